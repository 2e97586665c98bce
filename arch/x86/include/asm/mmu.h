/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/mmu.h - what an address space holds for the CPU
 *
 * Linux:    arch/x86/include/asm/mmu.h
 * Left out: LDT, vdso, PCID: so nothing remains
 */
#ifndef _ASM_X86_MMU_H
#define _ASM_X86_MMU_H

typedef struct {
} mm_context_t;

#endif
