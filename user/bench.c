// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench.c - how many instructions does an operation cost?
 *
 *	bench [-l] [-q] [NAME...]	-l lists, -q takes one sample of each;
 *					a NAME selects what begins with it
 *
 * Linux:    runs there as well: only Linux's system calls, by their numbers
 * Notes:    chapter "What it costs"
 * Read:     bench/bench.h after, then the groups: bench/calls.c, memory.c,
 *	     stack.c, process.c, exec.c, areas.c, threads.c, kstacks.c,
 *	     signals.c; scripts/bench boots it and draws the table
 *
 * QEMU's `-icount shift=0` lets a nanosecond pass with each instruction of the
 * guest, so CLOCK_MONOTONIC is a counter of instructions. A sample is
 *
 *	prepare   start = now()   operation, @per times   since(start)   clean up
 *
 * and the line is (median of the samples) / @per. What reading the clock costs
 * is measured first and taken off. A timer interrupt makes single samples
 * dearer: the median does not see it.
 *
 * Left out: cycles, caches, the TLB: an instruction costs one here, whatever it
 * does. Do not compare seconds: QEMU has its own expensive instructions.
 */
#include "bench/bench.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TIMES		5
#define MAX_TIMES	64

static const struct metric *const groups[] = {
	/* The first that creates threads finds no kernel stack used before. */
	thread_metrics, call_metrics, memory_metrics, stack_metrics,
	process_metrics, exec_metrics, area_metrics, signal_metrics,
	kstack_metrics,
};

static unsigned long clock_cost;

/* Instructions without effect: scripts/profile_plugin.c counts between them. */
#ifdef __i386__
#define MARK_START()	asm volatile(".byte 0x0f, 0x1f, 0x80; .ascii \"RATS\"")
#define MARK_STOP()	asm volatile(".byte 0x0f, 0x1f, 0x80; .ascii \"POTS\"")
#else
#define MARK_START()	asm volatile(".inst 0xe320f0f3")
#define MARK_STOP()	asm volatile(".inst 0xe320f0f5")
#endif

static unsigned long long read_clock(void)
{
	long long ts[2];

	sys_call(__NR_clock_gettime64, MONOTONIC_CLOCK, ts);
	return ts[0] * 1000000000LL + ts[1];
}

unsigned long long now(void)
{
	unsigned long long start = read_clock();

	MARK_START();
	return start;
}

unsigned long since(unsigned long long start)
{
	unsigned long cost;

	MARK_STOP();
	cost = read_clock() - start;
	return cost > clock_cost ? cost - clock_cost : 0;
}

static int by_value(const void *a, const void *b)
{
	unsigned long x = *(const unsigned long *)a;
	unsigned long y = *(const unsigned long *)b;

	return (x > y) - (x < y);
}

/* Sorts @cost. */
unsigned long median(unsigned long *cost, int count)
{
	qsort(cost, count, sizeof(cost[0]), by_value);
	return cost[count / 2];
}

static void measure_clock(void)
{
	unsigned long best = ~0UL, cost;
	int i;

	for (i = 0; i < 32; i++) {
		cost = since(now());
		if (cost < best)
			best = cost;
	}
	clock_cost = best;
}

/* What would change this process for good is done by a child of it. */
unsigned long in_child(unsigned long (*sample)(unsigned long),
		       unsigned long arg)
{
	unsigned long *result = mmap(NULL, PAGE_SIZE, PROT_READ | PROT_WRITE,
				     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	unsigned long cost;
	int status;
	pid_t pid;

	if (result == MAP_FAILED)
		return NOT_HERE;
	*result = NOT_HERE;
	pid = fork();
	if (!pid) {
		*result = sample(arg);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	cost = *result;
	munmap(result, PAGE_SIZE);
	return cost;
}

/* Private anonymous memory. The programs that measure need no error path. */
char *map_pages(unsigned long pages)
{
	char *p = mmap(NULL, pages * PAGE_SIZE, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED) {
		perror("bench: mmap");
		exit(1);
	}
	return p;
}

void touch_pages(char *from, unsigned long pages)
{
	unsigned long i;

	for (i = 0; i < pages; i++)
		((volatile char *)from)[i * PAGE_SIZE] = 1;
}

static void measure(const struct metric *m, int times)
{
	unsigned long cost[MAX_TIMES];
	int i;

	for (i = 0; i < times; i++) {
		cost[i] = m->sample(m->arg);
		if (cost[i] == NOT_HERE) {
			printf("%-34s -\n", m->name);
			return;
		}
	}
	printf("%-34s %lu\n", m->name,
	       (median(cost, times) + m->per / 2) / m->per);
}

static int selected(const char *name, char **words)
{
	if (!*words)
		return 1;
	for (; *words; words++)
		if (!strncmp(name, *words, strlen(*words)))
			return 1;
	return 0;
}

int main(int argc, char **argv)
{
	int list = 0, quick = 0, found = 0;
	const struct metric *m;
	unsigned int i;

	for (argv++; *argv && **argv == '-'; argv++) {
		list |= !strcmp(*argv, "-l");
		quick |= !strcmp(*argv, "-q");
		if (!strcmp(*argv, "-x"))	/* we are what was exec'ed */
			return 0;
		if (strcmp(*argv, "-l") && strcmp(*argv, "-q")) {
			fprintf(stderr, "usage: bench [-l] [-q] [NAME...]\n");
			return 2;
		}
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	measure_clock();
	for (i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		for (m = groups[i]; m->name; m++) {
			if (!selected(m->name, argv))
				continue;
			found = 1;
			if (list)
				puts(m->name);
			else
				measure(m, quick ? 1 : m->times ? m->times : TIMES);
		}
	}
	if (!found)
		fprintf(stderr, "bench: no name begins so; bench -l lists\n");
	return !found;
}
