/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/current.h - the task that runs
 *
 * Linux:    arch/x86/include/asm/current.h (a per-CPU variable, in %fs)
 * Read:     __switch_to() after: it changes the variable
 */
#ifndef _ASM_X86_CURRENT_H
#define _ASM_X86_CURRENT_H

extern struct task_struct *current_task;
#define current			current_task
#define set_current(p)		(current_task = (p))

#endif
