// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/pgtable-generic.c - page tables: finding, adding and removing them
 *
 * Linux:    mm/memory.c (p4d_alloc() ... free_pgd_range()), mm/rmap.c
 *	     (mm_find_pmd())
 * Notes:    chapter 6, "Three levels"
 * Read:     include/asm-generic/pgtable-nop4d.h before, mm/memory.c after
 *
 *	mm->pgd   4 entries of 1 GiB    --> pmd table, 512 entries of 2 MiB
 *	                                    --> pte table, 512 pages
 *	address   |2|    9    |    9    |     12     |
 *	           pgd  pmd       pte      in the page
 *
 * p4d and pud are folded into the pgd: the steps are written down, and cost
 * nothing. Linux walks a range with one function for each level; where only
 * pte tables matter, one loop over the pmd entries is enough here.
 *
 * Locks:    mm->page_table_lock for every change of an entry of a user table
 *	     that can be found from mm->pgd; mmap_lock keeps tables from going
 *	     away: they are freed by a writer only.
 */
#include "internal.h"


/* Bytes for VmPTE, and the flag with which the debugger knows the page. */
static void pgtable_account(struct mm_struct *mm, struct page *page, int sign)
{
	if (sign > 0)
		page->flags |= 1UL << PG_table;
	mm->pgtables_bytes += sign * (long)PAGE_SIZE;
	mod_node_page_state(NR_PAGETABLE, sign);
}

/**
 * pmd_alloc() - the pmd entry of an address, with a new table if need be
 * @mm:		address space
 * @pud:	entry of @addr one level up
 * @addr:	user address
 *
 * Context: mmap_lock held.
 * Return: the entry, or NULL without memory.
 */
pmd_t *pmd_alloc(struct mm_struct *mm, pud_t *pud, unsigned long addr)
{
	if (unlikely(pud_none(*pud))) {
		pmd_t *new = pmd_alloc_one(mm, addr);

		if (!new)
			return NULL;
		pgtable_account(mm, virt_to_page(new), 1);
		spin_lock(&mm->page_table_lock);
		pud_populate(mm, pud, new);
		spin_unlock(&mm->page_table_lock);
	}
	return pmd_offset(pud, addr);
}

/**
 * pte_alloc() - make sure that there is a pte table
 * @mm:		address space
 * @pmd:	the entry that shall lead to it
 *
 * Context: mmap_lock held.
 * Return: 0 or -ENOMEM.
 */
int pte_alloc(struct mm_struct *mm, pmd_t *pmd)
{
	pgtable_t new;

	if (likely(!pmd_none(*pmd)))
		return 0;
	new = pte_alloc_one(mm);
	if (!new)
		return -ENOMEM;
	pgtable_account(mm, new, 1);
	spin_lock(&mm->page_table_lock);
	pmd_populate(mm, pmd, new);
	spin_unlock(&mm->page_table_lock);
	return 0;
}

/**
 * pte_alloc_kernel() - the pte of a kernel address (vmalloc, fixmap)
 * @pmd:	its pmd entry; pmd tables of the kernel are made at boot
 * @addr:	kernel address
 *
 * Return: the entry, or NULL without memory.
 */
pte_t *pte_alloc_kernel(pmd_t *pmd, unsigned long addr)
{
	if (pmd_none(*pmd)) {
		pte_t *new = pte_alloc_one_kernel(&init_mm);

		if (!new)
			return NULL;
		pmd_populate_kernel(&init_mm, pmd, new);
	}
	return pte_offset_kernel(pmd, addr);
}

/**
 * mm_find_pmd() - the pmd entry of an address, if it leads to a pte table
 * @mm:		address space
 * @addr:	any address
 *
 * Context: mmap_lock held, or @mm is init_mm.
 * Return: the entry, or NULL where a table is missing.
 */
pmd_t *mm_find_pmd(struct mm_struct *mm, unsigned long addr)
{
	pgd_t *pgd = pgd_offset(mm, addr);
	pud_t *pud = pud_offset(p4d_offset(pgd, addr), addr);
	pmd_t *pmd;

	if (pud_none(*pud))
		return NULL;
	pmd = pmd_offset(pud, addr);
	return pmd_none(*pmd) ? NULL : pmd;
}

/**
 * mm_find_pte() - the pte of an address
 * @mm:		address space
 * @addr:	any address
 *
 * Context: as mm_find_pmd().
 * Return: the entry (perhaps empty), or NULL where a table is missing.
 */
pte_t *mm_find_pte(struct mm_struct *mm, unsigned long addr)
{
	pmd_t *pmd = mm_find_pmd(mm, addr);

	return pmd ? pte_offset_map(pmd, addr) : NULL;
}

static void free_pte_range(struct mm_struct *mm, pmd_t *pmd)
{
	pgtable_t token = pmd_pgtable(*pmd);

	spin_lock(&mm->page_table_lock);
	pmd_clear(pmd);
	spin_unlock(&mm->page_table_lock);
	pgtable_account(mm, token, -1);
	pte_free(mm, token);
}

/*
 * Free the pte tables of [addr, end), both multiples of PMD_SIZE inside one
 * pmd table; and that table too when nobody between @floor and @ceiling can
 * need it. (ceiling - 1 is the last address below, also when ceiling is 0.)
 */
static void free_pmd_range(struct mm_struct *mm, pud_t *pud,
			   unsigned long addr, unsigned long end,
			   unsigned long floor, unsigned long ceiling)
{
	unsigned long start = addr & PGDIR_MASK;
	unsigned long last = start + (PGDIR_SIZE - 1);
	pmd_t *pmd = pmd_offset(pud, addr), *table;

	for (; addr < end; addr += PMD_SIZE, pmd++)
		if (!pmd_none(*pmd))
			free_pte_range(mm, pmd);

	if (start < floor || last > ceiling - 1)
		return;
	table = pmd_offset(pud, start);
	spin_lock(&mm->page_table_lock);
	pud_clear(pud);
	spin_unlock(&mm->page_table_lock);
	pgtable_account(mm, virt_to_page(table), -1);
	pmd_free(mm, table);
}

/**
 * free_pgd_range() - free page tables that map nothing any more
 * @mm:		address space
 * @addr:	start of what was unmapped
 * @end:	end of it
 * @floor:	end of the area before, which keeps its tables
 * @ceiling:	start of the area behind; 0: there is none
 *
 * A table covers 2 MiB, an area seldom does: tables at both ends may be shared
 * with neighbours, and are freed only if they lie between @floor and @ceiling.
 *
 *	tables   |    t0    |    t1    |    t2    |    t3    |
 *	areas    |  [floor)   [addr   ....  end)     [ceiling |
 *	freed                 (t0 no)  t1     (t2: ceiling is in t3: yes)
 *
 * Context: mmap_lock held for writing, or the last user of @mm; the entries
 * are empty, and the caller flushes the TLB.
 */
void free_pgd_range(struct mm_struct *mm, unsigned long addr, unsigned long end,
		    unsigned long floor, unsigned long ceiling)
{
	unsigned long next;

	/* Whole tables only, and none that a neighbour needs. */
	addr &= PMD_MASK;
	if (addr < floor)
		addr += PMD_SIZE;
	end = ALIGN(end, PMD_SIZE);
	if (ceiling && end > (ceiling & PMD_MASK))
		end -= PMD_SIZE;

	for (; addr < end; addr = next) {
		pud_t *pud = pud_offset(p4d_offset(pgd_offset(mm, addr), addr),
					addr);

		next = pgd_addr_end(addr, end);
		if (!pud_none(*pud))
			free_pmd_range(mm, pud, addr, next, floor, ceiling);
	}
}
