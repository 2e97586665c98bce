// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_bits.c - bits, powers of two, rounding, 64-bit arithmetic
 */
#include <linux/bitmap.h>
#include <linux/err.h>
#include <linux/irqflags.h>
#include <linux/math64.h>
#include "unit.h"

#define NBITS	200

static unsigned long map[BITS_TO_LONGS(NBITS)];
static bool model[NBITS];

static unsigned long model_next(bool value, unsigned long size,
				unsigned long offset)
{
	while (offset < size && model[offset] != value)
		offset++;
	return min(offset, size);
}

static void check_map(void)
{
	unsigned long size = below(NBITS + 1), from = below(NBITS + 20), bit;
	unsigned int weight = 0, i;

	EXPECT_EQ(find_next_bit(map, size, from),
		  from >= size ? size : model_next(true, size, from));
	EXPECT_EQ(find_next_zero_bit(map, size, from),
		  from >= size ? size : model_next(false, size, from));
	EXPECT_EQ(find_first_bit(map, NBITS), model_next(true, NBITS, 0));
	for_each_set_bit(bit, map, NBITS) {
		EXPECT(model[bit]);
		weight++;
	}
	for (i = 0; i < NBITS; i++) {
		EXPECT_EQ(test_bit(i, map), model[i]);
		weight -= model[i];
	}
	EXPECT_EQ(weight, 0);
}

static void change_one(int bit)
{
	bool old = model[bit];

	switch (below(8)) {
	case 0:
		set_bit(bit, map);
		model[bit] = true;
		break;
	case 1:
		clear_bit(bit, map);
		model[bit] = false;
		break;
	case 2:
		EXPECT_EQ(test_and_set_bit(bit, map), old);
		model[bit] = true;
		break;
	case 3:
		EXPECT_EQ(test_and_clear_bit(bit, map), old);
		model[bit] = false;
		break;
	case 4:
		__set_bit(bit, map);
		model[bit] = true;
		break;
	case 5:
		__clear_bit(bit, map);
		model[bit] = false;
		break;
	case 6:
		EXPECT_EQ(__test_and_set_bit(bit, map), old);
		model[bit] = true;
		break;
	case 7:
		EXPECT_EQ(__test_and_clear_bit(bit, map), old);
		model[bit] = false;
		break;
	}
}

TEST(bits_random, "bitops: changes and searches agree with an array")
{
	int n;

	libc_memset(map, 0, sizeof(map));
	for (n = 0; n < 4000; n++) {
		change_one(below(NBITS));
		check_map();
	}
}

TEST(bits_atomic, "bitops: the atomic forms turn interrupts off, and back")
{
	unsigned long word = 0, saves = unit_irq_saves;

	set_bit(1, &word);
	clear_bit(2, &word);
	test_and_set_bit(4, &word);
	test_and_clear_bit(5, &word);
	EXPECT_EQ(unit_irq_saves - saves, 4);
	EXPECT_EQ(unit_irqs_off, 0);
	EXPECT_EQ(word, 0x12);
	local_irq_save(saves);
	set_bit(0, &word);
	EXPECT_EQ(unit_irqs_off, 1);
	local_irq_restore(saves);
	EXPECT_EQ(unit_irqs_off, 0);
}

/* The slow way. */
static int highest(u64 x)
{
	int n = 0;

	for (; x; x >>= 1)
		n++;
	return n;
}

static int lowest(u64 x)
{
	int n = 1;

	if (!x)
		return 0;
	for (; !(x & 1); x >>= 1)
		n++;
	return n;
}

TEST(bits_words, "bitops: __ffs, fls, rol32 on random words")
{
	int n;

	for (n = 0; n < 100000; n++) {
		u64 x = n < 64 ? 1ULL << n : n < 128 ? ~0ULL << (n - 64)
					  : rnd64() >> below(64);
		unsigned long l = x;
		u32 w = x;
		int s = below(32);

		EXPECT_EQ(fls64(x), highest(x));
		EXPECT_EQ(fls(w), highest(w));
		EXPECT_EQ(fls_long(l), highest(l));
		EXPECT_EQ(rol32(w, s), (u32)((u64)w << s | (u64)w << s >> 32));
		if (l)
			EXPECT_EQ(__ffs(l), lowest(l) - 1);
	}
}

