// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/kallsyms.c - which function does an address belong to?
 *
 * Linux:    kernel/kallsyms.c, kernel/extable.c (kernel_text_address())
 * Read:     scripts/kallsyms.py before: it makes the table
 *
 *	kallsyms_addresses[]   c0101000  c0101040  c01010a4 ...   sorted
 *	kallsyms_name_off[]           0         7        16 ...
 *	kallsyms_names        "Tstext\0" "Tdo_fork\0" ...
 *
 * A function ends where the next one begins. The kernel is linked with an empty
 * table first, so an empty one must do.
 */
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <asm-generic/sections.h>

extern const char __entry_text_start[], __entry_text_end[];
extern const char __sched_text_start[], __sched_text_end[];
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

/* Is it one of those functions in which nobody is said to sleep? */
bool in_sched_functions(unsigned long addr)
{
	return addr >= (unsigned long)__sched_text_start &&
	       addr < (unsigned long)__sched_text_end;
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
	return kallsyms_names + kallsyms_name_off[i] + 1;
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

static void *s_start(struct seq_file *m, loff_t *pos)
{
	return *pos < kallsyms_num_syms ?
	       (void *)(kallsyms_name_off + *pos) : NULL;
}

static void *s_next(struct seq_file *m, void *p, loff_t *pos)
{
	++*pos;
	return s_start(m, pos);
}

static void s_stop(struct seq_file *m, void *p)
{
}

/* Where the kernel lies is root's business. */
static int s_show(struct seq_file *m, void *p)
{
	unsigned int i = (const unsigned int *)p - kallsyms_name_off;
	const char *name = kallsyms_names + kallsyms_name_off[i];

	seq_printf(m, "%08lx %c %s\n",
		   m->private ? kallsyms_addresses[i] : 0UL, *name, name + 1);
	return 0;
}

static const struct seq_operations kallsyms_op = {
	.start = s_start, .next = s_next, .stop = s_stop, .show = s_show,
};

static int kallsyms_open(struct inode *inode, struct file *file)
{
	int error = seq_open(file, &kallsyms_op);

	if (!error && capable(CAP_SYSLOG))
		((struct seq_file *)file->private_data)->private = file;
	return error;
}

static const struct file_operations kallsyms_proc_ops = {
	.open		= kallsyms_open,
	.read		= seq_read,
	.llseek		= seq_lseek,
	.release	= seq_release,
};

static int __init kallsyms_init(void)
{
	proc_create("kallsyms", 0444, NULL, &kallsyms_proc_ops);
	return 0;
}
fs_initcall(kallsyms_init);
