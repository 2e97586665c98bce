// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/memory.c - page faults: a promise becomes a page
 *
 * Linux:    mm/memory.c (order of 6.1)
 * Notes:    chapter 6, "An area is a promise"; chapter 8, "Copy on write"
 * Read:     include/linux/mm.h, mm/pgtable-generic.c before;
 *	     mm/memory-range.c after: zapping, and the copy for fork()
 *
 *	handle_mm_fault > handle_pte_fault
 *	  entry empty
 *	    do_anonymous_page	 read: the zero page; write: a page of zeros
 *	    do_fault
 *	      do_read_fault	 the page of the page cache, and its neighbours
 *	      do_cow_fault	 private and write: a copy of that page
 *	      do_shared_fault	 shared and write: that page itself
 *	  entry present, write, not writable
 *	    do_wp_page		 the last user keeps the page, any other copies
 *
 * Whether the access is allowed at all has been decided before, from vm_flags,
 * by the architecture's do_page_fault().
 *
 * Locks:    mmap_lock held (for reading is enough): areas stay. The entry is
 *	     written under page_table_lock, after a second look: with two CPUs
 *	     another thread could have been here first.
 * Left out: swap, NUMA hints, huge pages, userfaultfd, page_mkwrite
 */
#include <linux/arch.h>
#include <linux/kernel.h>

#include "internal.h"

/* 0: nothing is random; 1: stack, mappings; 2: and the heap */
int randomize_va_space = 2;

static int __init disable_randmaps(char *s)
{
	randomize_va_space = 0;
	return 0;
}
__setup("norandmaps", disable_randmaps);

/* Pages that a read fault maps at once if they are in memory: 64 KiB. */
#define FAULT_AROUND_PAGES	16UL

struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr,
			    pte_t pte)
{
	struct page *page = pfn_to_page(pte_pfn(pte));

	if (page == empty_zero_page || (vma->vm_flags & VM_PFNMAP))
		return NULL;
	return page;
}

static pte_t maybe_mkwrite(pte_t pte, struct vm_area_struct *vma)
{
	return vma->vm_flags & VM_WRITE ? pte_mkwrite(pte) : pte;
}

/*
 * Write the entry of a page that is new here, unless the entry has been filled
 * meanwhile. The caller's reference becomes the entry's, or is dropped.
 */
static void set_new_pte(struct vm_fault *vmf, struct page *page, pte_t entry)
{
	struct mm_struct *mm = vmf->vma->vm_mm;
	pte_t *pte = pte_offset_map(vmf->pmd, vmf->address);

	spin_lock(&mm->page_table_lock);
	if (likely(pte_none(*pte))) {
		page_add_rmap(page);
		add_mm_counter(mm, mm_counter(page), 1);
		set_pte_at(mm, vmf->address, pte, entry);
		update_mmu_cache(vmf->vma, vmf->address, pte);
	} else {
		put_page(page);
	}
	spin_unlock(&mm->page_table_lock);
}

/* A page of the area's own: a copy of @from, or zeros if that is NULL. */
static struct page *new_anon_page(struct vm_area_struct *vma, struct page *from)
{
	struct page *page = alloc_page(GFP_HIGHUSER_MOVABLE |
				       (from ? 0 : __GFP_ZERO));

	vma->vm_has_anon = true;
	if (page && from) {
		copy_highpage(page, from);
		if (vma->vm_flags & VM_EXEC)
			flush_dcache_page(page);
	}
	return page;
}

static vm_fault_t do_anonymous_page(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct page *page;
	pte_t entry;

	if (pte_alloc(vma->vm_mm, vmf->pmd))
		return VM_FAULT_OOM;

	if (!(vmf->flags & FAULT_FLAG_WRITE)) {
		pte_t *pte = pte_offset_map(vmf->pmd, vmf->address);

		/* Many may read zeros; nobody counts, or frees, that page. */
		spin_lock(&vma->vm_mm->page_table_lock);
		if (pte_none(*pte))
			set_pte_at(vma->vm_mm, vmf->address, pte,
				   pte_wrprotect(mk_pte(empty_zero_page,
							vma->vm_page_prot)));
		spin_unlock(&vma->vm_mm->page_table_lock);
		return 0;
	}

	page = new_anon_page(vma, NULL);
	if (!page)
		return VM_FAULT_OOM;
	entry = mk_pte(page, vma->vm_page_prot);
	entry = maybe_mkwrite(pte_mkdirty(entry), vma);
	set_new_pte(vmf, page, entry);
	return 0;
}

