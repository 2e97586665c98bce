/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/asm/mmu.h - an address space without a processor
 */
#ifndef UNIT_ASM_MMU_H
#define UNIT_ASM_MMU_H

typedef struct {
} mm_context_t;

#endif
