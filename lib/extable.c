// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/extable.c - which code continues after a fault at this instruction?
 *
 * Linux:    lib/extable.c, kernel/extable.c (the kernel's own table),
 *           arch/.../mm/extable.c (fixup_exception)
 * Read:     include/linux/extable.h before, the page-fault handler after
 *
 * The linker collects section __ex_table in the order of the object files, so
 * the table is sorted once at boot (Linux sorts it when it builds the kernel).
 */
#include <linux/extable.h>
#include <linux/init.h>
#include <linux/ptrace.h>
#include <linux/sort.h>

extern struct exception_table_entry __start___ex_table[];
extern struct exception_table_entry __stop___ex_table[];

static int cmp_ex(const void *a, const void *b)
{
	const struct exception_table_entry *x = a, *y = b;

	return x->insn < y->insn ? -1 : x->insn > y->insn;
}

/**
 * sort_extable - sort a table by address
 * @start: first entry
 * @finish: behind the last entry
 */
void sort_extable(struct exception_table_entry *start,
		  struct exception_table_entry *finish)
{
	sort(start, finish - start, sizeof(*start), cmp_ex, NULL);
}

/**
 * search_extable - find an instruction in a sorted table
 * @base: first entry
 * @num: entries
 * @value: address of the instruction
 *
 * Return: its entry, or NULL.
 */
const struct exception_table_entry *
search_extable(const struct exception_table_entry *base, size_t num,
	       unsigned long value)
{
	while (num) {
		const struct exception_table_entry *mid = base + num / 2;

		if (mid->insn == value)
			return mid;
		if (mid->insn < value) {
			base = mid + 1;
			num--;
		}
		num /= 2;
	}
	return NULL;
}

/**
 * sort_main_extable - sort the kernel's own table
 *
 * Context: once, before the first access to user memory.
 */
void __init sort_main_extable(void)
{
	sort_extable(__start___ex_table, __stop___ex_table);
}

/**
 * search_exception_tables - may this kernel instruction fault?
 * @addr: its address
 *
 * Context: any.
 * Return: its entry, or NULL: then the fault is a bug in the kernel.
 */
const struct exception_table_entry *search_exception_tables(unsigned long addr)
{
	return search_extable(__start___ex_table,
			      __stop___ex_table - __start___ex_table, addr);
}

/**
 * fixup_exception - after a fault in the kernel, go on at the fix-up
 * @regs: registers at the fault; the pc is changed
 *
 * Context: the page-fault handler, for an address that it cannot map.
 * Return: whether there is a fix-up for this instruction.
 */
bool fixup_exception(struct pt_regs *regs)
{
	const struct exception_table_entry *e;

	e = search_exception_tables(instruction_pointer(regs));
	if (!e)
		return false;
	instruction_pointer_set(regs, e->fixup);
	return true;
}
