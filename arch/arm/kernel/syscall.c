// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/syscall.c - a system call at a depth that nobody knows
 *
 * Linux:    none for arm; arch/arm64/kernel/syscall.c
 * Read:     linux/randomize_kstack.h and vector_swi before
 */
#include <linux/random.h>
#include <linux/randomize_kstack.h>
#include <asm/ptrace.h>
#include <asm/traps.h>

/**
 * invoke_syscall() - between vector_swi and the function that does the work
 * @regs:	the program's registers
 * @syscall_fn:	the function
 *
 * Only with randomize_kstack_offset=on; vector_swi calls the function else.
 *
 * Context: interrupts on, on the task's own stack.
 * Return: the function's.
 */
asmlinkage long __no_stack_protector invoke_syscall(struct pt_regs *regs,
						    syscall_fn_t syscall_fn)
{
	long ret;

	add_random_kstack_offset();
	ret = syscall_fn(regs->ARM_ORIG_r0, regs->ARM_r1, regs->ARM_r2,
			 regs->ARM_r3, regs->ARM_r4, regs->ARM_r5);
	choose_random_kstack_offset(get_random_u32());
	return ret;
}
