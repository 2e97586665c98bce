// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/page_alloc.c - page frames: the buddy allocator
 *
 * Linux:    mm/page_alloc.c
 * Notes:    chapter 6, "Eight pages in a row"
 * Read:     include/linux/mmzone.h, mm/mm_init.c before; mm/slab.c after
 *
 * Free memory is kept in blocks of 2^order pages that start at a multiple of
 * their size. The buddy of a block is the other half of the block one order
 * larger: its frame number differs in one bit.
 *
 *	order 2 |       8       |	want order 0: split
 *	order 1 |   8   |  10   |	  10 goes on the list of order 1
 *	order 0 | 8 | 9 |		   9 goes on the list of order 0, 8 is ours
 *
 * Given back, 8 finds 9 free (PG_buddy, same order) and they merge; the pair
 * finds 10, and so on up to MAX_ORDER - 1.
 *
 * Locks:    [l] zone->lock, with interrupts off: interrupts allocate too
 * Left out: per-CPU lists in front of the buddies, reclaim and compaction,
 *	     watermarks but for one: lowmem that users cannot have
 */
#include <linux/kernel.h>
#include <linux/sched.h>

#include "internal.h"

#define ZONE_MASK	(~0UL << ZONES_PGSHIFT)

struct zone contig_zones[MAX_NR_ZONES] = {
	[ZONE_NORMAL]	= { .name = "Normal" },
	[ZONE_HIGHMEM]	= { .name = "HighMem" },
};
long vm_node_stat[NR_VM_NODE_STAT_ITEMS];

static struct zone *page_zone(const struct page *page)
{
	return &contig_zones[page_zonenum(page)];
}

static void add_to_free_list(struct page *page, struct zone *zone,
			     unsigned int order)
{
	page->flags |= 1UL << PG_buddy;
	page->private = order;
	list_add(&page->lru, &zone->free_area[order].free_list);
	zone->free_area[order].nr_free++;
}

static void del_page_from_free_list(struct page *page, struct zone *zone,
				    unsigned int order)
{
	page->flags &= ~(1UL << PG_buddy);
	__list_del(page->lru.prev, page->lru.next);
	zone->free_area[order].nr_free--;
}

/* The buddy, if it is free as one block of this order and in this zone. */
static struct page *find_buddy(unsigned long pfn, unsigned int order,
			       struct zone *zone)
{
	unsigned long buddy_pfn = pfn ^ (1UL << order);
	struct page *buddy = pfn_to_page(buddy_pfn);

	if (buddy_pfn - zone->zone_start_pfn >= zone->spanned_pages)
		return NULL;
	return PageBuddy(buddy) && buddy->private == order ? buddy : NULL;
}

static void __free_one_page(struct page *page, struct zone *zone,
			    unsigned int order)
{
	unsigned long pfn = page_to_pfn(page);
	struct page *buddy;

	lockdep_assert_held(&zone->lock);
	zone->nr_free_pages += 1UL << order;
	while (order < MAX_ORDER - 1) {
		buddy = find_buddy(pfn, order, zone);
		if (!buddy)
			break;
		del_page_from_free_list(buddy, zone, order);
		pfn &= ~(1UL << order);
		order++;
	}
	add_to_free_list(pfn_to_page(pfn), zone, order);
}

/* Take a block from the smallest order that has one; the rest goes back. */
static struct page *__rmqueue(struct zone *zone, unsigned int order)
{
	unsigned int high = order;
	struct page *page;

	lockdep_assert_held(&zone->lock);
	while (list_empty(&zone->free_area[high].free_list))
		if (++high == MAX_ORDER)
			return NULL;
	page = list_first_entry(&zone->free_area[high].free_list, struct page,
				lru);
	del_page_from_free_list(page, zone, high);
	while (high > order) {
		high--;
		add_to_free_list(page + (1UL << high), zone, high);
	}
	zone->nr_free_pages -= 1UL << order;
	return page;
}

static struct page *rmqueue(struct zone *zone, gfp_t gfp, unsigned int order)
{
	unsigned long flags, reserve = 0;
	struct page *page = NULL;

	/* Who could live in highmem may not take the kernel's last lowmem. */
	if (gfp & __GFP_HIGHMEM)
		reserve = zone->lowmem_reserve;
	spin_lock_irqsave(&zone->lock, flags);
	if (zone->nr_free_pages >= reserve + (1UL << order))
		page = __rmqueue(zone, order);
	spin_unlock_irqrestore(&zone->lock, flags);
	return page;
}

static void warn_alloc(gfp_t gfp, unsigned int order)
{
	static unsigned long next;

	if ((gfp & __GFP_NOWARN) || (next && !time_after(jiffies, next)))
		return;
	next = jiffies + 5 * HZ;
	pr_warn("%s: page allocation failure: order:%u, mode:%#x, free:%lu highmem:%lu\n",
		current->comm, order, gfp, nr_free_pages(), nr_free_highpages());
}

