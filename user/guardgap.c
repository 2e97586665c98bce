// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/guardgap.c - a mapping below the stack, and where the stack stops
 *
 *	guardgap [PAGES]	how many pages below the stack the mapping
 *				lies; 512 (2 MiB) unless said
 *
 * Linux:    mm/mmap.c expand_downwards() keeps stack_guard_gap, 256 pages, to
 *           whatever is below, unless nobody may access that
 * Notes:    chapter "132 kB", "The guard gap"
 * Read:     grow.c before
 *
 * Without the gap a large frame could step over a few pages, right into the
 * mapping: the stack and somebody's data would be one ("stack clash", 2017).
 */
#include "lib/stackview.h"
#include <linux/mman.h>
#include <stdio.h>
#include <stdlib.h>

#define DEFAULT_PAGES	512
#define MIN_PAGES	258	/* the gap, the mapping, one to grow into */
#define MAX_PAGES	16384

static struct stack_view view;
static unsigned long start_kb;
static unsigned long mapping_end;

static void part(unsigned long above, const char *name, unsigned long bytes)
{
	printf("%08lx +------------------------+\n", above);
	printf("%8s | %-10s %8lu kB |\n", "", name, KB(bytes));
}

static void overflow(const struct overflow *what)
{
	unsigned long gap;

	look_at_stack(&view);
	gap = view.start - mapping_end;
	printf("SIGSEGV at %08lx, code %d (SEGV_MAPERR is 1)\n\n",
	       what->address, what->code);
	part(view.end, "[stack]", view.end - view.start);
	part(view.start, "gap", gap);
	part(mapping_end, "mapping", PAGE_SIZE);
	printf("%08lx +------------------------+\n\n", mapping_end - PAGE_SIZE);
	printf("The stack grew from %lu to %lu kB, then %lu pages were left to\n"
	       "the mapping, and the kernel keeps 256 of them free.\n",
	       start_kb, KB(view.end - view.start), gap / PAGE_SIZE);
	if (gap / PAGE_SIZE != 256)
		printf("So it was RLIMIT_STACK that stopped it (ulimit -s).\n");
}

int main(int argc, char **argv)
{
	long pages = DEFAULT_PAGES;
	unsigned long at;
	volatile char *p;

	if (argc != 1)
		pages = number(argc == 2 ? argv[1] : NULL, MIN_PAGES, MAX_PAGES,
			       "guardgap [PAGES]: a mapping PAGES below the stack (default 512)");
	on_stack_overflow(overflow);
	print_limit();
	look_at_stack(&view);
	start_kb = KB(view.end - view.start);
	at = view.start - pages * PAGE_SIZE;
	if (mmap((void *)at, PAGE_SIZE, PROT_READ | PROT_WRITE,
		 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) {
		perror("guardgap: mmap");
		return 1;
	}
	mapping_end = at + PAGE_SIZE;
	printf("A page is mapped at %08lx, %ld pages below the stack.\n", at,
	       pages);
	fflush(stdout);
	/* Downwards, a page at a time, as deep recursion would. */
	for (p = (char *)view.start; ; p -= PAGE_SIZE)
		*p = 1;
}
