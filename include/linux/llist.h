/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/llist.h - a list that an interrupt may add to
 *
 * Linux:    include/linux/llist.h
 * Notes:    chapter 8, "A page that is not there"; walk stack-free
 * Read:     linux/irqflags.h before, mm/vmalloc.c after
 *
 * A stack of nodes, newest first. Who takes it takes all of it at once. Linux
 * needs no interrupts off for it, but a cmpxchg instruction.
 *
 * Left out: removal of one node, iteration by entry
 */
#ifndef _KERNEL_LLIST_H
#define _KERNEL_LLIST_H

#include <linux/irqflags.h>
#include <linux/types.h>

struct llist_node {
	struct llist_node *next;
};

struct llist_head {
	struct llist_node *first;
};

/* Context: any. Return: true if the list was empty. */
static inline bool llist_add(struct llist_node *new, struct llist_head *head)
{
	unsigned long flags;

	local_irq_save(flags);
	new->next = head->first;
	head->first = new;
	local_irq_restore(flags);
	return !new->next;
}

/* Context: any. Return: the newest node, or NULL; the list is empty then. */
static inline struct llist_node *llist_del_all(struct llist_head *head)
{
	struct llist_node *first;
	unsigned long flags;

	local_irq_save(flags);
	first = head->first;
	head->first = NULL;
	local_irq_restore(flags);
	return first;
}

/* The nodes may be freed on the way. */
#define llist_for_each_safe(pos, n, node)				\
	for ((pos) = (node); (pos) && ((n) = (pos)->next, true); (pos) = (n))

#endif
