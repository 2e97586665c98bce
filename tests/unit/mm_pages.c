// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/mm_pages.c - page frames and objects, from memblock to kmalloc()
 *
 * Read:     tests/unit/mm_host.h before
 * Tests:    mm/memblock.c, mm/mm_init.c, mm/page_alloc.c, mm/slab.c
 */
#include "mm_host.h"

#include <linux/align.h>
#include <linux/bitops.h>
#include <linux/kernel.h>
#include <linux/log2.h>

struct task_struct {
	char comm[16];
};
static struct task_struct unit_task = { "unit" };
#define current		(&unit_task)

#define kmalloc		mm_kmalloc
#define kfree		mm_kfree
#define krealloc	mm_krealloc
#define mmap_init	unit_mmap_init
#define CONFIG_HIGHMEM	1

#include <linux/mm.h>
#include <linux/memblock.h>

static void clear_highpage(struct page *page);

#include "../../mm/memblock.c"
#include "../../mm/mm_init.c"
#include "../../mm/page_alloc.c"
#undef ZONE_MASK
#include "../../mm/slab.c"
#include "unit.h"

void kmap_init(void) { }
void mmap_init(void) { }
void mem_init(void) { free_area_init(); }

char _text[1], _etext[1], _sdata[1], _edata[1], __bss_start[1], __bss_stop[1];
char __start_rodata[1], __end_rodata[1], __init_begin[1], __init_end[1];

/* Highmem has an address here too, but nobody is told. */
static void *any_address(struct page *page)
{
	return __va(page_to_phys(page));
}

static void clear_highpage(struct page *page)
{
	libc_memset(any_address(page), 0, PAGE_SIZE);
}

void *page_address(const struct page *page)
{
	return PageHighMem(page) ? NULL : __va(page_to_phys(page));
}

/* ---- memblock against a bitmap --------------------------------------------- */

#define NBITS	512	/* "pages" of 16 bytes */
static unsigned char ram[NBITS], taken[NBITS], seen[NBITS];

static void mark_seen(phys_addr_t start, phys_addr_t end)
{
	EXPECT(start < end);
	for (; start < end; start += 16)
		seen[(start - UNIT_PHYS) / 16]++;
}

static void check_type(const struct memblock_type *type, const unsigned char *map)
{
	unsigned long i, bit = 0;

	for (i = 0; i < type->cnt; i++) {
		const struct memblock_region *r = &type->regions[i];

		/* Sorted, and not touching. */
		EXPECT(!i || r[-1].base + r[-1].size < r->base);
		for (; bit < (r->base - UNIT_PHYS) / 16; bit++)
			EXPECT_EQ(map[bit], 0);
		for (; bit < (r->base + r->size - UNIT_PHYS) / 16; bit++)
			EXPECT_EQ(map[bit], 1);
	}
	for (; bit < NBITS; bit++)
		EXPECT_EQ(map[bit], 0);
}

/* The highest free place below @limit, by looking at every place. */
static phys_addr_t naive_alloc(unsigned long n, unsigned long align,
			       unsigned long limit)
{
	unsigned long at, i;

	for (at = limit - n + 1; at-- > 0; ) {
		if (at % align)
			continue;
		for (i = at; i < at + n && ram[i] && !taken[i]; i++)
			;
		if (i == at + n)
			return UNIT_PHYS + at * 16;
	}
	return 0;
}

