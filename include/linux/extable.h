/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/extable.h - instructions that may fault, and what then
 *
 * Linux:    include/linux/extable.h, include/asm-generic/extable.h (absolute
 *           addresses, as 3.18 on arm; x86 has stored offsets since 3.5)
 * Read:     lib/extable.c after
 *
 * An access to user memory from the kernel may hit an unmapped page. Its
 * address goes to section __ex_table beside the address of code that returns
 * -EFAULT; the page-fault handler looks the faulting address up there.
 */
#ifndef _KERNEL_EXTABLE_H
#define _KERNEL_EXTABLE_H

#include <linux/types.h>

struct pt_regs;

/**
 * struct exception_table_entry - one instruction that may fault
 * @insn: its address
 * @fixup: where to go on after a fault
 */
struct exception_table_entry {
	unsigned long insn, fixup;
};

void sort_extable(struct exception_table_entry *start,
		  struct exception_table_entry *finish);
const struct exception_table_entry *
search_extable(const struct exception_table_entry *base, size_t num,
	       unsigned long value);

/* The kernel's own table. */
void sort_main_extable(void);
const struct exception_table_entry *search_exception_tables(unsigned long addr);
bool fixup_exception(struct pt_regs *regs);

#endif
