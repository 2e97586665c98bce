// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/mremap.c - moving and resizing mappings
 *
 * Linux:    mm/mremap.c (move_page_tables() as in 5.6, checks 6.1)
 * Notes:    chapter 7, "The stack moves, its page does not"
 * Read:     mm/pgtable-generic.c, mm/vma.c before; fs/exec.c
 *	     (shift_arg_pages()) after
 *
 *	          old address          new address
 *	entry     [ frame N ]    -->   [ frame N ]	no byte is copied
 *	           then empty
 *
 * exec uses move_page_tables() inside one area, with ranges that may overlap:
 * towards lower addresses only, so that from the lowest page on nothing is
 * overwritten before it has been moved.
 *
 * Left out: MREMAP_DONTUNMAP, moving whole page tables at once
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/syscalls.h>
#include <uapi/linux/mman.h>

#include "internal.h"

/* [old_addr, old_end) lies in one page table, and so do its new addresses. */
static void move_ptes(struct vm_area_struct *new_vma, pte_t *old_pte,
		      unsigned long old_addr, unsigned long old_end,
		      pte_t *new_pte, unsigned long new_addr)
{
	struct mm_struct *mm = new_vma->vm_mm;

	spin_lock(&mm->page_table_lock);
	for (; old_addr < old_end; old_addr += PAGE_SIZE, old_pte++,
	     new_addr += PAGE_SIZE, new_pte++) {
		if (pte_none(*old_pte))
			continue;
		set_pte_at(mm, new_addr, new_pte,
			   ptep_get_and_clear(mm, old_addr, old_pte));
	}
	spin_unlock(&mm->page_table_lock);
}

/**
 * move_page_tables() - let other addresses lead to the same pages
 * @vma:	area of the old addresses
 * @old_addr:	page-aligned
 * @new_vma:	area of the new ones; may be @vma
 * @new_addr:	page-aligned; lower than @old_addr where the ranges overlap
 * @len:	bytes
 *
 * Context: mmap_lock held for writing.
 * Return: bytes moved; less than @len when there was no memory for a table.
 */
unsigned long move_page_tables(struct vm_area_struct *vma,
			       unsigned long old_addr,
			       struct vm_area_struct *new_vma,
			       unsigned long new_addr, unsigned long len)
{
	struct mm_struct *mm = vma->vm_mm;
	unsigned long start = old_addr, old_end = old_addr + len, next;

	for (; old_addr < old_end; new_addr += next - old_addr, old_addr = next) {
		pmd_t *old_pmd = mm_find_pmd(mm, old_addr), *new_pmd;
		unsigned long room;

		/* As far as both the old and the new table reach. */
		next = pmd_addr_end(old_addr, old_end);
		room = PMD_SIZE - (new_addr & ~PMD_MASK);
		next = min(next, old_addr + room);
		if (!old_pmd)
			continue;
		new_pmd = alloc_new_pmd(mm, new_addr);
		if (!new_pmd || pte_alloc(mm, new_pmd))
			break;
		move_ptes(new_vma, pte_offset_map(old_pmd, old_addr), old_addr,
			  next, pte_offset_map(new_pmd, new_addr), new_addr);
	}
	new_vma->vm_has_anon |= vma->vm_has_anon;
	flush_tlb_range(vma, start, old_end);
	return len + old_addr - old_end;
}

/* An area like @vma at another place, perhaps by growing a neighbour. */
static struct vm_area_struct *copy_vma(struct vm_area_struct *vma,
				       unsigned long addr, unsigned long len,
				       unsigned long pgoff)
{
	struct mm_struct *mm = vma->vm_mm;
	struct vm_area_struct *new, *prev;

	/* Nothing of the old address is left in an area without pages. */
	if (vma_is_anonymous(vma) && !vma->vm_has_anon)
		pgoff = addr >> PAGE_SHIFT;
	find_vma_prev(mm, addr, &prev);
	new = vma_merge(mm, prev, addr, addr + len, vma->vm_flags, vma->vm_file,
			pgoff);
	if (new)
		return new;
	new = vm_area_dup(vma);
	if (!new)
		return NULL;
	new->vm_start = addr;
	new->vm_end = addr + len;
	new->vm_pgoff = pgoff;
	if (new->vm_file)
		get_file(new->vm_file);
	vma_link(mm, new, prev);
	return new;
}

static unsigned long move_vma(struct vm_area_struct *vma,
			      unsigned long old_addr, unsigned long old_len,
			      unsigned long new_len, unsigned long new_addr)
{
	struct mm_struct *mm = vma->vm_mm;
	unsigned long pgoff, flags = vma->vm_flags;
	struct vm_area_struct *new_vma;
	unsigned long moved;

	/* Both ends of the old area may be cut off. */
	if (mm->map_count >= sysctl_max_map_count - 3)
		return -ENOMEM;
	pgoff = vma->vm_pgoff + ((old_addr - vma->vm_start) >> PAGE_SHIFT);
	new_vma = copy_vma(vma, new_addr, new_len, pgoff);
	if (!new_vma)
		return -ENOMEM;
	/* A merge on both sides may have made it the old area's neighbour. */
	vma = find_vma(mm, old_addr);
	vm_stat_account(mm, flags, new_len >> PAGE_SHIFT);

	moved = move_page_tables(vma, old_addr, new_vma, new_addr, old_len);
	if (moved < old_len) {
		move_page_tables(new_vma, new_addr, vma, old_addr, moved);
		do_munmap(mm, new_addr, new_len);
		return -ENOMEM;
	}
	do_munmap(mm, old_addr, old_len);
	return new_addr;
}

