// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/mprotect.c - other rights for memory that is mapped
 *
 * Linux:    mm/mprotect.c
 * Read:     mm/vma.c (split_vma(), vma_merge()) before
 *
 * exec uses mprotect_fixup() to decide whether the stack is executable.
 *
 * Left out: protection keys
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/syscalls.h>
#include <uapi/linux/mman.h>

#include "internal.h"

static void change_pte_range(struct vm_area_struct *vma, pte_t *pte,
			     unsigned long addr, unsigned long end)
{
	struct mm_struct *mm = vma->vm_mm;
	bool cow = is_cow_mapping(vma->vm_flags);

	spin_lock(&mm->page_table_lock);
	for (; addr < end; addr += PAGE_SIZE, pte++) {
		struct page *page;
		pte_t new;

		if (pte_none(*pte))
			continue;
		new = pte_modify(*pte, vma->vm_page_prot);
		/* A page that is nobody else's need not fault to be written. */
		page = vm_normal_page(vma, addr, new);
		if (cow && (vma->vm_flags & VM_WRITE) && pte_dirty(new) &&
		    page && PageAnon(page) && page_count(page) == 1)
			new = pte_mkwrite(new);
		set_pte_at(mm, addr, pte, new);
	}
	spin_unlock(&mm->page_table_lock);
}

/* The entries of [addr, end) get the rights of @vma. */
static void change_protection(struct vm_area_struct *vma, unsigned long addr,
			      unsigned long end)
{
	unsigned long start = addr, next;
	bool found = false;

	for (; addr < end; addr = next) {
		pmd_t *pmd = mm_find_pmd(vma->vm_mm, addr);

		next = pmd_addr_end(addr, end);
		if (!pmd)
			continue;
		change_pte_range(vma, pte_offset_map(pmd, addr), addr, next);
		found = true;
	}
	if (found)
		flush_tlb_range(vma, start, end);
}

/**
 * mprotect_fixup() - change the flags of an area, or of a part of it
 * @vma:	the area
 * @pprev:	the area before @start (NULL: none); the one with the new flags
 *		afterwards
 * @start:	page-aligned, inside @vma
 * @end:	page-aligned, inside @vma
 * @newflags:	its vm_flags from now on
 *
 * Context: mmap_lock held for writing.
 * Return: 0; -ENOMEM (RLIMIT_DATA, no memory, or too many areas).
 */
int mprotect_fixup(struct vm_area_struct *vma, struct vm_area_struct **pprev,
		   unsigned long start, unsigned long end,
		   unsigned long newflags)
{
	struct mm_struct *mm = vma->vm_mm;
	unsigned long oldflags = vma->vm_flags;
	long pages = (end - start) >> PAGE_SHIFT;
	struct vm_area_struct *merged;
	unsigned long pgoff;
	int error = 0;

	if (newflags == oldflags) {
		*pprev = vma;
		return 0;
	}
	if (newflags & VM_WRITE) {
		if (!may_expand_vm(mm, newflags, pages) &&
		    may_expand_vm(mm, oldflags, pages))
			return -ENOMEM;
		if (!(oldflags & (VM_ACCOUNT | VM_WRITE | VM_SHARED |
				  VM_NORESERVE))) {
			if (vm_enough_memory(pages))
				return -ENOMEM;
			newflags |= VM_ACCOUNT;
		}
	}

	pgoff = vma->vm_pgoff + ((start - vma->vm_start) >> PAGE_SHIFT);
	merged = vma_merge(mm, *pprev, start, end, newflags, vma->vm_file,
			   pgoff);
	if (merged) {
		vma = merged;
	} else {
		if (start != vma->vm_start)
			error = split_vma(mm, vma, start, 1);
		if (!error && end != vma->vm_end)
			error = split_vma(mm, vma, end, 0);
		if (error)
			return error;
	}
	*pprev = vma;
	vma->vm_flags = newflags;
	vma->vm_page_prot = vm_get_page_prot(newflags);
	change_protection(vma, start, end);
	vm_stat_account(mm, oldflags, -pages);
	vm_stat_account(mm, newflags, pages);
	return 0;
}

/* PROT_GROWSDOWN: from the start of the stack on, wherever that is now. */
static int first_vma(struct vm_area_struct *vma, unsigned long prot,
		     unsigned long *start, unsigned long end)
{
	if (!vma)
		return -ENOMEM;
	if (!(prot & PROT_GROWSDOWN))
		return vma->vm_start > *start ? -ENOMEM : 0;
	if (vma->vm_start >= end)
		return -ENOMEM;
	*start = vma->vm_start;
	return vma->vm_flags & VM_GROWSDOWN ? 0 : -EINVAL;
}

/* One area after the other, without a hole. */
static int do_mprotect(struct mm_struct *mm, unsigned long start,
		       unsigned long end, unsigned long prot)
{
	struct vm_area_struct *vma = find_vma(mm, start), *prev;
	bool rier = (current->personality & READ_IMPLIES_EXEC) &&
		    (prot & PROT_READ);
	int error = first_vma(vma, prot, &start, end);

	if (error)
		return error;
	prev = start > vma->vm_start ? vma : vma->vm_prev;
	for (;;) {
		unsigned long tmp = min(end, vma->vm_end), newflags;

		newflags = (prot & VM_ACCESS_FLAGS) |
			   (vma->vm_flags & ~VM_ACCESS_FLAGS);
		if (rier && (vma->vm_flags & VM_MAYEXEC))
			newflags |= VM_EXEC;
		/* VM_MAYxxx is four bits above VM_xxx. */
		if (newflags & ~(newflags >> 4) & VM_ACCESS_FLAGS)
			return -EACCES;
		error = mprotect_fixup(vma, &prev, start, tmp, newflags);
		if (error)
			return error;
		start = max(tmp, prev->vm_end);
		if (start >= end)
			return 0;
		vma = prev->vm_next;
		if (!vma || vma->vm_start != start)
			return -ENOMEM;
	}
}

SYSCALL_DEFINE3(mprotect, unsigned long, start, size_t, len,
		unsigned long, prot)
{
	const unsigned long grows = PROT_GROWSDOWN | PROT_GROWSUP;
	unsigned long end;
	int error;

	if ((prot & grows) == grows || offset_in_page(start))
		return -EINVAL;
	if (!len)
		return 0;
	end = start + PAGE_ALIGN(len);
	if (end <= start)
		return -ENOMEM;
	if (prot & ~(grows | PROT_READ | PROT_WRITE | PROT_EXEC | PROT_SEM))
		return -EINVAL;
	mmap_write_lock(current->mm);
	error = do_mprotect(current->mm, start, end, prot);
	mmap_write_unlock(current->mm);
	return error;
}
