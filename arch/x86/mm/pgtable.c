// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/mm/pgtable.c - making page tables, and the rights of kernel pages
 *
 * Linux:    arch/x86/mm/pgtable.c, include/asm-generic/pgalloc.h,
 *	     arch/x86/mm/pat/set_memory.c
 * Read:     asm/pgtable.h before
 *
 *	mm->pgd, 32 bytes            swapper_pg_dir
 *	[0] 0x00000000  own pmd      [0] -
 *	[1] 0x40000000  own pmd      [1] -
 *	[2] 0x80000000  own pmd      [2] -
 *	[3] 0xC0000000 ------------> [3] -------> one pmd table for all
 *
 * Because that table is the same in every address space, a new mapping in the
 * vmalloc area is seen everywhere at once (SHARED_KERNEL_PMD). Linux makes all
 * three other tables at once; here each is made when it is needed.
 */
#include <linux/arch.h>
#include <linux/slab.h>
#include <asm/cacheflush.h>

pteval_t __supported_pte_mask = ~0ULL;

static struct kmem_cache *pgd_cache;

/* The CPU wants the four entries in one aligned line of 32 bytes. */
static int __init pgtable_cache_init(void)
{
	pgd_cache = kmem_cache_create("pgd_cache", sizeof(swapper_pg_dir),
				      sizeof(swapper_pg_dir), SLAB_PANIC, NULL);
	return 0;
}
core_initcall(pgtable_cache_init);

/**
 * pgd_alloc - the top table of a new address space
 * @mm: whose
 *
 * Return: a table in which only the kernel's GiB is mapped, or NULL.
 */
pgd_t *pgd_alloc(struct mm_struct *mm)
{
	pgd_t *pgd = kmem_cache_alloc(pgd_cache, GFP_KERNEL);

	if (pgd)
		memcpy(pgd, swapper_pg_dir, sizeof(swapper_pg_dir));
	return pgd;
}

void pgd_free(struct mm_struct *mm, pgd_t *pgd)
{
	kmem_cache_free(pgd_cache, pgd);
}

/* The upper half first, as in set_pte(). */
void set_pud(pud_t *pudp, pud_t pud)
{
	set_pte((pte_t *)pudp, __pte(pud_val(pud)));
}

/**
 * pud_populate - enter a pmd table
 * @mm: the address space
 * @pud: the entry
 * @pmd: the new table
 *
 * With PAE the CPU reads the four top entries when cr3 is written, and keeps
 * them: a new one in the tables that are in use needs cr3 written again.
 */
void pud_populate(struct mm_struct *mm, pud_t *pud, pmd_t *pmd)
{
	set_pud(pud, __pud(__pa(pmd) | _PAGE_PRESENT));
	if (mm == current->active_mm)
		load_cr3(mm->pgd);
}

void pmd_populate(struct mm_struct *mm, pmd_t *pmd, pgtable_t pte)
{
	set_pmd(pmd, __pmd(page_to_phys(pte) | _PAGE_TABLE));
}

void pmd_populate_kernel(struct mm_struct *mm, pmd_t *pmd, pte_t *pte)
{
	set_pmd(pmd, __pmd(__pa(pte) | _KERNPG_TABLE));
}

static int change_page_attr(unsigned long addr, int numpages, pteval_t set,
			    pteval_t clear)
{
	unsigned long end = addr + numpages * PAGE_SIZE, a;

	for (a = addr; a < end; a += PAGE_SIZE) {
		pte_t *pte = virt_to_kpte(a);

		set_pte(pte, __pte((pte_val(*pte) & ~clear) |
				   (set & __supported_pte_mask)));
	}
	flush_tlb_kernel_range(addr, end);
	return 0;
}

int set_memory_ro(unsigned long addr, int numpages)
{
	return change_page_attr(addr, numpages, 0, _PAGE_RW);
}

int set_memory_rw(unsigned long addr, int numpages)
{
	return change_page_attr(addr, numpages, _PAGE_RW, 0);
}

int set_memory_x(unsigned long addr, int numpages)
{
	return change_page_attr(addr, numpages, 0, _PAGE_NX);
}

int set_memory_nx(unsigned long addr, int numpages)
{
	return change_page_attr(addr, numpages, _PAGE_NX, 0);
}
