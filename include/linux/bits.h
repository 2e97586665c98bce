/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/bits.h - masks
 *
 * Linux:    include/linux/bits.h, include/asm-generic/bitsperlong.h
 * Read:     include/linux/bitops.h after
 */
#ifndef _KERNEL_BITS_H
#define _KERNEL_BITS_H

#ifndef BITS_PER_LONG
#define BITS_PER_LONG		(__SIZEOF_LONG__ * 8)
#endif

#define BIT(nr)			(1UL << (nr))
#define BIT_MASK(nr)		(1UL << ((nr) % BITS_PER_LONG))
#define BIT_WORD(nr)		((nr) / BITS_PER_LONG)
#define BITS_TO_LONGS(nr)	(((nr) + BITS_PER_LONG - 1) / BITS_PER_LONG)

#endif
