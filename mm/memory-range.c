// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/memory-range.c - many pages at once: zapping, and the copy for fork()
 *
 * Linux:    mm/memory.c (unmap_page_range(), zap_page_range(),
 *	     unmap_mapping_range(), copy_page_range())
 * Notes:    chapter 8, "Copy on write"
 * Read:     mm/memory.c, mm/pgtable-generic.c before; mm/mmap.c after
 *
 * What fork() does to one page of a private area, whose entry was writable:
 *
 *	before	parent: rw --> page, 1 reference
 *	after	parent: r- --> page <-- r- :child, 2 references, _mapcount 1
 *	write	the writer gets a copy; the other, now alone, keeps the page
 *
 * Pages are freed before the TLB is flushed. With several CPUs this would be
 * an error, since another one could still use the translation; Linux gathers
 * such pages (mmu_gather) and frees them later. With one CPU, nobody reads
 * user memory between here and the flush at the end of the same operation.
 *
 * Locks:    page_table_lock, for as long as one page table takes
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>

#include "internal.h"

/* A page's entry is gone: so are its count, and its reference. */
static void zap_page(struct mm_struct *mm, struct page *page, pte_t pte)
{
	int member = mm_counter(page);

	if (member != MM_ANONPAGES && pte_dirty(pte))
		SetPageDirty(page);
	add_mm_counter(mm, member, -1);
	page_remove_rmap(page);
	put_page(page);
}

/* [addr, end) lies in one page table. Return: whether anything was mapped. */
static bool zap_pte_range(struct vm_area_struct *vma, pmd_t *pmd,
			  unsigned long addr, unsigned long end, bool even_cows)
{
	struct mm_struct *mm = vma->vm_mm;
	pte_t *pte = pte_offset_map(pmd, addr);
	bool found = false;

	spin_lock(&mm->page_table_lock);
	for (; addr < end; addr += PAGE_SIZE, pte++) {
		struct page *page;
		pte_t old = *pte;

		if (pte_none(old))
			continue;
		page = vm_normal_page(vma, addr, old);
		if (!even_cows && (!page || PageAnon(page)))
			continue;
		pte_clear(mm, addr, pte);
		found = true;
		if (page)
			zap_page(mm, page, old);
	}
	spin_unlock(&mm->page_table_lock);
	return found;
}

static bool zap_range(struct vm_area_struct *vma, unsigned long addr,
		      unsigned long end, bool even_cows)
{
	unsigned long next;
	bool found = false;

	for (; addr < end; addr = next) {
		pmd_t *pmd = mm_find_pmd(vma->vm_mm, addr);

		next = pmd_addr_end(addr, end);
		if (pmd && zap_pte_range(vma, pmd, addr, next, even_cows))
			found = true;
	}
	return found;
}

/* Before memory goes away, remember how much there was (VmHWM). */
void update_hiwater_rss(struct mm_struct *mm)
{
	mm->hiwater_rss = max(mm->hiwater_rss, get_mm_rss(mm));
}

/**
 * unmap_page_range() - empty the page-table entries of a range
 * @vma:	its area
 * @start:	page-aligned
 * @end:	page-aligned, inside @vma
 *
 * Page tables stay; the caller flushes the TLB.
 *
 * Context: mmap_lock held.
 */
void unmap_page_range(struct vm_area_struct *vma, unsigned long start,
		      unsigned long end)
{
	zap_range(vma, start, end, true);
}

/*
 * Free the page tables of the areas from @vma to before @stop. Areas that are
 * near each other are taken together, so that a table is looked at once.
 */
void free_pgtables(struct mm_struct *mm, struct vm_area_struct *vma,
		   struct vm_area_struct *stop, unsigned long floor,
		   unsigned long ceiling)
{
	while (vma != stop) {
		unsigned long addr = vma->vm_start, end;

		do {
			end = vma->vm_end;
			vma = vma->vm_next;
		} while (vma != stop && vma->vm_start <= end + PMD_SIZE);
		free_pgd_range(mm, addr, end, floor,
			       vma != stop ? vma->vm_start : ceiling);
	}
}

/**
 * zap_page_range() - forget the pages of a range, for a living process
 * @vma:	its area
 * @start:	page-aligned
 * @size:	bytes
 *
 * The next access finds a fresh page, or the file's.
 *
 * Context: mmap_lock held.
 */
