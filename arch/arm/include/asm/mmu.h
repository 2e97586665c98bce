/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/mmu.h - what the architecture keeps in an mm
 *
 * Linux:    arch/arm/include/asm/mmu.h
 * Left out: the ASID: switch_mm() flushes the user's translations instead
 */
#ifndef _ASM_ARM_MMU_H
#define _ASM_ARM_MMU_H

typedef struct {
	unsigned int unused;
} mm_context_t;

#endif
