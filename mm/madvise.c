// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/madvise.c - advice about memory: madvise() and msync()
 *
 * Linux:    mm/madvise.c, mm/msync.c
 * Read:     mm/memory-range.c (zap_page_range()) before
 *
 * MADV_DONTNEED is the one that a C library relies on: it gives back the unused
 * part of a thread's stack. The next access finds zeros, or the file. MADV_FREE
 * may do the same, and does. The other hints are accepted; here is no
 * read-ahead that they could steer.
 *
 * Left out: everything about huge pages, hardware poison and reclaim; MS_ASYNC
 *	     and MS_SYNC have nothing to write to
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/syscalls.h>
#include <uapi/linux/mman.h>

#include "internal.h"

static int madvise_vma(struct vm_area_struct *vma, unsigned long start,
		       unsigned long end, int behavior)
{
	switch (behavior) {
	case MADV_FREE:
		if (!vma_is_anonymous(vma))
			return -EINVAL;
		fallthrough;
	case MADV_DONTNEED:
		if (vma->vm_flags & (VM_LOCKED | VM_PFNMAP))
			return -EINVAL;
		zap_page_range(vma, start, end - start);
		return 0;
	case MADV_WILLNEED:
		return vma->vm_file ? 0 : -EBADF;
	default:
		return 0;
	}
}

#define B(advice)	(1U << MADV_##advice)
static bool madvise_behavior_valid(int behavior)
{
	return behavior >= 0 && behavior < 32 && ((1U << behavior) &
		(B(NORMAL) | B(RANDOM) | B(SEQUENTIAL) | B(WILLNEED) |
		 B(DONTNEED) | B(FREE) | B(COLD) | B(PAGEOUT) | B(DONTDUMP) |
		 B(DODUMP)));
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
		error = behavior < 0 ? 0 :
			madvise_vma(vma, start, min(end, vma->vm_end), behavior);
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

	if (!madvise_behavior_valid(behavior) || offset_in_page(start))
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

SYSCALL_DEFINE3(msync, unsigned long, start, size_t, len, int, flags)
{
	unsigned long end;
	int error = 0;

	if ((flags & ~(MS_ASYNC | MS_INVALIDATE | MS_SYNC)) ||
	    offset_in_page(start) ||
	    (flags & (MS_ASYNC | MS_SYNC)) == (MS_ASYNC | MS_SYNC))
		return -EINVAL;
	len = PAGE_ALIGN(len);
	end = start + len;
	if (end < start)
		return -ENOMEM;
	mmap_read_lock(current->mm);
	if (start != end)
		error = walk_vmas(start, end, -1);
	mmap_read_unlock(current->mm);
	return error;
}
