/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/randomize_kstack.h - each system call begins at another depth
 *
 * Linux:    include/linux/randomize_kstack.h (5.13; a number per task: 6.1)
 * Notes:    chapter 10, "Where exactly is my variable?"
 * Read:     the callers: arch/x86/entry/common.c, arch/arm/kernel/syscall.c
 *
 *	| struct pt_regs       |  always at the same place, below the top
 *	+----------------------+
 *	| 0 to 1023 bytes      |  add_random_kstack_offset()
 *	+----------------------+
 *	| frames of the call   |  whoever guesses where a variable of this call
 *	|          v           |  will lie, is wrong
 *
 * The number for the next call is mixed at the end of this one: how long the
 * program will compute in between is not known to the one who guesses.
 *
 * Left out: static branches: with randomize_kstack_offset=off a test remains
 */
#ifndef _KERNEL_RANDOMIZE_KSTACK_H
#define _KERNEL_RANDOMIZE_KSTACK_H

#include <linux/sched.h>

extern bool randomize_kstack_offset;		/* init/main.c */

#define randomize_kstack() \
	(IS_ENABLED(CONFIG_RANDOMIZE_KSTACK_OFFSET) && randomize_kstack_offset)

/* What the caller's frame grows by; ten bits, so that enough stack remains. */
#define KSTACK_OFFSET_MAX(x)	((x) & 0x3FF)

/*
 * In the frame of the function that uses it, which must be built without stack
 * protector: the room looks like an array, and arrays get a canary.
 */
#define add_random_kstack_offset() do {					\
	if (randomize_kstack()) {					\
		u8 *ptr = __builtin_alloca(				\
			KSTACK_OFFSET_MAX(current->kstack_offset));	\
		/* A use, else it would not be made. */			\
		__asm__ volatile("" : : "r" (ptr) : "memory");		\
	}								\
} while (0)

static __always_inline void choose_random_kstack_offset(u32 rand)
{
	u32 offset = current->kstack_offset;

	current->kstack_offset = (offset >> 5 | offset << 27) ^ rand;
}

#endif
