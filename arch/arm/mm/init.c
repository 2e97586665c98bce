// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mm/init.c - memory handed to the page allocator, early and late
 *
 * Linux:    arch/arm/mm/init.c, dump.c (the check for W+X)
 * Read:     mm/mmu.c of this folder before, mm/mm_init.c after
 */
#include <linux/arch.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/memblock.h>
#include <asm-generic/sections.h>

/**
 * mem_init() - all free memory to the page allocator
 */
void __init mem_init(void)
{
	free_area_init();
}

/* New rights for pages of the kernel's image. */
static void set_kernel_prot(const char *start, const char *end, pgprot_t prot)
{
	unsigned long va;

	for (va = (unsigned long)start; va < (unsigned long)end; va += PAGE_SIZE)
		set_pte(virt_to_kpte(va), pfn_pte(PFN_DOWN(__pa(va)), prot));
	flush_tlb_kernel_range((unsigned long)start, (unsigned long)end);
}

/**
 * free_initmem() - nobody runs __init code any more
 *
 * The pages become ordinary memory: writable, not executable, and filled with
 * a pattern, in case somebody does run it.
 */
void free_initmem(void)
{
	set_kernel_prot(__init_begin, __init_end, PAGE_KERNEL);
	free_reserved_area(__init_begin, __init_end, POISON_FREE_INITMEM,
			   "unused kernel image (initmem)");
}

static bool entry_is_wx(u64 val)
{
	return (val & L_PTE_VALID) && !(val & PTE_RDONLY) &&
	       (val & (PTE_XN | PTE_PXN)) != (PTE_XN | PTE_PXN);
}

static unsigned int count_wx_pages(pmd_t *pmd)
{
	unsigned int i, count = 0;
	pte_t *pte;

	if (pmd_none(*pmd))
		return 0;
	if (pmd_sect(*pmd))
		return entry_is_wx(pmd_val(*pmd)) ? PTRS_PER_PTE : 0;
	pte = pte_offset_kernel(pmd, 0);
	for (i = 0; i < PTRS_PER_PTE; i++)
		count += entry_is_wx(pte_val(pte[i]));
	return count;
}

/**
 * mark_rodata_ro() - constants become constant; then a look at every entry
 */
void mark_rodata_ro(void)
{
	unsigned int i, count = 0;

	set_kernel_prot(__start_rodata, __end_rodata, PAGE_KERNEL_RO);
	for (i = 0; i < PTRS_PER_PMD; i++)
		count += count_wx_pages(&swapper_pmd[i]);
	if (WARN_ON(count))
		pr_warn("Checked W+X mappings: FAILED, %u W+X pages found\n",
			count);
	else
		pr_info("Checked W+X mappings: passed, no W+X pages found\n");
}
