/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/align.h - rounding to a power of two
 *
 * Linux:    include/linux/align.h, include/linux/const.h
 *
 * The result has the type of the first argument, so that a 64-bit physical
 * address survives on a 32-bit machine.
 */
#ifndef _KERNEL_ALIGN_H
#define _KERNEL_ALIGN_H

#define __ALIGN_KERNEL_MASK(x, mask)	(((x) + (mask)) & ~(mask))

#define ALIGN(x, a)		__ALIGN_KERNEL_MASK(x, (typeof(x))(a) - 1)
#define IS_ALIGNED(x, a)	(((x) & ((typeof(x))(a) - 1)) == 0)

#endif
