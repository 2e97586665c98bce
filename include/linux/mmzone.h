/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/mmzone.h - zones of physical memory and the buddy lists
 *
 * Linux:    include/linux/mmzone.h
 * Left out: nodes, reclaim and its watermarks, per-CPU page lists, migrate
 *	     types, DMA zones
 *
 *	ZONE_NORMAL   lowmem: always mapped at __va(pa)
 *	ZONE_HIGHMEM  the RAM above it: reached through kmap_local_page()
 */
#ifndef _KERNEL_MMZONE_H
#define _KERNEL_MMZONE_H

#include <linux/init.h>
#include <linux/spinlock.h>

#define MAX_ORDER	11	/* largest block: 2^10 pages, 4 MiB */

enum zone_type { ZONE_NORMAL, ZONE_HIGHMEM, MAX_NR_ZONES };

struct free_area {
	struct list_head free_list;
	unsigned long nr_free;
};

struct zone {
	const char *name;
	unsigned long zone_start_pfn;
	unsigned long spanned_pages;
	unsigned long managed_pages;	/* given to the buddy allocator */
	unsigned long lowmem_reserve;	/* pages that users cannot have */
	unsigned long nr_free_pages;	/* [l] */
	spinlock_t lock;
	struct free_area free_area[MAX_ORDER];	/* [l] */
};

/* Counters for /proc/meminfo. */
enum node_stat_item {
	NR_SLAB_PAGES, NR_PAGETABLE, NR_ANON_MAPPED, NR_FILE_MAPPED,
	NR_FILE_PAGES, NR_SHMEM, NR_KERNEL_STACK,	/* stacks: 3.18 */
	NR_KERNEL_STACK_KB,			/* since 4.8 */
	NR_VM_NODE_STAT_ITEMS
};

extern struct zone contig_zones[MAX_NR_ZONES];	/* Linux: NODE_DATA(0)->node_zones */
extern long vm_node_stat[NR_VM_NODE_STAT_ITEMS];

static inline void mod_node_page_state(enum node_stat_item item, long delta)
{
	vm_node_stat[item] += delta;
}
#define global_node_page_state(item)	(vm_node_stat[item])

#define nr_free_highpages()	(contig_zones[ZONE_HIGHMEM].nr_free_pages)
#define nr_free_pages() \
	(contig_zones[ZONE_NORMAL].nr_free_pages + nr_free_highpages())
#define totalhigh_pages()	(contig_zones[ZONE_HIGHMEM].managed_pages)
#define totalram_pages() \
	(contig_zones[ZONE_NORMAL].managed_pages + totalhigh_pages())

/* The page frame numbers: lowest, end of lowmem, end of memory. */
extern unsigned long min_low_pfn, max_low_pfn, max_pfn;

/**
 * free_area_init() - build mem_map and hand the free memory to the buddies
 *
 * Called once by setup_arch()/mem_init() of the architecture after memblock
 * knows all memory; see mm/page_alloc.c.
 */
void free_area_init(void);

#endif
