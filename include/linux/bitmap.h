/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/bitmap.h - arrays of bits
 *
 * Linux:    include/linux/bitmap.h
 * Read:     include/linux/bitops.h before, lib/bitmap.c after
 */
#ifndef _KERNEL_BITMAP_H
#define _KERNEL_BITMAP_H

#include <linux/bitops.h>
#include <linux/string.h>

static inline void bitmap_copy(unsigned long *dst, const unsigned long *src,
			       unsigned int nbits)
{
	memcpy(dst, src, BITS_TO_LONGS(nbits) * sizeof(long));
}

#endif
