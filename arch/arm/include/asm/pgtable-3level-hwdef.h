/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/pgtable-3level-hwdef.h - a long descriptor's bits
 *
 * Linux:    arch/arm/include/asm/pgtable-3level-hwdef.h
 * Read:     asm/pgtable-3level.h after
 *
 *	63    55 54  53        39                12 11 10 9 8 7 6 5 4   2 1 0
 *	+-------+---+---+-----+--------------------+--+--+---+---+-+-----+---+
 *	|software XN|PXN|     | output address     |nG|AF|SH |AP | |index|typ|
 *	+-------+---+---+-----+--------------------+--+--+---+---+-+-----+---+
 *
 * typ: 3 = table (levels 1, 2) or page (level 3), 1 = block (2 MiB at level 2).
 */
#ifndef _ASM_ARM_PGTABLE_3LEVEL_HWDEF_H
#define _ASM_ARM_PGTABLE_3LEVEL_HWDEF_H

#include <linux/const.h>	/* _AT(): the type is dropped in assembly */

#define PMD_TYPE_MASK		_AT(pmdval_t, 3)
#define PMD_TYPE_TABLE		_AT(pmdval_t, 3)
#define PMD_TYPE_SECT		_AT(pmdval_t, 1)
#define PTE_TYPE_PAGE		_AT(pteval_t, 3)

#define PTE_ATTRINDX(t)		(_AT(pteval_t, t) << 2)
#define PTE_USER		(_AT(pteval_t, 1) << 6)		/* AP[1] */
#define PTE_RDONLY		(_AT(pteval_t, 1) << 7)		/* AP[2] */
#define PTE_SHARED		(_AT(pteval_t, 3) << 8)		/* inner */
#define PTE_AF			(_AT(pteval_t, 1) << 10)	/* 0: fault */
#define PTE_NG			(_AT(pteval_t, 1) << 11)	/* has an ASID */
#define PTE_PXN			(_AT(pteval_t, 1) << 53)	/* not in PL1 */
#define PTE_XN			(_AT(pteval_t, 1) << 54)

/* The address part of an entry: bits 12 to 39. */
#define PHYS_MASK		((_AT(pteval_t, 1) << 40) - 4096)

#endif