TEST(bits_orders, "log2: roundup_pow_of_two, order_base_2 for 1..5000")
{
	unsigned long n, p = 1;
	int order = 0;

	for (n = 1; n <= 5000; n++) {
		if (n > p) {
			p *= 2;
			order++;
		}
		EXPECT_EQ(roundup_pow_of_two(n), p);
		EXPECT_EQ(order_base_2(n), order);
	}
	EXPECT_EQ(order_base_2(0), 0);
}

TEST(math_round, "kernel.h: rounding keeps 64 bits, min and max, swap, IS_ERR")
{
	u64 phys = 0x12fffff001ULL;
	int a = -3, b = 2;

	EXPECT_EQ(ALIGN(phys, 4096), 0x1300000000ULL);
	EXPECT_EQ(round_down(phys, 4096U), 0x12fffff000ULL);
	EXPECT(IS_ALIGNED(phys - 1, 4096) && !IS_ALIGNED(phys, 4096));
	EXPECT_EQ(min(a, b), -3);
	EXPECT_EQ(max(a, b), 2);
	EXPECT_EQ(min(max(a, b), min(7, b + 1)), 2);
	EXPECT_EQ(max_t(unsigned int, a, b), (unsigned int)-3);
	EXPECT_EQ(clamp(a, 0, 9), 0);
	EXPECT_EQ(clamp(12, 0, 9), 9);
	EXPECT_EQ(abs(a), 3);
	swap(a, b);
	EXPECT(a == 2 && b == -3);
	EXPECT(IS_ERR(ERR_PTR(-ENOMEM)));
	EXPECT_EQ(PTR_ERR(ERR_PTR(-ENOMEM)), -ENOMEM);
	EXPECT(IS_ERR(ERR_PTR(-MAX_ERRNO)));
	EXPECT(!IS_ERR(ERR_PTR(-MAX_ERRNO - 1)));
	EXPECT(!IS_ERR(NULL) && IS_ERR_OR_NULL(NULL) && !IS_ERR_OR_NULL(map));
	EXPECT_EQ(PTR_ERR_OR_ZERO(map), 0);
}

/* One 64-bit number of each length is as likely as another. */
static u64 any64(void)
{
	return below(10) ? rnd64() >> below(64) : -(u64)below(3);
}

/* arch/x86/lib/div64.c; on 64 bits tested under its name in rename.h. */
u64 __udivmoddi4(u64 n, u64 d, u64 *rem);
u64 __udivdi3(u64 n, u64 d);
u64 __umoddi3(u64 n, u64 d);

/*
 * q and r are right if and only if q * d + r == n without overflow and r < d;
 * no division is needed to check a division.
 */
static bool is_quotient(u64 n, u64 d, u64 q, u64 r)
{
	u64 product;

	return !__builtin_mul_overflow(q, d, &product) && r < d &&
	       product <= n && n - product == r;
}

TEST(math_div64, "div64: quotient and remainder of 300,000 pairs")
{
	u64 d, q, r, m;
	u32 r32;
	int i;

	for (i = 0; i < 300000; i++) {
		u64 n = any64();

		d = any64() | (u64)!below(4);
		if (!d)
			continue;
		q = __udivmoddi4(n, d, &r);
		EXPECT(is_quotient(n, d, q, r));
		EXPECT_EQ(__udivdi3(n, d), q);
		EXPECT_EQ(__umoddi3(n, d), r);
		EXPECT_EQ(n / d, q);	/* as the compiler calls it */
		EXPECT_EQ(n % d, r);
		EXPECT_EQ(div64_u64(n, d), q);

		if (!(u32)d)
			continue;
		m = n;
		r32 = do_div(m, d);
		EXPECT(is_quotient(n, (u32)d, m, r32));
		EXPECT_EQ(div_u64(n, d), m);
		EXPECT_EQ(div_u64_rem(n, d, &r32), m);
	}
}

TEST(math_mul_shr, "math64: mul_u64_u32_shr agrees with 96-bit arithmetic")
{
	int i;

	for (i = 0; i < 100000; i++) {
		u64 a = any64(), low, high, want;
		u32 mul = rnd() >> below(32);
		int shift = below(33);

		low = (a & U32_MAX) * mul;
		high = (a >> 32) * mul + (low >> 32);
		/* high:low is the product, in 64 and 32 bits */
		want = shift == 32 ? high
				   : high << (32 - shift) | (u32)low >> shift;
		EXPECT_EQ(mul_u64_u32_shr(a, mul, shift), want);
	}
}
