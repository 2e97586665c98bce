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

/*
 * The rights for vm_flags & (VM_READ 1, VM_WRITE 10, VM_EXEC 100). A private page
 * is not writable before it was copied.
 */
#define __P000	PAGE_NONE
#define __P001	PAGE_READONLY
#define __P010	PAGE_COPY
#define __P011	PAGE_COPY
#define __P100	PAGE_READONLY_EXEC
#define __P101	PAGE_READONLY_EXEC
#define __P110	PAGE_COPY_EXEC
#define __P111	PAGE_COPY_EXEC
#define __S000	PAGE_NONE
#define __S001	PAGE_READONLY
#define __S010	PAGE_SHARED
#define __S011	PAGE_SHARED
#define __S100	PAGE_READONLY_EXEC
#define __S101	PAGE_READONLY_EXEC
#define __S110	PAGE_SHARED_EXEC
#define __S111	PAGE_SHARED_EXEC

extern pgd_t swapper_pg_dir[PTRS_PER_PGD];	/* the kernel's */

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

/* A table is one zeroed page of lowmem, or NULL. */
#define pmd_alloc_one(mm, addr)		((pmd_t *)get_zeroed_page(GFP_KERNEL))
#define pmd_free(mm, pmd)		free_page((unsigned long)(pmd))
#define pte_alloc_one(mm)		alloc_page(GFP_KERNEL | __GFP_ZERO)
#define pte_alloc_one_kernel(mm)	((pte_t *)get_zeroed_page(GFP_KERNEL))
#define pte_free(mm, pte)		__free_page(pte)

/* arch/x86/mm/pgtable.c, arch/arm/mm/pgd.c: let an entry point at a table. */
void pud_populate(struct mm_struct *mm, pud_t *pud, pmd_t *pmd);
void pmd_populate(struct mm_struct *mm, pmd_t *pmd, pgtable_t pte);
void pmd_populate_kernel(struct mm_struct *mm, pmd_t *pmd, pte_t *pte);

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
