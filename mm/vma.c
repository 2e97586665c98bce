// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/vma.c - the areas of an address space: list, tree, split and merge
 *
 * Linux:    mm/mmap.c (until 6.0, when a maple tree replaced the rbtree);
 *	     parts are in mm/vma.c since 6.11
 * Notes:    chapter 6, "Who owns which address?"
 * Read:     include/linux/rbtree_augmented.h before; mm/unmapped_area.c,
 *	     mm/mmap.c after
 *
 * An area is in a list, sorted by address, and in a red-black tree:
 *
 *	mm->mmap -> [text] -> [data] -> [heap] -> [libs] -> [stack]
 *
 *	                 [heap]	 gap below: from the end of [data]
 *	                 /    \
 *	            [data]    [stack]
 *	              /         /
 *	         [text]     [libs]	rb_subtree_gap: the largest gap below
 *					any area of this subtree
 *
 * The gap below a stack does not include the guard gap: vm_start_gap().
 *
 * Locks:    [m] mm->mmap_lock for writing wherever something changes
 */
#include <linux/fs.h>
#include <linux/rbtree_augmented.h>
#include <linux/slab.h>

#include "internal.h"

static struct kmem_cache *vm_area_cachep;

void __init mmap_init(void)
{
	vm_area_cachep = KMEM_CACHE(vm_area_struct, SLAB_PANIC);
}

struct vm_area_struct *vm_area_alloc(struct mm_struct *mm)
{
	struct vm_area_struct *vma = kmem_cache_zalloc(vm_area_cachep,
						       GFP_KERNEL);

	if (vma)
		vma->vm_mm = mm;
	return vma;
}

/* A copy that is in no list and no tree; of a file it has no reference yet. */
struct vm_area_struct *vm_area_dup(struct vm_area_struct *orig)
{
	struct vm_area_struct *new = kmem_cache_alloc(vm_area_cachep,
						      GFP_KERNEL);

	if (new) {
		*new = *orig;
		new->vm_next = new->vm_prev = NULL;
	}
	return new;
}

void vm_area_free(struct vm_area_struct *vma)
{
	kmem_cache_free(vm_area_cachep, vma);
}

/* The end of an area that is already out of list and tree. */
void remove_vma(struct vm_area_struct *vma)
{
	vma_unlink_file(vma);
	if (vma->vm_file)
		fput(vma->vm_file);
	vm_area_free(vma);
}

/* Free addresses between the area and the one before it. */
static unsigned long vma_compute_gap(struct vm_area_struct *vma)
{
	unsigned long start = vm_start_gap(vma);
	unsigned long prev_end = vma->vm_prev ? vma->vm_prev->vm_end : 0;

	return start > prev_end ? start - prev_end : 0;
}

/* Linux computes the gap again at each step; remembered, a step is cheaper. */
static unsigned long vma_gap(struct vm_area_struct *vma)
{
	return vma->vm_gap;
}

RB_DECLARE_CALLBACKS_MAX(static, vma_gap_callbacks, struct vm_area_struct,
			 vm_rb, unsigned long, rb_subtree_gap, vma_gap);

/* The gap below @vma has changed: tell the subtrees that it belongs to. */
void vma_gap_update(struct vm_area_struct *vma)
{
	unsigned long gap = vma_compute_gap(vma);
	bool grows = gap >= vma->vm_gap;
	struct rb_node *rb = &vma->vm_rb;

	vma->vm_gap = gap;
	if (!grows) {
		vma_gap_callbacks_propagate(rb, NULL);
		return;
	}
	/* What grows can only raise a maximum: no need to look at siblings. */
	for (; rb; rb = rb_parent(rb)) {
		vma = rb_entry(rb, struct vm_area_struct, vm_rb);
		if (vma->rb_subtree_gap >= gap)
			break;
		vma->rb_subtree_gap = gap;
	}
}

/* What lies behind @vma, when its end has moved. */
static void vma_end_update(struct vm_area_struct *vma)
{
	if (vma->vm_next)
		vma_gap_update(vma->vm_next);
	else
		vma->vm_mm->highest_vm_end = vma->vm_end;
}

