/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/page.h - pages, and where lowmem is mapped
 *
 * Linux:    arch/x86/include/asm/page.h, page_types.h, page_32.h
 * Read:     asm/pgtable_types.h after
 */
#ifndef _ASM_X86_PAGE_H
#define _ASM_X86_PAGE_H


#define PAGE_SHIFT	12
#define PAGE_SIZE	(1UL << PAGE_SHIFT)
#define PAGE_MASK	(~(PAGE_SIZE - 1))	/* of an address: 32 bits */

#define PAGE_OFFSET	0xC0000000UL
#define ARCH_PFN_OFFSET	0UL			/* RAM starts at address 0 */

/*
 * Arithmetic, nothing else: right for lowmem, wrong for vmalloc addresses,
 * where it names the page frame of somebody else.
 */
#define __pa(x)		((phys_addr_t)((unsigned long)(x) - PAGE_OFFSET))
#define __va(x)		((void *)((unsigned long)(x) + PAGE_OFFSET))

#include <asm/pgtable_types.h>

static inline void clear_page(void *page)
{
	unsigned long count = PAGE_SIZE / 4;

	__asm__ volatile("rep stosl" : "+D" (page), "+c" (count)
			 : "a" (0) : "memory");
}

static inline void copy_page(void *to, const void *from)
{
	unsigned long count = PAGE_SIZE / 4;

	__asm__ volatile("rep movsl" : "+D" (to), "+S" (from), "+c" (count)
			 : : "memory");
}

#endif
