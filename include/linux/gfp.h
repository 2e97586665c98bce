/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/gfp.h - asking for pages
 *
 * Linux:    include/linux/gfp.h, gfp_types.h
 * Read:     linux/mmzone.h before, mm/page_alloc.c after
 * Left out: reclaim: there is no swap, and page-cache pages of ramfs have no
 *	     other home, so GFP_KERNEL and GFP_ATOMIC differ only in intent
 */
#ifndef _KERNEL_GFP_H
#define _KERNEL_GFP_H

#include <linux/types.h>

struct page;

#define __GFP_HIGHMEM		0x02u	/* a page without a kernel address will do */
#define __GFP_ZERO		0x100u	/* filled with zeros */
#define __GFP_NOWARN		0x200u	/* failure is expected: no message */
#define __GFP_NOFAIL		0x400u	/* not subject to fault injection */

#define GFP_KERNEL		0x40u	/* may sleep, in principle */
#define GFP_ATOMIC		0x20u
#define GFP_USER		GFP_KERNEL
#define GFP_HIGHUSER		(GFP_USER | __GFP_HIGHMEM)
#define GFP_HIGHUSER_MOVABLE	GFP_HIGHUSER

struct page *alloc_pages(gfp_t gfp, unsigned int order);
void __free_pages(struct page *page, unsigned int order);
unsigned long __get_free_pages(gfp_t gfp, unsigned int order);
void free_pages(unsigned long addr, unsigned int order);
#define alloc_page(gfp)			alloc_pages(gfp, 0)
#define alloc_pages_node(nid, gfp, order)	alloc_pages(gfp, order)
#define alloc_kmem_pages_node(nid, gfp, order)	alloc_pages(gfp, order)
#define free_kmem_pages(addr, order)	free_pages(addr, order)
#define __free_page(page)		__free_pages(page, 0)
#define free_page(addr)			free_pages(addr, 0)
#define __get_free_page(gfp)		__get_free_pages(gfp, 0)
#define get_zeroed_page(gfp)		__get_free_pages((gfp) | __GFP_ZERO, 0)

#define NUMA_NO_NODE		(-1)

/* Fault injection (/proc/PID/fail-nth); true = fail this allocation. */
#ifdef CONFIG_FAULT_INJECTION
bool should_fail_alloc(gfp_t gfp);
#else
static inline bool should_fail_alloc(gfp_t gfp)
{
	return false;
}
#endif

#endif
