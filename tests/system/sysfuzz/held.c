// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sysfuzz/held.c - does the kernel hold more than before?
 *
 * Linux:    /proc/slabinfo, /proc/meminfo
 * Read:     ../sysfuzz.c before; mm/slab.c and mm/vmap_area.c for the reasons
 *
 * Exact, where MemFree alone is not. Each cache has to have as many objects as
 * before, and the pages that are free or belong to slabs have to be as many:
 * how objects are spread over slabs, and which empty ones a cache keeps, is
 * left out of it. What is still open has to do with stacks and vmalloc():
 *
 *  - The addresses of freed stacks wait until there are 32 MiB of them. Each
 *    is a vmap_area, and the hole above it, which is too small for a stack, is
 *    another: up to 5460 objects, 128 kB. So before each count stacks are
 *    freed, a round of ROUND at a time, until that cache shrinks. Of the last
 *    round some were freed after the others had been taken back: the cache
 *    may differ by 2 * ROUND.
 *  - Page tables of vmalloc() stay, one for 2 MiB of addresses, as on Linux:
 *    up to 22, 88 kB, when addresses wait. Those that are ever needed exist
 *    after the first time, if more processes live then than ever later:
 *    SLEEPERS.
 */
#include "../rawcall.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../tap.h"
#include "fuzz.h"

#define ROUND		32
#define ROUNDS		200		/* 32 MiB of stacks are 91 */
#define SLEEPERS	128

static int is_vmap_area(const struct cache *c)
{
	return !strcmp(c->name, "vmap_area");
}

static void fork_some(long *pids, int count, void (*body)(void))
{
	int i;

	for (i = 0; i < count; i++) {
		pids[i] = fork();
		if (!pids[i]) {
			body();
			S(exit_group, 0);
		}
	}
}

static void end_some(const long *pids, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		S(kill, pids[i], SIGKILL);
		S(wait4, pids[i], 0, 0, 0);
	}
}

static void sleep_on(void)
{
	for (;;)
		S(pause);
}

static long waiting_areas(void)
{
	static struct held held;
	int i;

	count_held(&held);
	for (i = 0; i < held.nr; i++)
		if (is_vmap_area(&held.caches[i]))
			return held.caches[i].objects;
	return 0;
}

/* Until the addresses of all stacks that were freed are free again. */
static void purge(void)
{
	long before, after = 0, pids[ROUND];
	int i;

	for (i = 0; i < ROUNDS; i++) {
		before = after;
		fork_some(pids, ROUND, sleep_on);
		end_some(pids, ROUND);
		after = waiting_areas();
		if (after < before)
			break;
	}
}

/* What is to be compared; the first time it also makes the page tables. */
void settle_held(int first)
{
	static long pids[SLEEPERS];

	if (first) {
		fork_some(pids, SLEEPERS, sleep_on);
		purge();
		end_some(pids, SLEEPERS);
	}
	purge();
	nap(100);		/* the last stacks are freed by a work item */
}

void count_held(struct held *h)
{
	static char text[16384];
	char *line = text;
	long slab = 0;

	h->nr = 0;
	if (read_file("/proc/slabinfo", text, sizeof(text)) < 0)
		return;
	while ((line = strchr(line, '\n')) && h->nr < MAX_CACHES)
		h->nr += sscanf(++line, "%19s %ld", h->caches[h->nr].name,
				&h->caches[h->nr].objects) == 2;
	if (read_file("/proc/meminfo", text, sizeof(text)) < 0)
		return;
	line = strstr(text, "Slab:");
	if (line)
		slab = strtol(line + 5, NULL, 10);
	h->pages = (mem_free() + slab) / 4;
}

/* Return: how many caches have another number of objects. */
int compare_held(const struct held *before, const struct held *after, int show)
{
	int i, bad = before->nr != after->nr || !before->nr;

	for (i = 0; i < before->nr; i++) {
		const struct cache *b = &before->caches[i];
		const struct cache *a = &after->caches[i];
		long more = a->objects - b->objects;

		if (!more || (is_vmap_area(b) && labs(more) <= 2 * ROUND))
			continue;
		bad++;
		if (show)
			printf("# %s: %ld objects, then %ld\n", b->name,
			       b->objects, a->objects);
	}
	return bad;
}
