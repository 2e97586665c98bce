// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/msync.c - writing back a mapped file
 *
 * Linux:    mm/msync.c
 * Read:     fs/sync.c before
 *
 * A shared mapping and read() see the same page, so nothing is to be done. The
 * call also tells whether a range is mapped without a hole.
 */
#include <linux/arch.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/syscalls.h>
#include <uapi/asm/mman.h>

/**
 * sys_msync() - write back
 * @start: first address, of a page
 * @len:   bytes
 * @flags: MS_ASYNC or MS_SYNC, MS_INVALIDATE
 *
 * Return: 0, -EINVAL, -ENOMEM (something there is not mapped).
 */
SYSCALL_DEFINE3(msync, unsigned long, start, size_t, len, int, flags)
{
	unsigned long end = start + PAGE_ALIGN(len);
	struct vm_area_struct *vma;
	int error = 0;

	if (flags & ~(MS_ASYNC | MS_INVALIDATE | MS_SYNC) ||
	    offset_in_page(start) || (flags & MS_ASYNC && flags & MS_SYNC))
		return -EINVAL;
	if (end < start)
		return -ENOMEM;
	down_read(&current->mm->mmap_lock);
	while (start < end && !error) {
		vma = find_vma(current->mm, start);
		if (!vma || vma->vm_start > start)
			error = -ENOMEM;
		else
			start = vma->vm_end;
	}
	up_read(&current->mm->mmap_lock);
	return error;
}
