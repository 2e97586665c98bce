/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/log2.h - powers of two
 *
 * Linux:    include/linux/log2.h
 */
#ifndef _KERNEL_LOG2_H
#define _KERNEL_LOG2_H

#include <linux/bitops.h>

/*
 * Position of the highest bit; a constant expression for a constant, so it
 * can size an array. Undefined for 0.
 */

/* Undefined for 0. */
static inline unsigned long roundup_pow_of_two(unsigned long n)
{
	return 1UL << fls_long(n - 1);
}

/* The smallest order with (1 << order) >= n; 0 for 0. */
static inline int order_base_2(unsigned long n)
{
	return n > 1 ? fls_long(n - 1) : 0;
}

#endif
