/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/stackprotector.h - the canary below the return address
 *
 * Linux:    include/linux/stackprotector.h, arch's asm/stackprotector.h
 * Notes:    chapter 10, "A canary for each task"
 * Read:     __switch_to of each architecture and __stack_chk_fail() after
 *
 *	| return address     |	what a buffer that runs over wants to reach
 *	| saved registers    |
 *	| canary             |  on entry copied from __stack_chk_guard, on return
 *	| char buffer[64]    |	compared with it
 *
 * The compiler knows one variable. A canary per task is had by changing it at
 * each switch, which more than one processor could not do (Linux: a per-CPU
 * variable on x86, a field of task_struct on arm since 6.1).
 */
#ifndef _KERNEL_STACKPROTECTOR_H
#define _KERNEL_STACKPROTECTOR_H

#include <linux/random.h>
#include <linux/sched.h>

extern unsigned long __stack_chk_guard;
void __stack_chk_fail(void) __noreturn;

/*
 * Functions that have begun already would find the change when they return, so
 * the caller must not return. Context: start_kernel().
 */
static __always_inline void boot_init_stack_canary(void)
{
	current->stack_canary = get_random_canary();
	__stack_chk_guard = current->stack_canary;
}

#endif
