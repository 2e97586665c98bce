// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/rbtree.c - red-black trees: balance after insertion and removal
 *
 * Linux:    lib/rbtree.c
 * Read:     include/linux/rbtree.h before, include/linux/rbtree_augmented.h
 *
 *  (1) a node is red or black, the root is black
 *  (2) a red node has black children
 *  (3) every path from a node down to a missing child meets as many blacks
 *
 * so the longest path (red and black in turn) is at most twice the shortest.
 * Both repairs below walk upwards in a loop; only a colour change carries the
 * problem to the grandparent or parent, a rotation ends it:
 *
 *	        p                       n
 *	      /   \      rotate       /   \
 *	     n     c    -------->    a     p
 *	   /   \                         /   \
 *	  a     b                       b     c
 *
 * Linux writes the two mirror images of each case out; here `left` says which
 * side we are on, and child() picks.
 */
#include <linux/rbtree_augmented.h>

#define RB_RED		0UL
#define RB_BLACK	1UL

static inline bool rb_is_red(const struct rb_node *node)
{
	return node && !(node->__rb_parent_color & RB_BLACK);
}

static inline void rb_set_parent(struct rb_node *node, struct rb_node *parent)
{
	node->__rb_parent_color = (unsigned long)parent |
				  (node->__rb_parent_color & RB_BLACK);
}

static inline void rb_set_color(struct rb_node *node, unsigned long color)
{
	node->__rb_parent_color = (node->__rb_parent_color & ~RB_BLACK) | color;
}

/* The child on one side. */
static inline struct rb_node **child(struct rb_node *node, bool left)
{
	return left ? &node->rb_left : &node->rb_right;
}

/* Let the link that leads to @old, a child of @parent, lead to @new. */
static void change_child(struct rb_node *old, struct rb_node *new,
			 struct rb_node *parent, struct rb_root *root)
{
	if (!parent)
		root->rb_node = new;
	else
		*child(parent, parent->rb_left == old) = new;
}

/*
 * Lift the child of @p on the side @left into the place of @p; @p becomes its
 * child on the other side. Colours stay with the nodes.
 */
static void rotate_up(struct rb_node *p, bool left, struct rb_root *root,
		      const struct rb_augment_callbacks *augment)
{
	struct rb_node *n = *child(p, left);
	struct rb_node *b = *child(n, !left);

	*child(p, left) = b;
	if (b)
		rb_set_parent(b, p);
	change_child(p, n, rb_parent(p), root);
	rb_set_parent(n, rb_parent(p));
	*child(n, !left) = p;
	rb_set_parent(p, n);
	if (augment)
		augment->rotate(p, n);
}

/*
 * @node is red and may have a red parent.
 *
 *  uncle red:   recolour   G            g     g may now have a red parent
 *                         / \   -->    / \
 *                        p   u        P   U
 *                        |            |
 *                        n            n
 *
 *  uncle black: rotate     G            P
 *                         / \   -->    / \
 *                        p   U        n   g
 *                        |                 \
 *                        n                  U
 *
 * (capitals are black; an inner grandchild is first rotated outwards)
 */
static void insert_fixup(struct rb_node *node, struct rb_root *root,
			 const struct rb_augment_callbacks *augment)
{
	struct rb_node *parent, *gparent, *uncle;
	bool left;

	while (rb_is_red(parent = rb_parent(node))) {
		gparent = rb_parent(parent);	/* a red node is not the root */
		left = gparent->rb_left == parent;
		uncle = *child(gparent, !left);

		if (rb_is_red(uncle)) {
			rb_set_color(parent, RB_BLACK);
			rb_set_color(uncle, RB_BLACK);
			rb_set_color(gparent, RB_RED);
			node = gparent;
			continue;
		}
		if (*child(parent, !left) == node) {
			rotate_up(parent, !left, root, augment);
			parent = node;
		}
		rb_set_color(parent, RB_BLACK);
		rb_set_color(gparent, RB_RED);
		rotate_up(gparent, left, root, augment);
		break;
	}
	rb_set_color(root->rb_node, RB_BLACK);
}

/*
 * The paths through @node, the child of @parent on the side @left, lack one
 * black node. @node may be NULL, its sibling cannot: it has a black to spare.
 *
 *  sibling red:    rotate it up; the new sibling is black
 *  nephews black:  sibling red, then the whole subtree lacks one: go up
 *  a nephew red:   make it the outer one, rotate the sibling up: done
 */
