// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/sort.c - heap sort
 *
 * Linux:    lib/sort.c
 * Read:     lib/extable.c after
 *
 * n log n in the worst case, in place, without recursion: what a kernel with a
 * small stack wants. The heap is an array in which the children of i are
 * 2i+1 and 2i+2 and no child is larger than its parent.
 */
#include <linux/kernel.h>
#include <linux/sort.h>

static void swap_bytes(void *a, void *b, int size)
{
	char *p = a, *q = b;

	while (size--)
		swap(p[size], q[size]);
}

/**
 * sort - sort an array in place (not stable)
 * @base: first element
 * @num: elements
 * @size: of an element, in bytes
 * @cmp_func: negative, 0 or positive as its first argument is the smaller, …
 * @swap_func: exchanges two elements, or NULL
 */
void sort(void *base, size_t num, size_t size,
	  int (*cmp_func)(const void *, const void *),
	  void (*swap_func)(void *, void *, int size))
{
	char *a = base;
	size_t top = num / 2, len = num, i, child;

	if (!swap_func)
		swap_func = swap_bytes;
	while (len > 1) {
		/* First make a heap, then take the largest off it. */
		if (top)
			top--;
		else
			swap_func(a, a + --len * size, size);

		/* a[top] may be too small for its place: sift it down. */
		for (i = top; (child = 2 * i + 1) < len; i = child) {
			if (child + 1 < len &&
			    cmp_func(a + child * size,
				     a + (child + 1) * size) < 0)
				child++;
			if (cmp_func(a + i * size, a + child * size) >= 0)
				break;
			swap_func(a + i * size, a + child * size, size);
		}
	}
}
