// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_sort.c - lib/sort.c and its user lib/extable.c
 */
#include <linux/extable.h>
#include <linux/ptrace.h>
#include <linux/sort.h>
#include "unit.h"

#define MOST	200

struct record {
	u32 key;
	u8 payload[9];
};

static int cmp_record(const void *a, const void *b)
{
	const struct record *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key;
}

static int swaps;

static void counting_swap(void *a, void *b, int size)
{
	struct record tmp = *(struct record *)a;

	EXPECT_EQ(size, sizeof(struct record));
	*(struct record *)a = *(struct record *)b;
	*(struct record *)b = tmp;
	swaps++;
}

/* The payload is made from the key, so a torn record shows. */
static void set_record(struct record *r, u32 key)
{
	r->key = key;
	libc_memset(r->payload, key * 7 + 1, sizeof(r->payload));
}

TEST(sort_random, "sort: every length 0..200, few and many equal keys")
{
	struct record *a, *guard;
	u64 sum, sum_after;
	int n, i, round;

	for (n = 0; n <= MOST; n++)
	for (round = 0; round < 8; round++) {
		a = malloc((n + 1) * sizeof(*a));
		guard = a + n;
		set_record(guard, 12345);
		for (sum = i = 0; i < n; i++) {
			set_record(&a[i], round == 6 ? i : round == 7 ? n - i
					  : below(round % 2 ? 5 : 1 << 30));
			sum += (u64)a[i].key * a[i].key + a[i].key;
		}
		swaps = 0;
		sort(a, n, sizeof(*a), cmp_record,
		     round & 2 ? counting_swap : NULL);
		EXPECT(!(round & 2) || n < 3 || swaps);
		for (sum_after = i = 0; i < n; i++) {
			EXPECT(i == 0 || a[i - 1].key <= a[i].key);
			EXPECT_EQ(a[i].payload[8], (u8)(a[i].key * 7 + 1));
			sum_after += (u64)a[i].key * a[i].key + a[i].key;
		}
		EXPECT_EQ(sum, sum_after);
		EXPECT_EQ(guard->key, 12345);
		free(a);
	}
}

TEST(extable_search, "extable: every entry is found, and nothing else")
{
	struct exception_table_entry t[MOST];
	const struct exception_table_entry *e;
	int n, i;

	for (n = 0; n <= MOST; n++) {
		for (i = 0; i < n; i++) {
			t[i].insn = 0xc0000000UL + 8 * (i * 37 % n);
			t[i].fixup = ~t[i].insn;
		}
		if (n % 37 == 0 && n)
			continue;	/* not a permutation */
		sort_extable(t, t + n);
		for (i = -1; i <= n; i++) {
			unsigned long insn = 0xc0000000UL + 8L * i;

			e = search_extable(t, n, insn);
			if (i < 0 || i == n)
				EXPECT(!e);
			else
				EXPECT(e && e->insn == insn &&
				       e->fixup == ~insn);
			EXPECT(!search_extable(t, n, insn + 4));
		}
	}
	EXPECT(!search_extable(t, 1, 0));
	EXPECT(!search_extable(t, 1, ~0UL));
}

/* What get_user() leaves behind, in the order of the object files. */
static struct exception_table_entry kernel_table[] __used
	__section("__ex_table") = { { 30, 33 }, { 10, 11 }, { 20, 22 } };

TEST(extable_fixup, "extable: a fault in the kernel continues at its fix-up")
{
	struct pt_regs regs = { .pc = 20 };

	sort_main_extable();
	EXPECT(fixup_exception(&regs));
	EXPECT_EQ(regs.pc, 22);
	EXPECT(!fixup_exception(&regs));
	EXPECT_EQ(regs.pc, 22);
	EXPECT(search_exception_tables(10) == &kernel_table[0]);
	EXPECT(search_exception_tables(30) == &kernel_table[2]);
}
