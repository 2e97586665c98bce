// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/lib/div64.c - what the compiler calls for a 64-bit division
 *
 * Linux:    none: Linux avoids the operator (include/linux/math64.h)
 * Read:     include/linux/math64.h before
 *
 * libgcc has these functions, but takes its arguments from the stack, while
 * the kernel is built with -mregparm=3 and the compiler then passes them in
 * registers here too: with libgcc every quotient would be wrong.
 */
#include <linux/bitops.h>

u64 __udivmoddi4(u64 n, u64 d, u64 *rem);
u64 __udivdi3(u64 n, u64 d);
u64 __umoddi3(u64 n, u64 d);

/* 64 by 32 bits: two digits to the base 2^32, as on paper. */
static u64 div_short(u64 n, u32 d, u64 *rem)
{
	u32 high = n >> 32, low, r;

	asm("divl %4" : "=a" (low), "=d" (r)
	    : "0" ((u32)n), "1" (high % d), "rm" (d) : "cc");
	*rem = r;
	return (u64)(high / d) << 32 | low;
}

/* The divisor has more than 32 bits, the quotient at most 32: bit by bit. */
static u64 div_long(u64 n, u64 d, u64 *rem)
{
	int shift = fls64(n) - fls64(d);
	u64 q = 0;

	for (; shift >= 0; shift--) {
		q <<= 1;
		if (n >= d << shift) {
			n -= d << shift;
			q |= 1;
		}
	}
	*rem = n;
	return q;
}

/**
 * __udivmoddi4 - divide, unsigned
 * @n: dividend
 * @d: divisor; 0 raises a divide error
 * @rem: set to the remainder
 *
 * Return: the quotient.
 */
u64 __udivmoddi4(u64 n, u64 d, u64 *rem)
{
	return d >> 32 ? div_long(n, d, rem) : div_short(n, d, rem);
}

u64 __udivdi3(u64 n, u64 d)
{
	u64 rem;

	return __udivmoddi4(n, d, &rem);
}

u64 __umoddi3(u64 n, u64 d)
{
	u64 rem;

	__udivmoddi4(n, d, &rem);
	return rem;
}
