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
	for (p = ring.prev; p != &ring; p = p->prev)
		EXPECT_EQ(list_entry(p, struct elem, node)->id,
			  i > 0 ? model[--i] : -1);
	EXPECT_EQ(i, 0);
	list_for_each_entry_safe(e, n, &ring, node)
		EXPECT_EQ(e->id, i < len ? model[i++] : -1);
	EXPECT_EQ(i, len);
	EXPECT_EQ(list_empty(&ring), len == 0);
	EXPECT_EQ(list_is_singular(&ring), len == 1);
	if (len)
		EXPECT_EQ(list_first_entry(&ring, struct elem, node)->id,
			  model[0]);
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
	switch (below(3)) {
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

TEST(list_hash, "hlist: add, remove, walk")
{
	struct hlist_head head = { NULL };
	struct elem *e;
	int i, seen = 0;

	for (i = 0; i < N; i++) {
		elems[i].id = i;
		hlist_add_head(&elems[i].hash, &head);
	}
	for (i = 0; i < N; i++)
		if (i % 3)
			hlist_del(&elems[i].hash);
	i = (N - 1) / 3 * 3;
	hlist_for_each_entry(e, &head, hash) {
		EXPECT_EQ(e->id, i);
		i -= 3;
		seen++;
	}
	EXPECT_EQ(seen, (N + 2) / 3);
	for (i = 0; i < N; i += 3)
		hlist_del(&elems[i].hash);
	EXPECT(hlist_empty(&head));
}
