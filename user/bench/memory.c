// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/memory.c - mappings, faults, the heap
 *
 * Linux:    mm/mmap.c, mm/memory.c, mm/mprotect.c
 * Read:     bench.h before, stack.c and areas.c after
 */
#include "bench.h"

#define LOOPS	64
#define PAGES	1024UL
#define MIDDLE	PAGE_SIZE

static unsigned long brk_pair(unsigned long unused)
{
	unsigned long end = sys_call(__NR_brk, 0);
	unsigned long long start = now();
	int i;

	for (i = 0; i < LOOPS; i++) {
		sys_call(__NR_brk, end + 64 * KIB);
		sys_call(__NR_brk, end);
	}
	return since(start);
}

static unsigned long fault_write(unsigned long pages)
{
	char *p = map_pages(pages);
	unsigned long long start = now();
	unsigned long cost;

	touch_pages(p, pages);
	cost = since(start);
	munmap(p, pages * PAGE_SIZE);
	return cost;
}

static unsigned long fault_read(unsigned long pages)
{
	char *p = map_pages(pages);
	unsigned long long start = now();
	unsigned long cost, i;

	for (i = 0; i < pages; i++)
		((volatile char *)p)[i * PAGE_SIZE];
	cost = since(start);
	munmap(p, pages * PAGE_SIZE);
	return cost;
}

static unsigned long munmap_touched(unsigned long pages)
{
	char *p = map_pages(pages);
	unsigned long long start;

	touch_pages(p, pages);
	start = now();
	munmap(p, pages * PAGE_SIZE);
	return since(start);
}

static unsigned long map_touch_unmap(unsigned long unused)
{
	unsigned long long start = now();
	char *p;
	int i;

	for (i = 0; i < LOOPS; i++) {
		p = map_pages(1);
		*(volatile char *)p = 1;
		munmap(p, PAGE_SIZE);
	}
	return since(start);
}

/* One area becomes three, and one again. */
static unsigned long protect_pair(unsigned long unused)
{
	char *p = map_pages(3);
	unsigned long long start;
	unsigned long cost;
	int i;

	touch_pages(p, 3);
	start = now();
	for (i = 0; i < LOOPS; i++) {
		mprotect(p + MIDDLE, PAGE_SIZE, PROT_READ);
		mprotect(p + MIDDLE, PAGE_SIZE, PROT_READ | PROT_WRITE);
	}
	cost = since(start);
	munmap(p, 3 * PAGE_SIZE);
	return cost;
}

static char *shared_with_parent;

static unsigned long write_all(unsigned long pages)
{
	unsigned long long start = now();

	touch_pages(shared_with_parent, pages);
	return since(start);
}

static unsigned long cow_fault(unsigned long pages)
{
	unsigned long cost;

	shared_with_parent = map_pages(pages);
	touch_pages(shared_with_parent, pages);
	cost = in_child(write_all, pages);
	munmap(shared_with_parent, pages * PAGE_SIZE);
	return cost;
}

const struct metric memory_metrics[] = {
	{ "brk_grow_shrink_64k", brk_pair, 0, LOOPS },
	{ "fault_anon_write_per_page", fault_write, PAGES, PAGES },
	{ "munmap_touched_per_page", munmap_touched, PAGES, PAGES },
	{ "fault_anon_read_per_page", fault_read, PAGES, PAGES },
	{ "mmap_touch_munmap_1page", map_touch_unmap, 0, LOOPS },
	{ "mprotect_split_merge_pair", protect_pair, 0, LOOPS },
	{ "cow_fault_per_page", cow_fault, PAGES, PAGES },
	{ }
};
