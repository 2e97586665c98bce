// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/madvise.c - advice about memory
 *
 * Linux:    mm/madvise.c
 * Read:     mm/memory-range.c (zap_page_range()) before
 *
 * MADV_DONTNEED is the one that a C library relies on: it gives back the unused
 * part of a thread's stack. The next access finds zeros, or the file. The other
 * hints are accepted; here is no read-ahead that they could steer.
 *
 * Left out: everything about huge pages, hardware poison and reclaim (MADV_FREE)
 */
#include <linux/kernel.h>
#include <linux/syscalls.h>
#include <uapi/linux/mman.h>

static int madvise_vma(struct vm_area_struct *vma, unsigned long start,
		       unsigned long end, int behavior)
{
	if (behavior == MADV_WILLNEED)
		return vma->vm_file ? 0 : -EBADF;
	if (behavior != MADV_DONTNEED)
		return 0;
	if (vma->vm_flags & (VM_LOCKED | VM_PFNMAP))
		return -EINVAL;
	zap_page_range(vma, start, end - start);
	return 0;
}

/*
 * Every area of the range, leaving out holes.
 * Return: 0 or the first error; -ENOMEM if there was a hole.
 */
static int walk_vmas(unsigned long start, unsigned long end, int behavior)
{
	struct vm_area_struct *vma = find_vma(current->mm, start);
	int unmapped = 0, error;

	for (; vma && start < end; vma = vma->vm_next) {
		if (start < vma->vm_start) {
			unmapped = -ENOMEM;
			start = vma->vm_start;
			if (start >= end)
				break;
		}
		error = madvise_vma(vma, start, min(end, vma->vm_end), behavior);
		if (error)
			return error;
		start = vma->vm_end;
	}
	return start < end ? -ENOMEM : unmapped;
}

SYSCALL_DEFINE3(madvise, unsigned long, start, size_t, len_in, int, behavior)
{
	unsigned long len = PAGE_ALIGN(len_in);
	int error;

	/* The hints are numbered from MADV_NORMAL to MADV_DONTNEED. */
	if (behavior < MADV_NORMAL || behavior > MADV_DONTNEED ||
	    offset_in_page(start))
		return -EINVAL;
	if ((len_in && !len) || start + len < start)
		return -EINVAL;
	if (!len)
		return 0;
	mmap_read_lock(current->mm);
	error = walk_vmas(start, start + len, behavior);
	mmap_read_unlock(current->mm);
	return error;
}
