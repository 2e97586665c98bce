// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/slab.c - objects smaller than a page
 *
 * Linux:    mm/slub.c, mm/slab_common.c
 * Notes:    chapter 6, "Where does a task_struct live?"
 * Read:     include/linux/slab.h, mm/slab.h, mm/page_alloc.c before
 *
 * A slab is one block of pages cut into objects of one cache. A free object
 * holds, in its own first word, the address of the next free one; no other
 * memory is needed.
 *
 *	kmem_cache  freelist ------------.
 *	            page ---> slab       v
 *	                      |used|used|next|used|next|used| unused |
 *	                                  '---------^ '--> NULL
 *	            partial --> slabs with free objects of their own
 *	                      (their freelist is page->freelist)
 *
 * The active slab gives all its free objects to the cache at once (SLUB calls
 * it frozen) and counts as full. A full slab is on no list: the first object
 * that is freed puts it on the partial list. A slab that has no object in use
 * goes back to the page allocator, but for a few that a cache keeps.
 *
 * kfree() is only given an address: virt_to_page() leads to the page, and
 * that to the cache.
 *
 * Locks:    interrupts off: handlers allocate (a signal's siginfo) and free
 * Left out: per-CPU and per-node lists, constructors, merging of like caches,
 *	     debugging, kmem_cache_destroy()
 */
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "internal.h"
#include "slab.h"

#define MIN_PARTIAL		2	/* empty slabs that a cache may keep */
#define KMALLOC_MAX_CACHE_SIZE	8192

/* The word of a free object that leads to the next one. */
#define next_free(object)	(*(void **)(void *)(object))

LIST_HEAD(slab_caches);
static struct kmem_cache kmem_cache_boot;	/* the cache of caches */

static const struct {
	unsigned int size;
	const char *name;
} kmalloc_info[] = {
	{ 8, "kmalloc-8" }, { 16, "kmalloc-16" }, { 32, "kmalloc-32" },
	{ 64, "kmalloc-64" }, { 96, "kmalloc-96" }, { 128, "kmalloc-128" },
	{ 192, "kmalloc-192" }, { 256, "kmalloc-256" }, { 512, "kmalloc-512" },
	{ 1024, "kmalloc-1k" }, { 2048, "kmalloc-2k" }, { 4096, "kmalloc-4k" },
	{ 8192, "kmalloc-8k" },
};
static struct kmem_cache kmalloc_caches[ARRAY_SIZE(kmalloc_info)];

/* The first page of the slab; its blocks are aligned to their size. */
static struct page *slab_head(struct kmem_cache *s, struct page *page)
{
	return pfn_to_page(page_to_pfn(page) & ~((1UL << s->order) - 1));
}

static struct page *new_slab(struct kmem_cache *s, gfp_t gfp)
{
	struct page *page;
	char *base;
	unsigned int i;

	/* The request as a whole has already survived fault injection. */
	gfp = (gfp & ~(__GFP_ZERO | __GFP_HIGHMEM)) | __GFP_NOFAIL;
	page = alloc_pages(gfp, s->order);
	if (!page)
		return NULL;
	for (i = 0; i < 1U << s->order; i++) {
		page[i].flags |= 1UL << PG_slab;
		page[i].slab_cache = s;
	}
	mod_node_page_state(NR_SLAB_PAGES, 1L << s->order);
	s->nr_slabs++;
	base = page_address(page);
	for (i = 0; i < s->objects; i++, base += s->size)
		next_free(base) = base + s->size;
	next_free(base - s->size) = NULL;
	page->freelist = page_address(page);
	return page;
}

static void discard_slab(struct kmem_cache *s, struct page *page)
{
	unsigned int i;

	for (i = 0; i < 1U << s->order; i++) {
		page[i].slab_cache = NULL;
		atomic_set(&page[i]._mapcount, -1);
	}
	mod_node_page_state(NR_SLAB_PAGES, -(1L << s->order));
	s->nr_slabs--;
	__free_pages(page, s->order);
}

/* The active slab has run dry: take a partial one, or make a new one. */
static bool refill(struct kmem_cache *s, gfp_t gfp)
{
	struct page *page;

	if (!list_empty(&s->partial)) {
		page = list_first_entry(&s->partial, struct page, lru);
		list_del(&page->lru);
		s->nr_partial--;
	} else {
		page = new_slab(s, gfp);
		if (!page)
			return false;
	}
	s->page = page;
	s->freelist = page->freelist;
	page->freelist = NULL;
	page->slab_inuse = s->objects;
	return true;
}

static void *slab_alloc(struct kmem_cache *s, gfp_t gfp, size_t zero_size)
{
	unsigned long flags;
	void *object = NULL;

	if (should_fail_alloc(gfp))
		return NULL;
	local_irq_save(flags);
	if (likely(s->freelist) || refill(s, gfp)) {
		object = s->freelist;
		s->freelist = next_free(object);
	}
	local_irq_restore(flags);
	if ((gfp & __GFP_ZERO) && object)
		memset(object, 0, zero_size);
	return object;
}

/* An object of a slab that is not the active one. */
static void __slab_free(struct kmem_cache *s, struct page *page, void *object)
{
	next_free(object) = page->freelist;
	page->freelist = object;
	if (page->slab_inuse-- == s->objects) {
		list_add(&page->lru, &s->partial);
		s->nr_partial++;
	}
	if (!page->slab_inuse && s->nr_partial > MIN_PARTIAL) {
		list_del(&page->lru);
		s->nr_partial--;
		discard_slab(s, page);
	}
}

static void slab_free(struct kmem_cache *s, struct page *page, void *object)
{
	unsigned long flags;

	page = slab_head(s, page);
	local_irq_save(flags);
	if (page == s->page) {
		next_free(object) = s->freelist;
		s->freelist = object;
	} else {
		__slab_free(s, page, object);
	}
	local_irq_restore(flags);
}

/**
 * kmem_cache_alloc() - get an object
 * @s:		the cache
 * @gfp:	with __GFP_ZERO the object is cleared
 *
 * Context: any.
 * Return: the object, or NULL.
 */
void *kmem_cache_alloc(struct kmem_cache *s, gfp_t gfp)
{
	return slab_alloc(s, gfp, s->object_size);
}

/**
 * kmem_cache_free() - give an object back
 * @s:		the cache that it came from
 * @obj:	the object
 *
 * Context: any.
 */
void kmem_cache_free(struct kmem_cache *s, void *obj)
{
	struct page *page = virt_to_page(obj);

	BUG_ON(page->slab_cache != s);
	slab_free(s, page, obj);
}

/* Large objects: few enough of them in a slab, little enough left over. */
static unsigned int calculate_order(unsigned int size)
{
	unsigned int order = 0;

	while ((PAGE_SIZE << order) < size ||
	       ((PAGE_SIZE << order) % size) * 8 > (PAGE_SIZE << order))
		order++;
	return order;
}

static void create_cache(struct kmem_cache *s, const char *name,
			 unsigned int size, unsigned int align)
{
	s->name = name;
	s->object_size = size;
	s->size = ALIGN(size, max_t(size_t, align, sizeof(void *)));
	s->order = calculate_order(s->size);
	s->objects = (PAGE_SIZE << s->order) / s->size;
	INIT_LIST_HEAD(&s->partial);
	list_add_tail(&s->list, &slab_caches);
}

/**
 * kmem_cache_create() - a cache for objects of one kind
 * @name:	for people; not copied
 * @size:	bytes
 * @align:	power of two, or 0; at least a word is used
 * @flags:	SLAB_PANIC
 * @ctor:	must be NULL
 *
 * Context: may sleep.
 * Return: the cache, or NULL.
 */
struct kmem_cache *kmem_cache_create(const char *name, unsigned int size,
				     unsigned int align, unsigned int flags,
				     void (*ctor)(void *))
{
	struct kmem_cache *s = slab_alloc(&kmem_cache_boot,
					  GFP_KERNEL | __GFP_ZERO, sizeof(*s));

	BUG_ON(ctor);
	if (s)
		create_cache(s, name, size, align);
	else if (flags & SLAB_PANIC)
		panic("%s: Failed to create slab '%s'\n", __func__, name);
	return s;
}

static struct kmem_cache *kmalloc_slab(size_t size)
{
	unsigned int i;

	if (size > 192)		/* from 256 on, powers of two */
		return &kmalloc_caches[fls(size - 1) - 1];
	for (i = 0; kmalloc_info[i].size < size; i++)
		;
	return &kmalloc_caches[i];
}

static void *kmalloc_large(size_t size, gfp_t gfp)
{
	unsigned int order = order_base_2(PFN_UP(size));
	struct page *page;

	if (size > KMALLOC_MAX_SIZE)
		return NULL;
	page = alloc_pages(gfp & ~__GFP_HIGHMEM, order);
	if (!page)
		return NULL;
	page->private = order;
	return page_address(page);
}

/**
 * kmalloc() - memory for anything
 * @size:	bytes, at most KMALLOC_MAX_SIZE
 * @gfp:	GFP_KERNEL, GFP_ATOMIC, __GFP_ZERO
 *
 * A size that is a power of two is aligned to itself, any other to a word.
 *
 * Context: any.
 * Return: the memory, physically contiguous, or NULL.
 */
void *kmalloc(size_t size, gfp_t gfp)
{
	if (unlikely(size > KMALLOC_MAX_CACHE_SIZE))
		return kmalloc_large(size, gfp);
	return slab_alloc(kmalloc_slab(size), gfp, size);
}

/**
 * kfree() - give memory back
 * @obj:	from kmalloc() or a cache, or NULL
 *
 * Context: any.
 */
void kfree(const void *obj)
{
	struct page *page;

	if (!obj)
		return;
	page = virt_to_page(obj);
	if (likely(PageSlab(page)))
		slab_free(page->slab_cache, page, (void *)obj);
	else
		__free_pages(page, page->private);
}

const char *slab_name(const struct page *page)
{
	return page->slab_cache->name;
}

/**
 * ksize() - how large the memory really is
 * @obj:	from kmalloc()
 *
 * Return: bytes, at least what was asked for.
 */
size_t ksize(const void *obj)
{
	struct page *page = virt_to_page(obj);

	if (PageSlab(page))
		return page->slab_cache->object_size;
	return PAGE_SIZE << page->private;
}

/* The first caches are static: there is nothing yet to allocate them from. */
void __init kmem_cache_init(void)
{
	unsigned int i;

	create_cache(&kmem_cache_boot, "kmem_cache", sizeof(struct kmem_cache), 0);
	for (i = 0; i < ARRAY_SIZE(kmalloc_info); i++)
		create_cache(&kmalloc_caches[i], kmalloc_info[i].name,
			     kmalloc_info[i].size,
			     1U << __ffs(kmalloc_info[i].size));
}

/* For /proc/slabinfo: objects that nobody has, among those of the slabs. */
unsigned int slab_count_free(struct kmem_cache *s)
{
	unsigned int free = 0;
	unsigned long flags;
	struct page *page;
	void *object;

	local_irq_save(flags);
	for (object = s->freelist; object; object = next_free(object))
		free++;
	list_for_each_entry(page, &s->partial, lru)
		free += s->objects - page->slab_inuse;
	local_irq_restore(flags);
	return free;
}