/**
 * find_vma() - the first area that ends above an address
 * @mm:		address space
 * @addr:	user address
 *
 * The area need not contain @addr; it may lie above.
 *
 * Context: mmap_lock held.
 * Return: the area or NULL.
 */
struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long addr)
{
	struct vm_area_struct *vma = mm->vmacache, *found = NULL;
	struct rb_node *rb;

	/* Inside, or in the hole below it. */
	if (vma && addr < vma->vm_end &&
	    (!vma->vm_prev || vma->vm_prev->vm_end <= addr))
		return vma;
	for (rb = mm->mm_rb.rb_node; rb; ) {
		vma = rb_entry(rb, struct vm_area_struct, vm_rb);
		if (vma->vm_end > addr) {
			found = vma;
			if (vma->vm_start <= addr)
				break;
			rb = rb->rb_left;
		} else {
			rb = rb->rb_right;
		}
	}
	if (found)
		mm->vmacache = found;
	return found;
}

/* Also the last area that ends at or below @addr, in *@pprev. */
struct vm_area_struct *find_vma_prev(struct mm_struct *mm, unsigned long addr,
				     struct vm_area_struct **pprev)
{
	struct vm_area_struct *vma = find_vma(mm, addr);

	*pprev = vma ? vma->vm_prev : rb_entry_safe(rb_last(&mm->mm_rb),
						    struct vm_area_struct, vm_rb);
	return vma;
}

/* The first area that has an address in [start, end), or NULL. */
struct vm_area_struct *find_vma_intersection(struct mm_struct *mm,
					     unsigned long start,
					     unsigned long end)
{
	struct vm_area_struct *vma = find_vma(mm, start);

	return vma && vma->vm_start < end ? vma : NULL;
}

/* The file knows who maps it, for truncate; and stays open for the area. */
void vma_link_file(struct vm_area_struct *vma)
{
	struct address_space *mapping;

	if (!vma->vm_file)
		return;
	mapping = vma->vm_file->f_mapping;
	mutex_lock(&mapping->i_mmap_lock);
	list_add(&vma->shared, &mapping->i_mmap);
	mutex_unlock(&mapping->i_mmap_lock);
}

void vma_unlink_file(struct vm_area_struct *vma)
{
	struct address_space *mapping;

	if (!vma->vm_file)
		return;
	mapping = vma->vm_file->f_mapping;
	mutex_lock(&mapping->i_mmap_lock);
	list_del(&vma->shared);
	mutex_unlock(&mapping->i_mmap_lock);
}

/*
 * Hang @vma on the empty link. Two gaps change: its own, and that of the area
 * behind, which is an ancestor of it. So one way up to the root is enough, if
 * it does not end before that ancestor.
 */
static void __vma_link_rb(struct mm_struct *mm, struct vm_area_struct *vma,
			  struct rb_node *parent, struct rb_node **link)
{
	struct vm_area_struct *next = vma->vm_next;

	rb_link_node(&vma->vm_rb, parent, link);
	vma->vm_gap = vma->rb_subtree_gap = vma_compute_gap(vma);
	if (next) {
		next->vm_gap = vma_compute_gap(next);
		for (; parent != &next->vm_rb; parent = rb_parent(parent))
			vma_gap_callbacks_compute_max(rb_entry(parent,
					struct vm_area_struct, vm_rb), false);
	} else {
		mm->highest_vm_end = vma->vm_end;
	}
	vma_gap_callbacks_propagate(parent, NULL);
	rb_insert_augmented(&vma->vm_rb, &mm->mm_rb, &vma_gap_callbacks);
	mm->vmacache = vma;
}

/**
 * vma_link() - add an area
 * @mm:		address space
 * @vma:	the area, its addresses free
 * @prev:	the area before it, or NULL
 */
void vma_link(struct mm_struct *mm, struct vm_area_struct *vma,
	      struct vm_area_struct *prev)
{
	struct vm_area_struct *next = prev ? prev->vm_next : mm->mmap;
	struct rb_node *parent, **link;

