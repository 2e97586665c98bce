/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mm/internal.h - what only the files of this folder share
 *
 * Linux:    mm/internal.h, mm/vma.h, include/linux/rmap.h
 */
#ifndef _MM_INTERNAL_H
#define _MM_INTERNAL_H

#include <linux/mm.h>

/* page_alloc.c, for mm_init.c */
void __free_pages_core(struct page *page, unsigned int order);

/* highmem.c */
void kmap_init(void);

/* mmap.c */
void mmap_init(void);
int vm_enough_memory(unsigned long pages);
unsigned long mmap_region(struct file *file, unsigned long addr,
			  unsigned long len, unsigned long vm_flags,
			  unsigned long pgoff);
void remove_vma(struct vm_area_struct *vma);

/* slab.c, for whose_page.c: the cache of a PageSlab() page */
const char *slab_name(const struct page *page);

/* vma.c */
void vma_link(struct mm_struct *mm, struct vm_area_struct *vma,
	      struct vm_area_struct *prev);
void vma_unlink_range(struct mm_struct *mm, struct vm_area_struct *first,
		      struct vm_area_struct *last);
void vma_link_file(struct vm_area_struct *vma);
void vma_unlink_file(struct vm_area_struct *vma);
void vma_gap_update(struct vm_area_struct *vma);

/* The pmd entry of an address, its table made if need be; NULL: no memory. */
static inline pmd_t *alloc_new_pmd(struct mm_struct *mm, unsigned long addr)
{
	pgd_t *pgd = pgd_offset(mm, addr);
	pud_t *pud = pud_alloc(mm, p4d_alloc(mm, pgd, addr), addr);

	return likely(!pud_none(*pud)) ? pmd_offset(pud, addr)
				       : pmd_alloc(mm, pud, addr);
}

/* memory-range.c */
void free_pgtables(struct mm_struct *mm, struct vm_area_struct *vma,
		   struct vm_area_struct *stop, unsigned long floor,
		   unsigned long ceiling);

/* shmem.c */

/* memory.c: how many user ptes map a page, and what kind of page it is */
static inline int mm_counter(struct page *page)
{
	if (PageAnon(page))
		return MM_ANONPAGES;
	return PageSwapBacked(page) ? MM_SHMEMPAGES : MM_FILEPAGES;
}

static inline void page_add_rmap(struct page *page)
{
	if (atomic_inc_return(&page->_mapcount) == 0)
		mod_node_page_state(PageAnon(page) ? NR_ANON_MAPPED
						   : NR_FILE_MAPPED, 1);
}

static inline void page_remove_rmap(struct page *page)
{
	if (atomic_dec_return(&page->_mapcount) == -1)
		mod_node_page_state(PageAnon(page) ? NR_ANON_MAPPED
						   : NR_FILE_MAPPED, -1);
}

/* Writing to a private area must not be seen by anybody else. */
static inline bool is_cow_mapping(vm_flags_t flags)
{
	return (flags & (VM_SHARED | VM_MAYWRITE)) == VM_MAYWRITE;
}

#endif
