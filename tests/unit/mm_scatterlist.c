// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/mm_scatterlist.c - lists of pieces against an array of bytes
 *
 * Read:     tests/unit/mm_host.h before
 * Tests:    lib/scatterlist.c, include/linux/scatterlist.h
 *
 * flat[n] says which byte of RAM is byte n of the list: whatever is done
 * through the list is done through flat[], too, and must give the same.
 */
#define unit_ram	sg_ram
#define mem_map		sg_mem_map
#define high_memory	sg_high_memory
#define min_low_pfn	sg_min_low_pfn
#define max_pfn		sg_max_pfn
#define CONFIG_DEBUG_SG	1

#include "mm_host.h"

#define PAGE_OFFSET	((unsigned long)sg_ram)
#undef preempt_disable
#undef preempt_enable
#define preempt_disable()	(atomic++)
#define preempt_enable()	(atomic--)

static int atomic, mapped, flushed;

#include <linux/slab.h>
#include <linux/mm.h>

static void *kmap_local_page(struct page *page);
static void kunmap_local(const void *addr);
static void flush_dcache_page(struct page *page);

#include "../../lib/scatterlist.c"
#include "unit.h"

#define PAGES		16
#define MOST		700	/* entries */
#define BYTES		(MOST * 64 + 40 * 3 * PAGE_SIZE)

static char ram[PAGES * PAGE_SIZE] __aligned(PAGE_SIZE), model[sizeof(ram)];
static struct page map[PAGES];
char *sg_ram = ram;
struct page *sg_mem_map = map;
void *sg_high_memory = ram + sizeof(ram);
unsigned long sg_min_low_pfn = ARCH_PFN_OFFSET;
unsigned long sg_max_pfn = ARCH_PFN_OFFSET + PAGES;

static struct scatterlist chunk[MOST][8];
static unsigned int flat[BYTES], bytes, nents;
static char buf[BYTES], expected[BYTES];

static void *kmap_local_page(struct page *page)
{
	EXPECT(page >= map && page < map + PAGES);
	EXPECT_EQ(mapped++, 0);
	return ram + (page - map) * PAGE_SIZE;
}

static void kunmap_local(const void *addr)
{
	EXPECT_EQ(--mapped, 0);
}

static void flush_dcache_page(struct page *page)
{
	flushed++;
}

/* @n entries in chunks of 2 to 8, chained by hand. */
static struct scatterlist *chain_by_hand(unsigned int n)
{
	struct scatterlist *last = NULL;
	unsigned int i, size, in_last = 0;

	for (i = 0; n; i++) {
		size = min(n, 2 + below(6));
		/* One slot more than entries, but in the last: for the link. */
		sg_init_table(chunk[i], n > size ? size + 1 : size);
		if (last)
			sg_chain(last, in_last + 1, chunk[i]);
		last = chunk[i];
		in_last = size;
		n -= size;
	}
	return chunk[0];
}

static void fill_entry(struct scatterlist *sg, unsigned int many)
{
	unsigned int page = below(PAGES), at = below(PAGE_SIZE), i, len;

	len = below(many ? 64 : 3 * PAGE_SIZE);
	if (!below(8))
		at = PAGE_SIZE - below(5);	/* about to cross */
	if (!below(20))
		len = 0;
	len = min(len, (unsigned int)sizeof(ram) - page * (unsigned int)PAGE_SIZE - at);
	if (at < PAGE_SIZE && below(2))
		sg_set_buf(sg, ram + page * PAGE_SIZE + at, len);
	else
		sg_set_page(sg, &map[page], len, at);
	EXPECT(sg_page(sg) == &map[page]);
	EXPECT_EQ(sg_phys(sg), UNIT_PHYS + page * PAGE_SIZE + at);
	for (i = 0; i < len; i++)
		flat[bytes++] = page * PAGE_SIZE + at + i;
}

static void fill(struct scatterlist *sgl)
{
	struct scatterlist *sg, *last = NULL;
	unsigned int i;

	bytes = 0;
	for_each_sg(sgl, sg, nents, i) {
		EXPECT(!sg_is_chain(sg));
		EXPECT_EQ(sg_is_last(sg), i == nents - 1);
		fill_entry(sg, nents > 40);
		last = sg;
	}
	EXPECT(sg == NULL);
	EXPECT_EQ(sg_nents(sgl), nents);
	EXPECT(sg_last(sgl, nents) == last);
	for (i = 0; i < sizeof(ram); i++)
		model[i] = ram[i] = rnd();
}

static void compare(void)
{
	EXPECT_EQ(libc_memcmp(ram, model, sizeof(ram)), 0);
	EXPECT_EQ(mapped, 0);
	EXPECT_EQ(atomic, 0);
}

static void try_copy(struct scatterlist *sgl)
{
	unsigned int skip = below(4) ? below(bytes + 9) : 0;
	unsigned int len = below(bytes + 9), want, i;

	want = skip < bytes ? min(len, bytes - skip) : 0;
	libc_memset(buf, 0x55, sizeof(buf));
	libc_memset(expected, 0x55, sizeof(expected));
	for (i = 0; i < want; i++)
		expected[i] = model[flat[skip + i]];
	EXPECT_EQ(skip ? sg_copy_buffer(sgl, nents, buf, len, skip, true) :
			 sg_copy_to_buffer(sgl, nents, buf, len), want);
	EXPECT_EQ(libc_memcmp(buf, expected, sizeof(buf)), 0);

	for (i = 0; i < len; i++)
		buf[i] = rnd();
	for (i = 0; i < want; i++)
		model[flat[skip + i]] = buf[i];
	flushed = 0;
	EXPECT_EQ(skip ? sg_copy_buffer(sgl, nents, buf, len, skip, false) :
			 sg_copy_from_buffer(sgl, nents, buf, len), want);
	EXPECT_EQ(flushed > 0, want > 0);
	compare();
}

