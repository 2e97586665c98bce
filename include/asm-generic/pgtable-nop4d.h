/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/asm-generic/pgtable-nop4d.h - a level that this machine does not have
 *
 * Linux:    include/asm-generic/pgtable-nop4d.h
 * Read:     pgtable-nopud.h after
 *
 * The generic walker steps pgd -> p4d -> pud -> pmd -> pte. Where the hardware
 * has fewer tables, p4d_offset() hands the pgd entry back under another type,
 * and the compiler removes the step. The entry "is always there": whether it
 * is really filled is asked at the level below.
 */
#ifndef _ASM_GENERIC_PGTABLE_NOP4D_H
#define _ASM_GENERIC_PGTABLE_NOP4D_H

typedef struct { pgd_t pgd; } p4d_t;

#define p4d_val(x)		(pgd_val((x).pgd))
#define __p4d(x)		((p4d_t){ __pgd(x) })

static inline p4d_t *p4d_offset(pgd_t *pgd, unsigned long address)
{
	return (p4d_t *)pgd;
}

#endif
