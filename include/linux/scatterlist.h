/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/scatterlist.h - memory in pieces, by page and not by address
 *
 * Linux:    include/linux/scatterlist.h (6.1)
 * Notes:    docs/scatterlist.md, "A buffer on the stack, named by its page"
 * Read:     linux/mm.h before, lib/scatterlist.c after
 *
 *	page_link  31                              1   0
 *		  +------------------------------+---+---+
 *		  | struct page *, or next table |END|CHN|
 *		  +------------------------------+---+---+
 *
 *	sgl[0] page A, offset, length
 *	sgl[1] page B
 *	sgl[2] CHAIN ---------> [0] page C, END
 *
 * An entry names a page frame, so whoever works on it (a cipher, a device) needs
 * no virtual address. sg_set_buf() computes the page from an address, and that
 * is arithmetic on the linear map: for a vmalloc address, such as that of a
 * variable on a mapped kernel stack, it names the page of somebody else. With
 * CONFIG_DEBUG_SG this is a BUG. A list of the right pages
 * (sg_set_page(vmalloc_to_page(...))) is right for any memory.
 *
 * Left out: append tables, tables from page arrays, sg_split(), sg pools,
 *	     iterators over pages alone; SG_MAGIC, which 3.18 had and 5.6 has not
 */
#ifndef _KERNEL_SCATTERLIST_H
#define _KERNEL_SCATTERLIST_H

#include <linux/bug.h>
#include <linux/kconfig.h>
#include <linux/mm.h>

struct scatterlist {
	unsigned long page_link;
	unsigned int offset;		/* of the first byte; may exceed a page */
	unsigned int length;		/* bytes */
	dma_addr_t dma_address;		/* for a device */
};

struct sg_table {
	struct scatterlist *sgl;
	unsigned int nents;		/* entries that are mapped */
	unsigned int orig_nents;	/* entries of the list */
};

#define sg_dma_address(sg)	((sg)->dma_address)
#define sg_dma_len(sg)		((sg)->length)

#define SG_CHAIN		0x01UL
#define SG_END			0x02UL
#define SG_PAGE_LINK_MASK	(SG_CHAIN | SG_END)

/* Entries of a table that is allocated in one piece. */
#define SG_MAX_SINGLE_ALLOC	(PAGE_SIZE / sizeof(struct scatterlist))

#define for_each_sg(sglist, sg, nr, __i) \
	for (__i = 0, sg = (sglist); __i < (nr); __i++, sg = sg_next(sg))

static inline bool sg_is_chain(struct scatterlist *sg)
{
	return sg->page_link & SG_CHAIN;
}

static inline bool sg_is_last(struct scatterlist *sg)
{
	return sg->page_link & SG_END;
}

static inline struct scatterlist *sg_chain_ptr(struct scatterlist *sg)
{
	return (struct scatterlist *)(sg->page_link & ~SG_PAGE_LINK_MASK);
}

/* @page takes the place of the old one; the entry stays the last, if it was. */
static inline void sg_assign_page(struct scatterlist *sg, struct page *page)
{
	BUG_ON((unsigned long)page & SG_PAGE_LINK_MASK);
	BUG_ON(IS_ENABLED(CONFIG_DEBUG_SG) && sg_is_chain(sg));
	sg->page_link = (sg->page_link & SG_PAGE_LINK_MASK) | (unsigned long)page;
}

static inline void sg_set_page(struct scatterlist *sg, struct page *page,
			       unsigned int len, unsigned int offset)
{
	sg_assign_page(sg, page);
	sg->offset = offset;
	sg->length = len;
}

static inline struct page *sg_page(struct scatterlist *sg)
{
	BUG_ON(IS_ENABLED(CONFIG_DEBUG_SG) && sg_is_chain(sg));
	return (struct page *)(sg->page_link & ~SG_PAGE_LINK_MASK);
}

/* Right for lowmem alone: @buf becomes a page by subtraction. */
static inline void sg_set_buf(struct scatterlist *sg, const void *buf,
			      unsigned int buflen)
{
	BUG_ON(IS_ENABLED(CONFIG_DEBUG_SG) && !virt_addr_valid(buf));
	sg_set_page(sg, virt_to_page(buf), buflen, offset_in_page(buf));
}

static inline void sg_mark_end(struct scatterlist *sg)
{
	sg->page_link = (sg->page_link | SG_END) & ~SG_CHAIN;
}

static inline void sg_unmark_end(struct scatterlist *sg)
{
	sg->page_link &= ~SG_END;
}

/* The last of the @prv_nents entries of @prv is given up for the link. */
static inline void sg_chain(struct scatterlist *prv, unsigned int prv_nents,
			    struct scatterlist *sgl)
{
	struct scatterlist *link = &prv[prv_nents - 1];

	link->offset = 0;
	link->length = 0;
	link->page_link = ((unsigned long)sgl | SG_CHAIN) & ~SG_END;
}

static inline dma_addr_t sg_phys(struct scatterlist *sg)
{
	return page_to_phys(sg_page(sg)) + sg->offset;
}

/* Of a lowmem page: the others have no address. */
static inline void *sg_virt(struct scatterlist *sg)
{
	return (char *)page_address(sg_page(sg)) + sg->offset;
}

struct scatterlist *sg_next(struct scatterlist *sg);
struct scatterlist *sg_last(struct scatterlist *sgl, unsigned int nents);
int sg_nents(struct scatterlist *sg);
void sg_init_table(struct scatterlist *sgl, unsigned int nents);
void sg_init_one(struct scatterlist *sg, const void *buf, unsigned int buflen);
int sg_alloc_table(struct sg_table *table, unsigned int nents, gfp_t gfp);
void sg_free_table(struct sg_table *table);

size_t sg_copy_buffer(struct scatterlist *sgl, unsigned int nents, void *buf,
		      size_t buflen, off_t skip, bool to_buffer);
size_t sg_copy_from_buffer(struct scatterlist *sgl, unsigned int nents,
			   const void *buf, size_t buflen);
size_t sg_copy_to_buffer(struct scatterlist *sgl, unsigned int nents,
			 void *buf, size_t buflen);

#define SG_MITER_ATOMIC		(1 << 0)	/* no sleep from next to stop */
#define SG_MITER_TO_SG		(1 << 1)	/* the pages are written to */
#define SG_MITER_FROM_SG	(1 << 2)	/* the pages are read */

/*
 * Page after page, each with an address while it is its turn. Who cannot use
 * all of it lowers consumed, and sg_miter_next() goes on there.
 */
struct sg_mapping_iter {
	struct page *page;		/* that is mapped, or NULL */
	void *addr;			/* of its first byte */
	size_t length;			/* bytes from there */
	size_t consumed;		/* of them, used: all, unless lowered */

	struct scatterlist *__sg;	/* NULL: the end */
	unsigned int __nents;		/* entries left, this one included */
	unsigned int __done;		/* bytes of it that are behind us */
	unsigned int __flags;
};

void sg_miter_start(struct sg_mapping_iter *miter, struct scatterlist *sgl,
		    unsigned int nents, unsigned int flags);
bool sg_miter_skip(struct sg_mapping_iter *miter, off_t offset);
bool sg_miter_next(struct sg_mapping_iter *miter);
void sg_miter_stop(struct sg_mapping_iter *miter);

#endif
