// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_radix_tree.c - lib/radix-tree.c against an array
 */
#include <linux/gfp.h>
#include <linux/radix-tree.h>
#include "unit.h"

#define N	1000

/* Indices in rising order: a dense part, edges of levels, sparse, the end. */
static unsigned long idx[N];
static char item_of[N];		/* their addresses are the items */
static bool in[N];
static RADIX_TREE(tree, GFP_KERNEL);

static void setup(void)
{
	unsigned long next = 0;
	int i;

	for (i = 0; i < N; i++) {
		idx[i] = next;
		in[i] = false;
		if (i < 300)
			next++;
		else if (i < 500)
			next += below(5) ? 1 + below(100) : 4096;
		else if (i < N - 100)
			next += 1 + rnd64() % ((ULONG_MAX - (1 << 28)) / N);
		else if (i == N - 100)
			next = ULONG_MAX - 98;
		else
			next++;
	}
	INIT_RADIX_TREE(&tree, GFP_KERNEL);
	kmalloc_live = 0;
}

static void *expected(int i)
{
	return in[i] ? &item_of[i] : NULL;
}

/* All items from @first on, in order, @max at a time. */
static void check_order(int first, int max)
{
	void *found[N];
	int n, i, k = 0;

	n = radix_tree_gang_lookup(&tree, found, idx[first], max);
	for (i = first; i < N && k < max; i++) {
		if (!in[i])
			continue;
		EXPECT(k < n && found[k] == &item_of[i]);
		k++;
	}
	EXPECT_EQ(n, k);
}

static void delete_all(void)
{
	int i;

	for (i = 0; i < N; i++) {
		EXPECT(radix_tree_delete(&tree, idx[i]) == expected(i));
		in[i] = false;
	}
	EXPECT_EQ(kmalloc_live, 0);
	EXPECT(tree.rnode == NULL);
}

TEST(radix_random, "radix tree: random operations agree with an array")
{
	int op, i, bias, round;

	setup();
	for (round = 0; round < 6; round++)
	for (op = 0; op < 4000; op++) {
		bias = round % 2 ? 20 : 80;
		i = below(4) ? below(N) : below(300);
		EXPECT(radix_tree_lookup(&tree, idx[i]) == expected(i));
		if (below(100) < bias) {
			EXPECT_EQ(radix_tree_insert(&tree, idx[i], &item_of[i]),
				  in[i] ? -EEXIST : 0);
			in[i] = true;
		} else {
			EXPECT(radix_tree_delete(&tree, idx[i]) == expected(i));
			in[i] = false;
		}
		if (op % 8 == 0)
			check_order(below(N), 1 + below(20));
		if (op % 500 == 0)
			check_order(0, N);
	}
	delete_all();
}

TEST(radix_small, "radix tree: an empty tree, one item, the largest index")
{
	void *found[4];

	setup();
	EXPECT(!radix_tree_lookup(&tree, 0));
	EXPECT(!radix_tree_lookup(&tree, ULONG_MAX));
	EXPECT(!radix_tree_delete(&tree, 5));
	EXPECT_EQ(radix_tree_gang_lookup(&tree, found, 0, 4), 0);

	EXPECT_EQ(radix_tree_insert(&tree, 0, &item_of[0]), 0);
	EXPECT_EQ(kmalloc_live, 1);
	EXPECT(!radix_tree_lookup(&tree, 64));
	EXPECT_EQ(radix_tree_insert(&tree, ULONG_MAX, &item_of[1]), 0);
	EXPECT_EQ(radix_tree_gang_lookup(&tree, found, 0, 4), 2);
	EXPECT_EQ(radix_tree_gang_lookup(&tree, found, 1, 4), 1);
	EXPECT(found[0] == &item_of[1]);
	EXPECT(radix_tree_delete(&tree, 0) == &item_of[0]);
	EXPECT(radix_tree_lookup(&tree, ULONG_MAX) == &item_of[1]);
	EXPECT(radix_tree_delete(&tree, ULONG_MAX) == &item_of[1]);
	EXPECT_EQ(kmalloc_live, 0);
}

TEST(radix_enomem, "radix tree: every failed allocation leaves the items alone")
{
	int i, k, fail, ret, live, failed = 0;

	setup();
	for (i = 0; i < 400; i++) {
		k = below(N);
		if (in[k])
			continue;
		for (fail = 0; ; fail++) {
			live = kmalloc_live;
			kmalloc_fail_after = fail;
			ret = radix_tree_insert(&tree, idx[k], &item_of[k]);
			kmalloc_fail_after = -1;
			if (!ret)
				break;
			failed++;
			EXPECT_EQ(ret, -ENOMEM);
			EXPECT(!radix_tree_lookup(&tree, idx[k]));
			/* Nodes on top may stay, an empty branch may not. */
			EXPECT(kmalloc_live - live <= fail);
			check_order(0, N);
		}
		in[k] = true;
		EXPECT_EQ(radix_tree_insert(&tree, idx[k], &item_of[k]),
			  -EEXIST);
		check_order(0, N);
	}
	EXPECT(failed > 100);
	delete_all();

	/* Failure in an empty tree leaves nothing behind. */
	for (fail = 3; fail >= 0; fail--) {
		kmalloc_fail_after = fail;
		EXPECT_EQ(radix_tree_insert(&tree, ULONG_MAX, &item_of[0]),
			  -ENOMEM);
		EXPECT_EQ(kmalloc_live, 0);
	}
	kmalloc_fail_after = -1;
	EXPECT_EQ(radix_tree_insert(&tree, 1, &item_of[0]), 0);
	EXPECT_EQ(kmalloc_live, 1);
	EXPECT(radix_tree_delete(&tree, 1) == &item_of[0]);
}
