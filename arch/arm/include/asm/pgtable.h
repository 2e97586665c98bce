/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/pgtable.h - page tables as generic code sees them
 *
 * Linux:    arch/arm/include/asm/pgtable.h, pgalloc.h (3.18)
 * Read:     asm/pgtable-3level.h before, mm/memory.c after
 *
 * Rights of user pages: PXN always (the kernel never runs user memory), XN
 * unless VM_EXEC. Kernel pages: XN and PXN on everything but kernel text.
 * PAGE_NONE has type 2, which pte_present() accepts and the hardware does not:
 * the page stays where it is, and every access faults.
 *
 * Left out: huge pages; a page is born young (L_PTE_YOUNG), and nothing ages it
 */
#ifndef _ASM_ARM_PGTABLE_H
#define _ASM_ARM_PGTABLE_H

#include <asm/page.h>
#include <asm-generic/pgtable-nopud.h>
#include <asm/pgtable-3level.h>

/* The two lowest pages stay unmapped; there were the vectors once. */
#define FIRST_USER_ADDRESS	(2 * PAGE_SIZE)
#define USER_PGTABLES_CEILING	0UL

#define VMALLOC_OFFSET		(8UL << 20)
#define VMALLOC_START							\
	(((unsigned long)high_memory + VMALLOC_OFFSET) & ~(VMALLOC_OFFSET - 1))
#define VMALLOC_END		IOREMAP_START

#define _L_PTE_DEFAULT							\
	(L_PTE_PRESENT | L_PTE_YOUNG | L_PTE_SHARED | L_PTE_MT(MT_WRITEALLOC))
#define _PAGE_USER		(_L_PTE_DEFAULT | L_PTE_USER | PTE_NG | L_PTE_PXN)
#define _PAGE_KERNEL_X		(_L_PTE_DEFAULT | L_PTE_DIRTY)
#define _PAGE_KERNEL		(_PAGE_KERNEL_X | L_PTE_XN | L_PTE_PXN)

#define PAGE_NONE							\
	__pgprot((_PAGE_USER & ~L_PTE_VALID) | L_PTE_XN | L_PTE_RDONLY)
#define PAGE_SHARED		__pgprot(_PAGE_USER | L_PTE_XN)
#define PAGE_SHARED_EXEC	__pgprot(_PAGE_USER)
#define PAGE_COPY		__pgprot(_PAGE_USER | L_PTE_XN | L_PTE_RDONLY)
#define PAGE_COPY_EXEC		__pgprot(_PAGE_USER | L_PTE_RDONLY)
#define PAGE_READONLY		PAGE_COPY
#define PAGE_READONLY_EXEC	PAGE_COPY_EXEC
#define PAGE_KERNEL		__pgprot(_PAGE_KERNEL)
#define PAGE_KERNEL_RO		__pgprot(_PAGE_KERNEL | L_PTE_RDONLY)
#define PAGE_KERNEL_ROX		__pgprot(_PAGE_KERNEL_X | L_PTE_RDONLY)
#define PAGE_KERNEL_IO							\
	__pgprot((_PAGE_KERNEL & ~L_PTE_MT(7)) | L_PTE_MT(MT_DEV_SHARED))

/* A private area, by VM_EXEC | VM_WRITE | VM_READ: writing copies the page. */

struct mm_struct;
struct vm_area_struct;

/* Page tables are always lowmem, so mapping one is arithmetic. */
#define pmd_page_vaddr(pmd)	((unsigned long)__va(pmd_val(pmd) & PHYS_MASK))
#define pmd_page(pmd)		phys_to_page(pmd_val(pmd) & PHYS_MASK)
#define pmd_pgtable(pmd)	pmd_page(pmd)

#define pte_none(pte)		(!pte_val(pte))
#define pte_present(pte)	(!!(pte_val(pte) & L_PTE_PRESENT))
#define pte_write(pte)		(!(pte_val(pte) & L_PTE_RDONLY))
#define pte_dirty(pte)		(!!(pte_val(pte) & L_PTE_DIRTY))
#define pte_young(pte)		(!!(pte_val(pte) & L_PTE_YOUNG))
#define pte_pfn(pte)		((unsigned long)((pte_val(pte) & PHYS_MASK) >> PAGE_SHIFT))
#define pte_page(pte)		pfn_to_page(pte_pfn(pte))

#define PTE_BIT_FUNC(fn, op) \
static inline pte_t pte_##fn(pte_t pte) { pte_val(pte) op; return pte; }
PTE_BIT_FUNC(wrprotect, |= L_PTE_RDONLY)
PTE_BIT_FUNC(mkwrite, &= ~L_PTE_RDONLY)
PTE_BIT_FUNC(mkclean, &= ~L_PTE_DIRTY)
PTE_BIT_FUNC(mkdirty, |= L_PTE_DIRTY)
PTE_BIT_FUNC(mkold, &= ~L_PTE_YOUNG)
PTE_BIT_FUNC(mkyoung, |= L_PTE_YOUNG)

static inline pte_t pfn_pte(unsigned long pfn, pgprot_t prot)
{
	return __pte(((pteval_t)pfn << PAGE_SHIFT) | pgprot_val(prot));
}
#define mk_pte(page, prot)	pfn_pte(page_to_pfn(page), prot)

/* New rights for the same page; what happened to it (young, dirty) stays. */
static inline pte_t pte_modify(pte_t pte, pgprot_t newprot)
{
	const pteval_t keep = PHYS_MASK | L_PTE_YOUNG | L_PTE_DIRTY;

	return __pte((pte_val(pte) & keep) | (pgprot_val(newprot) & ~keep));
}

/* The instruction cache was seen to when the page was written. */
#define update_mmu_cache(vma, address, ptep)	do { } while (0)

/* arch/arm/mm/mmu.c */
extern pmd_t swapper_pmd[PTRS_PER_PMD];	/* of entry 3, in every mm */
extern phys_addr_t arm_lowmem_limit;	/* first address that is not lowmem */
void adjust_lowmem_bounds(void);
void paging_init(void);

#include <asm-generic/pgtable.h>

#endif
