// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/unmapped_area.c - where a new mapping goes
 *
 * Linux:    mm/mmap.c (get_unmapped_area(), vm_unmapped_area() of 5.6)
 * Notes:    chapter 6, "A hole of the right size"
 * Read:     mm/vma.c before (rb_subtree_gap), mm/util.c (mmap_base)
 *
 *	top down:	look for the highest hole below mm->mmap_base
 *	"legacy":	look for the lowest hole above it
 *
 * The hole below a stack ends stack_guard_gap before the stack.
 */
#include <linux/kernel.h>
#include <linux/sched.h>
#include <uapi/linux/mman.h>

#include "internal.h"

struct vm_unmapped_area_info {
	bool topdown;
	unsigned long length;
	unsigned long low_limit;
	unsigned long high_limit;	/* first address after */
};

/* Where @info->length fits into [start, end) within the limits, or 0. */
static unsigned long fit(struct vm_unmapped_area_info *info,
			 unsigned long start, unsigned long end)
{
	start = max(start, info->low_limit);
	end = min(end, info->high_limit);
	if (end < start || end - start < info->length)
		return 0;
	return info->topdown ? end - info->length : start;
}

/* Near: the higher addresses for top-down, the lower for bottom-up. */
static struct rb_node *child(struct vm_unmapped_area_info *info,
			     struct vm_area_struct *vma, bool near)
{
	return near == info->topdown ? vma->vm_rb.rb_right : vma->vm_rb.rb_left;
}

/* A subtree that has a gap which is large enough, or NULL. */
static struct vm_area_struct *large(struct vm_unmapped_area_info *info,
				    struct rb_node *rb)
{
	struct vm_area_struct *vma = rb_entry_safe(rb, struct vm_area_struct,
						   vm_rb);

	return vma && vma->rb_subtree_gap >= info->length ? vma : NULL;
}

/**
 * vm_unmapped_area() - find a hole for a mapping
 * @info:	how long, between which limits, from which end
 *
 * The tree is walked in the order of addresses, from the near end on, but a
 * subtree whose largest gap is too small, or that lies outside the limits, is
 * not entered: O(log n), however many areas there are.
 *
 * Context: mmap_lock of current->mm held.
 * Return: page-aligned address, or -ENOMEM.
 */
static unsigned long vm_unmapped_area(struct vm_unmapped_area_info *info)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma = large(info, mm->mm_rb.rb_node), *next;
	unsigned long hole, above;

	above = fit(info, mm->highest_vm_end, ULONG_MAX & PAGE_MASK);
	if (info->topdown && above)
		return above;
	while (vma) {
		next = large(info, child(info, vma, true));
		if (next && (info->topdown ? vma->vm_end < info->high_limit
					   : vma->vm_start > info->low_limit)) {
			vma = next;
			continue;
		}
		do {
			struct rb_node *rb;

			hole = fit(info, vma->vm_prev ? vma->vm_prev->vm_end : 0,
				   vm_start_gap(vma));
			if (hole)
				return hole;
			next = large(info, child(info, vma, false));
			/* Nothing on the far side: up, until we come from near. */
			while (!next && vma) {
				rb = &vma->vm_rb;
				vma = rb_entry_safe(rb_parent(rb),
						    struct vm_area_struct, vm_rb);
				if (vma && rb == child(info, vma, true))
					break;
			}
		} while (vma && !next);
		vma = next;
	}
	return !info->topdown && above ? above : -ENOMEM;
}

/* Is [addr, addr + len) free, and out of the reach of stacks? */
static bool hint_is_free(struct mm_struct *mm, unsigned long addr,
			 unsigned long len)
{
	struct vm_area_struct *vma;

	if (TASK_SIZE - len < addr || addr < mmap_min_addr)
		return false;
	vma = find_vma(mm, addr);
	return !vma || addr + len <= vm_start_gap(vma);
}

/**
 * get_unmapped_area() - the address for a mapping
 * @file:	unused: no file here has wishes
 * @addr:	with MAP_FIXED the address, else a hint, or 0
 * @len:	bytes, a multiple of PAGE_SIZE
 * @pgoff:	unused
 * @flags:	MAP_*
 *
 * Context: mmap_lock of current->mm held for writing.
 * Return: the address; -ENOMEM (no room), -EINVAL (not aligned, or below
 * FIRST_USER_ADDRESS), -EPERM (below mmap_min_addr, without the capability).
 */
unsigned long get_unmapped_area(struct file *file, unsigned long addr,
				unsigned long len, unsigned long pgoff,
				unsigned long flags)
{
	struct mm_struct *mm = current->mm;
	struct vm_unmapped_area_info info = {
		.topdown = !mm->mmap_legacy,
		.length = len,
		.low_limit = max(PAGE_SIZE, mmap_min_addr),
		.high_limit = mm->mmap_base,
	};

	if ((flags & MAP_FIXED) && addr != max(addr, FIRST_USER_ADDRESS))
		return -EINVAL;
	if (len > TASK_SIZE)
		return -ENOMEM;
	if (!(flags & MAP_FIXED) && addr && hint_is_free(mm, PAGE_ALIGN(addr), len))
		return PAGE_ALIGN(addr);
	if (!(flags & MAP_FIXED)) {
		addr = -ENOMEM;
		if (info.topdown)
			addr = vm_unmapped_area(&info);
		/* Nothing left below: between there and the stack, then. */
		if (IS_ERR_VALUE(addr)) {
			info.topdown = false;
			info.low_limit = mm->mmap_legacy ? mm->mmap_base
							 : TASK_UNMAPPED_BASE;
			info.high_limit = TASK_SIZE;
			addr = vm_unmapped_area(&info);
		}
		if (IS_ERR_VALUE(addr))
			return addr;
	}
	if (addr > TASK_SIZE - len)
		return -ENOMEM;
	if (offset_in_page(addr))
		return -EINVAL;
	if (addr < mmap_min_addr && !capable(CAP_SYS_RAWIO))
		return -EPERM;
	return addr;
}
