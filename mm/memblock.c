// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/memblock.c - which memory exists, and which of it is taken
 *
 * Linux:    mm/memblock.c
 * Notes:    chapter 6, "Before there is an allocator"
 * Read:     include/linux/memblock.h before, mm/mm_init.c after
 *
 *	memory    |######################|    |##########################|
 *	reserved      |kernel|   |initrd|          |early page tables|
 *	free      |###|      |###|      |#    |####|                 |###|
 *
 * Both arrays are sorted and their ranges neither overlap nor touch, so that
 * "free" is one pass over the two. mm_init.c makes this pass at the end, and
 * after it nobody asks here for memory any more.
 *
 * Left out: flags, nodes, arrays that grow
 */
#include <linux/kernel.h>
#include <linux/memblock.h>
#include <linux/mm.h>
#include <linux/panic.h>
#include <linux/string.h>

struct memblock memblock = {
	.current_limit = ~(phys_addr_t)0,	/* until setup_arch() knows lowmem */
};

unsigned long min_low_pfn, max_low_pfn, max_pfn;

static phys_addr_t region_end(const struct memblock_region *r)
{
	return r->base + r->size;
}

/* Make room for @n entries where there are @old, from index @i on. */
static int memblock_replace(struct memblock_type *type, unsigned long i,
			    unsigned long old, unsigned long n)
{
	struct memblock_region *r = &type->regions[i];

	if (type->cnt - old + n > INIT_MEMBLOCK_REGIONS)
		return -ENOSPC;
	memmove(r + n, r + old, (type->cnt - i - old) * sizeof(*r));
	type->cnt += n - old;
	return 0;
}

/* Index of the first range that ends at or after @addr. */
static unsigned long memblock_first(struct memblock_type *type,
				    phys_addr_t addr)
{
	unsigned long i = 0;

	while (i < type->cnt && region_end(&type->regions[i]) < addr)
		i++;
	return i;
}

static int memblock_add_range(struct memblock_type *type, phys_addr_t base,
			      phys_addr_t size)
{
	unsigned long i = memblock_first(type, base), j = i;
	phys_addr_t end = base + size;
	int err;

	if (!size)
		return 0;
	/* Swallow what the new range touches. */
	for (; j < type->cnt && type->regions[j].base <= end; j++) {
		base = min(base, type->regions[j].base);
		end = max(end, region_end(&type->regions[j]));
	}
	err = memblock_replace(type, i, j - i, 1);
	if (!err)
		type->regions[i] = (struct memblock_region){ base, end - base };
	return err;
}

static int memblock_remove_range(struct memblock_type *type, phys_addr_t base,
				 phys_addr_t size)
{
	unsigned long i = memblock_first(type, base + 1), j = i, n = 0;
	struct memblock_region rest[2];
	phys_addr_t end = base + size;
	int err;

	for (; j < type->cnt && type->regions[j].base < end; j++) {
		phys_addr_t r_base = type->regions[j].base;
		phys_addr_t r_end = region_end(&type->regions[j]);

		if (r_base < base)
			rest[n++] = (struct memblock_region){ r_base, base - r_base };
		if (r_end > end)
			rest[n++] = (struct memblock_region){ end, r_end - end };
	}
	err = memblock_replace(type, i, j - i, n);
	if (!err)
		memcpy(&type->regions[i], rest, n * sizeof(*rest));
	return err;
}

/**
 * memblock_add() - here is RAM
 * @base:	physical address
 * @size:	bytes
 *
 * Context: before free_area_init().
 * Return: 0, or -ENOSPC when there are too many separate ranges.
 */
int memblock_add(phys_addr_t base, phys_addr_t size)
{
	return memblock_add_range(&memblock.memory, base, size);
}

/**
 * memblock_remove() - this is no RAM after all
 * @base:	physical address
 * @size:	bytes
 *
 * Context: before free_area_init().
 * Return: 0 or -ENOSPC.
 */
