// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/radix-tree.c - from an index to a pointer, 6 bits of the index a level
 *
 * Linux:    lib/radix-tree.c (3.18, without the index-0 item in the root)
 * Read:     include/linux/radix-tree.h before, mm/filemap.c after
 *
 *	root (height 2) -> node, shift 6: slots[index >> 6]
 *	                     |
 *	                     +-> node, shift 0: slots[index & 63] -> item
 *
 * A file's page cache: item n is the page that holds bytes n*4096 and on. The
 * tree is as high as the largest index needs; a file of 64 pages is one node.
 *
 * Left out: tags (dirty pages have nowhere to be written to), preloading,
 *           shrinking the height before the tree is empty
 */
#include <linux/bits.h>
#include <linux/errno.h>
#include <linux/radix-tree.h>
#include <linux/slab.h>

#define RADIX_TREE_MAP_SHIFT	6
#define RADIX_TREE_MAP_SIZE	(1UL << RADIX_TREE_MAP_SHIFT)
#define RADIX_TREE_MAP_MASK	(RADIX_TREE_MAP_SIZE - 1)

/**
 * struct radix_tree_node - one level of a branch
 * @count: slots in use
 * @offset: our slot in @parent
 * @parent: the node above, or NULL
 * @slots: nodes, or items on the lowest level
 */
struct radix_tree_node {
	unsigned int		count;
	unsigned int		offset;
	struct radix_tree_node	*parent;
	void			*slots[RADIX_TREE_MAP_SIZE];
};

/* The largest index that fits below a height. */
static unsigned long radix_tree_maxindex(unsigned int height)
{
	unsigned int bits = height * RADIX_TREE_MAP_SHIFT;

	return bits >= BITS_PER_LONG ? ~0UL : (1UL << bits) - 1;
}

static struct radix_tree_node *
radix_tree_node_alloc(struct radix_tree_root *root,
		      struct radix_tree_node *parent, unsigned int offset)
{
	struct radix_tree_node *node = kzalloc(sizeof(*node), root->gfp_mask);

	if (node) {
		node->parent = parent;
		node->offset = offset;
	}
	return node;
}

/* Put nodes on top until @index fits; an empty tree grows without nodes. */
static int radix_tree_extend(struct radix_tree_root *root, unsigned long index)
{
	struct radix_tree_node *node;

	if (!root->rnode)
		root->height = 0;
	while (!root->height || index > radix_tree_maxindex(root->height)) {
		if (root->rnode) {
			node = radix_tree_node_alloc(root, NULL, 0);
			if (!node)
				return -ENOMEM;
			node->slots[0] = root->rnode;
			node->count = 1;
			root->rnode->parent = node;
			root->rnode = node;
		}
		root->height++;
	}
	return 0;
}

/* Free a node if it is empty, and those above that this empties. */
static void radix_tree_prune(struct radix_tree_root *root,
			     struct radix_tree_node *node)
{
	struct radix_tree_node *parent;

	for (; node && !node->count; node = parent) {
		parent = node->parent;
		if (parent) {
			parent->slots[node->offset] = NULL;
			parent->count--;
		} else {
			root->rnode = NULL;
			root->height = 0;
		}
		kfree(node);
	}
}

/**
 * radix_tree_insert - add an item
 * @root: the tree
 * @index: where
 * @item: not NULL
 *
 * Return: 0; -EEXIST if there is an item; -ENOMEM, with all items as before.
 */
int radix_tree_insert(struct radix_tree_root *root, unsigned long index,
		      void *item)
{
	struct radix_tree_node *node = NULL;
	void **slot = (void **)&root->rnode;
	unsigned int offset = 0, shift;

	if (radix_tree_extend(root, index))
		return -ENOMEM;
	for (shift = root->height * RADIX_TREE_MAP_SHIFT; shift; ) {
		if (!*slot) {
			*slot = radix_tree_node_alloc(root, node, offset);
			if (!*slot) {
				radix_tree_prune(root, node);
				return -ENOMEM;
			}
			if (node)
				node->count++;
		}
		node = *slot;
		shift -= RADIX_TREE_MAP_SHIFT;
		offset = (index >> shift) & RADIX_TREE_MAP_MASK;
		slot = &node->slots[offset];
	}
	if (*slot)
		return -EEXIST;
	*slot = item;
	node->count++;
	return 0;
}

/* The lowest node on the way to @index, or NULL if the way ends before. */
static struct radix_tree_node *leaf_node(const struct radix_tree_root *root,
					 unsigned long index)
{
	struct radix_tree_node *node = root->rnode;
	unsigned int shift;

	if (!node || index > radix_tree_maxindex(root->height))
		return NULL;
	shift = (root->height - 1) * RADIX_TREE_MAP_SHIFT;
	for (; node && shift; shift -= RADIX_TREE_MAP_SHIFT)
		node = node->slots[(index >> shift) & RADIX_TREE_MAP_MASK];
	return node;
}

/**
 * radix_tree_lookup - find an item
 * @root: the tree
 * @index: where
 *
 * Return: the item, or NULL.
 */
void *radix_tree_lookup(const struct radix_tree_root *root,
			unsigned long index)
{
	struct radix_tree_node *node = leaf_node(root, index);

	return node ? node->slots[index & RADIX_TREE_MAP_MASK] : NULL;
}

/**
 * radix_tree_delete - remove an item
 * @root: the tree
 * @index: where
 *
 * Return: the item, or NULL if there was none.
 */
void *radix_tree_delete(struct radix_tree_root *root, unsigned long index)
{
	struct radix_tree_node *node = leaf_node(root, index);
	void **slot, *item;

	if (!node)
		return NULL;
	slot = &node->slots[index & RADIX_TREE_MAP_MASK];
	item = *slot;
	if (item) {
		*slot = NULL;
		node->count--;
		radix_tree_prune(root, node);
	}
	return item;
}

/* The first item at @index or behind; @index is moved there. */
static void *next_item(const struct radix_tree_root *root,
		       unsigned long *index)
{
	struct radix_tree_node *node = root->rnode;
	unsigned int shift = root->height * RADIX_TREE_MAP_SHIFT;
	void *entry;

	if (!node)
		return NULL;
	while (*index <= radix_tree_maxindex(root->height)) {
		shift -= RADIX_TREE_MAP_SHIFT;
		entry = node->slots[(*index >> shift) & RADIX_TREE_MAP_MASK];
		if (entry && !shift)
			return entry;
		if (entry) {
			node = entry;
			continue;
		}
		/* On to the next slot, which may belong to another node. */
		*index = ((*index >> shift) + 1) << shift;
		if (!*index)
			break;
		node = root->rnode;
		shift = root->height * RADIX_TREE_MAP_SHIFT;
	}
	return NULL;
}

/**
 * radix_tree_gang_lookup - find items in the order of their indices
 * @root: the tree
 * @results: where to put them
 * @first_index: the lowest index
 * @max_items: how many at most
 *
 * Return: the number of items found.
 */
unsigned int radix_tree_gang_lookup(const struct radix_tree_root *root,
				    void **results, unsigned long first_index,
				    unsigned int max_items)
{
	unsigned long index = first_index;
	unsigned int n = 0;

	while (n < max_items && (results[n] = next_item(root, &index))) {
		n++;
		if (!++index)
			break;
	}
	return n;
}
