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

/* Has the subtree a gap that is large enough? */
static inline bool large(struct rb_node *rb, unsigned long length)
{
	return rb && rb_entry(rb, struct vm_area_struct,
			      vm_rb)->rb_subtree_gap >= length;
}

/*
 * The tree is walked in the order of addresses, from the near end on (the
 * higher addresses for top-down), but a subtree whose largest gap is too small,
 * or that lies outside the limits, is not entered: O(log n), however many areas
 * there are. Compiled twice, once for each direction.
 */
static __always_inline unsigned long
unmapped_area(struct vm_unmapped_area_info *info, bool topdown)
{
	unsigned long hole, length = info->length;
	struct rb_node *rb = current->mm->mm_rb.rb_node, *next;
	struct vm_area_struct *vma;

#define near(rb)	(topdown ? (rb)->rb_right : (rb)->rb_left)
#define far(rb)		(topdown ? (rb)->rb_left : (rb)->rb_right)
	if (!large(rb, length))
		return -ENOMEM;
	for (;;) {
		vma = rb_entry(rb, struct vm_area_struct, vm_rb);
		if (large(near(rb), length) &&
		    (topdown ? vma->vm_end < info->high_limit
			     : vma->vm_start > info->low_limit)) {
			rb = near(rb);
			continue;
		}
		/* The area itself and its far side; then up to the next. */
		for (;;) {
			vma = rb_entry(rb, struct vm_area_struct, vm_rb);
			hole = vma->vm_gap < length ? 0 :
			       fit(info, vma->vm_prev ? vma->vm_prev->vm_end : 0,
				   vm_start_gap(vma));
			if (hole)
				return hole;
			if (large(far(rb), length))
				break;
			do {
				next = rb;
				rb = rb_parent(rb);
				if (!rb)
					return -ENOMEM;
			} while (next != near(rb));
		}
		rb = far(rb);
	}
#undef near
#undef far
}

/**
 * vm_unmapped_area() - find a hole for a mapping
 * @info:	how long, between which limits, from which end
 *
 * Context: mmap_lock of current->mm held.
 * Return: page-aligned address, or -ENOMEM.
 */
static unsigned long vm_unmapped_area(struct vm_unmapped_area_info *info)
{
	unsigned long addr, above;

	above = fit(info, current->mm->highest_vm_end, ULONG_MAX & PAGE_MASK);
	if (info->topdown)
		return above ?: unmapped_area(info, true);
	addr = unmapped_area(info, false);
	return IS_ERR_VALUE(addr) && above ? above : addr;
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