void zap_page_range(struct vm_area_struct *vma, unsigned long start,
		    unsigned long size)
{
	update_hiwater_rss(vma->vm_mm);
	if (zap_range(vma, start, start + size, true))
		flush_tlb_range(vma, start, start + size);
}

/**
 * unmap_mapping_range() - forget pages of a file in all processes
 * @mapping:	the file
 * @holebegin:	first byte, a multiple of PAGE_SIZE
 * @holelen:	bytes; 0: to the end of the file
 * @even_cows:	private copies too (truncate: they lie behind the end now)
 *
 * Context: may sleep.
 */
void unmap_mapping_range(struct address_space *mapping, loff_t holebegin,
			 loff_t holelen, int even_cows)
{
	unsigned long first = holebegin >> PAGE_SHIFT, last = ULONG_MAX;
	struct vm_area_struct *vma;

	if (holelen)
		last = (holebegin + holelen - 1) >> PAGE_SHIFT;
	mutex_lock(&mapping->i_mmap_lock);
	list_for_each_entry(vma, &mapping->i_mmap, shared) {
		unsigned long pgoff = vma->vm_pgoff;
		unsigned long end_pgoff = pgoff + vma_pages(vma) - 1;
		unsigned long start, end;

		if (end_pgoff < first || pgoff > last)
			continue;
		start = vma->vm_start +
			((max(first, pgoff) - pgoff) << PAGE_SHIFT);
		end = vma->vm_start +
			((min(last, end_pgoff) - pgoff + 1) << PAGE_SHIFT);
		if (zap_range(vma, start, end, even_cows))
			flush_tlb_range(vma, start, end);
	}
	mutex_unlock(&mapping->i_mmap_lock);
}

/* One page table's part of an area. The parent loses the right to write. */
static void copy_pte_range(struct vm_area_struct *dst, pte_t *dst_pte,
			   struct vm_area_struct *src, pte_t *src_pte,
			   unsigned long addr, unsigned long end)
{
	bool cow = is_cow_mapping(src->vm_flags);
	struct mm_struct *mm = dst->vm_mm;

	for (; addr < end; addr += PAGE_SIZE, src_pte++, dst_pte++) {
		pte_t pte = *src_pte;
		struct page *page;

		if (pte_none(pte))
			continue;
		if (cow && pte_write(pte)) {
			ptep_set_wrprotect(src->vm_mm, addr, src_pte);
			pte = pte_wrprotect(pte);
		}
		page = vm_normal_page(src, addr, pte);
		if (page) {
			get_page(page);
			atomic_inc(&page->_mapcount);
			add_mm_counter(mm, mm_counter(page), 1);
		}
		set_pte_at(mm, addr, dst_pte, pte);
	}
}

/**
 * copy_page_range() - give the child of a fork() its parent's pages
 * @dst:	the child's area, nothing mapped yet
 * @src:	the parent's, with the same addresses
 *
 * An area without pages of its own is left empty: faults will find the pages
 * in the page cache again, and most children exec before they need them.
 * The caller flushes the parent's TLB.
 *
 * Context: mmap_lock of both held for writing.
 * Return: 0 or -ENOMEM (page tables).
 */
int copy_page_range(struct vm_area_struct *dst, struct vm_area_struct *src)
{
	struct mm_struct *mm = dst->vm_mm;
	unsigned long addr = src->vm_start, end = src->vm_end, next;

	if (!src->vm_has_anon && !(src->vm_flags & VM_PFNMAP))
		return 0;
	for (; addr < end; addr = next) {
		pmd_t *src_pmd = mm_find_pmd(src->vm_mm, addr), *dst_pmd;

		next = pmd_addr_end(addr, end);
		if (!src_pmd)
			continue;
		dst_pmd = alloc_new_pmd(mm, addr);
		if (!dst_pmd || pte_alloc(mm, dst_pmd))
			return -ENOMEM;
		spin_lock(&mm->page_table_lock);
		spin_lock(&src->vm_mm->page_table_lock);
		copy_pte_range(dst, pte_offset_map(dst_pmd, addr), src,
			       pte_offset_map(src_pmd, addr), addr, next);
		spin_unlock(&src->vm_mm->page_table_lock);
		spin_unlock(&mm->page_table_lock);
	}
	return 0;
}
