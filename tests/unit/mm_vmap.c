// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/mm_vmap.c - addresses of vmalloc(): given once, and again after a flush
 *
 * Read:     tests/unit/mm_host.h before
 * Tests:    mm/vmap_area.c
 */
#include "mm_host.h"

#include <linux/kernel.h>
#include <linux/rbtree_augmented.h>
#include <linux/slab.h>

#include "unit.h"

#undef kmem_cache_create
#define kmem_cache_create(...)		((struct kmem_cache *)1)
#define kmem_cache_alloc(s, gfp)	malloc(sizeof(struct vmap_area))
#define kmem_cache_free(s, object)	free(object)
#define flush_tlb_kernel_range		unit_flush

#define PAGES	((VMALLOC_END - VMALLOC_START) / PAGE_SIZE)
/* What the TLB may still know of a page: it was freed, and no flush came since. */
static unsigned char stale[PAGES], taken[PAGES];
static unsigned int flushes;

static void unit_flush(unsigned long start, unsigned long end)
{
	flushes++;
	for (; start < end; start += PAGE_SIZE)
		stale[(start - VMALLOC_START) / PAGE_SIZE] = 0;
}

#include "../../mm/vmap_area.c"

static void mark(struct vmap_area *va, int take)
{
	unsigned long addr;

	for (addr = va->va_start; addr < va->va_end; addr += PAGE_SIZE) {
		unsigned long n = (addr - VMALLOC_START) / PAGE_SIZE;

		EXPECT_EQ(taken[n], !take);
		if (take)
			EXPECT_EQ(stale[n], 0);
		taken[n] = take;
		stale[n] = !take;
	}
}

/* The largest range in each subtree of the free tree, by looking at all. */
static unsigned long check_tree(struct rb_node *node)
{
	struct vmap_area *va = to_va(node);
	unsigned long most;

	if (!node)
		return 0;
	most = max(check_tree(node->rb_left), check_tree(node->rb_right));
	most = max(most, va->va_end - va->va_start);
	EXPECT_EQ(va->subtree_max_size, most);
	return most;
}

/* The lowest place for @size at @align, by looking at every place. */
static unsigned long naive(unsigned long size, unsigned long align)
{
	unsigned long at, run = 0;

	for (at = 0; at < PAGES; at++) {
		run = taken[at] || stale[at] ? 0 : run + 1;
		/* As Linux: there must be room for any alignment. */
		if (run * PAGE_SIZE >=
		    (align > PAGE_SIZE ? size + align - 1 : size))
			return ALIGN(VMALLOC_START + (at + 1 - run) * PAGE_SIZE,
				     align);
	}
	return 0;
}

static void start_anew(void)
{
	free_vmap_area_root = vmap_area_root = RB_ROOT;
	vmap_purge_list.first = NULL;
	vmap_lazy_nr = flushes = 0;
	libc_memset(taken, 0, sizeof(taken));
	libc_memset(stale, 0, sizeof(stale));
	vmap_area_init();
}

static void forget(void)
{
	struct vmap_area *va;

	__purge_vmap_area_lazy();
	while ((va = to_va(free_vmap_area_root.rb_node))) {
		erase_free(va);
		free(va);
	}
}

TEST(vmap_model, "mm: vmalloc's addresses agree with an array of owners")
{
	static struct vmap_area *held[300];
	unsigned long size, align, want;
	struct vmap_area *va;
	unsigned int i, n = 0, round;

	start_anew();
	for (round = 0; round < 6000; round++) {
		if (n < ARRAY_SIZE(held) && below(5) < 3) {
			size = (1 + below(40)) * PAGE_SIZE;
			align = PAGE_SIZE << below(6);
			want = naive(size, align);
			va = alloc_vmap_area(size, align, VMALLOC_START,
					     VMALLOC_END);
			if (!want) {
				EXPECT(IS_ERR(va) || flushes);
				if (IS_ERR(va))
					continue;
			} else {
				EXPECT_EQ(va->va_start, want);
			}
			EXPECT_EQ(va->va_end - va->va_start, size);
			EXPECT_EQ(va->va_start % align, 0);
			mark(va, 1);
			held[n++] = va;
			EXPECT(find_vmap_area(va->va_start) == va);
			EXPECT(find_vmap_area(va->va_end - 1) == va);
		} else if (n) {
			i = below(n);
			va = held[i];
			held[i] = held[--n];
			mark(va, 0);
			free_vmap_area(va);
		}
		if (!(round % 50))
			check_tree(free_vmap_area_root.rb_node);
	}
	EXPECT(flushes > 3);
	while (n--)
		free_vmap_area(held[n]);
	EXPECT(!vmap_area_root.rb_node);
	/* One free range again. */
	__purge_vmap_area_lazy();
	va = to_va(free_vmap_area_root.rb_node);
	EXPECT_EQ(va->va_start, VMALLOC_START);
	EXPECT_EQ(va->va_end, VMALLOC_END);
	EXPECT_EQ(vmap_lazy_nr, 0);
	forget();
}

TEST(vmap_full, "mm: no address is left, or none that is free after a flush")
{
	unsigned long most = VMALLOC_END - VMALLOC_START;
	struct vmap_area *va;

	start_anew();
	va = alloc_vmap_area(most, PAGE_SIZE, VMALLOC_START, VMALLOC_END);
	EXPECT(!IS_ERR(va));
	EXPECT_EQ(PTR_ERR(alloc_vmap_area(most, PAGE_SIZE, VMALLOC_START,
					  VMALLOC_END)), -EBUSY);
	EXPECT_EQ(flushes, 0);
	free_vmap_area(va);
	va = alloc_vmap_area(most, PAGE_SIZE, VMALLOC_START, VMALLOC_END);
	EXPECT(!IS_ERR(va));
	EXPECT_EQ(flushes, 1);
	free_vmap_area(va);
	forget();
}
