// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/vmap_area.c - who has which kernel addresses above lowmem
 *
 * Linux:    mm/vmalloc.c (5.2 to 6.8: one busy tree, one free tree)
 * Notes:    chapter 8, "Addresses without memory"; walk vmap-alloc
 * Read:     include/linux/rbtree_augmented.h before, mm/vmalloc.c after
 *
 * Each address between VMALLOC_START and VMALLOC_END is in one of three states:
 *
 *	free tree      alloc_vmap_area()      busy tree
 *	free_vmap_area_root  ---------->  vmap_area_root
 *	       ^                                |
 *	       | __purge_vmap_area_lazy()       | free_vmap_area()
 *	       +------ vmap_purge_list <--------+
 *
 * What is freed waits in the purge list until there is enough of it: only then
 * the TLB is flushed, once for all. Before that no address is used again, so a
 * stale TLB entry never leads to the wrong page. This is what makes vmalloc()
 * slow, and why kernel stacks are cached (kernel/stack_vmap.c).
 *
 * A node of the free tree knows the largest free range of its subtree: the
 * lowest range that is large enough is found in O(log n) steps.
 *
 * Locks:    [v] vmap_area_lock, never taken in an interrupt
 * Left out: other ranges than the whole one, preloading of objects, per-CPU
 *	     blocks for small mappings
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/rbtree_augmented.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

static DEFINE_SPINLOCK(vmap_area_lock);
static struct rb_root vmap_area_root;		/* [v] busy */
static struct rb_root free_vmap_area_root;	/* [v] */
static struct llist_head vmap_purge_list;
static struct kmem_cache *vmap_area_cachep;

unsigned long vmap_lazy_nr;

static unsigned long va_size(struct vmap_area *va)
{
	return va->va_end - va->va_start;
}

RB_DECLARE_CALLBACKS_MAX(static, free_vmap_area_rb_augment_cb, struct vmap_area,
			 rb_node, unsigned long, subtree_max_size, va_size);

static struct vmap_area *to_va(struct rb_node *node)
{
	return rb_entry_safe(node, struct vmap_area, rb_node);
}

/* Hang @va into a tree by its address; the caller colours. */
static void link_va(struct vmap_area *va, struct rb_root *root)
{
	struct rb_node **link = &root->rb_node, *parent = NULL;

	while (*link) {
		parent = *link;
		if (va->va_end <= to_va(parent)->va_start)
			link = &parent->rb_left;
		else if (va->va_start >= to_va(parent)->va_end)
			link = &parent->rb_right;
		else
			BUG();		/* two owners of one address */
	}
	rb_link_node(&va->rb_node, parent, link);
}

static void insert_free(struct vmap_area *va)
{
	link_va(va, &free_vmap_area_root);
	va->subtree_max_size = 0;
	free_vmap_area_rb_augment_cb_propagate(&va->rb_node, NULL);
	rb_insert_augmented(&va->rb_node, &free_vmap_area_root,
			    &free_vmap_area_rb_augment_cb);
}

static void erase_free(struct vmap_area *va)
{
	rb_erase_augmented(&va->rb_node, &free_vmap_area_root,
			   &free_vmap_area_rb_augment_cb);
}

static unsigned long get_subtree_max_size(struct rb_node *node)
{
	return node ? to_va(node)->subtree_max_size : 0;
}

/*
 * The lowest free range in which @size bytes fit. Each begins on a page; for a
 * larger @align there must be room for the worst case.
 */
static struct vmap_area *find_vmap_lowest_match(unsigned long size,
						unsigned long align)
{
	struct rb_node *node = free_vmap_area_root.rb_node;
	unsigned long length = align > PAGE_SIZE ? size + align - 1 : size;

	if (length < size || get_subtree_max_size(node) < length)
		return NULL;
	for (;;) {
		if (get_subtree_max_size(node->rb_left) >= length)
			node = node->rb_left;
		else if (va_size(to_va(node)) >= length)
			return to_va(node);
		else
			node = node->rb_right;
	}
}

/*
 * Cut [start, end) out of the free range @va.
 * @spare: becomes the part below if something is left on both sides
 * Return: the object that is not needed (any more), or NULL.
 */
static struct vmap_area *clip_free(struct vmap_area *va, unsigned long start,
				   unsigned long end, struct vmap_area *spare)
{
	unsigned long head = va->va_start;

	if (end == va->va_end && start == head) {
		erase_free(va);
		kmem_cache_free(vmap_area_cachep, va);
		return spare;
	}
	if (end == va->va_end)
		va->va_end = start;
	else
		va->va_start = end;
	free_vmap_area_rb_augment_cb_propagate(&va->rb_node, NULL);
	if (va->va_end == start || start == head)
		return spare;
	spare->va_start = head;
	spare->va_end = start;
	insert_free(spare);
	return NULL;
}

/* Back into the free tree, and one with its neighbours there. */
static void merge_or_add_vmap_area(struct vmap_area *va)
{
	struct vmap_area *prev, *next;

	insert_free(va);
	prev = to_va(rb_prev(&va->rb_node));
	next = to_va(rb_next(&va->rb_node));
	if (next && next->va_start == va->va_end) {
		va->va_end = next->va_end;
		erase_free(next);
		kmem_cache_free(vmap_area_cachep, next);
	}
	if (prev && prev->va_end == va->va_start) {
		va->va_start = prev->va_start;
		erase_free(prev);
		kmem_cache_free(vmap_area_cachep, prev);
	}
	free_vmap_area_rb_augment_cb_propagate(&va->rb_node, NULL);
}

/* 32 MiB on one CPU. */
static unsigned long lazy_max_pages(void)
{
	return (32UL << 20) / PAGE_SIZE;
}

