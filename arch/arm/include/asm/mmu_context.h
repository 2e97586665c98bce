/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/mmu_context.h - from one address space to another
 *
 * Linux:    arch/arm/include/asm/mmu_context.h
 * Read:     arch/arm/mm/proc-v7.S after
 */
#ifndef _ASM_ARM_MMU_CONTEXT_H
#define _ASM_ARM_MMU_CONTEXT_H

#include <linux/mm_types.h>

/* TTBR0 = @pgd_phys, then no user translation is left in the TLB. */
void cpu_switch_mm(phys_addr_t pgd_phys);

#endif
