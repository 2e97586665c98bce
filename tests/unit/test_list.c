// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_list.c - include/linux/list.h against an array
 */
#include <linux/list.h>
#include "unit.h"

#define N	40

struct elem {
	int id;
	struct list_head node;
	struct hlist_node hash;
};

static struct elem elems[N];
static LIST_HEAD(ring);
static int model[N], len;

static void model_insert(int pos, int id)
{
	libc_memmove(&model[pos + 1], &model[pos],
		     (len++ - pos) * sizeof(model[0]));
	model[pos] = id;
}

static void model_remove(int pos)
{
	libc_memmove(&model[pos], &model[pos + 1],
		     (--len - pos) * sizeof(model[0]));
}

static int model_find(int id)
{
	int pos;

	for (pos = 0; pos < len; pos++)
		if (model[pos] == id)
			return pos;
	return -1;
}

static void check_ring(void)
{
	struct elem *e, *n;
	struct list_head *p;
	int i = 0;

	list_for_each_entry(e, &ring, node)
		EXPECT_EQ(e->id, i < len ? model[i++] : -1);
	EXPECT_EQ(i, len);
	list_for_each_entry_reverse(e, &ring, node)
		EXPECT_EQ(e->id, i > 0 ? model[--i] : -1);
	list_for_each_entry_safe(e, n, &ring, node)
		i++;
	list_for_each(p, &ring) {
		EXPECT(p->next->prev == p);
		i--;
	}
	EXPECT_EQ(i, 0);
	EXPECT_EQ(list_empty(&ring), len == 0);
	EXPECT_EQ(list_is_singular(&ring), len == 1);
	e = list_first_entry_or_null(&ring, struct elem, node);
	EXPECT_EQ(e ? e->id : -1, len ? model[0] : -1);
	if (len) {
		e = list_last_entry(&ring, struct elem, node);
		EXPECT_EQ(e->id, model[len - 1]);
		EXPECT(list_is_last(&e->node, &ring));
	}
}

static void one_operation(int id)
{
	struct list_head *node = &elems[id].node;
	int pos = model_find(id);

	if (pos < 0) {
		if (below(2)) {
			list_add(node, &ring);
			model_insert(0, id);
		} else {
			list_add_tail(node, &ring);
			model_insert(len, id);
		}
		return;
	}
	model_remove(pos);
	switch (below(4)) {
	case 0:
		list_del(node);
		EXPECT(node->next == LIST_POISON1);
		EXPECT(node->prev == LIST_POISON2);
		break;
	case 1:
		list_del_init(node);
		EXPECT(list_empty(node));
		break;
	case 2:
		list_move(node, &ring);
		model_insert(0, id);
		break;
	case 3:
		list_move_tail(node, &ring);
		model_insert(len, id);
		break;
	}
}

TEST(list_random, "list: random operations agree with an array")
{
	int n, i;

	for (i = 0; i < N; i++)
		elems[i].id = i;
	for (n = 0; n < 20000; n++) {
		one_operation(below(N));
		check_ring();
	}
}

TEST(list_splice, "list: splice, replace, and an element in no list")
{
	struct elem a[6];
	LIST_HEAD(x);
	LIST_HEAD(y);
	struct elem *e;
	int i, seen = 0;

	for (i = 0; i < 6; i++) {
		a[i].id = i;
		if (i < 4)
			list_add_tail(&a[i].node, i < 2 ? &x : &y);
	}
	list_splice_init(&y, &x);		/* 2 3 0 1 */
	EXPECT(list_empty(&y));
	list_add(&a[4].node, &y);
	list_splice_tail_init(&y, &x);		/* 2 3 0 1 4 */
	list_splice_init(&y, &x);
	list_splice_tail_init(&y, &x);
	list_replace(&a[0].node, &a[5].node);	/* 2 3 5 1 4 */
	list_for_each_entry(e, &x, node)
		seen = seen * 10 + e->id;
	EXPECT_EQ(seen, 23514);
	EXPECT(list_next_entry(&a[3], node) == &a[5]);
	EXPECT(list_prev_entry(&a[3], node) == &a[2]);
}

TEST(list_hash, "hlist: add, remove while walking, remove twice")
{
	HLIST_HEAD(head);
	struct elem *e;
	struct hlist_node *n;
	int i, seen = 0;

	for (i = 0; i < N; i++) {
		elems[i].id = i;
		INIT_HLIST_NODE(&elems[i].hash);
		EXPECT(hlist_unhashed(&elems[i].hash));
		hlist_add_head(&elems[i].hash, &head);
	}
	hlist_for_each_entry_safe(e, n, &head, hash)
		if (e->id % 3)
			hlist_del_init(&e->hash);
	hlist_del_init(&elems[1].hash);
	i = (N - 1) / 3 * 3;
	hlist_for_each_entry(e, &head, hash) {
		EXPECT_EQ(e->id, i);
		i -= 3;
		seen++;
	}
	EXPECT_EQ(seen, (N + 2) / 3);
	hlist_for_each_entry_safe(e, n, &head, hash)
		hlist_del(&e->hash);
	EXPECT(hlist_empty(&head));
}
