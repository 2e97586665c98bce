/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/page.h - pages, and from virtual to physical
 *
 * Linux:    arch/arm/include/asm/page.h, memory.h, pgtable-3level-types.h
 * Read:     asm/memory.h before, asm/pgtable.h after
 */
#ifndef _ASM_ARM_PAGE_H
#define _ASM_ARM_PAGE_H

#include <asm/memory.h>

#define PAGE_SHIFT		12
#define PAGE_SIZE		(UL(1) << PAGE_SHIFT)
#define PAGE_MASK		(~(PAGE_SIZE - 1))

#define ARCH_PFN_OFFSET		(PHYS_OFFSET >> PAGE_SHIFT)

#ifndef __ASSEMBLY__

#include <linux/types.h>

typedef u64 pteval_t;
typedef u64 pmdval_t;
typedef u64 pgdval_t;

/* Structures, so that an entry is not mistaken for a number. */
typedef struct { pteval_t pte; } pte_t;
typedef struct { pmdval_t pmd; } pmd_t;
typedef struct { pgdval_t pgd; } pgd_t;
typedef struct { pteval_t pgprot; } pgprot_t;
typedef struct page *pgtable_t;

#define pte_val(x)	((x).pte)
#define pmd_val(x)	((x).pmd)
#define pgd_val(x)	((x).pgd)
#define pgprot_val(x)	((x).pgprot)
#define __pte(x)	((pte_t) { (x) })
#define __pmd(x)	((pmd_t) { (x) })
#define __pgd(x)	((pgd_t) { (x) })
#define __pgprot(x)	((pgprot_t) { (x) })

/*
 * Plain arithmetic on the linear map. For any other address the result is
 * wrong, and nothing here notices: see docs, "A false physical address".
 */
#define __pa(x) \
	((phys_addr_t)((unsigned long)(x) - PAGE_OFFSET + PHYS_OFFSET))
#define __va(x) \
	((void *)((unsigned long)(x) - PHYS_OFFSET + PAGE_OFFSET))

void clear_page(void *page);
void copy_page(void *to, const void *from);

#endif /* __ASSEMBLY__ */
#endif