/* Add 1 to some bytes of each piece, stop and skip now and then. */
static void try_miter(struct scatterlist *sgl)
{
	unsigned int flags = below(2) ? SG_MITER_ATOMIC : 0, at = 0, i, skip;
	struct sg_mapping_iter miter;

	sg_miter_start(&miter, sgl, nents, flags | SG_MITER_TO_SG);
	while (sg_miter_next(&miter)) {
		EXPECT(miter.length > 0 && at + miter.length <= bytes);
		EXPECT_EQ(miter.consumed, miter.length);
		EXPECT_EQ(atomic, !!flags);
		EXPECT_EQ((char *)miter.addr - ram, flat[at]);
		EXPECT(offset_in_page(miter.addr) + miter.length <= PAGE_SIZE);
		if (!below(3))
			miter.consumed = below(miter.length + 1);
		for (i = 0; i < miter.consumed; i++, at++) {
			((char *)miter.addr)[i]++;
			model[flat[at]]++;
		}
		if (!below(4))
			sg_miter_stop(&miter);
		if (!below(6)) {
			skip = below(200);
			EXPECT_EQ(sg_miter_skip(&miter, skip), at + skip <= bytes);
			at = min(at + skip, bytes);
		}
	}
	EXPECT_EQ(at, bytes);
	EXPECT(!sg_miter_next(&miter));
	compare();
}

TEST(scatterlist_model, "scatterlist: 4,000 random lists agree with an array of bytes")
{
	struct scatterlist *sgl;
	struct sg_table table;
	unsigned int round;

	for (round = 0; round < 4000; round++) {
		nents = 1 + below(round % 8 ? 12 : MOST - 1);
		if (below(2)) {
			EXPECT_EQ(sg_alloc_table(&table, nents, GFP_KERNEL), 0);
			EXPECT_EQ(table.nents, nents);
			sgl = table.sgl;
		} else {
			table.sgl = NULL;
			sgl = chain_by_hand(nents);
		}
		fill(sgl);
		try_copy(sgl);
		try_miter(sgl);
		if (table.sgl)
			sg_free_table(&table);
		EXPECT_EQ(kmalloc_live, 0);
	}
}

TEST(scatterlist_fewer, "scatterlist: nents ends a walk before the mark does")
{
	struct scatterlist sgl[3];
	char to[24];

	sg_init_table(sgl, 3);
	for (nents = 0; nents < 3; nents++)
		sg_set_buf(&sgl[nents], ram + nents * 5000, 8);
	for (nents = 0; nents <= 3; nents++)
		EXPECT_EQ(sg_copy_to_buffer(sgl, nents, to, 24), nents * 8);
	/* Marks move; a page that is assigned again keeps them. */
	sg_unmark_end(&sgl[2]);
	sg_mark_end(&sgl[1]);
	sg_set_buf(&sgl[1], ram + 17, 8);
	EXPECT_EQ(sg_nents(sgl), 2);
	EXPECT_EQ(sg_nents(NULL), 0);
	EXPECT(!sg_next(&sgl[1]));
	sg_chain(sgl, 2, sgl + 2);
	EXPECT(sg_next(sgl) == sgl + 2);
	sg_mark_end(&sgl[1]);
	EXPECT(sg_next(sgl) == sgl + 1);
	sg_init_one(sgl, ram + 4097, 3);
	EXPECT_EQ(sg_nents(sgl), 1);
	EXPECT(sg_page(sgl) == &map[1]);
}

TEST(scatterlist_nomem, "scatterlist: a table that cannot be had leaves nothing behind")
{
	struct sg_table table;
	unsigned int n, chunks, fail;

	EXPECT_EQ(sg_alloc_table(&table, 0, GFP_KERNEL), -EINVAL);
	for (n = SG_MAX_SINGLE_ALLOC; n; n = below(5 * SG_MAX_SINGLE_ALLOC)) {
		kmalloc_fail_after = -1;
		EXPECT_EQ(sg_alloc_table(&table, n, GFP_KERNEL), 0);
		chunks = n == 1 ? 1 : 1 + (n - 2) / (SG_MAX_SINGLE_ALLOC - 1);
		EXPECT_EQ(kmalloc_live, chunks);
		EXPECT_EQ(sg_nents(table.sgl), n);
		sg_set_page(sg_last(table.sgl, n), map, 1, 0);
		sg_free_table(&table);
		EXPECT_EQ(kmalloc_live, 0);
		for (fail = 0; fail < chunks; fail++) {
			kmalloc_fail_after = fail;
			EXPECT_EQ(sg_alloc_table(&table, n, GFP_KERNEL), -ENOMEM);
			EXPECT(!table.sgl && !table.orig_nents);
			EXPECT_EQ(kmalloc_live, 0);
		}
	}
	kmalloc_fail_after = -1;
}

TEST(scatterlist_valid, "scatterlist: only addresses of the linear map are valid")
{
	EXPECT(virt_addr_valid(ram));
	EXPECT(virt_addr_valid(ram + sizeof(ram) - 1));
	EXPECT(!virt_addr_valid(ram + sizeof(ram)));
	EXPECT(!virt_addr_valid((void *)(PAGE_OFFSET - 1)));
}
