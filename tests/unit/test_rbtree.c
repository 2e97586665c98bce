// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_rbtree.c - lib/rbtree.c against an array
 *
 * After every operation the whole tree is checked: order, parents, colours,
 * black height, and in the augmented tree the largest value of each subtree.
 */
#include <linux/rbtree_augmented.h>
#include "unit.h"

#define KEYS	200

struct item {
	int key;
	struct rb_node rb;
	u32 value, max;
	bool in;
};

static struct item items[KEYS];
static struct rb_root root;
static bool augmented;

static u32 item_value(struct item *item)
{
	return item->value;
}

RB_DECLARE_CALLBACKS_MAX(static, max_callbacks, struct item, rb, u32, max,
			 item_value);

static bool red(const struct rb_node *node)
{
	return node && !(node->__rb_parent_color & 1);
}

/* The black height of a subtree; counts its nodes and checks all rules. */
static int check(struct rb_node *node, struct rb_node *parent, int low,
		 int high, int *count)
{
	struct item *item;
	int left, right;
	u32 max;

	if (!node)
		return 1;
	item = rb_entry(node, struct item, rb);
	EXPECT(rb_parent(node) == parent);
	EXPECT(item->in && item->key > low && item->key < high);
	if (red(node))
		EXPECT(!red(node->rb_left) && !red(node->rb_right));
	left = check(node->rb_left, node, low, item->key, count);
	right = check(node->rb_right, node, item->key, high, count);
	EXPECT_EQ(left, right);
	(*count)++;

	max = item->value;
	if (node->rb_left)
		max = max(max, rb_entry(node->rb_left, struct item, rb)->max);
	if (node->rb_right)
		max = max(max, rb_entry(node->rb_right, struct item, rb)->max);
	if (augmented)
		EXPECT_EQ(item->max, max);
	return left + !red(node);
}

/* The walk in order meets exactly the items that are in, both ways. */
static void check_walk(void)
{
	struct rb_node *node = rb_first(&root);
	int i;

	for (i = 0; i < KEYS; i++) {
		if (!items[i].in)
			continue;
		EXPECT(node == &items[i].rb);
		node = node ? rb_next(node) : NULL;
	}
	EXPECT(!node);
	node = rb_last(&root);
	for (i = KEYS - 1; i >= 0; i--) {
		if (!items[i].in)
			continue;
		EXPECT(node == &items[i].rb);
		node = node ? rb_prev(node) : NULL;
	}
	EXPECT(!node);
}

static void check_all(int in)
{
	int count = 0;

	EXPECT(!red(root.rb_node));
	check(root.rb_node, NULL, -1, KEYS, &count);
	EXPECT_EQ(count, in);
}

static void insert(struct item *item)
{
	struct rb_node **link = &root.rb_node, *parent = NULL;

	item->in = true;
	item->value = item->max = below(1000);
	while (*link) {
		struct item *it = rb_entry(*link, struct item, rb);

		parent = *link;
		it->max = max(it->max, item->value);
		link = item->key < it->key ? &parent->rb_left
					   : &parent->rb_right;
	}
	rb_link_node(&item->rb, parent, link);
	if (augmented)
		rb_insert_augmented(&item->rb, &root, &max_callbacks);
	else
		rb_insert_color(&item->rb, &root);
}

static void erase(struct item *item)
{
	if (augmented)
		rb_erase_augmented(&item->rb, &root, &max_callbacks);
	else
		rb_erase(&item->rb, &root);
	libc_memset(&item->rb, 0xee, sizeof(item->rb));
	item->in = false;
}

/* @bias: of 100 operations, how many insert; the tree fills and empties. */
static void random_operations(int n, int bias)
{
	static int in;

	while (n--) {
		struct item *item = &items[below(KEYS)];

		if (item->in == (below(100) < bias))
			continue;
		if (item->in) {
			erase(item);
			in--;
		} else {
			insert(item);
			in++;
		}
		check_all(in);
		if (n % 16 == 0)
			check_walk();
	}
}

static void start(bool augment)
{
	int i;

	augmented = augment;
	for (i = 0; i < KEYS; i++)
		if (items[i].in)
			erase(&items[i]);
	for (i = 0; i < KEYS; i++)
		items[i].key = i;
	EXPECT(!root.rb_node);
}

static void run(bool augment)
{
	int round;

	start(augment);
	for (round = 0; round < 6; round++) {
		random_operations(600, 70);
		random_operations(600, 50);
		random_operations(900, 10);
	}
	random_operations(3000, 0);
	EXPECT(!root.rb_node);
	EXPECT(!rb_first(&root) && !rb_last(&root));
}

TEST(rbtree_random, "rbtree: random insertions and removals keep all rules")
{
	run(false);
}

TEST(rbtree_augmented, "rbtree: the maximum is right in every subtree")
{
	run(true);
}

TEST(rbtree_sorted, "rbtree: keys in rising and falling order stay balanced")
{
	int i, round;

	for (round = 0; round < 2; round++) {
		start(round);
		for (i = 0; i < KEYS; i++) {
			insert(&items[round ? KEYS - 1 - i : i]);
			check_all(i + 1);
		}
		for (i = 0; i < KEYS; i++) {
			erase(&items[round ? KEYS - 1 - i : i]);
			check_all(KEYS - 1 - i);
		}
	}
}

TEST(rbtree_empty_node, "rbtree: a node of no tree has no neighbours")
{
	struct rb_node node;

	RB_CLEAR_NODE(&node);
	EXPECT(RB_EMPTY_NODE(&node) && !rb_next(&node) && !rb_prev(&node));
	start(false);
	insert(&items[0]);
	EXPECT(!RB_EMPTY_NODE(&items[0].rb));
}