/* Ask the file for its page; vmf->page then holds a reference. */
static vm_fault_t __do_fault(struct vm_fault *vmf)
{
	if (!vmf->vma->vm_ops->fault)
		return VM_FAULT_SIGBUS;
	if (pte_alloc(vmf->vma->vm_mm, vmf->pmd))
		return VM_FAULT_OOM;
	return vmf->vma->vm_ops->fault(vmf);
}

/*
 * Programs are read from front to back more often than not: map what is there
 * of the 64 KiB around the fault, inside the area and one page table.
 */
static void do_fault_around(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long size = FAULT_AROUND_PAGES << PAGE_SHIFT;
	unsigned long start = max(vmf->address & ~(size - 1), vma->vm_start);
	unsigned long end = min((vmf->address | (size - 1)) + 1, vma->vm_end);
	unsigned long to_pgoff = vma->vm_pgoff - (vma->vm_start >> PAGE_SHIFT);

	vma->vm_ops->map_pages(vmf, to_pgoff + (start >> PAGE_SHIFT),
			       to_pgoff + ((end - 1) >> PAGE_SHIFT));
}

static vm_fault_t do_read_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	vm_fault_t ret = __do_fault(vmf);

	if (ret & VM_FAULT_ERROR)
		return ret;
	set_new_pte(vmf, vmf->page, mk_pte(vmf->page, vma->vm_page_prot));
	if (vma->vm_ops->map_pages)
		do_fault_around(vmf);
	return ret;
}

static vm_fault_t do_cow_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct page *new;
	vm_fault_t ret;
	pte_t entry;

	ret = __do_fault(vmf);
	if (ret & VM_FAULT_ERROR)
		return ret;
	new = new_anon_page(vma, vmf->page);
	put_page(vmf->page);
	if (!new)
		return VM_FAULT_OOM;
	entry = mk_pte(new, vma->vm_page_prot);
	entry = maybe_mkwrite(pte_mkdirty(entry), vma);
	set_new_pte(vmf, new, entry);
	return ret;
}

static vm_fault_t do_shared_fault(struct vm_fault *vmf)
{
	vm_fault_t ret = __do_fault(vmf);
	pte_t entry;

	if (ret & VM_FAULT_ERROR)
		return ret;
	SetPageDirty(vmf->page);
	entry = mk_pte(vmf->page, vmf->vma->vm_page_prot);
	set_new_pte(vmf, vmf->page, pte_mkwrite(pte_mkdirty(entry)));
	return ret;
}

static vm_fault_t do_fault(struct vm_fault *vmf)
{
	if (!(vmf->flags & FAULT_FLAG_WRITE))
		return do_read_fault(vmf);
	if (!(vmf->vma->vm_flags & VM_SHARED))
		return do_cow_fault(vmf);
	return do_shared_fault(vmf);
}

/* Change an entry that is in use, and make the CPU forget the old one. */
static void replace_pte(struct vm_fault *vmf, pte_t entry)
{
	set_pte_at(vmf->vma->vm_mm, vmf->address, vmf->pte, entry);
	flush_tlb_page(vmf->vma, vmf->address);
	update_mmu_cache(vmf->vma, vmf->address, vmf->pte);
}

