/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/stacktrace.h - parts of an oops
 *
 * Linux:    arch/x86/include/asm/stacktrace.h, kdebug.h
 * Read:     arch/x86/kernel/dumpstack.c after
 */
#ifndef _ASM_X86_STACKTRACE_H
#define _ASM_X86_STACKTRACE_H

#include <linux/stacktrace.h>

unsigned long *interrupted_sp(struct pt_regs *regs);
const char *stack_type_name(enum stack_type type);
void show_opcodes(struct pt_regs *regs, const char *loglvl);
void __show_regs(struct pt_regs *regs, unsigned long sp);

#endif