int memblock_remove(phys_addr_t base, phys_addr_t size)
{
	return memblock_remove_range(&memblock.memory, base, size);
}

/**
 * memblock_reserve() - somebody uses this memory
 * @base:	physical address; whether it is RAM does not matter
 * @size:	bytes
 *
 * Context: before free_area_init().
 * Return: 0 or -ENOSPC.
 */
int memblock_reserve(phys_addr_t base, phys_addr_t size)
{
	return memblock_add_range(&memblock.reserved, base, size);
}

phys_addr_t memblock_start_of_DRAM(void)
{
	return memblock.memory.regions[0].base;
}

phys_addr_t memblock_end_of_DRAM(void)
{
	return region_end(&memblock.memory.regions[memblock.memory.cnt - 1]);
}

phys_addr_t memblock_phys_mem_size(void)
{
	phys_addr_t total = 0;
	unsigned long i;

	for (i = 0; i < memblock.memory.cnt; i++)
		total += memblock.memory.regions[i].size;
	return total;
}

/*
 * The highest free place in one range of memory, or 0. Between two reserved
 * ranges lies a gap; the gaps are looked at from the top.
 */
static phys_addr_t memblock_find_in_region(const struct memblock_region *m,
					   phys_addr_t size, phys_addr_t align)
{
	phys_addr_t end = min(region_end(m), memblock.current_limit);
	unsigned long i = memblock.reserved.cnt;

	while (end > m->base) {
		struct memblock_region *r = i ? &memblock.reserved.regions[--i]
					      : NULL;
		phys_addr_t low = r ? max(m->base, region_end(r)) : m->base;
		phys_addr_t addr = end >= size ? round_down(end - size, align)
					       : 0;

		if (addr && addr >= low)
			return addr;
		if (!r)
			return 0;
		end = min(end, r->base);
	}
	return 0;
}

/**
 * memblock_phys_alloc() - reserve memory, wherever it is free
 * @size:	bytes
 * @align:	a power of two
 *
 * The highest place below memblock.current_limit is taken, because low
 * addresses are the rarer ones.
 *
 * Context: before free_area_init().
 * Return: physical address, not zeroed, or 0 without memory.
 */
phys_addr_t memblock_phys_alloc(phys_addr_t size, phys_addr_t align)
{
	unsigned long i = memblock.memory.cnt;
	phys_addr_t addr = 0;

	while (i-- && !addr)
		addr = memblock_find_in_region(&memblock.memory.regions[i],
					       size, align);
	if (addr && memblock_reserve(addr, size))
		return 0;
	return addr;
}

/**
 * memblock_alloc() - memory for ever, without an allocator
 * @size:	bytes
 * @align:	a power of two
 *
 * Context: before free_area_init().
 * Return: virtual address in lowmem, zeroed; panics when there is none.
 */
void *memblock_alloc(phys_addr_t size, phys_addr_t align)
{
	phys_addr_t addr = memblock_phys_alloc(size, align);

	if (!addr)
		panic("%s: Failed to allocate %llu bytes align=0x%llx\n",
		      __func__, size, align);
	return memset(__va(addr), 0, size);
}

/**
 * memblock_for_each_free() - visit all memory that nobody has reserved
 * @fn:	called with start and end (physical, bytes), ascending
 */
void memblock_for_each_free(void (*fn)(phys_addr_t start, phys_addr_t end))
{
	unsigned long i, j;

	for (i = 0; i < memblock.memory.cnt; i++) {
		phys_addr_t cur = memblock.memory.regions[i].base;
		phys_addr_t end = region_end(&memblock.memory.regions[i]);

		for (j = 0; j < memblock.reserved.cnt && cur < end; j++) {
			struct memblock_region *r = &memblock.reserved.regions[j];

			if (region_end(r) <= cur)
				continue;
			if (r->base > cur)
				fn(cur, min(r->base, end));
			cur = region_end(r);
		}
		if (cur < end)
			fn(cur, end);
	}
}
