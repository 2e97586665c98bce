/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/page-flags.h - what a page frame is used for
 *
 * Linux:    include/linux/page-flags.h
 * Read:     linux/mm_types.h before
 * Left out: everything about writeback, reclaim and compound pages
 */
#ifndef _KERNEL_PAGE_FLAGS_H
#define _KERNEL_PAGE_FLAGS_H

/* page->flags; the zone is in the top bits */
enum pageflags {
	PG_uptodate,		/* page cache: holds the file's bytes */
	PG_dirty,		/* page cache: written to, and nowhere else */
	PG_reserved,		/* never belonged to the page allocator */
	PG_buddy,		/* first page of a free block */
	PG_slab,
	PG_swapbacked,		/* tmpfs: counted as shared memory */
	PG_table,		/* a page table */
};
#define ZONES_PGSHIFT		30

#define PageReserved(page)	(((page)->flags >> PG_reserved) & 1)
#define PageBuddy(page)		(((page)->flags >> PG_buddy) & 1)
#define PageSlab(page)		(((page)->flags >> PG_slab) & 1)
#define PageDirty(page)		(((page)->flags >> PG_dirty) & 1)
#define PageSwapBacked(page)	(((page)->flags >> PG_swapbacked) & 1)
#define PageAnon(page)		((page)->mapping == NULL)
#define SetPageDirty(page)	((page)->flags |= 1UL << PG_dirty)
#define SetPageSwapBacked(page)	((page)->flags |= 1UL << PG_swapbacked)

#endif
