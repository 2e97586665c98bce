/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/kallsyms.h - from an address to the function's name
 *
 * Linux:    include/linux/kallsyms.h
 * Read:     kernel/kallsyms.c after; scripts/kallsyms builds the table
 */
#ifndef _KERNEL_KALLSYMS_H
#define _KERNEL_KALLSYMS_H

#include <linux/types.h>

#define KSYM_NAME_LEN	128
#define KSYM_SYMBOL_LEN	(KSYM_NAME_LEN + 32)

/* Name of the function that contains @addr (in @namebuf or static), or NULL. */
const char *kallsyms_lookup(unsigned long addr, unsigned long *symbolsize,
			    unsigned long *offset, char *namebuf);
/* "name+0x12/0x40"; backtrace form looks up @addr - 1. Returns length. */
int sprint_symbol(char *buffer, unsigned long addr);
int sprint_backtrace(char *buffer, unsigned long addr);
bool kernel_text_address(unsigned long addr);
bool in_entry_text(unsigned long addr);

#endif
