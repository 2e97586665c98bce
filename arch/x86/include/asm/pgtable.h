/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/pgtable.h - reading and writing page-table entries
 *
 * Linux:    arch/x86/include/asm/pgtable.h, pgtable-3level.h, pgalloc.h
 * Read:     asm/pgtable_types.h before, arch/x86/mm/pgtable.c after
 * Left out: huge pages, swap entries, PTE pages in highmem
 *
 *	0xC0000000  PAGE_OFFSET: lowmem, page for page
 *	            high_memory, then 8 MiB of nothing
 *	            VMALLOC_START ... VMALLOC_END
 *	0xFFE00000  FIXADDR_BOTTOM: fixed mappings, one page table
 */
#ifndef _ASM_X86_PGTABLE_H
#define _ASM_X86_PGTABLE_H

#include <asm/page.h>
#include <asm-generic/pgtable-nopud.h>

struct mm_struct;
struct page;
struct vm_area_struct;

#define FIRST_USER_ADDRESS	0UL
#define USER_PGTABLES_CEILING	0UL

#define FIXADDR_BOTTOM		0xFFE00000UL
#define VMALLOC_OFFSET		(8UL << 20)
#define VMALLOC_START		((unsigned long)high_memory + VMALLOC_OFFSET)
#define VMALLOC_END		(FIXADDR_BOTTOM - 2 * PAGE_SIZE)
#define __VMALLOC_RESERVE	(128UL << 20)
/* How much RAM can be lowmem. */
#define MAXMEM			(VMALLOC_END - PAGE_OFFSET - __VMALLOC_RESERVE)

extern pgd_t initial_page_table[PTRS_PER_PGD];	/* head_32.S */
/* All bits, less _PAGE_NX and _PAGE_GLOBAL on a CPU that lacks them. */
extern pteval_t __supported_pte_mask;

/*
 * An entry is two words, and the CPU may read it between the two stores: the
 * word with the present bit is written last.
 */
static inline void set_pte(pte_t *ptep, pte_t pte)
{
	WRITE_ONCE(ptep->pte_low, 0);
	WRITE_ONCE(ptep->pte_high, pte.pte_high);
	WRITE_ONCE(ptep->pte_low, pte.pte_low);
}

#define pte_present(p)	((p).pte_low & (_PAGE_PRESENT | _PAGE_PROTNONE))
#define pte_none(p)	(pte_val(p) == 0)
#define pte_write(p)	((p).pte_low & _PAGE_RW)
#define pte_dirty(p)	((p).pte_low & _PAGE_DIRTY)
#define pte_young(p)	((p).pte_low & _PAGE_ACCESSED)
#define pte_exec(p)	(!(pte_val(p) & _PAGE_NX))
#define pte_pfn(p)	((unsigned long)((pte_val(p) & PTE_PFN_MASK) >> PAGE_SHIFT))
#define pte_page(p)	pfn_to_page(pte_pfn(p))

static inline pte_t pte_wrprotect(pte_t p) { p.pte_low &= ~_PAGE_RW; return p; }
static inline pte_t pte_mkwrite(pte_t p) { p.pte_low |= _PAGE_RW; return p; }
static inline pte_t pte_mkdirty(pte_t p) { p.pte_low |= _PAGE_DIRTY; return p; }
static inline pte_t pte_mkyoung(pte_t p) { p.pte_low |= _PAGE_ACCESSED; return p; }

/* Leaves out what the CPU lacks; _PAGE_PROTNONE is no hardware bit, and stays. */
static inline pteval_t massage_pgprot(pgprot_t prot)
{
	pteval_t val = pgprot_val(prot);

	return val & _PAGE_PRESENT ? val & __supported_pte_mask : val;
}

static inline pte_t pfn_pte(unsigned long pfn, pgprot_t prot)
{
	return __pte(((pteval_t)pfn << PAGE_SHIFT) | massage_pgprot(prot));
}
#define mk_pte(page, prot)	pfn_pte(page_to_pfn(page), prot)

/* New rights for the same page; what the hardware has noted stays. */
static inline pte_t pte_modify(pte_t pte, pgprot_t newprot)
{
	pteval_t keep = PTE_PFN_MASK | _PAGE_ACCESSED | _PAGE_DIRTY;

	return __pte((pte_val(pte) & keep) | (massage_pgprot(newprot) & ~keep));
}

#define pmd_none(p)		(pmd_val(p) == 0)
#define pmd_present(p)		(pmd_val(p) & _PAGE_PRESENT)
#define pmd_large(p)		(pmd_val(p) & _PAGE_PSE)
#define pmd_pfn(p)		((unsigned long)((pmd_val(p) & PTE_PFN_MASK) >> PAGE_SHIFT))
#define pmd_page(p)		pfn_to_page(pmd_pfn(p))
#define pmd_pgtable(p)		pmd_page(p)
#define pmd_page_vaddr(p)	((unsigned long)__va(pmd_val(p) & PTE_PFN_MASK))

/* A table: two words again, present bit last. */
static inline void set_pmd(pmd_t *pmdp, pmd_t pmd)
{
	set_pte((pte_t *)pmdp, __pte(pmd_val(pmd)));
}
#define pmd_clear(pmdp)		set_pmd(pmdp, __pmd(0))

#define pud_none(p)		(pud_val(p) == 0)
#define pud_present(p)		(pud_val(p) & _PAGE_PRESENT)
#define pud_pgtable(p)		((pmd_t *)__va(pud_val(p) & PTE_PFN_MASK))

void set_pud(pud_t *pudp, pud_t pud);
#define pud_clear(pudp)		set_pud(pudp, __pud(0))

/* The CPU keeps no copy of an entry that was not present. */
#define update_mmu_cache(vma, address, ptep)	do { } while (0)

#include <asm-generic/pgtable.h>

#endif
