// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/scatterlist.c - lists of pieces of memory: building, walking, copying
 *
 * Linux:    lib/scatterlist.c (6.1)
 * Notes:    docs/scatterlist.md
 * Read:     include/linux/scatterlist.h before, gss_krb5_seqnum.c after
 *
 * A table for many entries is a chain of pages: each holds
 * SG_MAX_SINGLE_ALLOC entries, and the last of them is the link to the next.
 *
 * Context: any, but for the allocation of tables, which is kmalloc()'s.
 * Locks:    none: a list belongs to who builds it
 * Left out: see the header; tables are kmalloc()'s, never whole pages
 */
#include <linux/errno.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/preempt.h>
#include <linux/scatterlist.h>
#include <linux/slab.h>
#include <linux/string.h>

/**
 * sg_next() - the entry after this one
 * @sg: an entry, not a link
 *
 * Return: it, or NULL: @sg is the last.
 */
struct scatterlist *sg_next(struct scatterlist *sg)
{
	if (sg_is_last(sg))
		return NULL;
	sg++;
	return unlikely(sg_is_chain(sg)) ? sg_chain_ptr(sg) : sg;
}

/** sg_nents() - how many entries up to the last? @sg: the first, or NULL */
int sg_nents(struct scatterlist *sg)
{
	int nents;

	for (nents = 0; sg; sg = sg_next(sg))
		nents++;
	return nents;
}

/**
 * sg_last() - the last entry, found by walking there
 * @sgl: the first
 * @nents: how many there are
 *
 * Return: it; a BUG if it is not marked as the last.
 */
struct scatterlist *sg_last(struct scatterlist *sgl, unsigned int nents)
{
	struct scatterlist *sg, *ret = NULL;
	unsigned int i;

	for_each_sg(sgl, sg, nents, i)
		ret = sg;
	BUG_ON(!sg_is_last(ret));
	return ret;
}

/**
 * sg_init_table() - empty entries, the last of them marked
 * @sgl: a table in one piece
 * @nents: its entries, at least 1
 */
void sg_init_table(struct scatterlist *sgl, unsigned int nents)
{
	memset(sgl, 0, sizeof(*sgl) * nents);
	sg_mark_end(&sgl[nents - 1]);
}

/**
 * sg_init_one() - a list of one entry
 * @sg: the entry
 * @buf: lowmem, in one piece; not a variable of the stack if that is mapped
 * @buflen: bytes
 */
void sg_init_one(struct scatterlist *sg, const void *buf, unsigned int buflen)
{
	sg_init_table(sg, 1);
	sg_set_buf(sg, buf, buflen);
}

/**
 * sg_free_table() - give a table back
 * @table: from sg_alloc_table(), or zeroed
 */
void sg_free_table(struct sg_table *table)
{
	const unsigned int max = SG_MAX_SINGLE_ALLOC;
	struct scatterlist *sgl = table->sgl, *next;

	while (table->orig_nents) {
		bool linked = table->orig_nents > max;

		next = linked ? sg_chain_ptr(&sgl[max - 1]) : NULL;
		table->orig_nents -= linked ? max - 1 : table->orig_nents;
		kfree(sgl);
		sgl = next;
	}
	table->sgl = NULL;
}

/**
 * sg_alloc_table() - a table, chained if it is larger than a page
 * @table: written
 * @nents: entries
 * @gfp: GFP_KERNEL …
 *
 * Context: as kmalloc() with @gfp.
 * Return: 0, -EINVAL: @nents is 0, -ENOMEM.
 */
int sg_alloc_table(struct sg_table *table, unsigned int nents, gfp_t gfp)
{
	const unsigned int max = SG_MAX_SINGLE_ALLOC;
	struct scatterlist *sg, *prv = NULL;
	unsigned int n, used, left = nents;

	memset(table, 0, sizeof(*table));
	if (!nents)
		return -EINVAL;
	for (; left; left -= used, prv = sg) {
		n = min(left, max);
		used = left > max ? max - 1 : left;
		sg = kmalloc(n * sizeof(*sg), gfp);
		if (!sg) {
			sg_free_table(table);
			return -ENOMEM;
		}
		sg_init_table(sg, n);
		if (prv)
			sg_chain(prv, max, sg);
		else
			table->sgl = sg;
		table->nents = table->orig_nents += used;
	}
	return 0;
}

/**
 * sg_miter_start() - begin to walk
 * @miter: written
 * @sgl: first entry
 * @nents: entries, at most
 * @flags: SG_MITER_TO_SG or SG_MITER_FROM_SG; SG_MITER_ATOMIC
 *
 * Context: any. What was mapped last is unmapped first (kmap_local_page()).
 */
