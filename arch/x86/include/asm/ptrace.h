/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/ptrace.h - what lies on the kernel stack after an entry
 *
 * Linux:    arch/x86/include/asm/ptrace.h (layout of 6.1, pad of 3.18)
 * Notes:    chapter 2, "The top of the kernel stack"
 * Read:     arch/x86/entry/entry_32.S after
 *
 *	stack + THREAD_SIZE  +--------------------------+
 *	                     | 8 bytes of padding       |
 *	thread.sp0 --------> +--------------------------+
 *	                     | ss  sp                   |  only from user mode
 *	                     | flags cs ip              |  pushed by the CPU
 *	                     | orig_ax                  |  error code, or number
 *	                     | gs fs es ds              |
 *	                     | ax bp di si dx cx bx     |
 *	task_pt_regs(t) ---> +--------------------------+
 *
 * An interrupt of the kernel itself pushes neither ss nor sp: the two last
 * members are then whatever lay on the stack before, which is why
 * kernel_stack_pointer() exists, and why 8 bytes are kept free at the top: a
 * frame right there still ends in readable memory.
 */
#ifndef _ASM_X86_PTRACE_H
#define _ASM_X86_PTRACE_H

#include <asm/segment.h>
#include <asm/ptrace-abi.h>
#include <asm/processor-flags.h>

#define TOP_OF_KERNEL_STACK_PADDING	8

#ifndef __ASSEMBLY__

struct pt_regs {
	unsigned long bx, cx, dx, si, di, bp, ax;
	unsigned short ds, __dsh;
	unsigned short es, __esh;
	unsigned short fs, __fsh;
	unsigned short gs, __gsh;
	unsigned long orig_ax;		/* -1: not a system call */
	unsigned long ip;
	unsigned short cs, __csh;
	unsigned long flags;
	unsigned long sp;		/* from user mode only */
	unsigned short ss, __ssh;
};

#define user_mode(regs)		(((regs)->cs & SEGMENT_RPL_MASK) == USER_RPL)
#define instruction_pointer(regs)	((regs)->ip)
#define instruction_pointer_set(regs, val)	((regs)->ip = (val))
#define user_stack_pointer(regs)	((regs)->sp)

/* Where sp pointed when the kernel was interrupted. */
static inline unsigned long kernel_stack_pointer(struct pt_regs *regs)
{
	return user_mode(regs) ? regs->sp : (unsigned long)&regs->sp;
}

#define task_top_of_stack(t) \
	((unsigned long)(t)->stack + THREAD_SIZE - TOP_OF_KERNEL_STACK_PADDING)
#define task_pt_regs(t)		((struct pt_regs *)task_top_of_stack(t) - 1)

#endif /* __ASSEMBLY__ */
#endif
