// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/areas.c - do many areas make an operation dearer?
 *
 * Linux:    mm/mmap.c; a maple tree in 6.1, a red-black tree before
 * Read:     memory.c before
 *
 *	|area|hole|area|hole| ... |area|hole|	a page each, the areas written
 *
 * They lie where mappings come first, below mmap_base. What is mapped anywhere
 * has SPAN pages, so no hole has room for it. New areas have other rights than
 * these, so that they do not join their neighbours.
 */
#include "bench.h"

#define LOOPS	64
#define FLAGS	(MAP_PRIVATE | MAP_ANONYMOUS)
#define SPAN	16UL
#define STRIDE	(2 * PAGE_SIZE)
#define STEP	37UL		/* prime to the numbers of areas */

static char *first;
static unsigned long areas;

/* Makes it so that there are @count areas and no others of ours. */
static void have(unsigned long count)
{
	unsigned long i;

	if (areas == count)
		return;
	if (areas)
		munmap(first, areas * STRIDE);
	first = map_pages(2 * count);
	for (i = 0; i < count; i++) {
		first[i * STRIDE] = 1;
		munmap(first + i * STRIDE + PAGE_SIZE, PAGE_SIZE);
	}
	areas = count;
}

static char *area(unsigned long i)
{
	return first + i * STEP % areas * STRIDE;
}

static unsigned long anywhere(unsigned long count)
{
	unsigned long long start;
	int i;

	have(count);
	start = now();
	for (i = 0; i < LOOPS; i++)
		munmap(mmap(NULL, SPAN * PAGE_SIZE, PROT_READ, FLAGS, -1, 0),
		       SPAN * PAGE_SIZE);
	return since(start);
}

/* In the holes. */
static unsigned long fixed(unsigned long count)
{
	unsigned long long start;
	char *hole;
	int i;

	have(count);
	start = now();
	for (i = 0; i < LOOPS; i++) {
		hole = area(i) + PAGE_SIZE;
		mmap(hole, PAGE_SIZE, PROT_READ, FLAGS | MAP_FIXED, -1, 0);
		munmap(hole, PAGE_SIZE);
	}
	return since(start);
}

static unsigned long fault(unsigned long count)
{
	unsigned long long start;
	int i;

	have(count);
	for (i = 0; i < LOOPS; i++)
		madvise(area(i), PAGE_SIZE, MADV_DONTNEED);
	start = now();
	for (i = 0; i < LOOPS; i++)
		*(volatile char *)area(i) = 1;
	return since(start);
}

static unsigned long fork_areas(unsigned long count)
{
	unsigned long long start;
	int status;
	long pid;

	have(count);
	start = now();
	pid = sys_call(__NR_fork);
	if (!pid)
		sys_call(__NR_exit_group, 0);
	sys_call(__NR_wait4, pid, &status, 0, NULL);
	return since(start);
}

static unsigned long read_maps(unsigned long count)
{
	static char buf[64 * KIB];
	unsigned long long start;
	unsigned long cost;
	int fd;

	have(count);
	fd = sys_call(__NR_open, "/proc/self/maps", 0, 0);
	if (fd < 0)
		return NOT_HERE;
	start = now();
	while (sys_call(__NR_read, fd, buf, sizeof(buf)) > 0)
		;
	cost = since(start);
	close(fd);
	return cost;
}

#define CURVE(name, sample)						\
	{ name "@0100", sample, 100, LOOPS },				\
	{ name "@0300", sample, 300, LOOPS },				\
	{ name "@1000", sample, 1000, LOOPS },				\
	{ name "@3000", sample, 3000, LOOPS }

const struct metric area_metrics[] = {
	CURVE("areas_mmap_munmap_anywhere", anywhere),
	CURVE("areas_mmap_munmap_fixed", fixed),
	CURVE("areas_fault", fault),
	{ "areas_fork_exit_wait@0100", fork_areas, 100, 1 },
	{ "areas_fork_exit_wait@0300", fork_areas, 300, 1 },
	{ "areas_fork_exit_wait@1000", fork_areas, 1000, 1, 1 },
	{ "areas_fork_exit_wait@3000", fork_areas, 3000, 1, 1 },
	{ "areas_read_proc_maps_per_area@0100", read_maps, 100, 100 },
	{ "areas_read_proc_maps_per_area@3000", read_maps, 3000, 3000, 1 },
	{ }
};
