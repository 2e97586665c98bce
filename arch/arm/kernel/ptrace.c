// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/ptrace.c - the registers of a system call, by their meaning
 *
 * Linux:    arch/arm/include/asm/syscall.h, arch/arm/kernel/ptrace.c and
 *	     signal.c (the steps back of a restart)
 * Read:     include/linux/arch.h before, kernel/signal.c after
 */
#include <linux/arch.h>

/**
 * syscall_get_nr() - which system call is a task in?
 * @task:	the task; stopped, or current
 * @regs:	its registers at entry
 *
 * Return: the number, or -1 when the kernel was entered by an exception.
 */
int syscall_get_nr(struct task_struct *task, struct pt_regs *regs)
{
	return task_thread_info(task)->syscall;
}

/**
 * syscall_get_arguments() - the six arguments of a system call
 * @task:	the task
 * @regs:	its registers at entry
 * @args:	six words
 */
void syscall_get_arguments(struct task_struct *task, struct pt_regs *regs,
			   unsigned long *args)
{
	args[0] = regs->ARM_ORIG_r0;
	memcpy(args + 1, &regs->ARM_r1, 5 * sizeof(args[0]));
}

long syscall_get_return_value(struct task_struct *task, struct pt_regs *regs)
{
	return regs->ARM_r0;
}

void syscall_set_return_value(struct task_struct *task, struct pt_regs *regs,
			      int error, long val)
{
	regs->ARM_r0 = error ?: val;
}

/**
 * syscall_rollback() - back to the swi instruction
 * @task:	the task
 * @regs:	its registers: r0 gets its old value, r7 still has the number
 *
 * Context: on the way to user mode; the system call will be made again. This
 * one is over: its first argument, back in r0, is no result to be restarted.
 */
void syscall_rollback(struct task_struct *task, struct pt_regs *regs)
{
	regs->ARM_r0 = regs->ARM_ORIG_r0;
	regs->ARM_pc -= thumb_mode(regs) ? 2 : 4;
	task_thread_info(task)->syscall = -1;
}

/**
 * syscall_restart_with() - another system call in place of the one that ended
 * @regs:	the registers
 * @nr:		the number, __NR_restart_syscall
 *
 * r7 belongs to the program, which may use it after the call: so this one is
 * made here. If a signal interrupts it again, its result says so again.
 */
void syscall_restart_with(struct pt_regs *regs, long nr)
{
	regs->ARM_r0 = sys_call_table[nr](0, 0, 0, 0, 0, 0);
}