/* May [addr, addr + old_len) become new_len long? The area, or ERR_PTR. */
static struct vm_area_struct *vma_to_resize(unsigned long addr,
					    unsigned long old_len,
					    unsigned long new_len)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma = find_vma(mm, addr);
	unsigned long pages = (new_len - old_len) >> PAGE_SHIFT, pgoff;

	if (!vma || vma->vm_start > addr)
		return ERR_PTR(-EFAULT);
	if (!old_len)
		return ERR_PTR(-EINVAL);
	if (old_len > vma->vm_end - addr)
		return ERR_PTR(-EFAULT);
	if (new_len <= old_len)
		return vma;
	pgoff = vma->vm_pgoff + ((addr - vma->vm_start) >> PAGE_SHIFT);
	if (pgoff + (new_len >> PAGE_SHIFT) < pgoff)
		return ERR_PTR(-EINVAL);
	if (vma->vm_flags & (VM_DONTEXPAND | VM_PFNMAP))
		return ERR_PTR(-EFAULT);
	if (!may_expand_vm(mm, vma->vm_flags, pages))
		return ERR_PTR(-ENOMEM);
	if ((vma->vm_flags & VM_ACCOUNT) && vm_enough_memory(pages))
		return ERR_PTR(-ENOMEM);
	return vma;
}

/* MREMAP_FIXED: what lies at the new place goes first, whatever comes then. */
static unsigned long mremap_to(unsigned long addr, unsigned long old_len,
			       unsigned long new_addr, unsigned long new_len)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma;
	unsigned long ret;
	int error;

	if (offset_in_page(new_addr) || new_len > TASK_SIZE ||
	    new_addr > TASK_SIZE - new_len ||
	    (addr + old_len > new_addr && new_addr + new_len > addr))
		return -EINVAL;
	if (mm->map_count + 2 >= sysctl_max_map_count - 3)
		return -ENOMEM;
	error = do_munmap(mm, new_addr, new_len);
	if (!error && old_len > new_len) {
		error = do_munmap(mm, addr + new_len, old_len - new_len);
		old_len = new_len;
	}
	if (error)
		return error;
	vma = vma_to_resize(addr, old_len, new_len);
	if (IS_ERR(vma))
		return PTR_ERR(vma);
	ret = get_unmapped_area(vma->vm_file, new_addr, new_len, 0, MAP_FIXED);
	if (IS_ERR_VALUE(ret))
		return ret;
	return move_vma(vma, addr, old_len, new_len, new_addr);
}

/* Is there room right behind the area? */
static bool vma_expandable(struct vm_area_struct *vma, unsigned long delta)
{
	unsigned long end = vma->vm_end + delta;

	if (end < vma->vm_end || end > TASK_SIZE)
		return false;
	return !vma->vm_next || vma->vm_next->vm_start >= end;
}

static unsigned long do_mremap(unsigned long addr, unsigned long old_len,
			       unsigned long new_len, unsigned long flags)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma = find_vma(mm, addr);
	unsigned long new_addr;
	int error;

	if (!vma || vma->vm_start > addr)
		return -EFAULT;
	if (old_len >= new_len) {
		error = old_len == new_len ? 0 :
			do_munmap(mm, addr + new_len, old_len - new_len);
		return error ? error : addr;
	}
	vma = vma_to_resize(addr, old_len, new_len);
	if (IS_ERR(vma))
		return PTR_ERR(vma);
	if (old_len == vma->vm_end - addr &&
	    vma_expandable(vma, new_len - old_len)) {
		vm_stat_account(mm, vma->vm_flags,
				(new_len - old_len) >> PAGE_SHIFT);
		vma_adjust(vma, vma->vm_start, addr + new_len, vma->vm_pgoff,
			   NULL);
		return addr;
	}
	if (!(flags & MREMAP_MAYMOVE))
		return -ENOMEM;
	new_addr = get_unmapped_area(vma->vm_file, 0, new_len, 0, 0);
	if (IS_ERR_VALUE(new_addr))
		return new_addr;
	return move_vma(vma, addr, old_len, new_len, new_addr);
}

SYSCALL_DEFINE5(mremap, unsigned long, addr, unsigned long, old_len,
		unsigned long, new_len, unsigned long, flags,
		unsigned long, new_addr)
{
	unsigned long ret;

	if ((flags & ~(MREMAP_FIXED | MREMAP_MAYMOVE)) ||
	    (flags & (MREMAP_FIXED | MREMAP_MAYMOVE)) == MREMAP_FIXED ||
	    offset_in_page(addr))
		return -EINVAL;
	old_len = PAGE_ALIGN(old_len);
	new_len = PAGE_ALIGN(new_len);
	if (!new_len)
		return -EINVAL;
	mmap_write_lock(current->mm);
	ret = flags & MREMAP_FIXED ?
	      mremap_to(addr, old_len, new_addr, new_len) :
	      do_mremap(addr, old_len, new_len, flags);
	mmap_write_unlock(current->mm);
	return ret;
}
