// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/stack.c - a stack that grows: page by page, by calls, at once
 *
 * Linux:    mm/mmap.c expand_downwards(), mm/memory.c
 * Notes:    chapter "A stack that grows"
 * Read:     bench.h before
 *
 *	sp -> |######|  a child begins with its parent's [stack] of 132 kB
 *	      |      |  32 pages that exec has promised: a fault each
 *	      +------+  vm_start
 *	      :      :  each page moves vm_start, then faults
 *
 * Each sample is a child of its own: what a stack has grown to stays. The
 * pages below sp are written without moving sp, as 6.1 allows.
 */
#include "bench.h"

#define PROMISED	32UL
#define FRAMES		8192UL
#define FRAME_BYTES	464
#define PAGE_TABLE	(2 * MIB)	/* what one of them maps */

static char *page_of_sp(void)
{
	return (char *)((unsigned long)__builtin_frame_address(0) &
			~(PAGE_SIZE - 1));
}

static void touch_down(char *from, unsigned long pages)
{
	for (; pages; pages--)
		*(volatile char *)(from -= PAGE_SIZE) = 1;
}

static unsigned long touch_promised(unsigned long pages)
{
	char *from = page_of_sp();
	unsigned long long start = now();

	touch_down(from, pages);
	return since(start);
}

static unsigned long grow_by(unsigned long pages)
{
	char *from = page_of_sp() - PROMISED * PAGE_SIZE;
	unsigned long long start;

	touch_down(page_of_sp(), PROMISED);
	start = now();
	touch_down(from, pages);
	return since(start);
}

__attribute__((noinline))
static int recurse(unsigned long depth)
{
	volatile char frame[FRAME_BYTES];

	frame[0] = depth;
	return depth ? recurse(depth - 1) + frame[0] : 0;
}

static unsigned long recursion(unsigned long frames)
{
	unsigned long long start = now();

	recurse(frames);
	return since(start);
}

static unsigned long jump(unsigned long bytes)
{
	unsigned long from = (unsigned long)page_of_sp();
	unsigned long long start;

	/* Wherever the stack was drawn: the page table there is always new. */
	if (from / PAGE_TABLE == (from - bytes) / PAGE_TABLE) {
		touch_down((char *)from, bytes / PAGE_SIZE);
		from -= bytes;
	}
	start = now();
	*(volatile char *)(from - bytes) = 1;
	return since(start);
}

static unsigned long promised(unsigned long pages)
{
	return in_child(touch_promised, pages);
}

static unsigned long growth(unsigned long pages)
{
	return in_child(grow_by, pages);
}

static unsigned long calls(unsigned long frames)
{
	return in_child(recursion, frames);
}

static unsigned long one_jump(unsigned long bytes)
{
	return in_child(jump, bytes);
}

#define GROW(mib)	growth, (mib) * 256UL, (mib) * 256UL

const struct metric stack_metrics[] = {
	{ "stack_grow_first_32_pages", promised, PROMISED, PROMISED },
	{ "stack_grow_1MiB_per_page", GROW(1) },
	{ "stack_grow_2MiB_per_page", GROW(2) },
	{ "stack_grow_4MiB_per_page", GROW(4) },
	{ "stack_grow_7MiB_per_page", GROW(7) },
	{ "stack_recurse_8192_frames", calls, FRAMES, FRAMES },
	{ "stack_one_1MiB_jump", one_jump, 1 * MIB, 1 },
	{ "stack_one_4MiB_jump", one_jump, 4 * MIB, 1 },
	{ "stack_one_7MiB_jump", one_jump, 7 * MIB, 1 },
	{ }
};
