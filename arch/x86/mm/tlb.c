// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/mm/tlb.c - changing address spaces, forgetting translations
 *
 * Linux:    arch/x86/mm/tlb.c
 * Read:     asm/tlbflush.h before
 * Left out: other CPUs, PCIDs, lazy TLB mode: one cr3 is all there is
 *
 * Writing cr3 forgets all but global pages. The kernel's pages are global: no
 * change of address space concerns them, and forgetting all of them takes a
 * change of CR4.PGE.
 */
#include <linux/arch.h>

/* More pages than this: everything at once is cheaper (as in Linux). */
#define TLB_SINGLE_PAGE_FLUSH_CEILING	33

void switch_mm(struct mm_struct *prev, struct mm_struct *next,
	       struct task_struct *tsk)
{
	if (prev != next)
		load_cr3(next->pgd);
}

/* exec: from the old address space, or a borrowed one, to the new. */
void activate_mm(struct mm_struct *prev, struct mm_struct *next)
{
	switch_mm(prev, next, current);
}

/* All, global pages included. */
void flush_tlb_all(void)
{
	unsigned long cr4 = read_cr4();

	if (cr4 & X86_CR4_PGE) {
		write_cr4(cr4 & ~X86_CR4_PGE);
		write_cr4(cr4);
	} else {
		write_cr3(read_cr3());
	}
}

void flush_tlb_mm(struct mm_struct *mm)
{
	if (mm == current->active_mm)
		write_cr3(read_cr3());
}

void flush_tlb_page(struct vm_area_struct *vma, unsigned long addr)
{
	if (vma->vm_mm == current->active_mm)
		flush_tlb_one_kernel(addr);
}

void flush_tlb_range(struct vm_area_struct *vma, unsigned long start,
		     unsigned long end)
{
	if (end - start > TLB_SINGLE_PAGE_FLUSH_CEILING * PAGE_SIZE) {
		flush_tlb_mm(vma->vm_mm);
		return;
	}
	for (; start < end; start += PAGE_SIZE)
		flush_tlb_page(vma, start);
}

void flush_tlb_kernel_range(unsigned long start, unsigned long end)
{
	if (end - start > TLB_SINGLE_PAGE_FLUSH_CEILING * PAGE_SIZE) {
		flush_tlb_all();
		return;
	}
	for (; start < end; start += PAGE_SIZE)
		flush_tlb_one_kernel(start);
}

void flush_dcache_page(struct page *page)
{
}
