/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/pgtable_types.h - PAE page-table entries
 *
 * Linux:    arch/x86/include/asm/pgtable_types.h, pgtable-3level_types.h
 * Read:     asm/pgtable.h after
 *
 *	address  | 31 30 | 29     21 | 20     12 | 11      0 |
 *		 |  pgd  |    pmd    |    pte    |   offset  |
 *	entries      4        512         512
 *
 *	entry    | 63 | 62   52 | 51            12 | 11  9 | 8 | 7 | 6 5 | 2 1 0 |
 *		 | NX |    0    | page frame, >>12 | free  | G | PS| D A | U W P |
 */
#ifndef _ASM_X86_PGTABLE_TYPES_H
#define _ASM_X86_PGTABLE_TYPES_H

#include <linux/types.h>

#define PGDIR_SHIFT	30
#define PTRS_PER_PGD	4
#define PGDIR_SIZE	(1UL << PGDIR_SHIFT)
#define PGDIR_MASK	(~(PGDIR_SIZE - 1))
#define PMD_SHIFT	21
#define PTRS_PER_PMD	512
#define PMD_SIZE	(1UL << PMD_SHIFT)
#define PMD_MASK	(~(PMD_SIZE - 1))
#define PTRS_PER_PTE	512

typedef u64 pteval_t;
typedef union {
	struct {
		unsigned long pte_low, pte_high;
	};
	pteval_t pte;
} pte_t;
typedef struct { pteval_t pmd; } pmd_t;
typedef struct { pteval_t pgd; } pgd_t;
typedef struct { pteval_t pgprot; } pgprot_t;
typedef struct page *pgtable_t;

#define _PAGE_PRESENT	0x001ULL
#define _PAGE_RW	0x002ULL
#define _PAGE_USER	0x004ULL
#define _PAGE_ACCESSED	0x020ULL
#define _PAGE_DIRTY	0x040ULL
#define _PAGE_PSE	0x080ULL	/* in a pmd: a page of 2 MiB */
#define _PAGE_GLOBAL	0x100ULL	/* survives a change of cr3 */
/* Only while not present: the page is there, but PROT_NONE hides it. */
#define _PAGE_PROTNONE	_PAGE_GLOBAL
#define _PAGE_NX	(1ULL << 63)

#define PTE_PFN_MASK	0x000FFFFFFFFFF000ULL

#define _PAGE_TABLE	(_PAGE_PRESENT | _PAGE_RW | _PAGE_USER | \
			 _PAGE_ACCESSED | _PAGE_DIRTY)
#define _KERNPG_TABLE	(_PAGE_TABLE & ~_PAGE_USER)

#define pte_val(x)	((x).pte)
#define pmd_val(x)	((x).pmd)
#define pgd_val(x)	((x).pgd)
#define pgprot_val(x)	((x).pgprot)
#define __pte(x)	((pte_t){ .pte = (x) })
#define __pmd(x)	((pmd_t){ (x) })
#define __pgd(x)	((pgd_t){ (x) })
#define __pgprot(x)	((pgprot_t){ (x) })

#define __PAGE_BASE	(_PAGE_PRESENT | _PAGE_ACCESSED)
#define PAGE_NONE	__pgprot(_PAGE_PROTNONE | _PAGE_ACCESSED)
#define PAGE_SHARED	__pgprot(__PAGE_BASE | _PAGE_USER | _PAGE_RW | _PAGE_NX)
#define PAGE_SHARED_EXEC __pgprot(__PAGE_BASE | _PAGE_USER | _PAGE_RW)
#define PAGE_COPY	__pgprot(__PAGE_BASE | _PAGE_USER | _PAGE_NX)
#define PAGE_COPY_EXEC	__pgprot(__PAGE_BASE | _PAGE_USER)
#define PAGE_READONLY	PAGE_COPY
#define PAGE_READONLY_EXEC PAGE_COPY_EXEC

#define PAGE_KERNEL	__pgprot(__PAGE_BASE | _PAGE_DIRTY | _PAGE_GLOBAL | \
				 _PAGE_RW | _PAGE_NX)

#endif
