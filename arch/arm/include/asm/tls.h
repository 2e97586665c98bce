/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/tls.h - the register that finds a thread's variables
 *
 * Linux:    arch/arm/include/asm/tls.h
 * Left out: the copy at ffff0ff0 for CPUs without the register
 */
#ifndef _ASM_ARM_TLS_H
#define _ASM_ARM_TLS_H

#include <linux/thread_info.h>

/* TPIDRURO: programs read it, the kernel writes it. */
static inline void set_tls(unsigned long val)
{
	current_thread_info()->tp_value[0] = val;
	__asm__ volatile("mcr p15, 0, %0, c13, c0, 3" : : "r" (val));
}

/* TPIDRURW: programs write it themselves. */
static inline unsigned long get_tpuser(void)
{
	unsigned long val;

	__asm__ volatile("mrc p15, 0, %0, c13, c0, 2" : "=r" (val));
	return val;
}

static inline void set_tpuser(unsigned long val)
{
	__asm__ volatile("mcr p15, 0, %0, c13, c0, 2" : : "r" (val));
}

#endif
