/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/mmu_context.h - from one address space to the next
 *
 * Linux:    arch/x86/include/asm/mmu_context.h
 * Read:     arch/x86/mm/tlb.c after: switch_mm(), activate_mm()
 */
#ifndef _ASM_X86_MMU_CONTEXT_H
#define _ASM_X86_MMU_CONTEXT_H

#include <linux/mm_types.h>
#include <asm/special_insns.h>

static inline void load_cr3(pgd_t *pgdir)
{
	write_cr3((unsigned long)__pa(pgdir));
}

#endif
