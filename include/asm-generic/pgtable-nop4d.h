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

#define P4D_SHIFT		PGDIR_SHIFT
#define PTRS_PER_P4D		1
#define P4D_SIZE		(1UL << P4D_SHIFT)
#define P4D_MASK		(~(P4D_SIZE - 1))

#define p4d_val(x)		(pgd_val((x).pgd))
#define __p4d(x)		((p4d_t){ __pgd(x) })

static inline int pgd_none(pgd_t pgd)		{ return 0; }
static inline int pgd_bad(pgd_t pgd)		{ return 0; }
static inline int pgd_present(pgd_t pgd)	{ return 1; }
static inline void pgd_clear(pgd_t *pgd)	{ }

#define pgd_populate(mm, pgd, p4d)	do { } while (0)
#define p4d_free(mm, p4d)		do { } while (0)

static inline p4d_t *p4d_offset(pgd_t *pgd, unsigned long address)
{
	return (p4d_t *)pgd;
}

#define p4d_addr_end(addr, end)		(end)

#endif
