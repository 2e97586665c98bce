// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/jump.c - one function with BYTES of local variables
 *
 *	jump BYTES		try 4096, 1000000, 8000000, 9000000
 *
 * Linux:    a fault far below is served like one just below: the area grows to
 *           it in one step, up to RLIMIT_STACK (mm/mmap.c expand_downwards());
 *           only the touched pages are made. i386 refused more than 64 KiB
 *           below sp until 5.0
 * Notes:    chapter "132 kB"
 * Read:     grow.c before, guardgap.c after
 */
#include "lib/stackview.h"
#include <stdio.h>
#include <stdlib.h>

#define MAX_BYTES	2000000000L

static struct stack_view before, after;
static volatile unsigned long target;

/* The frame's lowest byte is written first: nothing in between is touched. */
static __attribute__((noinline)) char jump(long bytes)
{
	volatile char *frame = __builtin_alloca(bytes);

	target = (unsigned long)frame;
	frame[0] = 1;
	return frame[0];
}

static void show(void)
{
	print_stack("after", &after);
	draw_stacks(&before, &after);
}

/* sp is where no stack is by now; this runs on another one. */
static void overflow(const struct overflow *what)
{
	look_at_stack(&after);
	printf("SIGSEGV: the frame begins at %08lx, which cannot become stack\n",
	       what->address);
	show();
}

int main(int argc, char **argv)
{
	long bytes = number(argc == 2 ? argv[1] : NULL, 1, MAX_BYTES,
			    "jump BYTES: the stack before and after one frame of BYTES");

	on_stack_overflow(overflow);
	print_limit();
	look_at_stack(&before);
	print_stack("before", &before);
	fflush(stdout);
	jump(bytes);
	look_at_stack(&after);
	printf("one byte was written, %ld bytes below, at %08lx\n", bytes,
	       target);
	show();
	return 0;
}
