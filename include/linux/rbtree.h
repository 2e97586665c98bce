/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/rbtree.h - red-black trees
 *
 * Linux:    include/linux/rbtree.h, include/linux/rbtree_types.h
 * Read:     lib/rbtree.c after
 *
 * The user walks down the tree himself, with his own comparison, and
 * remembers the link that he fell off; then:
 *
 *	rb_link_node(&new->node, parent, link);
 *	rb_insert_color(&new->node, &root);
 *
 * The parent pointer and the colour share a word: a node is aligned to a
 * word, so the lowest bit of its address is free (0 red, 1 black).
 */
#ifndef _KERNEL_RBTREE_H
#define _KERNEL_RBTREE_H

#include <linux/container_of.h>

struct rb_node {
	unsigned long  __rb_parent_color;
	struct rb_node *rb_right;
	struct rb_node *rb_left;
} __attribute__((aligned(sizeof(long))));

struct rb_root {
	struct rb_node *rb_node;
};

#define RB_ROOT		(struct rb_root) { NULL, }
#define rb_parent(r)	((struct rb_node *)((r)->__rb_parent_color & ~3UL))
#define rb_entry(ptr, type, member)	container_of(ptr, type, member)
#define rb_entry_safe(ptr, type, member) \
	((ptr) ? rb_entry(ptr, type, member) : NULL)

/* A node that is in no tree is its own parent, if it was so marked. */
#define RB_EMPTY_NODE(node) \
	((node)->__rb_parent_color == (unsigned long)(node))
#define RB_CLEAR_NODE(node) \
	((node)->__rb_parent_color = (unsigned long)(node))

void rb_insert_color(struct rb_node *node, struct rb_root *root);
void rb_erase(struct rb_node *node, struct rb_root *root);
struct rb_node *rb_next(const struct rb_node *node);
struct rb_node *rb_prev(const struct rb_node *node);
struct rb_node *rb_first(const struct rb_root *root);
struct rb_node *rb_last(const struct rb_root *root);

/* Hang @node, red, on the empty link @rb_link of @parent. */
static inline void rb_link_node(struct rb_node *node, struct rb_node *parent,
				struct rb_node **rb_link)
{
	node->__rb_parent_color = (unsigned long)parent;
	node->rb_left = NULL;
	node->rb_right = NULL;
	*rb_link = node;
}

#endif
