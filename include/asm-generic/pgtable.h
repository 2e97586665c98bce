/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/asm-generic/pgtable.h - steps of a page-table walk
 *
 * Linux:    include/linux/pgtable.h (include/asm-generic/pgtable.h until 5.7)
 * Read:     arch's asm/pgtable.h before; it includes this file at its end
 *
 *	pgd_offset(mm, a) -> p4d_offset -> pud_offset -> pmd_offset
 *			  -> pte_offset_map(pmd, a)
 *
 * The architecture provides pud_pgtable(), pmd_page_vaddr(), set_pte() and the
 * tests and changes of single entries. Page tables are always in lowmem.
 */
#ifndef _ASM_GENERIC_PGTABLE_H
#define _ASM_GENERIC_PGTABLE_H

#define pgd_index(a)	(((a) >> PGDIR_SHIFT) & (PTRS_PER_PGD - 1))
#define pmd_index(a)	(((a) >> PMD_SHIFT) & (PTRS_PER_PMD - 1))
#define pte_index(a)	(((a) >> PAGE_SHIFT) & (PTRS_PER_PTE - 1))

#define pgd_offset(mm, a)	((mm)->pgd + pgd_index(a))
#define pgd_offset_k(a)		(swapper_pg_dir + pgd_index(a))

static inline pmd_t *pmd_offset(pud_t *pud, unsigned long address)
{
	return pud_pgtable(*pud) + pmd_index(address);
}

static inline pte_t *pte_offset_kernel(pmd_t *pmd, unsigned long address)
{
	return (pte_t *)pmd_page_vaddr(*pmd) + pte_index(address);
}

#define pte_offset_map(pmd, address)	pte_offset_kernel(pmd, address)

/* The pmd or pte of a kernel address; its tables must exist. */
static inline pmd_t *pmd_off_k(unsigned long va)
{
	return pmd_offset(pud_offset(p4d_offset(pgd_offset_k(va), va), va), va);
}

static inline pte_t *virt_to_kpte(unsigned long va)
{
	return pte_offset_kernel(pmd_off_k(va), va);
}

/* End of the part of [addr, end) that one entry covers; end may be 0 (2^32). */
#define pgd_addr_end(addr, end) ({					\
	unsigned long __boundary = ((addr) + PGDIR_SIZE) & PGDIR_MASK;	\
	__boundary - 1 < (end) - 1 ? __boundary : (end);		\
})
#define pmd_addr_end(addr, end) ({					\
	unsigned long __boundary = ((addr) + PMD_SIZE) & PMD_MASK;	\
	__boundary - 1 < (end) - 1 ? __boundary : (end);		\
})

#define set_pte_at(mm, addr, ptep, pte)	set_pte(ptep, pte)
#define pte_clear(mm, addr, ptep)	set_pte(ptep, __pte(0))
#define pte_same(a, b)			(pte_val(a) == pte_val(b))

/* One CPU: nobody, not even the table walker, sets bits in between. */
static inline pte_t ptep_get_and_clear(struct mm_struct *mm,
				       unsigned long addr, pte_t *ptep)
{
	pte_t pte = *ptep;

	pte_clear(mm, addr, ptep);
	return pte;
}

static inline void ptep_set_wrprotect(struct mm_struct *mm, unsigned long addr,
				      pte_t *ptep)
{
	set_pte_at(mm, addr, ptep, pte_wrprotect(*ptep));
}

#endif
