/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/sort.h - sorting an array in place
 *
 * Linux:    include/linux/sort.h
 * Read:     lib/sort.c after
 */
#ifndef _KERNEL_SORT_H
#define _KERNEL_SORT_H

#include <linux/types.h>

void sort(void *base, size_t num, size_t size,
	  int (*cmp_func)(const void *, const void *),
	  void (*swap_func)(void *, void *, int size));

#endif
