/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/sysfuzz/fuzz.h - what the parts of sysfuzz share
 *
 * Linux:    none
 * Read:     ../sysfuzz.c before, draw.c and held.c after
 */
#ifndef TESTS_SYSFUZZ_H
#define TESTS_SYSFUZZ_H

#define WORK		"/tmp/sysfuzz"	/* the workers' folder */
#define MAX_ERRNO	4095
#define NR_CALLS	461
#define NR_PROTECTED	8
#define ABSENT		38		/* exit status of probe() */

/*
 * One page that parent, watchdog and workers see. Workers write all over their
 * own memory: what keeps the machine alive is here, at an odd address.
 */
struct board {
	volatile unsigned int batch;	/* moves: the watchdog sees it */
	volatile long worker;
	unsigned int calls;
	volatile int stop;
	int as_root;			/* the worker's calls may do more */
	long protected[NR_PROTECTED];	/* processes, 0 ends the list */
	unsigned int good;
	unsigned int errors[134];	/* by errno */
	unsigned int strange;		/* an errno that no program may see */
	long strange_nr, strange_ret;
	unsigned char absent[512];	/* ENOSYS: seldom drawn */
};

struct call {
	long nr;
	const char *name;		/* "" if it has no hint */
	long arg[6];
};

#define MAX_CACHES	64

/* What the kernel has given out. */
struct held {
	long pages;			/* free, or of a slab */
	int nr;
	struct cache {
		char name[20];
		long objects;
	} caches[MAX_CACHES];
};

extern struct board *board;

void nap(long ms);
void seed_random(unsigned int seed, unsigned int batch);
unsigned int below(unsigned int limit);
void prepare_pools(void);
void draw_call(struct call *c);
void open_descriptors(void);
void settle_held(int first);
void count_held(struct held *h);
int compare_held(const struct held *before, const struct held *after, int show);

#endif
