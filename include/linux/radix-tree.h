/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/radix-tree.h - from an index to a pointer, sparse
 *
 * Linux:    include/linux/radix-tree.h (3.18, before it became the xarray)
 * Read:     lib/radix-tree.c after
 */
#ifndef _KERNEL_RADIX_TREE_H
#define _KERNEL_RADIX_TREE_H

#include <linux/types.h>

struct radix_tree_node;

/**
 * struct radix_tree_root - a tree
 * @height: levels of nodes; 0 for an empty tree
 * @gfp_mask: how to allocate nodes
 * @rnode: the topmost node, or NULL
 */
struct radix_tree_root {
	unsigned int		height;
	gfp_t			gfp_mask;
	struct radix_tree_node	*rnode;
};

#define RADIX_TREE_INIT(mask)	{ .gfp_mask = (mask) }
#define RADIX_TREE(name, mask) \
	struct radix_tree_root name = RADIX_TREE_INIT(mask)

static inline void INIT_RADIX_TREE(struct radix_tree_root *root, gfp_t mask)
{
	root->height = 0;
	root->gfp_mask = mask;
	root->rnode = NULL;
}

int radix_tree_insert(struct radix_tree_root *root, unsigned long index,
		      void *item);
void *radix_tree_lookup(const struct radix_tree_root *root,
			unsigned long index);
void *radix_tree_delete(struct radix_tree_root *root, unsigned long index);
unsigned int radix_tree_gang_lookup(const struct radix_tree_root *root,
				    void **results, unsigned long first_index,
				    unsigned int max_items);

#endif