/* @old may be NULL: the zero page, whose copy is a page of zeros. */
static vm_fault_t wp_page_copy(struct vm_fault *vmf, struct page *old)
{
	struct vm_area_struct *vma = vmf->vma;
	struct mm_struct *mm = vma->vm_mm;
	struct page *new;
	pte_t entry;

	new = new_anon_page(vma, old);
	if (!new)
		return VM_FAULT_OOM;
	spin_lock(&mm->page_table_lock);
	if (!pte_same(*vmf->pte, vmf->orig_pte)) {
		spin_unlock(&mm->page_table_lock);
		put_page(new);
		return 0;
	}
	if (old) {
		add_mm_counter(mm, mm_counter(old), -1);
		page_remove_rmap(old);
	}
	page_add_rmap(new);
	add_mm_counter(mm, MM_ANONPAGES, 1);
	entry = pte_mkdirty(mk_pte(new, vma->vm_page_prot));
	replace_pte(vmf, maybe_mkwrite(entry, vma));
	spin_unlock(&mm->page_table_lock);
	if (old)
		put_page(old);
	return 0;
}

/*
 * A write to a page that is mapped read-only in an area that may be written.
 * Shared: only the right was missing. Private: an anonymous page to which this
 * entry holds the only reference has no other user left, so it is ours; a page
 * with other users is copied.
 */
static vm_fault_t do_wp_page(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct page *page = vm_normal_page(vma, vmf->address, vmf->orig_pte);
	bool shared = vma->vm_flags & VM_SHARED;

	if (shared || (page && PageAnon(page) && page_count(page) == 1)) {
		if (shared && page)
			SetPageDirty(page);
		spin_lock(&vma->vm_mm->page_table_lock);
		if (pte_same(*vmf->pte, vmf->orig_pte))
			replace_pte(vmf, maybe_mkwrite(
				pte_mkyoung(pte_mkdirty(vmf->orig_pte)), vma));
		spin_unlock(&vma->vm_mm->page_table_lock);
		return 0;
	}
	return wp_page_copy(vmf, page);
}

static vm_fault_t handle_pte_fault(struct vm_fault *vmf)
{
	struct mm_struct *mm = vmf->vma->vm_mm;
	pte_t entry;

	if (!pmd_none(*vmf->pmd)) {
		vmf->pte = pte_offset_map(vmf->pmd, vmf->address);
		vmf->orig_pte = *vmf->pte;
	}
	if (!vmf->pte || pte_none(vmf->orig_pte))
		return vma_is_anonymous(vmf->vma) ? do_anonymous_page(vmf)
						  : do_fault(vmf);

	entry = vmf->orig_pte;
	if (vmf->flags & FAULT_FLAG_WRITE) {
		if (!pte_write(entry))
			return do_wp_page(vmf);
		entry = pte_mkdirty(entry);
	}
	/* Without a dirty bit in hardware the first write arrives here. */
	spin_lock(&mm->page_table_lock);
	if (pte_same(*vmf->pte, vmf->orig_pte))
		replace_pte(vmf, pte_mkyoung(entry));
	spin_unlock(&mm->page_table_lock);
	return 0;
}

/**
 * handle_mm_fault() - make a page accessible
 * @vma:	the area of @address, which allows the access
 * @address:	user address, any byte
 * @flags:	FAULT_FLAG_*
 * @regs:	registers of the user, for whom the fault is counted; NULL: the
 *		kernel wants the page for somebody else
 *
 * Context: may sleep; mmap_lock of vma->vm_mm held.
 * Return: 0 or VM_FAULT_MAJOR; VM_FAULT_OOM (no page, or no page table),
 * VM_FAULT_SIGBUS (behind the end of the file).
 */
vm_fault_t handle_mm_fault(struct vm_area_struct *vma, unsigned long address,
			   unsigned int flags, struct pt_regs *regs)
{
	struct vm_fault vmf = {
		.vma = vma,
		.flags = flags,
		.address = address & PAGE_MASK,
	};
	vm_fault_t ret = VM_FAULT_OOM;

	vmf.pgoff = vma->vm_pgoff + ((vmf.address - vma->vm_start) >> PAGE_SHIFT);
	vmf.pmd = alloc_new_pmd(vma->vm_mm, address);
	if (vmf.pmd)
		ret = handle_pte_fault(&vmf);

	if (regs && !(ret & VM_FAULT_ERROR)) {
		if (ret & VM_FAULT_MAJOR)
			current->maj_flt++;
		else
			current->min_flt++;
	}
	return ret;
}