static void erase_fixup(struct rb_node *node, struct rb_node *parent,
			struct rb_root *root,
			const struct rb_augment_callbacks *augment)
{
	struct rb_node *sibling;
	bool left;

	while (parent && !rb_is_red(node)) {
		left = parent->rb_left == node;
		sibling = *child(parent, !left);

		if (rb_is_red(sibling)) {
			rb_set_color(sibling, RB_BLACK);
			rb_set_color(parent, RB_RED);
			rotate_up(parent, !left, root, augment);
			sibling = *child(parent, !left);
		}
		if (!rb_is_red(sibling->rb_left) &&
		    !rb_is_red(sibling->rb_right)) {
			rb_set_color(sibling, RB_RED);
			node = parent;
			parent = rb_parent(node);
			continue;
		}
		if (!rb_is_red(*child(sibling, !left))) {
			/* Both get their colours below. */
			rotate_up(sibling, left, root, augment);
			sibling = *child(parent, !left);
		}
		rb_set_color(sibling, parent->__rb_parent_color & RB_BLACK);
		rb_set_color(parent, RB_BLACK);
		rb_set_color(*child(sibling, !left), RB_BLACK);
		rotate_up(parent, !left, root, augment);
		return;
	}
	if (node)
		rb_set_color(node, RB_BLACK);
}

/**
 * rb_insert_augmented - balance after rb_link_node()
 * @node: the new node
 * @root: its tree
 * @augment: keeps the values of the nodes right, or NULL
 *
 * The caller has set the value of @node and brought those of its ancestors up
 * to date.
 */
void rb_insert_augmented(struct rb_node *node, struct rb_root *root,
			 const struct rb_augment_callbacks *augment)
{
	insert_fixup(node, root, augment);
}

/**
 * rb_insert_color - balance after rb_link_node()
 * @node: the new node
 * @root: its tree
 */
void rb_insert_color(struct rb_node *node, struct rb_root *root)
{
	insert_fixup(node, root, NULL);
}

/* Put @new in the place of @old: links in both directions, and the colour. */
static void take_place(struct rb_node *old, struct rb_node *new,
		       struct rb_root *root)
{
	*new = *old;
	change_child(old, new, rb_parent(old), root);
	if (new->rb_left)
		rb_set_parent(new->rb_left, new);
	if (new->rb_right)
		rb_set_parent(new->rb_right, new);
}

/**
 * rb_erase_augmented - remove a node
 * @node: the node
 * @root: its tree
 * @augment: keeps the values of the nodes right, or NULL
 *
 * A node with two children changes places with its successor, which has no
 * left child; so what is cut out has at most one child.
 */
void rb_erase_augmented(struct rb_node *node, struct rb_root *root,
			const struct rb_augment_callbacks *augment)
{
	struct rb_node *cut = node, *only, *parent;
	bool black;

	if (node->rb_left && node->rb_right)
		cut = rb_next(node);
	only = cut->rb_left ? cut->rb_left : cut->rb_right;
	parent = rb_parent(cut);
	black = !rb_is_red(cut);

	change_child(cut, only, parent, root);
	if (only)
		rb_set_parent(only, parent);
	if (cut != node) {
		take_place(node, cut, root);
		if (parent == node)
			parent = cut;
		if (augment) {
			/* Below @cut first: propagate() may end early. */
			augment->copy(node, cut);
			augment->propagate(parent, cut);
			augment->propagate(cut, NULL);
		}
	} else if (augment) {
		augment->propagate(parent, NULL);
	}
	if (black)
		erase_fixup(only, parent, root, augment);
}

/**
 * rb_erase - remove a node
 * @node: the node
 * @root: its tree
 */
void rb_erase(struct rb_node *node, struct rb_root *root)
{
	rb_erase_augmented(node, root, NULL);
}

/* From @node as far as it goes to one side. */
static struct rb_node *outermost(struct rb_node *node, bool left)
{
	while (node && *child(node, left))
		node = *child(node, left);
	return node;
}

struct rb_node *rb_first(const struct rb_root *root)
{
	return outermost(root->rb_node, true);
}

struct rb_node *rb_last(const struct rb_root *root)
{
	return outermost(root->rb_node, false);
}

/*
 * The neighbour in sort order: the nearest node of the subtree on that side,
 * or else the first ancestor that has us on its other side.
 */
static struct rb_node *neighbour(const struct rb_node *node, bool left)
{
	struct rb_node *pos = (struct rb_node *)(unsigned long)node, *parent;

	if (RB_EMPTY_NODE(node))
		return NULL;
	if (*child(pos, left))
		return outermost(*child(pos, left), !left);
	while ((parent = rb_parent(pos)) && pos == *child(parent, left))
		pos = parent;
	return parent;
}

struct rb_node *rb_next(const struct rb_node *node)
{
	return neighbour(node, false);
}

struct rb_node *rb_prev(const struct rb_node *node)
{
	return neighbour(node, true);
}
