// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mm/pgd.c - making and freeing page tables
 *
 * Linux:    arch/arm/mm/pgd.c, arch/arm/include/asm/pgalloc.h,
 *	     include/asm-generic/pgalloc.h
 * Read:     asm/pgtable.h before, mm/memory.c after
 *
 *	TTBR0 -> pgd: 4 entries, 32 bytes
 *	          [0][1][2] -> the mm's own pmd tables, made when needed
 *	          [3] -------> swapper_pmd, the same in every mm: a mapping of the
 *	                       kernel that is made later is seen everywhere
 */
#include <linux/arch.h>
#include <linux/slab.h>

static struct kmem_cache *pgd_cache;

static int __init pgtable_cache_init(void)
{
	/* TTBR0 has no room for the low five bits. */
	pgd_cache = kmem_cache_create("pgd_cache", sizeof(pgd_t) * PTRS_PER_PGD,
				      32, SLAB_PANIC, NULL);
	return 0;
}
core_initcall(pgtable_cache_init);

/**
 * pgd_alloc() - an empty address space
 * @mm:		for whom
 *
 * Return: the table, its kernel entry filled in, or NULL.
 */
pgd_t *pgd_alloc(struct mm_struct *mm)
{
	pgd_t *pgd = kmem_cache_zalloc(pgd_cache, GFP_KERNEL);
	unsigned int i;

	for (i = USER_PTRS_PER_PGD; pgd && i < PTRS_PER_PGD; i++)
		pgd[i] = swapper_pg_dir[i];
	return pgd;
}

void pgd_free(struct mm_struct *mm, pgd_t *pgd)
{
	kmem_cache_free(pgd_cache, pgd);
}

void pud_populate(struct mm_struct *mm, pud_t *pud, pmd_t *pmd)
{
	set_pud(pud, __pud(__pa(pmd) | PMD_TYPE_TABLE));
}

void pmd_populate(struct mm_struct *mm, pmd_t *pmd, pgtable_t pte)
{
	set_pmd(pmd, __pmd(page_to_phys(pte) | PMD_TYPE_TABLE));
}

void pmd_populate_kernel(struct mm_struct *mm, pmd_t *pmd, pte_t *pte)
{
	set_pmd(pmd, __pmd(__pa(pte) | PMD_TYPE_TABLE));
}
