// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/mm/init_32.c - the kernel's own page tables
 *
 * Linux:    arch/x86/mm/init_32.c, init.c
 * Read:     arch/x86/kernel/setup.c, linker/vmlinux.lds.S before
 *
 *	swapper_pg_dir[3] -> swapper_pg_pmd, seen by every address space
 *
 *	0xC0000000  lowmem, 4 KiB a page, exact rights:
 *	              kernel text          r-x
 *	              read-only data       r-- (rw- until mark_rodata_ro())
 *	              .init.text           r-x until it is freed
 *	              all else             rw-
 *	VMALLOC_START  tables made by vmalloc() when it needs them
 *	0xFFE00000  fixmap: one table, made here
 *
 * No page is ever writable and executable. (Linux maps lowmem with 2 MiB pages
 * and splits those of the kernel; one size keeps the tables readable.)
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/memblock.h>
#include <linux/poison.h>
#include <asm/cacheflush.h>
#include <asm-generic/sections.h>
#include <asm/setup.h>

/* What a late user of freed .init memory finds: int3 instructions. */
pgd_t swapper_pg_dir[PTRS_PER_PGD] __aligned(32);
static pmd_t swapper_pg_pmd[PTRS_PER_PMD] __aligned(PAGE_SIZE);
static pte_t fixmap_pte[PTRS_PER_PTE] __aligned(PAGE_SIZE);

/* [start, end) of the image as whole pages. */
static int pages_of(const char *start, const char *end)
{
	return PFN_UP((unsigned long)end) - PFN_DOWN((unsigned long)start);
}

/* A loop over each page of RAM: an entry is the one before plus a page. */
static void __init kernel_physical_mapping_init(void)
{
	pteval_t val = pte_val(pfn_pte(0, PAGE_KERNEL));
	pteval_t end = val + PFN_PHYS(max_low_pfn);
	pmd_t *pmd = swapper_pg_pmd;
	pte_t *pte, *pte_end;

	for (; val < end; pmd++) {
		phys_addr_t table = memblock_phys_alloc(PAGE_SIZE, PAGE_SIZE);

		pte = __va(table);
		for (pte_end = pte + PTRS_PER_PTE; pte < pte_end; pte++) {
			pte->pte = val < end ? val : 0;
			val += PAGE_SIZE;
		}
		*pmd = __pmd(table | _KERNPG_TABLE);
	}
}

static void __init set_text_rights(const char *start, const char *end)
{
	unsigned long addr = (unsigned long)start & PAGE_MASK;
	int numpages = pages_of(start, end);

	set_memory_ro(addr, numpages);
	set_memory_x(addr, numpages);
}

/**
 * paging_init - replace the tables of head_32.S by exact ones
 *
 * Context: once, from setup_arch(); memblock knows all memory.
 */
void __init paging_init(void)
{
	swapper_pg_dir[pgd_index(PAGE_OFFSET)] =
		__pgd(__pa(swapper_pg_pmd) | _PAGE_PRESENT);
	kernel_physical_mapping_init();
	set_text_rights(_text, _etext);
	set_text_rights(_sinittext, _einittext);
	pmd_populate_kernel(&init_mm, pmd_off_k(FIXADDR_BOTTOM), fixmap_pte);

	load_cr3(swapper_pg_dir);
	flush_tlb_all();
}

/**
 * mem_init - memblock's memory to the page allocator
 */
void __init mem_init(void)
{
	free_area_init();
	pr_info("virtual kernel memory layout: lowmem %08lx-%08lx vmalloc %08lx-%08lx fixmap from %08lx\n",
		PAGE_OFFSET, (unsigned long)high_memory, VMALLOC_START,
		VMALLOC_END, FIXADDR_BOTTOM);
}

/**
 * free_initmem - give back what was needed during boot only
 */
void free_initmem(void)
{
	unsigned long begin = (unsigned long)__init_begin;

	/* In this order: never both writable and executable. */
	set_memory_nx(begin, pages_of(__init_begin, __init_end));
	set_memory_rw(begin, pages_of(__init_begin, __init_end));
	free_reserved_area(__init_begin, __init_end, POISON_FREE_INITMEM,
			   "unused kernel image (initmem)");
}

/**
 * mark_rodata_ro - from now on constants are constant
 */
void mark_rodata_ro(void)
{
	set_memory_ro((unsigned long)__start_rodata,
		      pages_of(__start_rodata, __end_rodata));
	pr_info("Write protecting the kernel text and read-only data: %luk\n",
		(unsigned long)(__end_rodata - _text) >> 10);
}
