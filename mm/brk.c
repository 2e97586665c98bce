// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/brk.c - the heap; the copy and the end of an address space
 *
 * Linux:    mm/mmap.c (brk(), vm_brk_flags(), exit_mmap()), kernel/fork.c
 *	     (dup_mmap())
 * Notes:    chapter 6, "The heap"; chapter 8, "Copy on write"
 * Read:     mm/mmap.c before, kernel/fork.c after
 *
 *	| text | data bss |  random  |  [heap] -->        |  mappings
 *	                         start_brk       brk  room: at least a page, and
 *	                                              a guard gap before a stack
 *
 * Locks:    mm->mmap_lock for writing
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/syscalls.h>
#include <uapi/linux/mman.h>

#include "internal.h"

/* Anonymous memory at a fixed place. Return: 0 or errno. */
static int do_brk_flags(unsigned long addr, unsigned long len,
			unsigned long flags)
{
	unsigned long ret;

	flags |= VM_DATA_DEFAULT_FLAGS | current->mm->def_flags;
	ret = get_unmapped_area(NULL, addr, len, 0, MAP_FIXED);
	if (IS_ERR_VALUE(ret))
		return ret;
	if (current->mm->map_count > sysctl_max_map_count)
		return -ENOMEM;
	ret = mmap_region(NULL, addr, len, flags, addr >> PAGE_SHIFT);
	return IS_ERR_VALUE(ret) ? ret : 0;
}

/**
 * vm_brk_flags() - anonymous memory for exec (bss)
 * @addr:	page-aligned; what is mapped there goes
 * @len:	bytes, rounded up to a page
 * @flags:	VM_EXEC or 0
 *
 * Context: may sleep; takes mmap_lock of current->mm.
 * Return: 0; -EINVAL (other flags, alignment), -ENOMEM.
 */
int vm_brk_flags(unsigned long addr, unsigned long len, unsigned long flags)
{
	unsigned long size = PAGE_ALIGN(len);
	int ret;

	if (size < len)
		return -ENOMEM;
	if (!size)
		return 0;
	if (flags & ~(unsigned long)VM_EXEC)
		return -EINVAL;
	mmap_write_lock(current->mm);
	ret = do_brk_flags(addr, size, flags);
	mmap_write_unlock(current->mm);
	return ret;
}

/* Move the break. Return: whether it could be done. */
static bool do_brk(struct mm_struct *mm, unsigned long brk)
{
	unsigned long oldbrk = PAGE_ALIGN(mm->brk), newbrk = PAGE_ALIGN(brk);
	unsigned long limit = rlimit(RLIMIT_DATA);
	struct vm_area_struct *next;

	if (brk < mm->start_brk)
		return false;
	if (limit < RLIM_INFINITY && brk - mm->start_brk +
				     mm->end_data - mm->start_data > limit)
		return false;
	if (newbrk == oldbrk)
		return true;
	if (brk <= mm->brk)
		return !do_munmap(mm, newbrk, oldbrk - newbrk);

	/* Not into what comes next, nor into the guard gap of a stack. */
	next = find_vma(mm, oldbrk);
	if (next && newbrk + PAGE_SIZE > vm_start_gap(next))
		return false;
	return newbrk > oldbrk && !do_brk_flags(oldbrk, newbrk - oldbrk, 0);
}

SYSCALL_DEFINE1(brk, unsigned long, brk)
{
	struct mm_struct *mm = current->mm;

	mmap_write_lock(mm);
	if (do_brk(mm, brk))
		mm->brk = brk;
	brk = mm->brk;
	mmap_write_unlock(mm);
	return brk;
}

/**
 * dup_mmap() - give a new address space the areas of another (fork)
 * @mm:		the new one, empty
 * @oldmm:	the parent's
 *
 * Areas are copied, pages are shared until somebody writes. Since each area
 * goes behind the one before, finding its place takes no search.
 *
 * Context: may sleep; takes both mmap_locks.
 * Return: 0 or -ENOMEM (mmput() cleans up what is there by then).
 */
int dup_mmap(struct mm_struct *mm, struct mm_struct *oldmm)
{
	struct vm_area_struct *mpnt, *tmp, *prev = NULL;
	int retval = 0;

	mmap_write_lock(oldmm);
	mmap_write_lock(mm);
	for (mpnt = oldmm->mmap; mpnt && !retval; mpnt = mpnt->vm_next) {
		if (mpnt->vm_flags & VM_DONTCOPY) {
			vm_stat_account(mm, mpnt->vm_flags,
					-(long)vma_pages(mpnt));
			continue;
		}
		tmp = vm_area_dup(mpnt);
		if (!tmp) {
			retval = -ENOMEM;
			break;
		}
		tmp->vm_mm = mm;
		if (tmp->vm_file)
			get_file(tmp->vm_file);
		vma_link(mm, tmp, prev);
		prev = tmp;
		retval = copy_page_range(tmp, mpnt);
	}
	mmap_write_unlock(mm);
	/* The parent may no longer write to what both have now. */
	flush_tlb_mm(oldmm);
	mmap_write_unlock(oldmm);
	return retval;
}

/**
 * exit_mmap() - take all of an address space away
 * @mm:	nobody uses it any more
 *
 * Context: may sleep. The page tables may still be loaded in the CPU (by a
 * kernel thread, or the task that exits), but nobody reads user memory.
 */
void exit_mmap(struct mm_struct *mm)
{
	struct vm_area_struct *vma, *next;

	if (!mm->mmap)
		return;
	for (vma = mm->mmap; vma; vma = vma->vm_next)
		unmap_page_range(vma, vma->vm_start, vma->vm_end);
	/* From 0, not FIRST_USER_ADDRESS: the table of the first 2 MiB too. */
	free_pgtables(mm, mm->mmap, NULL, 0, USER_PGTABLES_CEILING);
	flush_tlb_mm(mm);
	for (vma = mm->mmap; vma; vma = next) {
		next = vma->vm_next;
		remove_vma(vma);
	}
	mm->mmap = mm->vmacache = NULL;
	mm->mm_rb = RB_ROOT;
	mm->highest_vm_end = 0;
	mm->map_count = 0;
}
