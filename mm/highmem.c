// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/highmem.c - a kernel address for any page, for a while
 *
 * Linux:    mm/highmem.c (kmap_local, 5.11); page_address() is an
 *	     inline function there
 * Notes:    chapter 6, "Pages that the kernel cannot see"
 * Read:     include/linux/highmem.h, arch's asm/fixmap.h before
 *
 *	fixmap   FIX_KMAP_BEGIN + 0   page A    kmap_local_page(A)
 *	                        + 1   page B    kmap_local_page(B)
 *	                        + 2   -         current->kmap_ctrl.idx = 2
 *
 * There is one range of addresses and many tasks. When a task that holds
 * slots is switched out, its entries are removed; kmap_ctrl.pteval[] brings
 * them back when it returns, so its pointers stay good. An interrupt handler
 * uses the slots above those of the task that it interrupts.
 */
#include <linux/arch.h>
#include <linux/highmem.h>
#include <asm/fixmap.h>

#include "internal.h"

/* Of slot 0. A higher slot is a lower address, so its entry is before it. */
static pte_t *kmap_pte;

void __init kmap_init(void)
{
	kmap_pte = mm_find_pte(&init_mm, __fix_to_virt(FIX_KMAP_BEGIN));
	BUG_ON(!kmap_pte);
}

static unsigned long kmap_vaddr(int idx)
{
	return __fix_to_virt(FIX_KMAP_BEGIN + idx);
}

static void kmap_set(int idx, pte_t pte)
{
	set_pte_at(&init_mm, kmap_vaddr(idx), kmap_pte - idx, pte);
}

static void kmap_clear(int idx)
{
	unsigned long vaddr = kmap_vaddr(idx);

	pte_clear(&init_mm, vaddr, kmap_pte - idx);
	flush_tlb_kernel_range(vaddr, vaddr + PAGE_SIZE);
}

/**
 * kmap_local_pfn() - map any page frame
 * @pfn:	frame number; need not be RAM
 *
 * Context: any; kunmap_local() in reverse order.
 * Return: the address of its first byte.
 */
void *kmap_local_pfn(unsigned long pfn)
{
	struct kmap_ctrl *ctrl = &current->kmap_ctrl;
	unsigned long flags;
	int idx;

	local_irq_save(flags);
	idx = ctrl->idx++;
	BUG_ON(idx >= KM_MAX_IDX);
	ctrl->pteval[idx] = pfn_pte(pfn, PAGE_KERNEL);
	kmap_set(idx, ctrl->pteval[idx]);
	local_irq_restore(flags);
	return (void *)kmap_vaddr(idx);
}

/**
 * kmap_local_page() - the content of a page
 * @page:	any page of RAM
 *
 * Context: any; kunmap_local() in reverse order.
 * Return: the address of its first byte.
 */
void *kmap_local_page(struct page *page)
{
	if (!PageHighMem(page))
		return page_address(page);
	return kmap_local_pfn(page_to_pfn(page));
}

/**
 * kunmap_local() - the address is not used any more
 * @vaddr:	any address inside the page that was mapped last
 */
void kunmap_local(const void *vaddr)
{
	struct kmap_ctrl *ctrl = &current->kmap_ctrl;
	unsigned long flags;

	if ((unsigned long)vaddr < kmap_vaddr(KM_MAX_IDX - 1))
		return;		/* the linear map has no slots */
	local_irq_save(flags);
	ctrl->idx--;
	BUG_ON(((unsigned long)vaddr & PAGE_MASK) != kmap_vaddr(ctrl->idx));
	kmap_clear(ctrl->idx);
	local_irq_restore(flags);
}

/* schedule() calls these around the switch, with interrupts off. */
void kmap_local_sched_out(void)
{
	int i;

	for (i = 0; i < current->kmap_ctrl.idx; i++)
		kmap_clear(i);
}

void kmap_local_sched_in(void)
{
	int i;

	for (i = 0; i < current->kmap_ctrl.idx; i++)
		kmap_set(i, current->kmap_ctrl.pteval[i]);
}

/* Where a page of lowmem lies; NULL: a page of highmem has no address of its own. */
void *page_address(const struct page *page)
{
	return PageHighMem(page) ? NULL : __va(page_to_phys(page));
}
