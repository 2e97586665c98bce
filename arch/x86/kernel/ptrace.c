// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/ptrace.c - a system call, seen in the saved registers
 *
 * Linux:    arch/x86/include/asm/syscall.h (inlines there)
 * Read:     include/linux/arch.h before
 */
#include <linux/arch.h>

/* The size of int $0x80, cd 80. */
#define SYSCALL_INSN_SIZE	2

/**
 * syscall_get_nr - which system call is @task in?
 * @task: a task inside the kernel
 * @regs: its task_pt_regs()
 *
 * Return: the number, or -1: it came in by a fault or an interrupt.
 */
int syscall_get_nr(struct task_struct *task, struct pt_regs *regs)
{
	return (long)regs->orig_ax < 0 ? -1 : (int)regs->orig_ax;
}

void syscall_get_arguments(struct task_struct *task, struct pt_regs *regs,
			   unsigned long *args)
{
	args[0] = regs->bx;
	args[1] = regs->cx;
	args[2] = regs->dx;
	args[3] = regs->si;
	args[4] = regs->di;
	args[5] = regs->bp;
}

long syscall_get_return_value(struct task_struct *task, struct pt_regs *regs)
{
	return regs->ax;
}

void syscall_set_return_value(struct task_struct *task, struct pt_regs *regs,
			      int error, long val)
{
	regs->ax = error ?: val;
}

void syscall_restart_with(struct pt_regs *regs, long nr)
{
	regs->ax = nr;
	regs->ip -= SYSCALL_INSN_SIZE;
}

void syscall_rollback(struct task_struct *task, struct pt_regs *regs)
{
	syscall_restart_with(regs, regs->orig_ax);
}
