/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/math64.h - 64-bit division on a 32-bit machine
 *
 * Linux:    include/linux/math64.h, include/asm-generic/div64.h
 * Read:     arch/x86/lib/div64.c after
 *
 * The compiler turns a 64-bit `/` into a call (__udivdi3, __aeabi_uldivmod),
 * so plain C would do; Linux has no such function and spells it out, and so
 * do we: a division that costs a hundred instructions should be visible.
 */
#ifndef _KERNEL_MATH64_H
#define _KERNEL_MATH64_H

#include <linux/types.h>

/**
 * do_div - divide a 64-bit variable in place
 * @n: the dividend, a u64 lvalue; holds the quotient afterwards
 * @base: the divisor, 32 bits
 *
 * Return: the remainder.
 */
#define do_div(n, base) ({				\
	u32 __base = (base);				\
	u32 __rem = (u64)(n) % __base;			\
	(n) = (u64)(n) / __base;			\
	__rem; })

static inline u64 div_u64_rem(u64 dividend, u32 divisor, u32 *remainder)
{
	*remainder = dividend % divisor;
	return dividend / divisor;
}

static inline u64 div_u64(u64 dividend, u32 divisor)
{
	return dividend / divisor;
}

static inline u64 div64_u64(u64 dividend, u64 divisor)
{
	return dividend / divisor;
}

static inline u64 mul_u32_u32(u32 a, u32 b)
{
	return (u64)a * b;
}

/**
 * mul_u64_u32_shr - scale a counter: (a * mul) >> shift, without overflow
 * @a: the counter
 * @mul: the multiplier
 * @shift: bits to shift the 96-bit product right by, 0..32
 *
 * Return: the low 64 bits of the shifted product.
 */
static inline u64 mul_u64_u32_shr(u64 a, u32 mul, unsigned int shift)
{
	u32 ah = a >> 32;
	u64 ret = mul_u32_u32((u32)a, mul) >> shift;

	if (ah)
		ret += mul_u32_u32(ah, mul) << (32 - shift);
	return ret;
}

#endif