TEST(memblock_model, "mm: memblock agrees with a bitmap")
{
	unsigned long round, i;

	for (round = 0; round < 600; round++) {
		unsigned long n = 1 + below(30), at = below(NBITS - n);
		unsigned long align = 1UL << below(4), limit = 64 + below(448);
		phys_addr_t base = UNIT_PHYS + at * 16, want;

		if (!(round % 60)) {
			libc_memset(&memblock, 0, sizeof(memblock));
			libc_memset(ram, 0, sizeof(ram));
			libc_memset(taken, 0, sizeof(taken));
		}
		switch (below(4)) {
		case 0:
			EXPECT_EQ(memblock_add(base, n * 16), 0);
			libc_memset(ram + at, 1, n);
			break;
		case 1:
			EXPECT_EQ(memblock_remove(base, n * 16), 0);
			libc_memset(ram + at, 0, n);
			break;
		case 2:
			EXPECT_EQ(memblock_reserve(base, n * 16), 0);
			libc_memset(taken + at, 1, n);
			break;
		default:
			memblock.current_limit = UNIT_PHYS + limit * 16;
			want = naive_alloc(n, align, limit);
			EXPECT_EQ(memblock_phys_alloc(n * 16, align * 16), want);
			if (want)
				libc_memset(taken + (want - UNIT_PHYS) / 16, 1, n);
		}
		check_type(&memblock.memory, ram);
		check_type(&memblock.reserved, taken);
		libc_memset(seen, 0, sizeof(seen));
		memblock_for_each_free(mark_seen);
		for (i = 0; i < NBITS; i++)
			EXPECT_EQ(seen[i], ram[i] && !taken[i]);
	}
}

/* ---- the buddy allocator against an array of owners --------------------------- */

#define FRAMES		8192
#define LOW_FRAMES	5001	/* the border is not at a block's border */
static unsigned char owned[FRAMES];
static unsigned long free_low, free_high;

static void boot(void)
{
	unsigned long pfn, end;

	unit_ram = unit_ram ? unit_ram : calloc(FRAMES, PAGE_SIZE);
	libc_memset(&memblock, 0, sizeof(memblock));
	for (pfn = 0; pfn < MAX_NR_ZONES; pfn++) {
		contig_zones[pfn].nr_free_pages = 0;
		contig_zones[pfn].managed_pages = 0;
		libc_memset(contig_zones[pfn].free_area, 0,
			    sizeof(contig_zones[pfn].free_area));
	}
	memblock_add(UNIT_PHYS, 3000 * PAGE_SIZE);
	memblock_add(UNIT_PHYS + 3100 * PAGE_SIZE, (FRAMES - 3100) * PAGE_SIZE);
	memblock_reserve(UNIT_PHYS, 100 * PAGE_SIZE + 5);
	memblock_reserve(UNIT_PHYS + 4000 * PAGE_SIZE - 1, 2);
	memblock_reserve(UNIT_PHYS + 6000 * PAGE_SIZE, 77 * PAGE_SIZE);
	memblock.current_limit = UNIT_PHYS + 4900 * PAGE_SIZE;
	min_low_pfn = ARCH_PFN_OFFSET;
	max_low_pfn = ARCH_PFN_OFFSET + LOW_FRAMES;
	max_pfn = ARCH_PFN_OFFSET + FRAMES;
	high_memory = unit_ram + LOW_FRAMES * PAGE_SIZE;
	free_area_init();

	libc_memset(owned, 1, sizeof(owned));
	free_low = free_high = 0;
	for (pfn = 0; pfn < FRAMES; pfn++) {
		phys_addr_t pa = UNIT_PHYS + pfn * PAGE_SIZE;
		unsigned long i;

		if (pfn >= 3000 && pfn < 3100)
			continue;
		for (i = 0; i < memblock.reserved.cnt; i++) {
			struct memblock_region *r = &memblock.reserved.regions[i];

			if (r->base < pa + PAGE_SIZE && r->base + r->size > pa)
				break;
		}
		if (i < memblock.reserved.cnt)
			continue;
		owned[pfn] = 0;
		*(pfn < LOW_FRAMES ? &free_low : &free_high) += 1;
	}
	for (pfn = 0, end = FRAMES; pfn < end; pfn++) {
		struct page *page = mem_map + pfn;

		EXPECT_EQ(PageReserved(page), owned[pfn]);
		EXPECT_EQ(page_count(page), owned[pfn]);
		EXPECT_EQ(page_mapcount(page), 0);
		EXPECT_EQ(PageHighMem(page), pfn >= LOW_FRAMES);
	}
}

