// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/stacktables.c - kernel stacks in page tables that are younger than an mm
 *
 * Linux:    arch/x86/mm/fault.c (vmalloc_sync_all), arch/arm/mm (check_vmalloc_seq)
 * Read:     arch/x86/mm/pgtable.c, arch/arm/mm/pgd.c, threadhelp.h before
 *
 *	older	has its mm first
 *	main	makes thread after thread; their stacks need new page tables
 *		    main --> thread, on a new stack --> older --> main
 *
 * Each switch from a thread to older takes older's page tables while the CPU still
 * stands on the thread's stack: if main's vmalloc() had entered that only in its own,
 * the machine would end here.
 */
#include "rawcall.h"
#include "tap.h"
#include "threadhelp.h"
#include <asm/mman.h>
#include <linux/futex.h>

#define THREADS	400
#define STACK	1024
#define TABLE	(2UL << 20)	/* what one page table maps */

static char stacks[THREADS][STACK] __attribute__((aligned(16)));
static volatile int *started, stop;	/* started: shared with older */

static int thread(void)
{
	++*started;
	while (!stop)
		S(futex, &stop, FUTEX_WAIT, 0, 0, 0, 0);
	return 0;
}

/* How many page tables hold areas of vmalloc(). */
static int tables(void)
{
	unsigned long start, last = 0;
	int n = 0;
	char line[160];
	FILE *file = fopen("/proc/vmallocinfo", "r");

	while (file && fgets(line, sizeof(line), file)) {
		start = strtoul(line, NULL, 16) / TABLE;
		n += start != last;
		last = start;
	}
	if (file)
		fclose(file);
	return n;
}

/* Tells how many threads have run until now. */
static void answer(int from, int to)
{
	int n = 0;

	S(write, to, &n, sizeof(n));	/* it is there */
	while (S(read, from, &n, 1) == 1) {
		n = *started;
		S(write, to, &n, sizeof(n));
	}
	_exit(0);
}

int main(void)
{
	int question[2], reply[2], before, i, n, after = 0;

	started = (int *)S(mmap2, NULL, 4096, PROT_READ | PROT_WRITE,
			   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	S(pipe, question);
	S(pipe, reply);
	if (!fork()) {
		S(close, question[1]);
		answer(question[0], reply[1]);
	}
	S(read, reply[0], &n, sizeof(n));
	before = tables();
	for (i = 0; i < THREADS; i++) {
		if (clone_call(THREAD | CLONE_FS | CLONE_FILES, stacks[i] + STACK,
			       NULL, NULL, thread) < 0)
			break;
		S(write, question[1], "", 1);
		after += S(read, reply[0], &n, sizeof(n)) == sizeof(n) && n == i + 1;
	}
	ok(i == THREADS, "%d threads live", THREADS);
	ok(*started == THREADS, "each has run on its stack");
	ok(after == THREADS, "an older process ran after each");
	printf("# page tables with areas: %d, then %d\n", before, tables());
	ok(tables() >= before + 2, "their stacks needed new page tables");
	return done();
}