void sg_miter_start(struct sg_mapping_iter *miter, struct scatterlist *sgl,
		    unsigned int nents, unsigned int flags)
{
	memset(miter, 0, sizeof(*miter));
	miter->__sg = nents ? sgl : NULL;
	miter->__nents = nents;
	miter->__flags = flags;
}

/* To the entry of the next byte. False: there is none. */
static bool sg_miter_find(struct sg_mapping_iter *miter)
{
	while (miter->__sg && miter->__done >= miter->__sg->length) {
		miter->__done = 0;
		miter->__sg = --miter->__nents ? sg_next(miter->__sg) : NULL;
	}
	return miter->__sg;
}

/**
 * sg_miter_skip() - go on @offset bytes later
 * @miter: started
 * @offset: bytes
 *
 * Return: false: the list ends before.
 */
bool sg_miter_skip(struct sg_mapping_iter *miter, off_t offset)
{
	unsigned int step;

	sg_miter_stop(miter);
	for (; offset > 0; offset -= step, miter->__done += step) {
		if (!sg_miter_find(miter))
			return false;
		step = min_t(off_t, offset, miter->__sg->length - miter->__done);
	}
	return true;
}

/**
 * sg_miter_next() - an address for the next piece, at most a page
 * @miter: started; the piece before is unmapped
 *
 * Context: any; with SG_MITER_ATOMIC nobody may sleep until it is unmapped.
 * Return: true: @miter->addr and ->length are set; false: the end.
 */
bool sg_miter_next(struct sg_mapping_iter *miter)
{
	unsigned int at;

	sg_miter_stop(miter);
	if (!sg_miter_find(miter))
		return false;
	at = miter->__sg->offset + miter->__done;
	miter->page = sg_page(miter->__sg) + (at >> PAGE_SHIFT);
	at = offset_in_page(at);
	miter->length = min_t(size_t, miter->__sg->length - miter->__done,
			      PAGE_SIZE - at);
	miter->consumed = miter->length;
	if (miter->__flags & SG_MITER_ATOMIC)
		preempt_disable();
	miter->addr = (char *)kmap_local_page(miter->page) + at;
	return true;
}

/**
 * sg_miter_stop() - nothing is mapped any more; sg_miter_next() may go on
 * @miter: started
 */
void sg_miter_stop(struct sg_mapping_iter *miter)
{
	if (!miter->addr)
		return;
	miter->__done += miter->consumed;
	if (miter->__flags & SG_MITER_TO_SG)
		flush_dcache_page(miter->page);
	kunmap_local(miter->addr);
	if (miter->__flags & SG_MITER_ATOMIC)
		preempt_enable();
	miter->page = NULL;
	miter->addr = NULL;
	miter->length = miter->consumed = 0;
}

/**
 * sg_copy_buffer() - between a list and a buffer
 * @sgl: first entry
 * @nents: entries
 * @buf: the buffer
 * @buflen: its bytes
 * @skip: bytes of the list that come before
 * @to_buffer: direction
 *
 * Context: any.
 * Return: bytes copied.
 */
size_t sg_copy_buffer(struct scatterlist *sgl, unsigned int nents, void *buf,
		      size_t buflen, off_t skip, bool to_buffer)
{
	struct sg_mapping_iter miter;
	size_t done = 0, len;

	sg_miter_start(&miter, sgl, nents, SG_MITER_ATOMIC |
		       (to_buffer ? SG_MITER_FROM_SG : SG_MITER_TO_SG));
	if (!sg_miter_skip(&miter, skip))
		return 0;
	while (done < buflen && sg_miter_next(&miter)) {
		len = min(miter.length, buflen - done);
		if (to_buffer)
			memcpy((char *)buf + done, miter.addr, len);
		else
			memcpy(miter.addr, (char *)buf + done, len);
		done += len;
	}
	sg_miter_stop(&miter);
	return done;
}

/** sg_copy_from_buffer() - sg_copy_buffer() into the list */
size_t sg_copy_from_buffer(struct scatterlist *sgl, unsigned int nents,
			   const void *buf, size_t buflen)
{
	return sg_copy_buffer(sgl, nents, (void *)buf, buflen, 0, false);
}

/** sg_copy_to_buffer() - sg_copy_buffer() out of the list */
size_t sg_copy_to_buffer(struct scatterlist *sgl, unsigned int nents,
			 void *buf, size_t buflen)
{
	return sg_copy_buffer(sgl, nents, buf, buflen, 0, true);
}
