// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mm/flush.c - switching address spaces; TLB and cache, by their names
 *
 * Linux:    arch/arm/mm/context.c, flush.c, arch/arm/kernel/smp_tlb.c
 * Read:     mm/proc-v7.S before
 *
 * switch_mm() leaves no user translation behind. So a change to the tables of
 * an mm that is not loaded needs no flush, and one to the loaded mm is flushed
 * whole when it is more than a page: a refill costs less than the bookkeeping.
 */
#include <linux/arch.h>
#include <asm/cacheflush.h>

/**
 * switch_mm() - load the page tables of @next
 * @prev:	the mm that is loaded
 * @next:	the mm to load
 * @tsk:	who will use it
 */
void switch_mm(struct mm_struct *prev, struct mm_struct *next,
	       struct task_struct *tsk)
{
	if (prev != next)
		cpu_switch_mm(__pa(next->pgd));
}

void activate_mm(struct mm_struct *prev, struct mm_struct *next)
{
	switch_mm(prev, next, current);
}

void flush_tlb_all(void)
{
	v7_flush_tlb_all();
}

void flush_tlb_mm(struct mm_struct *mm)
{
	if (mm == current->active_mm)
		v7_flush_tlb_user();
}

void flush_tlb_page(struct vm_area_struct *vma, unsigned long addr)
{
	if (vma->vm_mm == current->active_mm)
		v7_flush_tlb_page(addr);
}

void flush_tlb_range(struct vm_area_struct *vma, unsigned long start,
		     unsigned long end)
{
	flush_tlb_mm(vma->vm_mm);
}

void flush_tlb_kernel_range(unsigned long start, unsigned long end)
{
	if (end - start > 32 * PAGE_SIZE) {
		v7_flush_tlb_all();
		return;
	}
	for (; start < end; start += PAGE_SIZE)
		v7_flush_tlb_page(start);
}

/**
 * flush_dcache_page() - the kernel wrote a page that a program may run
 * @page:	the page
 */
void flush_dcache_page(struct page *page)
{
	unsigned long addr = (unsigned long)kmap_local_page(page);

	v7_coherent_range(addr, addr + PAGE_SIZE);
	kunmap_local((void *)addr);
}