static void prep_new_page(struct page *page, gfp_t gfp, unsigned int order)
{
	unsigned int i;

	page->flags &= ZONE_MASK;
	page->private = 0;
	atomic_set(&page->_refcount, 1);
	if (!(gfp & __GFP_ZERO))
		return;
	for (i = 0; i < 1U << order; i++)
		clear_highpage(page + i);
}

/**
 * alloc_pages() - get 2^order page frames in a row
 * @gfp:	__GFP_HIGHMEM: without a kernel address will do; __GFP_ZERO;
 *		__GFP_NOWARN
 * @order:	power of two, below MAX_ORDER
 *
 * Context: any; never sleeps, since nothing could be reclaimed.
 * Return: the first page, with one reference, or NULL.
 */
struct page *alloc_pages(gfp_t gfp, unsigned int order)
{
	struct page *page = NULL;

	if (WARN_ON_ONCE(order >= MAX_ORDER) || should_fail_alloc(gfp))
		return NULL;
	if (gfp & __GFP_HIGHMEM)
		page = rmqueue(&contig_zones[ZONE_HIGHMEM], gfp, order);
	if (!page)
		page = rmqueue(&contig_zones[ZONE_NORMAL], gfp, order);
	if (page)
		prep_new_page(page, gfp, order);
	else
		warn_alloc(gfp, order);
	return page;
}

/*
 * Somebody still maps the page, or the page cache still knows it: whoever
 * gets it next would share it with them.
 */
static void bad_page(struct page *page)
{
	pr_alert("BUG: Bad page state in process %s  pfn:%05lx\n",
		 current->comm, page_to_pfn(page));
	pr_alert("page:%px refcount:%d mapcount:%d mapping:%px index:%#lx flags:%#lx\n",
		 page, page_count(page), page_mapcount(page), page->mapping,
		 page->index, page->flags);
	dump_stack();
	atomic_set(&page->_mapcount, -1);
	page->mapping = NULL;
}

static void __free_pages_ok(struct page *page, unsigned int order)
{
	struct zone *zone = page_zone(page);
	unsigned long flags;

	if (unlikely(page_mapped(page) || page->mapping || PageBuddy(page)))
		bad_page(page);
	spin_lock_irqsave(&zone->lock, flags);
	page->flags &= ZONE_MASK;
	__free_one_page(page, zone, order);
	spin_unlock_irqrestore(&zone->lock, flags);
}

/**
 * __free_pages() - drop a reference; the last one frees
 * @page:	what alloc_pages() returned
 * @order:	as it was asked for
 *
 * Context: any.
 */
void __free_pages(struct page *page, unsigned int order)
{
	if (atomic_dec_and_test(&page->_refcount))
		__free_pages_ok(page, order);
}

/**
 * put_page() - drop a reference to a single page
 * @page:	from alloc_page(), or found in the page cache or a page table
 *
 * Context: any.
 */
void put_page(struct page *page)
{
	if (atomic_dec_and_test(&page->_refcount))
		__free_pages_ok(page, 0);
}

/**
 * __get_free_pages() - pages that have a kernel address
 * @gfp:	without __GFP_HIGHMEM
 * @order:	power of two
 *
 * Return: the address, or 0.
 */
unsigned long __get_free_pages(gfp_t gfp, unsigned int order)
{
	struct page *page = alloc_pages(gfp & ~__GFP_HIGHMEM, order);

	return page ? (unsigned long)page_address(page) : 0;
}

void free_pages(unsigned long addr, unsigned int order)
{
	if (addr)
		__free_pages(virt_to_page(addr), order);
}

/*
 * For mm_init.c: a block that nobody has ever allocated. It goes to the end
 * of its list, so that low addresses are used first.
 */
void __free_pages_core(struct page *page, unsigned int order)
{
	struct zone *zone = page_zone(page);

	add_to_free_list(page, zone, order);
	list_move_tail(&page->lru, &zone->free_area[order].free_list);
	zone->nr_free_pages += 1UL << order;
	zone->managed_pages += 1UL << order;
}

/**
 * free_reserved_area() - memory that was needed during boot only
 * @start:	address in lowmem, rounded up to a page
 * @end:	address after, rounded down
 * @poison:	byte to fill it with, so that late users are noticed; < 0: none
 * @s:		name for the log, or NULL
 *
 * Return: number of pages.
 */
unsigned long free_reserved_area(void *start, void *end, int poison,
				 const char *s)
{
	unsigned long addr = PAGE_ALIGN((unsigned long)start), pages = 0;

	for (; addr + PAGE_SIZE <= (unsigned long)end; addr += PAGE_SIZE) {
		struct page *page = virt_to_page(addr);

		if (poison >= 0)
			memset((void *)addr, poison, PAGE_SIZE);
		page_zone(page)->managed_pages++;
		__free_pages(page, 0);
		pages++;
	}
	if (pages && s)
		pr_info("Freeing %s memory: %luK\n", s,
			pages << (PAGE_SHIFT - 10));
	return pages;
}
