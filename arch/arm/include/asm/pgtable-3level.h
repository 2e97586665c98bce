/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/pgtable-3level.h - entries of the LPAE page tables
 *
 * Linux:    arch/arm/include/asm/pgtable-3level.h (3.18)
 * Notes:    chapter 6, "Three levels"
 * Read:     asm/pgtable-3level-hwdef.h before, asm/pgtable.h after
 *
 * The hardware has no dirty bit. A clean page is therefore mapped read-only
 * even where writing is allowed (L_PTE_DIRTY clear, L_PTE_RDONLY clear); the
 * first write faults, and handle_mm_fault() marks it dirty. set_pte() derives
 * the bit that the hardware looks at from the two that the kernel keeps.
 */
#ifndef _ASM_ARM_PGTABLE_3LEVEL_H
#define _ASM_ARM_PGTABLE_3LEVEL_H

#include <asm/pgtable-3level-hwdef.h>

#define PTRS_PER_PGD		4
#define PTRS_PER_PMD		512
#define PTRS_PER_PTE		512

#define PGDIR_SHIFT		30
#define PGDIR_SIZE		(1UL << PGDIR_SHIFT)
#define PGDIR_MASK		(~(PGDIR_SIZE - 1))
#define PMD_SHIFT		21
#define PMD_SIZE		(1UL << PMD_SHIFT)
#define PMD_MASK		(~(PMD_SIZE - 1))

#define USER_PTRS_PER_PGD	(PAGE_OFFSET / PGDIR_SIZE)

/* Hardware bits under the names of the kernel's view, and two of our own. */
#define L_PTE_PRESENT		PTE_TYPE_PAGE
#define L_PTE_VALID		((pteval_t)1)	/* half of the type */
#define L_PTE_MT(t)		PTE_ATTRINDX(t)
#define L_PTE_USER		PTE_USER
#define L_PTE_SHARED		PTE_SHARED
#define L_PTE_YOUNG		PTE_AF
#define L_PTE_PXN		PTE_PXN
#define L_PTE_XN		PTE_XN
#define L_PTE_DIRTY		((pteval_t)1 << 55)
#define L_PTE_RDONLY		((pteval_t)1 << 58)

#define pud_none(pud)		(!pud_val(pud))
#define pud_present(pud)	(pud_val(pud))
#define pud_pgtable(pud)	((pmd_t *)__va(pud_val(pud) & PHYS_MASK))
#define pud_clear(pudp)		set_pud(pudp, __pud(0))

#define pmd_none(pmd)		(!pmd_val(pmd))
#define pmd_bad(pmd)		((pmd_val(pmd) & PMD_TYPE_MASK) != PMD_TYPE_TABLE)
#define pmd_sect(pmd)		((pmd_val(pmd) & PMD_TYPE_MASK) == PMD_TYPE_SECT)
#define pmd_clear(pmdp)		set_pmd(pmdp, __pmd(0))

/*
 * The table walker of the MMU reads memory on its own: the entry must have
 * arrived there before the next instruction uses the address. Walks are
 * cacheable, so nothing needs to be cleaned from the data cache.
 */
static inline void __set_entry(u64 *entry, u64 val)
{
	*(volatile u64 *)entry = val;
	__asm__ volatile("dsb ishst\n\tisb" : : : "memory");
}

static inline void set_pud(pud_t *pudp, pud_t pud)
{
	__set_entry((u64 *)pudp, pud_val(pud));
}

static inline void set_pmd(pmd_t *pmdp, pmd_t pmd)
{
	__set_entry(&pmdp->pmd, pmd_val(pmd));
}

static inline void set_pte(pte_t *ptep, pte_t pte)
{
	pteval_t val = pte_val(pte) & ~PTE_RDONLY;

	if (val && ((val & L_PTE_RDONLY) || !(val & L_PTE_DIRTY)))
		val |= PTE_RDONLY;
	__set_entry(&ptep->pte, val);
}

#endif
