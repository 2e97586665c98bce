// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/threadchurn.c - thousands of threads come and go, nothing stays
 *
 * Linux:    kernel/fork.c (stacks of ended tasks), kernel/futex
 * Read:     kernel/stack_vmap.c, threadhelp.h before
 *
 *	threadchurn COUNT [LIVE]
 *
 * Makes COUNT threads, LIVE of them (1) at a time, each ended before the next round;
 * prints what KernelStack, MemFree and the number of areas were before and after.
 */
#include "rawcall.h"
#include "tap.h"
#include "threadhelp.h"
#include <linux/futex.h>

#define MAX_LIVE	64
#define STACK		4096

static char stacks[MAX_LIVE][STACK] __attribute__((aligned(16)));
static int tids[MAX_LIVE];

static int thread(void)
{
	return 0;
}

static int value(const char *file, const char *name)
{
	static char text[16384];
	char *found;

	if (read_file(file, text, sizeof(text)) < 0)
		return -1;
	found = strstr(text, name);
	return found ? atoi(found + strlen(name)) : -1;
}

static int areas(void)
{
	static char text[16384];
	int n = 0;
	char *p;

	if (read_file("/proc/vmallocinfo", text, sizeof(text)) < 0)
		return -1;
	/* Areas in use: without those that wait for a flush. */
	for (p = text; (p = strstr(p, " pages=")); p++)
		n++;
	return n;
}

static int round_of(int live)
{
	int i, tid;

	for (i = 0; i < live; i++) {
		tids[i] = -1;
		if (clone_call(THREAD | CLONE_FS | CLONE_FILES | CLONE_PARENT_SETTID |
			       CLONE_CHILD_CLEARTID, stacks[i] + STACK, &tids[i],
			       &tids[i], thread) < 0)
			return -1;
	}
	for (i = 0; i < live; i++)
		while ((tid = *(volatile int *)&tids[i]))
			S(futex, &tids[i], FUTEX_WAIT, tid, 0, 0, 0);
	return 0;
}

/* Stacks that the cache does not take are freed a little later. */
static void settle(void)
{
	S(nanosleep, &(struct { long s, ns; }){ 0, 100000000 }, 0);
}

int main(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 0;
	int live = argc > 2 ? atoi(argv[2]) : 1;
	int stack, area, i;
	long memory;

	if (count <= 0 || live <= 0 || live > MAX_LIVE) {
		fprintf(stderr, "usage: threadchurn COUNT [LIVE, at most %d]\n",
			MAX_LIVE);
		return 2;
	}
	for (i = 0; i < 100; i++)	/* caches fill up */
		round_of(live);
	settle();
	stack = value("/proc/meminfo", "KernelStack:");
	area = areas();
	memory = mem_free();
	for (i = 0; i < count; i += live)
		if (round_of(live))
			break;
	ok(i >= count, "%d threads were made", count);
	settle();
	printf("# KernelStack %d kB, after %d kB\n", stack,
	       value("/proc/meminfo", "KernelStack:"));
	printf("# areas %d, after %d\n", area, areas());
	printf("# MemFree before %ld kB, after %ld kB\n", memory, mem_free());
	ok(value("/proc/meminfo", "KernelStack:") == stack, "KernelStack is what it was");
	ok(areas() == area, "as many areas of vmalloc");
	/* Page tables of vmalloc(): addresses come back after 32 MiB only. */
	ok(mem_free() >= memory - 64, "no memory is lost");
	return done();
}
