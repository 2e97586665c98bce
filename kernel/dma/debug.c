// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/dma/debug.c - CONFIG_DMA_API_DEBUG: is that a buffer for a device?
 *
 * Linux:    kernel/dma/debug.c (6.1)
 * Notes:    docs/dma.md
 * Read:     mapping.c before
 *
 * A stack is wrong even where its address is right: a linear stack, or a mapped
 * one named page by page. The variables beside the buffer share its cache lines,
 * and the buffer is gone when the function returns, whatever the device does.
 *
 * Locks:    none
 * Left out: the table of all mappings, from which Linux knows what is unmapped
 *	     twice, never, or otherwise than it was mapped
 */
#include <linux/dma-mapping.h>
#include <linux/sched.h>

/* Only the first error is reported. */
static unsigned int show_num_errors = 1;

#define err_printk(dev, format, arg...) do {				\
	if (show_num_errors) {						\
		show_num_errors--;					\
		WARN(1, "DMA-API: %s %s: " format,			\
		     dev_driver_string(dev), dev_name(dev), ##arg);	\
	}								\
} while (0)

static void check_for_stack(struct device *dev, struct page *page,
			    size_t offset)
{
	struct vm_struct *stack_vm_area = task_stack_vm_area(current);
	void *addr;
	int i;

	if (!stack_vm_area) {
		/* The stack is in the linear map. */
		if (PageHighMem(page))
			return;
		addr = (char *)page_address(page) + offset;
		if (object_is_on_stack(addr))
			err_printk(dev, "device driver maps memory from stack [addr=%px]\n",
				   addr);
		return;
	}
	/* The address that was used is not known any more: another could be mapped. */
	for (i = 0; i < stack_vm_area->nr_pages; i++) {
		if (page != stack_vm_area->pages[i])
			continue;
		addr = (char *)task_stack_page(current) + i * PAGE_SIZE + offset;
		err_printk(dev, "device driver maps memory from stack [probable addr=%px]\n",
			   addr);
		break;
	}
}

/* dma_map_single(): is there a page of RAM at this address? */
void debug_dma_map_single(struct device *dev, const void *addr,
			  unsigned long len)
{
	if (!virt_addr_valid(addr))
		err_printk(dev, "device driver maps memory from invalid area [addr=%px] [len=%lu]\n",
			   addr, len);
	if (is_vmalloc_addr(addr))
		err_printk(dev, "device driver maps memory from vmalloc area [addr=%px] [len=%lu]\n",
			   addr, len);
}

/* Every mapping, also those of the other two functions, comes through here. */
void debug_dma_map_page(struct device *dev, struct page *page, size_t offset)
{
	check_for_stack(dev, page, offset);
}
