/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/special_insns.h - control registers, MSRs, cpuid, TSC
 *
 * Linux:    arch/x86/include/asm/special_insns.h, msr.h, processor.h
 */
#ifndef _ASM_X86_SPECIAL_INSNS_H
#define _ASM_X86_SPECIAL_INSNS_H

#include <linux/types.h>

#define __DEFINE_CR(n)							\
static inline unsigned long read_cr##n(void)				\
{									\
	unsigned long val;						\
									\
	__asm__ volatile("movl %%cr" #n ", %0" : "=r" (val) : : "memory"); \
	return val;							\
}									\
static inline void write_cr##n(unsigned long val)			\
{									\
	__asm__ volatile("movl %0, %%cr" #n : : "r" (val) : "memory");	\
}

__DEFINE_CR(0)
__DEFINE_CR(2)
__DEFINE_CR(3)
__DEFINE_CR(4)

static inline void cpuid_count(u32 op, u32 count, u32 *a, u32 *b, u32 *c, u32 *d)
{
	__asm__ volatile("cpuid" : "=a" (*a), "=b" (*b), "=c" (*c), "=d" (*d)
			 : "0" (op), "2" (count));
}

static inline u64 rdtsc(void)
{
	u64 val;

	__asm__ volatile("rdtsc" : "=A" (val));
	return val;
}

#endif
