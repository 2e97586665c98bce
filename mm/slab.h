/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mm/slab.h - what a cache consists of
 *
 * Linux:    mm/slab.h, include/linux/slub_def.h
 * Read:     mm/slab.c after
 */
#ifndef _MM_SLAB_H
#define _MM_SLAB_H

#include <linux/list.h>

struct kmem_cache {
	void *freelist;			/* free objects of the active slab */
	struct page *page;		/* the active slab, or NULL */
	unsigned int size;		/* from one object to the next */
	unsigned int object_size;	/* what the user asked for */
	unsigned int order;		/* pages of a slab, as a power of two */
	unsigned int objects;		/* in a slab */
	unsigned int nr_slabs;
	unsigned int nr_partial;
	struct list_head partial;
	const char *name;
	struct list_head list;		/* slab_caches */
};

extern struct list_head slab_caches;

unsigned int slab_count_free(struct kmem_cache *s);

#endif
