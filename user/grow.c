// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/grow.c - the stack before and after DEPTH calls, page by page
 *
 *	grow DEPTH		each call takes 1 kB; try 10, 1000, 8000, 9000
 *
 * Linux:    a call touches the page below: arch/.../mm/fault.c, then
 *           expand_stack() and acct_stack_growth() in mm/mmap.c
 * Notes:    chapter "132 kB": 132 kB are promised, few are there; what a
 *           program has once used it keeps
 * Read:     lib/stackview.h before, jump.c after
 */
#include "lib/stackview.h"
#include <stdio.h>
#include <stdlib.h>

#define FRAME		1024	/* bytes that one call takes, about */
#define MAX_DEPTH	10000000L

static struct stack_view before, after;
static volatile long depth;

/* More than the array is needed for the return address and the like. */
static __attribute__((noinline)) int call(long left)
{
	volatile char frame[FRAME - 24];

	frame[0] = (char)left;
	depth++;
	return left > 1 ? call(left - 1) + frame[0] : frame[0];
}

static void show(void)
{
	print_stack("after", &after);
	draw_stacks(&before, &after);
}

static void overflow(const struct overflow *what)
{
	look_at_stack(&after);
	printf("SIGSEGV in call %ld: %08lx cannot become stack\n", depth,
	       what->address);
	show();
}

int main(int argc, char **argv)
{
	long calls = number(argc == 2 ? argv[1] : NULL, 1, MAX_DEPTH,
			    "grow DEPTH: the stack before and after DEPTH calls of 1 kB");

	on_stack_overflow(overflow);
	print_limit();
	look_at_stack(&before);
	print_stack("before", &before);
	fflush(stdout);
	call(calls);
	look_at_stack(&after);
	printf("%ld calls have returned; what they used is kept\n", depth);
	show();
	return 0;
}
