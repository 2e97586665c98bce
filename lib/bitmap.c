// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/bitmap.c - bits: atomic changes, search
 *
 * Linux:    lib/find_bit.c, include/asm-generic/bitops/atomic.h
 * Read:     include/linux/bitops.h before
 */
#include <linux/bitmap.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>

void set_bit(long nr, volatile unsigned long *addr)
{
	test_and_set_bit(nr, addr);
}

void clear_bit(long nr, volatile unsigned long *addr)
{
	test_and_clear_bit(nr, addr);
}

/**
 * test_and_set_bit - set a bit, atomic against interrupts
 * @nr: number of the bit
 * @addr: first word
 *
 * Context: any.
 * Return: what the bit was.
 */
bool test_and_set_bit(long nr, volatile unsigned long *addr)
{
	unsigned long flags;
	bool old;

	local_irq_save(flags);
	old = __test_and_set_bit(nr, addr);
	local_irq_restore(flags);
	return old;
}

/**
 * test_and_clear_bit - clear a bit, atomic against interrupts
 * @nr: number of the bit
 * @addr: first word
 *
 * Context: any.
 * Return: what the bit was.
 */
bool test_and_clear_bit(long nr, volatile unsigned long *addr)
{
	unsigned long flags;
	bool old;

	local_irq_save(flags);
	old = __test_and_clear_bit(nr, addr);
	local_irq_restore(flags);
	return old;
}

/* The next bit that is set in addr[] ^ @invert, word by word. */
static unsigned long find_next(const unsigned long *addr, unsigned long size,
			       unsigned long offset, unsigned long invert)
{
	unsigned long word;

	while (offset < size) {
		word = (addr[BIT_WORD(offset)] ^ invert) &
		       (~0UL << offset % BITS_PER_LONG);
		offset = round_down(offset, BITS_PER_LONG);
		if (word)
			return min(offset + __ffs(word), size);
		offset += BITS_PER_LONG;
	}
	return size;
}

/**
 * find_next_bit - the next bit that is set
 * @addr: first word
 * @size: bits to search
 * @offset: number of the bit to begin with
 *
 * Return: its number, or @size if there is none.
 */
unsigned long find_next_bit(const unsigned long *addr, unsigned long size,
			    unsigned long offset)
{
	return find_next(addr, size, offset, 0);
}

/**
 * find_next_zero_bit - the next bit that is clear
 * @addr: first word
 * @size: bits to search
 * @offset: number of the bit to begin with
 *
 * Return: its number, or @size if there is none.
 */
unsigned long find_next_zero_bit(const unsigned long *addr, unsigned long size,
				 unsigned long offset)
{
	return find_next(addr, size, offset, ~0UL);
}
