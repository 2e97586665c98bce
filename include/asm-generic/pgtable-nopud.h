/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/asm-generic/pgtable-nopud.h - the second folded level
 *
 * Linux:    include/asm-generic/pgtable-nopud.h
 * Read:     pgtable-nop4d.h before: the same trick
 *
 * With three hardware levels the entry of the top table is a "pud", so the
 * architecture defines pud_none(), pud_present(), pud_clear() and
 * pud_populate() for it.
 */
#ifndef _ASM_GENERIC_PGTABLE_NOPUD_H
#define _ASM_GENERIC_PGTABLE_NOPUD_H

#include <asm-generic/pgtable-nop4d.h>

typedef struct { p4d_t p4d; } pud_t;

#define pud_val(x)		(p4d_val((x).p4d))
#define __pud(x)		((pud_t){ __p4d(x) })

static inline pud_t *pud_offset(p4d_t *p4d, unsigned long address)
{
	return (pud_t *)p4d;
}

#endif