	vma->vm_prev = prev;
	vma->vm_next = next;
	if (prev)
		prev->vm_next = vma;
	else
		mm->mmap = vma;
	if (next)
		next->vm_prev = vma;

	/* Between two neighbours one of the links that meet is empty. */
	if (prev && !prev->vm_rb.rb_right) {
		parent = &prev->vm_rb;
		link = &parent->rb_right;
	} else if (next) {
		parent = &next->vm_rb;
		link = &parent->rb_left;
	} else {
		parent = NULL;
		link = &mm->mm_rb.rb_node;
	}
	__vma_link_rb(mm, vma, parent, link);
	vma_link_file(vma);
	mm->map_count++;
}

/**
 * vma_unlink_range() - take areas out of list and tree
 * @mm:		address space
 * @first:	first of them
 * @last:	last of them; the areas stay linked to each other
 */
void vma_unlink_range(struct mm_struct *mm, struct vm_area_struct *first,
		      struct vm_area_struct *last)
{
	struct vm_area_struct *prev = first->vm_prev, *next = last->vm_next;
	struct vm_area_struct *vma;

	if (prev)
		prev->vm_next = next;
	else
		mm->mmap = next;
	last->vm_next = NULL;
	/*
	 * The large gap first: above it nothing changes any more when the
	 * small ones go.
	 */
	if (next) {
		next->vm_prev = prev;
		vma_gap_update(next);
	} else {
		mm->highest_vm_end = prev ? prev->vm_end : 0;
	}
	for (vma = first; vma; vma = vma->vm_next) {
		rb_erase_augmented(&vma->vm_rb, &mm->mm_rb, &vma_gap_callbacks);
		mm->map_count--;
	}
	mm->vmacache = next;
}

/* New borders; the order of areas does not change. */
static void vma_set_range(struct vm_area_struct *vma, unsigned long start,
			  unsigned long end, unsigned long pgoff)
{
	bool start_moved = start != vma->vm_start;
	bool end_moved = end != vma->vm_end;

	vma->vm_start = start;
	vma->vm_end = end;
	vma->vm_pgoff = pgoff;
	if (start_moved)
		vma_gap_update(vma);
	if (end_moved)
		vma_end_update(vma);
}

/**
 * vma_adjust() - move the borders of an area
 * @vma:	the area
 * @start:	new vm_start
 * @end:	new vm_end; neither may pass a neighbour
 * @pgoff:	new vm_pgoff
 * @insert:	an area for the addresses that become free, or NULL
 *
 * Context: mmap_lock held for writing.
 * Return: 0.
 */
int vma_adjust(struct vm_area_struct *vma, unsigned long start,
	       unsigned long end, unsigned long pgoff,
	       struct vm_area_struct *insert)
{
	vma_set_range(vma, start, end, pgoff);
	if (insert)
		vma_link(vma->vm_mm, insert, insert->vm_start < start ?
			 vma->vm_prev : vma);
	return 0;
}

/**
 * split_vma() - one area becomes two
 * @mm:		address space
 * @vma:	the area; keeps the part above @addr if @new_below, else below
 * @addr:	page-aligned, inside
 * @new_below:	is the new area the lower part?
 *
 * Context: mmap_lock held for writing.
 * Return: 0; -ENOMEM (no memory, or sysctl_max_map_count areas).
 */
int split_vma(struct mm_struct *mm, struct vm_area_struct *vma,
	      unsigned long addr, int new_below)
{
	unsigned long pages = (addr - vma->vm_start) >> PAGE_SHIFT;
	struct vm_area_struct *new;

	if (mm->map_count >= sysctl_max_map_count)
		return -ENOMEM;
	new = vm_area_dup(vma);
	if (!new)
		return -ENOMEM;
	if (new->vm_file)
		get_file(new->vm_file);
	if (new_below) {
		new->vm_end = addr;
		return vma_adjust(vma, addr, vma->vm_end,
				  vma->vm_pgoff + pages, new);
	}
	new->vm_start = addr;
	new->vm_pgoff += pages;
	return vma_adjust(vma, vma->vm_start, addr, vma->vm_pgoff, new);
}

