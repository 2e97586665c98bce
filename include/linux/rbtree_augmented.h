/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/rbtree_augmented.h - trees whose nodes know about their subtree
 *
 * Linux:    include/linux/rbtree_augmented.h (5.6: RB_DECLARE_CALLBACKS_MAX)
 * Read:     include/linux/rbtree.h before
 *
 * Each node carries a value computed from itself and its two children, such
 * as the largest gap in its subtree: with it mm/mmap.c finds a hole without
 * visiting every mapping. The tree code calls back whenever a subtree changes.
 */
#ifndef _KERNEL_RBTREE_AUGMENTED_H
#define _KERNEL_RBTREE_AUGMENTED_H

#include <linux/minmax.h>
#include <linux/rbtree.h>

/**
 * struct rb_augment_callbacks - how to keep the values of a tree right
 * @propagate: recompute @node and its ancestors, up to but not including
 *             @stop; may end early where nothing changes
 * @copy: @new takes the place of @old, and so its value
 * @rotate: @new has become the parent of @old: it inherits the value of the
 *          whole subtree, and that of @old is recomputed
 */
struct rb_augment_callbacks {
	void (*propagate)(struct rb_node *node, struct rb_node *stop);
	void (*copy)(struct rb_node *old, struct rb_node *new);
	void (*rotate)(struct rb_node *old, struct rb_node *new);
};

/* Before the insertion the caller brings the ancestors' values up to date. */
void rb_insert_augmented(struct rb_node *node, struct rb_root *root,
			 const struct rb_augment_callbacks *augment);
void rb_erase_augmented(struct rb_node *node, struct rb_root *root,
			const struct rb_augment_callbacks *augment);

/**
 * RB_DECLARE_CALLBACKS - callbacks from a function that computes one node
 * @RBSTATIC: static, or empty
 * @RBNAME: name of the struct rb_augment_callbacks to define
 * @RBSTRUCT: type of the structure that embeds the node
 * @RBFIELD: name of the struct rb_node in it
 * @RBAUGMENTED: name of the value in it
 * @RBCOMPUTE: bool f(RBSTRUCT *node, bool exit): store the node's value, given
 *             right children; true if @exit is set and the value is unchanged
 */
#define RB_DECLARE_CALLBACKS(RBSTATIC, RBNAME, RBSTRUCT, RBFIELD,	\
			     RBAUGMENTED, RBCOMPUTE)			\
static void RBNAME ## _propagate(struct rb_node *rb, struct rb_node *stop) \
{									\
	while (rb != stop) {						\
		RBSTRUCT *node = rb_entry(rb, RBSTRUCT, RBFIELD);	\
									\
		if (RBCOMPUTE(node, true))				\
			break;						\
		rb = rb_parent(&node->RBFIELD);				\
	}								\
}									\
static void RBNAME ## _copy(struct rb_node *rb_old, struct rb_node *rb_new) \
{									\
	rb_entry(rb_new, RBSTRUCT, RBFIELD)->RBAUGMENTED =		\
		rb_entry(rb_old, RBSTRUCT, RBFIELD)->RBAUGMENTED;	\
}									\
static void RBNAME ## _rotate(struct rb_node *rb_old, struct rb_node *rb_new) \
{									\
	RBNAME ## _copy(rb_old, rb_new);				\
	RBCOMPUTE(rb_entry(rb_old, RBSTRUCT, RBFIELD), false);		\
}									\
RBSTATIC const struct rb_augment_callbacks RBNAME = {			\
	.propagate = RBNAME ## _propagate,				\
	.copy = RBNAME ## _copy,					\
	.rotate = RBNAME ## _rotate					\
}

/**
 * RB_DECLARE_CALLBACKS_MAX - callbacks for "the largest value in my subtree"
 * @RBSTATIC: static, or empty
 * @RBNAME: name of the struct rb_augment_callbacks to define
 * @RBSTRUCT: type of the structure that embeds the node
 * @RBFIELD: name of the struct rb_node in it
 * @RBTYPE: type of the value
 * @RBAUGMENTED: name of the value in it
 * @RBCOMPUTE: RBTYPE f(RBSTRUCT *node): what the node itself contributes
 *
 * RBNAME_compute_max(node, exit) is defined as well.
 */
#define RB_DECLARE_CALLBACKS_MAX(RBSTATIC, RBNAME, RBSTRUCT, RBFIELD,	\
				 RBTYPE, RBAUGMENTED, RBCOMPUTE)	\
static inline bool RBNAME ## _compute_max(RBSTRUCT *node, bool exit)	\
{									\
	struct rb_node *child = node->RBFIELD.rb_left;			\
	RBTYPE largest = RBCOMPUTE(node);				\
									\
	if (child)							\
		largest = max(largest, rb_entry(child, RBSTRUCT,	\
						RBFIELD)->RBAUGMENTED);	\
	child = node->RBFIELD.rb_right;					\
	if (child)							\
		largest = max(largest, rb_entry(child, RBSTRUCT,	\
						RBFIELD)->RBAUGMENTED);	\
	if (exit && node->RBAUGMENTED == largest)			\
		return true;						\
	node->RBAUGMENTED = largest;					\
	return false;							\
}									\
RB_DECLARE_CALLBACKS(RBSTATIC, RBNAME, RBSTRUCT, RBFIELD, RBAUGMENTED,	\
		     RBNAME ## _compute_max)

#endif
