// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/mm_init.c - from memblock to the page allocator
 *
 * Linux:    mm/mm_init.c (6.4; before, mm/page_alloc.c), init/main.c (mm_init)
 * Notes:    chapter 6, "Before there is an allocator"
 * Read:     mm/memblock.c before, mm/page_alloc.c after
 *
 *	frame	ARCH_PFN_OFFSET          max_low_pfn          max_pfn
 *		 |     ZONE_NORMAL            |    ZONE_HIGHMEM  |
 *	mem_map	[p][p][p][p][p][p][p][p][p][p] ... [p][p][p][p][p]
 *		 reserved   | free    |res.|  free               |
 *
 * Each struct page is written exactly once, in one loop, and free memory is
 * handed over in the largest blocks that fit: the cost of boot does not grow
 * with more than a dozen instructions for each page of RAM.
 */
#include <linux/kernel.h>
#include <linux/memblock.h>
#include <linux/panic.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include <asm-generic/sections.h>

#include "internal.h"

struct page *mem_map;
void *high_memory;
struct page *empty_zero_page;

/* The first frame whose struct page is not written yet. */
static unsigned long next_pfn __initdata;

static void __init memmap_init_range(unsigned long end_pfn, enum zone_type zone,
				     bool reserved)
{
	unsigned long flags = (unsigned long)zone << ZONES_PGSHIFT;
	struct page *page = pfn_to_page(next_pfn);
	struct page *end = pfn_to_page(end_pfn);

	if (reserved)
		flags |= 1UL << PG_reserved;
	for (; page < end; page++) {
		page->flags = flags;
		page->_refcount.counter = reserved;
		page->_mapcount.counter = -1;
		page->mapping = NULL;
		page->index = 0;
	}
	next_pfn = end_pfn;
}

/* Write the pages up to @end_pfn, on both sides of the end of lowmem. */
static void __init memmap_init(unsigned long end_pfn, bool reserved)
{
	unsigned long low_end = min(end_pfn, max_low_pfn);

	if (next_pfn < low_end)
		memmap_init_range(low_end, ZONE_NORMAL, reserved);
	if (next_pfn < end_pfn)
		memmap_init_range(end_pfn, ZONE_HIGHMEM, reserved);
}

static void __init free_blocks(unsigned long pfn, unsigned long end_pfn)
{
	while (pfn < end_pfn) {
		unsigned int order = pfn ? __ffs(pfn) : MAX_ORDER - 1;

		order = min(order, (unsigned int)MAX_ORDER - 1);
		while (pfn + (1UL << order) > end_pfn)
			order--;
		__free_pages_core(pfn_to_page(pfn), order);
		pfn += 1UL << order;
	}
}

/* One free range of memblock; what lies before it is reserved, or no RAM. */
static void __init free_memory_core(phys_addr_t start, phys_addr_t end)
{
	unsigned long start_pfn = PFN_UP(start);
	unsigned long end_pfn = min(PFN_DOWN(end), max_pfn);

	if (start_pfn >= end_pfn)
		return;
	memmap_init(start_pfn, true);
	memmap_init(end_pfn, false);
	free_blocks(start_pfn, min(end_pfn, max_low_pfn));
	free_blocks(max(start_pfn, max_low_pfn), end_pfn);
}

static void __init zone_init(enum zone_type i, unsigned long start_pfn,
			     unsigned long end_pfn)
{
	struct zone *zone = &contig_zones[i];
	unsigned int order;

	zone->zone_start_pfn = start_pfn;
	zone->spanned_pages = end_pfn - start_pfn;
	spin_lock_init(&zone->lock);
	for (order = 0; order < MAX_ORDER; order++)
		INIT_LIST_HEAD(&zone->free_area[order].free_list);
}

/**
 * free_area_init() - build mem_map and hand the free memory to the buddies
 *
 * The architecture calls it once memblock, min_low_pfn, max_low_pfn, max_pfn
 * and high_memory are final and lowmem is mapped. memblock is history after.
 */
void __init free_area_init(void)
{
	struct zone *normal = &contig_zones[ZONE_NORMAL];
	phys_addr_t map;

	if (!IS_ENABLED(CONFIG_HIGHMEM))
		max_pfn = max_low_pfn;
	map = memblock_phys_alloc((max_pfn - ARCH_PFN_OFFSET) *
				  sizeof(struct page), 64);
	if (!map)
		panic("No room in lowmem for mem_map\n");
	mem_map = __va(map);

	zone_init(ZONE_NORMAL, ARCH_PFN_OFFSET, max_low_pfn);
	zone_init(ZONE_HIGHMEM, max_low_pfn, max_pfn);
	next_pfn = ARCH_PFN_OFFSET;
	memblock_for_each_free(free_memory_core);
	memmap_init(max_pfn, true);
	normal->lowmem_reserve = min(normal->managed_pages / 64, 256UL);
}

static unsigned long __init kilobytes(const char *start, const char *end)
{
	return (end - start) >> 10;
}

static void __init mem_init_print_info(void)
{
	pr_info("Memory: %luK/%luK available (%luK kernel code, %luK rwdata, %luK rodata, %luK init, %luK bss, %luK highmem)\n",
		nr_free_pages() << 2,
		(unsigned long)(memblock_phys_mem_size() >> 10),
		kilobytes(_text, _etext), kilobytes(_sdata, _edata),
		kilobytes(__start_rodata, __end_rodata),
		kilobytes(__init_begin, __init_end),
		kilobytes(__bss_start, __bss_stop), totalhigh_pages() << 2);
}

/**
 * mm_core_init() - from here on there are kmalloc(), pages and areas
 *
 * Context: boot, interrupts off.
 */
void __init mm_core_init(void)
{
	mem_init();
	mem_init_print_info();
	kmem_cache_init();
	kmap_init();
	mmap_init();
	vmap_area_init();
	empty_zero_page = alloc_page(GFP_KERNEL | __GFP_ZERO | __GFP_NOFAIL);
	BUG_ON(!empty_zero_page);
}
