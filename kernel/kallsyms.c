// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/kallsyms.c - which function does an address belong to?
 *
 * Linux:    kernel/kallsyms.c, kernel/extable.c (kernel_text_address())
 * Read:     scripts/kallsyms.py before: it makes the table
 *
 *	kallsyms_addresses[]   c0101000  c0101040  c01010a4 ...   sorted
 *	kallsyms_name_off[]           0         9        22 ...
 *	kallsyms_names         "stext\0" "do_fork\0" ...
 *
 * A function ends where the next one begins. The kernel is linked with an empty
 * table first, so an empty one must do.
 */
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <asm-generic/sections.h>

extern const char __entry_text_start[], __entry_text_end[];
extern const unsigned long kallsyms_addresses[];
extern const unsigned int kallsyms_num_syms;
extern const unsigned int kallsyms_name_off[];
extern const char kallsyms_names[];

/* Number of the last symbol at or below @addr. */
static unsigned int find_symbol(unsigned long addr)
{
	unsigned int low = 0, high = kallsyms_num_syms, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (kallsyms_addresses[mid] <= addr)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/**
 * kernel_text_address() - can this be the address of code?
 * @addr: perhaps a return address
 */
bool kernel_text_address(unsigned long addr)
{
	return (addr >= (unsigned long)_stext && addr < (unsigned long)_etext) ||
	       (addr >= (unsigned long)_sinittext &&
		addr < (unsigned long)_einittext);
}

/**
 * in_entry_text() - is it the code between user mode and the first C function?
 * @addr: an address
 */
bool in_entry_text(unsigned long addr)
{
	return addr >= (unsigned long)__entry_text_start &&
	       addr < (unsigned long)__entry_text_end;
}

/**
 * kallsyms_lookup() - the function that contains an address
 * @addr: the address
 * @symbolsize: gets its length in bytes
 * @offset: gets @addr's distance from its beginning
 * @namebuf: not used; the names lie in the table
 *
 * Return: its name, or NULL: no code, or no table.
 */
const char *kallsyms_lookup(unsigned long addr, unsigned long *symbolsize,
			    unsigned long *offset, char *namebuf)
{
	unsigned int i;

	if (!kallsyms_num_syms || !kernel_text_address(addr) ||
	    addr < kallsyms_addresses[0])
		return NULL;
	i = find_symbol(addr);
	*symbolsize = (i + 1 < kallsyms_num_syms ? kallsyms_addresses[i + 1] :
		       (unsigned long)_etext) - kallsyms_addresses[i];
	*offset = addr - kallsyms_addresses[i];
	/* Of several names for one address, the first. */
	while (i && kallsyms_addresses[i - 1] == kallsyms_addresses[i])
		i--;
	return kallsyms_names + kallsyms_name_off[i];
}

static int __sprint_symbol(char *buffer, unsigned long address, int back)
{
	unsigned long offset, size;
	const char *name;

	name = kallsyms_lookup(address - back, &size, &offset, NULL);
	if (!name)
		return sprintf(buffer, "0x%lx", address);
	return snprintf(buffer, KSYM_SYMBOL_LEN, "%s+0x%lx/0x%lx", name,
			offset + back, size);
}

/**
 * sprint_symbol() - "name+0x12/0x40"
 * @buffer: of KSYM_SYMBOL_LEN bytes
 * @addr: the address
 *
 * Return: length of the text.
 */
int sprint_symbol(char *buffer, unsigned long addr)
{
	return __sprint_symbol(buffer, addr, 0);
}

/**
 * sprint_backtrace() - the same for a return address
 * @buffer: of KSYM_SYMBOL_LEN bytes
 * @addr: the address; a call of a function that never returns may be the last
 *	instruction, and the address after it is another function's already
 *
 * Return: length of the text.
 */
int sprint_backtrace(char *buffer, unsigned long addr)
{
	return __sprint_symbol(buffer, addr, 1);
}
