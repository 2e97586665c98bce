/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/tlbflush.h - forgetting cached translations
 *
 * Linux:    arch/x86/include/asm/tlbflush.h
 * Read:     arch/x86/mm/tlb.c after: the flush_tlb_*() of linux/arch.h
 */
#ifndef _ASM_X86_TLBFLUSH_H
#define _ASM_X86_TLBFLUSH_H

#include <linux/mm_types.h>

/* One page, global or not. */
static inline void flush_tlb_one_kernel(unsigned long addr)
{
	__asm__ volatile("invlpg (%0)" : : "r" (addr) : "memory");
}

#endif
