/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/memblock.h - memory before there is an allocator
 *
 * Linux:    include/linux/memblock.h, mm/memblock.c
 * Read:     arch's setup.c before, mm/page_alloc.c after
 * Left out: flags, nodes, growing tables: two short sorted arrays are enough
 */
#ifndef _KERNEL_MEMBLOCK_H
#define _KERNEL_MEMBLOCK_H

#include <linux/types.h>

#define INIT_MEMBLOCK_REGIONS	64

struct memblock_region {
	phys_addr_t base;
	phys_addr_t size;
};

struct memblock_type {
	unsigned long cnt;
	struct memblock_region regions[INIT_MEMBLOCK_REGIONS];
};

struct memblock {
	phys_addr_t current_limit;	/* memblock_alloc() stays below */
	struct memblock_type memory;
	struct memblock_type reserved;
};

extern struct memblock memblock;

/* Adjacent and overlapping ranges are merged. 0 or -ENOSPC. */
int memblock_add(phys_addr_t base, phys_addr_t size);
int memblock_reserve(phys_addr_t base, phys_addr_t size);
int memblock_remove(phys_addr_t base, phys_addr_t size);
phys_addr_t memblock_start_of_DRAM(void);
phys_addr_t memblock_end_of_DRAM(void);
phys_addr_t memblock_phys_mem_size(void);
/* Zeroed lowmem, virtual address; panics when there is none. */
void *memblock_alloc(phys_addr_t size, phys_addr_t align);
phys_addr_t memblock_phys_alloc(phys_addr_t size, phys_addr_t align);

/* All of memory that is not reserved, one call for each free range. */
void memblock_for_each_free(void (*fn)(phys_addr_t start, phys_addr_t end));

#endif