/* One flush for all that was freed. Return: was there anything? */
static bool __purge_vmap_area_lazy(void)
{
	struct llist_node *list = llist_del_all(&vmap_purge_list), *pos, *n;
	unsigned long start = ULONG_MAX, end = 0;
	struct vmap_area *va;

	if (!list)
		return false;
	llist_for_each_safe(pos, n, list) {
		va = container_of(pos, struct vmap_area, purge_list);
		start = min(start, va->va_start);
		end = max(end, va->va_end);
	}
	flush_tlb_kernel_range(start, end);

	spin_lock(&vmap_area_lock);
	llist_for_each_safe(pos, n, list) {
		va = container_of(pos, struct vmap_area, purge_list);
		vmap_lazy_nr -= va_size(va) >> PAGE_SHIFT;
		merge_or_add_vmap_area(va);
	}
	spin_unlock(&vmap_area_lock);
	return true;
}

/* Return: the new busy range in @va, or NULL: no room. @spare: see clip_free() */
static struct vmap_area *__alloc_vmap_area(struct vmap_area *va,
					   struct vmap_area **spare,
					   unsigned long size,
					   unsigned long align)
{
	struct vmap_area *free;

	spin_lock(&vmap_area_lock);
	free = find_vmap_lowest_match(size, align);
	if (free) {
		va->va_start = ALIGN(free->va_start, align);
		va->va_end = va->va_start + size;
		va->vm = NULL;
		*spare = clip_free(free, va->va_start, va->va_end, *spare);
		link_va(va, &vmap_area_root);
		rb_insert_color(&va->rb_node, &vmap_area_root);
	}
	spin_unlock(&vmap_area_lock);
	return free ? va : NULL;
}

/**
 * alloc_vmap_area() - take a range of addresses
 * @size: bytes, whole pages
 * @align: power of two
 * @vstart: VMALLOC_START
 * @vend: VMALLOC_END
 *
 * Context: task context.
 * Return: the range, in the busy tree, or ERR_PTR(-EBUSY): no such hole,
 * ERR_PTR(-ENOMEM), ERR_PTR(-EINVAL).
 */
struct vmap_area *alloc_vmap_area(unsigned long size, unsigned long align,
				  unsigned long vstart, unsigned long vend)
{
	struct vmap_area *va, *spare, *ret = ERR_PTR(-ENOMEM);

	BUG_ON(!size || !PAGE_ALIGNED(size) || (align & (align - 1)));
	if (WARN_ON_ONCE(vstart != VMALLOC_START || vend != VMALLOC_END))
		return ERR_PTR(-EINVAL);

	va = kmem_cache_alloc(vmap_area_cachep, GFP_KERNEL);
	spare = kmem_cache_alloc(vmap_area_cachep, GFP_KERNEL);
	if (va && spare) {
		ret = __alloc_vmap_area(va, &spare, size, align);
		if (!ret && __purge_vmap_area_lazy())
			ret = __alloc_vmap_area(va, &spare, size, align);
		if (!ret)
			ret = ERR_PTR(-EBUSY);
	}
	if (spare)
		kmem_cache_free(vmap_area_cachep, spare);
	if (IS_ERR(ret) && va)
		kmem_cache_free(vmap_area_cachep, va);
	return ret;
}

/**
 * free_vmap_area() - give a range back, some time
 * @va: busy; its page-table entries are cleared already
 *
 * Context: task context.
 */
void free_vmap_area(struct vmap_area *va)
{
	spin_lock(&vmap_area_lock);
	rb_erase(&va->rb_node, &vmap_area_root);
	RB_CLEAR_NODE(&va->rb_node);
	vmap_lazy_nr += va_size(va) >> PAGE_SHIFT;
	spin_unlock(&vmap_area_lock);

	llist_add(&va->purge_list, &vmap_purge_list);
	if (vmap_lazy_nr > lazy_max_pages())
		__purge_vmap_area_lazy();
}

/**
 * find_vmap_area() - the busy range that an address lies in
 * @addr: any address
 *
 * Context: task context.
 * Return: the range, or NULL.
 */
struct vmap_area *find_vmap_area(unsigned long addr)
{
	struct vmap_area *va;
	struct rb_node *node;

	spin_lock(&vmap_area_lock);
	for (node = vmap_area_root.rb_node; node; ) {
		va = to_va(node);
		if (addr < va->va_start)
			node = node->rb_left;
		else if (addr >= va->va_end)
			node = node->rb_right;
		else
			break;
	}
	spin_unlock(&vmap_area_lock);
	return to_va(node);
}

/*
 * For /proc/vmallocinfo: the busy ranges, then those that wait for a flush. The
 * kernel is not preempted, so @va is still there.
 */
struct vmap_area *vmap_area_next(struct vmap_area *va)
{
	struct llist_node *lazy = vmap_purge_list.first;
	struct rb_node *busy;

	if (va && RB_EMPTY_NODE(&va->rb_node)) {
		lazy = va->purge_list.next;
	} else {
		busy = va ? rb_next(&va->rb_node) : rb_first(&vmap_area_root);
		if (busy)
			return to_va(busy);
	}
	return lazy ? container_of(lazy, struct vmap_area, purge_list) : NULL;
}

/** vmap_area_init() - all addresses are free. Context: boot, once. */
void __init vmap_area_init(void)
{
	struct vmap_area *va;

	vmap_area_cachep = KMEM_CACHE(vmap_area, SLAB_PANIC);
	va = kmem_cache_alloc(vmap_area_cachep, GFP_KERNEL | __GFP_NOFAIL);
	BUG_ON(!va);
	va->va_start = VMALLOC_START;
	va->va_end = VMALLOC_END;
	insert_free(va);
}