/* Free lists: aligned blocks, inside their zone, together all free frames. */
static void check_free(void)
{
	unsigned long z, order, total[2] = { 0 };
	struct page *page;

	for (z = 0; z < MAX_NR_ZONES; z++) {
		for (order = 0; order < MAX_ORDER; order++) {
			struct free_area *area = &contig_zones[z].free_area[order];
			unsigned long n = 0, i;

			list_for_each_entry(page, &area->free_list, lru) {
				unsigned long pfn = page - mem_map;

				EXPECT(PageBuddy(page));
				EXPECT_EQ(page->private, order);
				EXPECT_EQ(page_zonenum(page), z);
				EXPECT_EQ(page_to_pfn(page) % (1UL << order), 0);
				for (i = 0; i < 1UL << order; i++)
					EXPECT_EQ(owned[pfn + i], 0);
				n++;
			}
			EXPECT_EQ(area->nr_free, n);
			total[z] += n << order;
		}
	}
	EXPECT_EQ(total[0], free_low);
	EXPECT_EQ(total[1], free_high);
	EXPECT_EQ(nr_free_pages(), free_low + free_high);
	EXPECT_EQ(nr_free_highpages(), free_high);
}

static void account(struct page *page, unsigned long order, int own)
{
	unsigned long pfn = page - mem_map, i;

	for (i = 0; i < 1UL << order; i++) {
		EXPECT_EQ(owned[pfn + i], !own);
		owned[pfn + i] = own;
	}
	*(pfn < LOW_FRAMES ? &free_low : &free_high) -=
		own ? 1UL << order : -(1UL << order);
}

TEST(buddy_model, "mm: the buddy allocator agrees with an array of owners")
{
	static struct { struct page *page; unsigned int order; } held[400];
	unsigned long largest[2], round;
	unsigned int n = 0;

	boot();
	check_free();
	largest[0] = contig_zones[0].free_area[MAX_ORDER - 1].nr_free;
	largest[1] = contig_zones[1].free_area[MAX_ORDER - 1].nr_free;
	for (round = 0; round < 6000; round++) {
		unsigned int order = below(3) ? below(3) : below(MAX_ORDER), i;
		gfp_t gfp = (below(2) ? __GFP_HIGHMEM : 0) |
			    (below(8) ? 0 : __GFP_ZERO) | __GFP_NOWARN;

		if (n < ARRAY_SIZE(held) && below(2)) {
			struct page *page = alloc_pages(gfp, order);

			if (!page)
				continue;
			EXPECT(gfp & __GFP_HIGHMEM || !PageHighMem(page));
			EXPECT_EQ(page_count(page), 1);
			if (gfp & __GFP_ZERO)
				EXPECT(!memchr_inv(any_address(page), 0,
						   PAGE_SIZE << order));
			libc_memset(any_address(page), 0xa5, 16);
			account(page, order, 1);
			held[n].page = page;
			held[n++].order = order;
		} else if (n) {
			i = below(n);
			account(held[i].page, held[i].order, 0);
			__free_pages(held[i].page, held[i].order);
			held[i] = held[--n];
		}
		if (!(round % 50))
			check_free();
	}
	while (n--) {
		account(held[n].page, held[n].order, 0);
		__free_pages(held[n].page, held[n].order);
	}
	check_free();
	/* All is merged again. */
	EXPECT_EQ(contig_zones[0].free_area[MAX_ORDER - 1].nr_free, largest[0]);
	EXPECT_EQ(contig_zones[1].free_area[MAX_ORDER - 1].nr_free, largest[1]);
}

TEST(buddy_exhaust, "mm: users get highmem first, and leave the kernel some")
{
	LIST_HEAD(users);
	struct page *page, *next;
	unsigned long low = 0;

	boot();
	while ((page = alloc_pages(__GFP_HIGHMEM | __GFP_NOWARN, 0))) {
		EXPECT(low == 0 || !PageHighMem(page));
		low += !PageHighMem(page);
		list_add(&page->lru, &users);
	}
	EXPECT_EQ(low, free_low - contig_zones[ZONE_NORMAL].lowmem_reserve);
	EXPECT(contig_zones[ZONE_NORMAL].lowmem_reserve > 0);
	page = alloc_pages(GFP_KERNEL, 0);
	EXPECT(page);
	put_page(page);
	list_for_each_entry_safe(page, next, &users, lru)
		put_page(page);
	check_free();
}

