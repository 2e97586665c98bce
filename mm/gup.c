// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/gup.c - user pages for the kernel, also of another process
 *
 * Linux:    mm/gup.c; access_remote_vm() in mm/memory.c
 * Read:     mm/memory.c before, fs/exec.c (get_arg_page()) after
 *
 * exec writes strings onto a stack that no CPU has loaded yet, ptrace and
 * /proc/PID/mem look into other processes: they find the page by walking its
 * page tables, and where there is none they play the part of the hardware and
 * call handle_mm_fault() themselves.
 */
#include <linux/kernel.h>
#include <linux/sched.h>

#include "internal.h"

/*
 * A debugger (FOLL_FORCE) may write to an area that the process may not, as
 * long as that makes a private copy. The copy's entry never becomes writable,
 * so it is known by being anonymous and having no other user.
 */
static bool can_follow_write(struct vm_area_struct *vma, pte_t pte,
			     struct page *page, unsigned int flags)
{
	if (pte_write(pte) && pte_dirty(pte))
		return true;
	return (flags & FOLL_FORCE) && !(vma->vm_flags & VM_WRITE) &&
	       page && PageAnon(page) && page_count(page) == 1;
}

/* The page with a new reference, or NULL: a fault is needed. */
static struct page *follow_page(struct vm_area_struct *vma,
				unsigned long address, unsigned int flags)
{
	pte_t *ptep = mm_find_pte(vma->vm_mm, address);
	struct page *page;

	if (!ptep || !pte_present(*ptep))
		return NULL;
	page = pte_page(*ptep);
	if ((flags & FOLL_WRITE) &&
	    !can_follow_write(vma, *ptep, vm_normal_page(vma, address, *ptep),
			      flags))
		return NULL;
	get_page(page);
	return page;
}

static bool check_vma_flags(struct vm_area_struct *vma, unsigned int flags)
{
	vm_flags_t vm_flags = vma->vm_flags;

	if (vm_flags & (VM_IO | VM_PFNMAP))
		return false;
	if (flags & FOLL_WRITE)
		return (vm_flags & VM_WRITE) ||
		       ((flags & FOLL_FORCE) && is_cow_mapping(vm_flags));
	return (vm_flags & VM_READ) ||
	       ((flags & FOLL_FORCE) && (vm_flags & VM_MAYREAD));
}

/**
 * get_user_pages_remote() - pin pages of any address space
 * @mm:		address space
 * @start:	user address, any byte of the first page
 * @nr_pages:	how many
 * @gup_flags:	FOLL_WRITE: the caller will write; FOLL_FORCE: even where the
 *		process itself may not
 * @pages:	receives them, each with a reference: put_page() when done
 *
 * Context: may sleep; mmap_lock of @mm held.
 * Return: number of pages, which may be less than @nr_pages; -EFAULT or
 * -ENOMEM when there is not even one.
 */
long get_user_pages_remote(struct mm_struct *mm, unsigned long start,
			   unsigned long nr_pages, unsigned int gup_flags,
			   struct page **pages)
{
	struct vm_area_struct *vma = NULL;
	long i = 0;

	start &= PAGE_MASK;
	while (i < nr_pages) {
		vm_fault_t ret;

		if (!vma || start >= vma->vm_end)
			vma = find_vma(mm, start);
		if (!vma || start < vma->vm_start ||
		    !check_vma_flags(vma, gup_flags))
			return i ? i : -EFAULT;
		pages[i] = follow_page(vma, start, gup_flags);
		if (pages[i]) {
			i++;
			start += PAGE_SIZE;
			continue;
		}
		ret = handle_mm_fault(vma, start, gup_flags & FOLL_WRITE ?
				      FAULT_FLAG_WRITE : 0, NULL);
		if (ret & VM_FAULT_ERROR)
			return i ? i : ret & VM_FAULT_OOM ? -ENOMEM : -EFAULT;
	}
	return i;
}

/**
 * access_remote_vm() - read or write another process's memory
 * @mm:		its address space
 * @addr:	user address
 * @buf:	kernel memory
 * @len:	bytes
 * @gup_flags:	FOLL_WRITE: from @buf to @mm; FOLL_FORCE
 *
 * Context: may sleep; takes mmap_lock of @mm for reading.
 * Return: bytes copied, less than @len where memory is missing.
 */
int access_remote_vm(struct mm_struct *mm, unsigned long addr, void *buf,
		     int len, unsigned int gup_flags)
{
	int done = 0;

	mmap_read_lock(mm);
	while (done < len) {
		unsigned long offset = offset_in_page(addr);
		int bytes = min_t(int, len - done, PAGE_SIZE - offset);
		struct page *page;

		if (get_user_pages_remote(mm, addr, 1, gup_flags, &page) != 1)
			break;
		if (gup_flags & FOLL_WRITE) {
			memcpy_to_page(page, offset, (char *)buf + done, bytes);
			if (!PageAnon(page))
				SetPageDirty(page);
		} else {
			memcpy_from_page((char *)buf + done, page, offset,
					 bytes);
		}
		put_page(page);
		addr += bytes;
		done += bytes;
	}
	mmap_read_unlock(mm);
	return done;
}
