/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/slab.h - objects smaller than a page
 *
 * Linux:    include/linux/slab.h
 * Read:     mm/slab.c after
 */
#ifndef _KERNEL_SLAB_H
#define _KERNEL_SLAB_H

#include <linux/gfp.h>

struct kmem_cache;

#define SLAB_PANIC		0x00040000u	/* panic when it cannot be made */
#define KMALLOC_MAX_SIZE	(4UL << 20)

struct kmem_cache *kmem_cache_create(const char *name, unsigned int size,
	unsigned int align, unsigned int flags, void (*ctor)(void *));
#define KMEM_CACHE(struct_, flags) \
	kmem_cache_create(#struct_, sizeof(struct struct_), \
			  __alignof__(struct struct_), flags, NULL)
void *kmem_cache_alloc(struct kmem_cache *s, gfp_t gfp) __malloc;
void kmem_cache_free(struct kmem_cache *s, void *obj);
#define kmem_cache_zalloc(s, gfp)	kmem_cache_alloc(s, (gfp) | __GFP_ZERO)

void *kmalloc(size_t size, gfp_t gfp) __malloc;
void kfree(const void *obj);
size_t ksize(const void *obj);
void *krealloc(const void *obj, size_t size, gfp_t gfp);
#define kzalloc(size, gfp)	kmalloc(size, (gfp) | __GFP_ZERO)
void kmem_cache_init(void);

#endif
