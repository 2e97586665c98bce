/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/bitops.h - single bits: set, test, search
 *
 * Linux:    include/linux/bitops.h, include/asm-generic/bitops/, lib/find_bit.c
 * Read:     include/linux/bits.h before, lib/bitmap.c after
 *
 * set_bit(), clear_bit() and the test_and_ forms are atomic against interrupts,
 * which is all that one CPU needs: thread flags are set by the timer interrupt.
 * The forms with two underscores are not.
 */
#ifndef _KERNEL_BITOPS_H
#define _KERNEL_BITOPS_H

#include <linux/bits.h>
#include <linux/types.h>

void set_bit(long nr, volatile unsigned long *addr);
void clear_bit(long nr, volatile unsigned long *addr);
bool test_and_set_bit(long nr, volatile unsigned long *addr);
bool test_and_clear_bit(long nr, volatile unsigned long *addr);

unsigned long find_next_bit(const unsigned long *addr, unsigned long size,
			    unsigned long offset);
unsigned long find_next_zero_bit(const unsigned long *addr, unsigned long size,
				 unsigned long offset);

#define find_first_bit(addr, size)	find_next_bit(addr, size, 0)

#define for_each_set_bit(bit, addr, size)			\
	for ((bit) = find_first_bit(addr, size); (bit) < (size);	\
	     (bit) = find_next_bit(addr, size, (bit) + 1))

static inline void __set_bit(long nr, volatile unsigned long *addr)
{
	addr[BIT_WORD(nr)] |= BIT_MASK(nr);
}

static inline void __clear_bit(long nr, volatile unsigned long *addr)
{
	addr[BIT_WORD(nr)] &= ~BIT_MASK(nr);
}

static inline bool test_bit(long nr, const volatile unsigned long *addr)
{
	return addr[BIT_WORD(nr)] & BIT_MASK(nr);
}

static inline bool __test_and_set_bit(long nr, volatile unsigned long *addr)
{
	bool old = test_bit(nr, addr);

	__set_bit(nr, addr);
	return old;
}

static inline bool __test_and_clear_bit(long nr, volatile unsigned long *addr)
{
	bool old = test_bit(nr, addr);

	__clear_bit(nr, addr);
	return old;
}

/* fls() counts from 1 and returns 0 for 0; __ffs() from 0, undefined for 0. */
static inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

static inline int fls64(u64 x)
{
	u32 high = x >> 32;

	return high ? fls(high) + 32 : fls(x);
}

static inline int fls_long(unsigned long l)
{
	return sizeof(l) == 4 ? fls(l) : fls64(l);
}

/* Undefined for 0. */
static inline unsigned long __ffs(unsigned long word)
{
	return __builtin_ctzl(word);
}

static inline u32 rol32(u32 word, unsigned int shift)
{
	return (word << (shift & 31)) | (word >> (-shift & 31));
}

#endif
