/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/dma-mapping.h - the addresses that a device is given
 *
 * Linux:    include/linux/dma-mapping.h, dma-direction.h (6.1)
 * Notes:    docs/dma.md, "Why nothing may DMA to a stack"
 * Read:     linux/scatterlist.h before, kernel/dma/mapping.c after
 *
 *	what the driver has		what it calls		right for
 *	a virtual address		dma_map_single()	lowmem alone
 *	a page and an offset in it	dma_map_page()		any page
 *	a list of these			dma_map_sg()		any pages
 *
 * A device has no page tables (no IOMMU here): it is given physical addresses.
 * dma_map_single() finds the page of an address by subtraction, so that a vmalloc
 * address would name somebody else's. Linux refuses those (5.6 does); up to 4.20
 * it did not, and the device wrote to that page.
 *
 * Left out: dma_mask, coherent allocations, dma_sync_*(), IOMMUs, bounce buffers;
 *	     caches are coherent with every device here, as QEMU says ("dma-coherent")
 */
#ifndef _KERNEL_DMA_MAPPING_H
#define _KERNEL_DMA_MAPPING_H

#include <linux/device.h>
#include <linux/scatterlist.h>
#include <linux/vmalloc.h>

enum dma_data_direction {
	DMA_BIDIRECTIONAL = 0,
	DMA_TO_DEVICE = 1,
	DMA_FROM_DEVICE = 2,
	DMA_NONE = 3,
};

#define DMA_MAPPING_ERROR	(~(dma_addr_t)0)

/* Ours, for drivers/stackdma.c: map as Linux did before the check. */
#define DMA_ATTR_UNCHECKED	(1UL << 31)

dma_addr_t dma_map_page(struct device *dev, struct page *page, size_t offset,
			size_t size, enum dma_data_direction dir);
unsigned int dma_map_sg(struct device *dev, struct scatterlist *sg, int nents,
			enum dma_data_direction dir);

/* kernel/dma/debug.c, with CONFIG_DMA_API_DEBUG */
void debug_dma_map_single(struct device *dev, const void *addr,
			  unsigned long len);
void debug_dma_map_page(struct device *dev, struct page *page, size_t offset);

static inline int dma_mapping_error(struct device *dev, dma_addr_t dma_addr)
{
	return unlikely(dma_addr == DMA_MAPPING_ERROR) ? -ENOMEM : 0;
}

static inline dma_addr_t dma_map_single_attrs(struct device *dev, void *ptr,
	size_t size, enum dma_data_direction dir, unsigned long attrs)
{
	/* What is mapped page by page may lie anywhere, and move. */
	if (!(attrs & DMA_ATTR_UNCHECKED) &&
	    dev_WARN_ONCE(dev, is_vmalloc_addr(ptr),
			  "rejecting DMA map of vmalloc memory\n"))
		return DMA_MAPPING_ERROR;
	if (IS_ENABLED(CONFIG_DMA_API_DEBUG))
		debug_dma_map_single(dev, ptr, size);
	return dma_map_page(dev, virt_to_page(ptr), offset_in_page(ptr), size,
			    dir);
}

#define dma_map_single(d, a, s, r)	dma_map_single_attrs(d, a, s, r, 0)

/* Nothing was set up: from here on the CPU may read what the device wrote. */
static inline void dma_unmap_page(struct device *dev, dma_addr_t addr,
				  size_t size, enum dma_data_direction dir)
{
	barrier();
}

static inline void dma_unmap_sg(struct device *dev, struct scatterlist *sg,
				int nents, enum dma_data_direction dir)
{
	barrier();
}

#define dma_unmap_single(d, a, s, r)	dma_unmap_page(d, a, s, r)

#endif