/* ---- kmalloc ---------------------------------------------------------------- */

static void boot_slab(void)
{
	boot();
	libc_memset(&kmem_cache_boot, 0, sizeof(kmem_cache_boot));
	libc_memset(kmalloc_caches, 0, sizeof(kmalloc_caches));
	vm_node_stat[NR_SLAB_PAGES] = 0;
	INIT_LIST_HEAD(&slab_caches);
	kmem_cache_init();
}

TEST(slab_model, "mm: objects do not overlap, are aligned, and come back")
{
	static struct { unsigned char *p; unsigned int size, tag; } held[600];
	unsigned long round, start;
	unsigned int n = 0, i, j;
	struct kmem_cache *pgd;

	boot_slab();
	pgd = kmem_cache_create("pgd", 32, 32, SLAB_PANIC, NULL);
	start = nr_free_pages();
	for (round = 0; round < 40000; round++) {
		if (n < ARRAY_SIZE(held) && below(round % 8000 < 4000 ? 3 : 2)) {
			unsigned int size = below(4) ? 1 + below(300)
						     : 1 + below(20000);
			gfp_t gfp = below(4) ? GFP_KERNEL : GFP_KERNEL | __GFP_ZERO;
			unsigned char *p = below(10) ? kmalloc(size, gfp)
				: kmem_cache_alloc(pgd, gfp), tag = rnd();

			EXPECT(p);
			if (gfp & __GFP_ZERO)
				EXPECT(!memchr_inv(p, 0, min(size, 32U)));
			if (PageSlab(virt_to_page(p)) &&
			    virt_to_page(p)->slab_cache == pgd) {
				size = 32;
				EXPECT_EQ((unsigned long)__pa(p) % 32, 0);
			} else {
				EXPECT(ksize(p) >= size);
				if (!(size & (size - 1)) && size >= 8)
					EXPECT_EQ((unsigned long)__pa(p) %
						  min(size, 4096U), 0);
			}
			libc_memset(p, tag, size);
			held[n].p = p;
			held[n].size = size;
			held[n++].tag = tag;
		} else if (n) {
			i = below(n);
			for (j = 0; j < held[i].size; j++)
				if (held[i].p[j] != held[i].tag)
					break;
			EXPECT_EQ(j, held[i].size);
			kfree(held[i].p);
			held[i] = held[--n];
		}
	}
	while (n--)
		kfree(held[n].p);
	/* A cache keeps its active slab and a few empty ones. */
	EXPECT(start - nr_free_pages() <= 14 * (1 + MIN_PARTIAL) * 2);
	EXPECT_EQ(vm_node_stat[NR_SLAB_PAGES], start - nr_free_pages() + 1);
}

TEST(slab_partial, "mm: a slab with room is used before a new one is made")
{
	static void *object[1024];
	struct kmem_cache *s;
	unsigned long pages;
	unsigned int i;

	boot_slab();
	s = kmem_cache_create("thirty-two", 32, 0, SLAB_PANIC, NULL);
	for (i = 0; i < ARRAY_SIZE(object); i++)
		object[i] = kmem_cache_alloc(s, GFP_KERNEL);
	pages = vm_node_stat[NR_SLAB_PAGES];
	for (i = 0; i < ARRAY_SIZE(object); i += 2)
		kmem_cache_free(s, object[i]);
	EXPECT_EQ(vm_node_stat[NR_SLAB_PAGES], pages);
	for (i = 0; i < ARRAY_SIZE(object); i += 2)
		object[i] = kmem_cache_alloc(s, GFP_KERNEL);
	EXPECT_EQ(vm_node_stat[NR_SLAB_PAGES], pages);
	for (i = 0; i < ARRAY_SIZE(object); i++)
		kmem_cache_free(s, object[i]);
	EXPECT(vm_node_stat[NR_SLAB_PAGES] <= pages - 8 + 1 + MIN_PARTIAL);
}
