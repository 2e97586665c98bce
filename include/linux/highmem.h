/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/highmem.h - every access to a page's content goes through here
 *
 * Linux:    include/linux/highmem.h, highmem-internal.h
 * Read:     mm/highmem.c after
 *
 * kmap_local_page() of a lowmem page is its address in the linear map; of a
 * highmem page it is one of KM_MAX_IDX slots of this task in the fixmap. Slots
 * are a stack: unmap in reverse order. They follow the task through a context
 * switch (kmap_local_sched_out/in), so sleeping is allowed.
 */
#ifndef _KERNEL_HIGHMEM_H
#define _KERNEL_HIGHMEM_H

#include <linux/mm.h>
#include <linux/string.h>

#define KM_MAX_IDX	16

void flush_dcache_page(struct page *page);	/* the architecture's */

/* Lives in task_struct. */
struct kmap_ctrl {
	int idx;			/* slots in use */
	pte_t pteval[KM_MAX_IDX];
};

void *kmap_local_page(struct page *page);
void kunmap_local(const void *vaddr);
void *kmap_local_pfn(unsigned long pfn);
void kmap_local_sched_out(void);	/* of current, before the switch */
void kmap_local_sched_in(void);		/* of current, after it */

static inline void clear_highpage(struct page *page)
{
	void *kaddr = kmap_local_page(page);

	clear_page(kaddr);
	kunmap_local(kaddr);
}

static inline void copy_highpage(struct page *to, struct page *from)
{
	void *vfrom = kmap_local_page(from);
	void *vto = kmap_local_page(to);

	copy_page(vto, vfrom);
	kunmap_local(vto);
	kunmap_local(vfrom);
}

static inline void memcpy_from_page(void *to, struct page *page, size_t offset,
				    size_t len)
{
	char *from = kmap_local_page(page);

	memcpy(to, from + offset, len);
	kunmap_local(from);
}

static inline void memcpy_to_page(struct page *page, size_t offset,
				  const void *from, size_t len)
{
	char *to = kmap_local_page(page);

	memcpy(to + offset, from, len);
	flush_dcache_page(page);
	kunmap_local(to);
}

#endif
