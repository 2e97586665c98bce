// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/dma/mapping.c - physical addresses for devices
 *
 * Linux:    kernel/dma/mapping.c, direct.c (6.1)
 * Notes:    docs/dma.md
 * Read:     include/linux/dma-mapping.h before; debug.c, drivers/fw_cfg.c after
 *
 * Context: any.
 * Left out: see the header
 */
#include <linux/dma-mapping.h>
#include <linux/kernel.h>

/**
 * dma_map_page() - part of a page, or of several in a row
 * @dev: who will read or write it
 * @page: any page, highmem too
 * @offset: of the first byte, from the start of @page
 * @size: bytes; beyond the page's end the frames that follow are meant
 * @dir: DMA_FROM_DEVICE: the device writes
 *
 * Return: the address for @dev.
 */
dma_addr_t dma_map_page(struct device *dev, struct page *page, size_t offset,
			size_t size, enum dma_data_direction dir)
{
	if (IS_ENABLED(CONFIG_DMA_API_DEBUG))
		debug_dma_map_page(dev, page, offset);
	return page_to_phys(page) + offset;
}

/**
 * dma_map_sg() - a list of pieces; each gets its dma_address
 * @dev: who will read or write them
 * @sgl: the first
 * @nents: how many
 * @dir: DMA_FROM_DEVICE: the device writes
 *
 * Return: @nents (with an IOMMU fewer: neighbours become one).
 */
unsigned int dma_map_sg(struct device *dev, struct scatterlist *sgl, int nents,
			enum dma_data_direction dir)
{
	struct scatterlist *sg;
	int i;

	for_each_sg(sgl, sg, nents, i)
		sg->dma_address = dma_map_page(dev, sg_page(sg), sg->offset,
					       sg->length, dir);
	return nents;
}
