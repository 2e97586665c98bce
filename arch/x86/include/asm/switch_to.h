/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/switch_to.h - the frame that a sleeping task ends in
 *
 * Linux:    arch/x86/include/asm/switch_to.h (6.1)
 * Notes:    chapter 3, "Two stacks, one function"
 * Read:     __switch_to_asm in arch/x86/entry/entry_32.S after
 */
#ifndef _ASM_X86_SWITCH_TO_H
#define _ASM_X86_SWITCH_TO_H

#include <asm/ptrace.h>

struct task_struct;

/* Returns on the stack of @next; its own @prev at that time is stale, so the
 * task that ran until now is handed through eax. */
struct task_struct *__switch_to_asm(struct task_struct *prev,
				    struct task_struct *next);

#define switch_to(prev, next, last) \
	do { (last) = __switch_to_asm(prev, next); } while (0)

/* __switch_to_asm() pushes this, and ->thread.sp points at it. */
struct inactive_task_frame {
	unsigned long flags;
	unsigned long si, di, bx;
	unsigned long bp;	/* these two are the end of the frame chain */
	unsigned long ret_addr;
};

/* What copy_thread() lays down for a new task. */
struct fork_frame {
	struct inactive_task_frame frame;
	struct pt_regs regs;
};

#endif
