/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/minmax.h - the smaller, the larger, the clamped, the swapped
 *
 * Linux:    include/linux/minmax.h
 * Left out: use in constant expressions
 *
 * min() and max() compare two pointers to their operands, which the compiler
 * reports when the types differ: a signed and an unsigned value compare in
 * surprising ways. min_t() and max_t() say the type instead.
 */
#ifndef _KERNEL_MINMAX_H
#define _KERNEL_MINMAX_H

#include <linux/compiler.h>

#define __cmp_unique(x, y, op, ux, uy) ({	\
	typeof(x) ux = (x);			\
	typeof(y) uy = (y);			\
	(void)(&ux == &uy);			\
	ux op uy ? ux : uy; })

#define __careful_cmp(x, y, op) \
	__cmp_unique(x, y, op, __UNIQUE_ID(lhs), __UNIQUE_ID(rhs))

#define min(x, y)		__careful_cmp(x, y, <)
#define max(x, y)		__careful_cmp(x, y, >)
#define min_t(type, x, y)	__careful_cmp((type)(x), (type)(y), <)
#define max_t(type, x, y)	__careful_cmp((type)(x), (type)(y), >)

#define clamp(val, lo, hi)	min((typeof(val))max(val, lo), hi)

#define __swap_unique(a, b, tmp) \
	do { typeof(a) tmp = (a); (a) = (b); (b) = tmp; } while (0)
#define swap(a, b)		__swap_unique(a, b, __UNIQUE_ID(swap))

#endif