/* Could the pages @pgoff.. of @file, with these rights, belong to @vma? */
static bool can_vma_merge(struct vm_area_struct *vma, unsigned long vm_flags,
			  struct file *file, unsigned long pgoff,
			  unsigned long vma_pgoff)
{
	if (vma->vm_flags != vm_flags || vma->vm_file != file)
		return false;
	/* Areas with operations but no file are the kernel's own. */
	if (!file && vma->vm_ops)
		return false;
	return vma_pgoff == pgoff;
}

static void vma_swallow(struct vm_area_struct *into, struct vm_area_struct *vma)
{
	into->vm_has_anon |= vma->vm_has_anon;
	vma_unlink_range(vma->vm_mm, vma, vma);
	remove_vma(vma);
}

/**
 * vma_merge() - let a neighbour take over a range, if it is of the same kind
 * @mm:		address space
 * @prev:	the area before @addr, or the one that @addr lies in
 * @addr:	start of the range
 * @end:	end of it
 * @vm_flags:	what the range is to be
 * @file:	of the range, or NULL
 * @pgoff:	of @addr
 *
 * The range is either free, or a part (or all) of one area whose flags are
 * about to change. That area then shrinks or goes:
 *
 *	|prev|  range  |next|	->  |      prev      |	(all three alike)
 *	|prev|  range  |next|	->  |    prev   |next|
 *	|prev|  range  |next|	->  |prev|    next   |
 *
 * Context: mmap_lock held for writing.
 * Return: the area that has the range now, or NULL.
 */
struct vm_area_struct *vma_merge(struct mm_struct *mm,
				 struct vm_area_struct *prev,
				 unsigned long addr, unsigned long end,
				 unsigned long vm_flags, struct file *file,
				 unsigned long pgoff)
{
	struct vm_area_struct *area = prev ? prev->vm_next : mm->mmap;
	struct vm_area_struct *next = area;
	unsigned long pages = (end - addr) >> PAGE_SHIFT;
	bool with_prev, with_next;

	/* @area: what occupies the range now, unless that is prev or nothing. */
	if (area && area->vm_start >= end)
		area = NULL;
	else if (area && area->vm_end == end)
		next = area->vm_next;

	with_prev = prev && prev->vm_end == addr &&
		    can_vma_merge(prev, vm_flags, file, pgoff,
				  prev->vm_pgoff + vma_pages(prev));
	with_next = next && next->vm_start == end &&
		    can_vma_merge(next, vm_flags, file, pgoff + pages,
				  next->vm_pgoff);
	if (with_prev) {
		if (area && area->vm_end > end) {
			prev->vm_has_anon |= area->vm_has_anon;
			vma_set_range(area, end, area->vm_end,
				      area->vm_pgoff + pages);
		} else if (area) {
			vma_swallow(prev, area);
		}
		if (with_next) {
			end = next->vm_end;
			vma_swallow(prev, next);
		}
		vma_set_range(prev, prev->vm_start, end, prev->vm_pgoff);
		return prev;
	}
	if (!with_next)
		return NULL;
	if (prev && prev->vm_end > addr) {
		next->vm_has_anon |= prev->vm_has_anon;
		vma_set_range(prev, prev->vm_start, addr, prev->vm_pgoff);
	} else if (area) {
		vma_swallow(next, area);
	}
	vma_set_range(next, addr, next->vm_end, pgoff);
	return next;
}

/**
 * insert_vm_struct() - add an area that the caller has made up (exec's stack)
 * @mm:		address space
 * @vma:	vm_start, vm_end and vm_flags are set
 *
 * Context: mmap_lock held for writing.
 * Return: 0; -ENOMEM (something is there already).
 */
int insert_vm_struct(struct mm_struct *mm, struct vm_area_struct *vma)
{
	struct vm_area_struct *prev, *next;

	next = find_vma_prev(mm, vma->vm_start, &prev);
	if (next && next->vm_start < vma->vm_end)
		return -ENOMEM;
	/* So that neighbouring anonymous areas can merge: their address. */
	if (vma_is_anonymous(vma))
		vma->vm_pgoff = vma->vm_start >> PAGE_SHIFT;
	vma_link(mm, vma, prev);
	return 0;
}
