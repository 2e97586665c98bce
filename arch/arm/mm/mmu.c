// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mm/mmu.c - the kernel's own page tables
 *
 * Linux:    arch/arm/mm/mmu.c, init.c, arch/arm/mm/ioremap.c
 * Notes:    chapter 6, "No page is both writable and executable"
 * Read:     asm/memory.h before, asm/fixmap.h
 *
 * Lowmem is mapped by blocks of 2 MiB, but for the blocks in which the kernel
 * itself lies (and the end of lowmem, if it is no multiple of 2 MiB). There
 * each page gets the rights of what is in it:
 *
 *	_text .. _etext                 r-x   PAGE_KERNEL_ROX
 *	__start_rodata .. __end_rodata  rw-   until mark_rodata_ro(), then r--
 *	__init_begin .. _einittext      r-x   until free_initmem(), then rw-
 *	all other RAM                   rw-   PAGE_KERNEL
 *
 * So from paging_init() on no page is both writable and executable, and
 * mark_rodata_ro() looks at the end of boot whether that is true.
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/memblock.h>
#include <linux/panic.h>
#include <asm/fixmap.h>
#include <asm/io.h>
#include <asm-generic/sections.h>

pgd_t swapper_pg_dir[PTRS_PER_PGD] __aligned(32);
pmd_t swapper_pmd[PTRS_PER_PMD] __aligned(PAGE_SIZE);
static pte_t fixmap_pte[PTRS_PER_PTE] __aligned(PAGE_SIZE);

phys_addr_t arm_lowmem_limit __initdata;
static unsigned long vmalloc_size __initdata = 240UL << 20;

/* "vmalloc=nn[KMG]": a larger vmalloc range, and so less lowmem. */
static int __init early_vmalloc(char *arg)
{
	unsigned long largest = VMALLOC_END - PAGE_OFFSET - (32UL << 20);

	vmalloc_size = memparse(arg, NULL);
	if (vmalloc_size < 16UL << 20) {
		vmalloc_size = 16UL << 20;
		pr_warn("vmalloc area too small, limiting to %luMB\n",
			vmalloc_size >> 20);
	}
	if (vmalloc_size > largest) {
		vmalloc_size = largest;
		pr_warn("vmalloc area is too big, limiting to %luMB\n",
			vmalloc_size >> 20);
	}
	return 0;
}
early_param("vmalloc", early_vmalloc);

/**
 * adjust_lowmem_bounds() - how much of RAM is lowmem?
 *
 * Context: memblock knows all memory, the command line has been looked at.
 */
void __init adjust_lowmem_bounds(void)
{
	unsigned long vmalloc_min = VMALLOC_END - vmalloc_size - VMALLOC_OFFSET;
	phys_addr_t end = memblock_end_of_DRAM();

	arm_lowmem_limit = min(__pa(vmalloc_min & PMD_MASK), end);
	if (!IS_ENABLED(CONFIG_HIGHMEM) && end > arm_lowmem_limit) {
		pr_notice("Ignoring RAM at %pa-%pa: no HIGHMEM\n",
			  &arm_lowmem_limit, &end);
		memblock_remove(arm_lowmem_limit, end - arm_lowmem_limit);
	}
	high_memory = (char *)__va(arm_lowmem_limit - 1) + 1;
	min_low_pfn = PFN_UP(memblock_start_of_DRAM());
	max_low_pfn = PFN_DOWN(arm_lowmem_limit);
	max_pfn = PFN_DOWN(memblock_end_of_DRAM());
}

/* What the page at @va of the linear map may be used for. */
static pgprot_t __init lowmem_prot(unsigned long va)
{
	if (va >= (unsigned long)_text && va < (unsigned long)_etext)
		return PAGE_KERNEL_ROX;
	if (va >= (unsigned long)__init_begin && va < (unsigned long)_einittext)
		return PAGE_KERNEL_ROX;
	return PAGE_KERNEL;
}

/*
 * The new table is complete before it takes the place of head.S's block, in
 * which this very code runs.
 */
static void __init map_lowmem_pages(pmd_t *pmd, unsigned long va,
				    unsigned long end)
{
	pte_t *pte = memblock_alloc(PAGE_SIZE, PAGE_SIZE);
	pmd_t table = __pmd(__pa(pte) | PMD_TYPE_TABLE);

	for (; va < end; va += PAGE_SIZE, pte++)
		set_pte(pte, pfn_pte(PFN_DOWN(__pa(va)), lowmem_prot(va)));
	set_pmd(pmd, table);
}

static void __init map_block(unsigned long va, phys_addr_t pa, pgprot_t prot)
{
	set_pmd(&swapper_pmd[pmd_index(va)],
		__pmd((pa & PMD_MASK) | PMD_TYPE_SECT |
		      (pgprot_val(prot) & ~PTE_TYPE_PAGE)));
}

static void __init map_lowmem(void)
{
	unsigned long end = (unsigned long)high_memory, next;
	unsigned long va;

	for (va = PAGE_OFFSET; va < end; va = next) {
		next = pmd_addr_end(va, end);
		if (va < (unsigned long)_end || next - va < PMD_SIZE)
			map_lowmem_pages(&swapper_pmd[pmd_index(va)], va, next);
		else
			map_block(va, __pa(va), PAGE_KERNEL);
	}
	/* What head.S mapped beyond the end of RAM. */
	for (; va < PAGE_OFFSET + EARLY_LOWMEM_SIZE; va += PMD_SIZE)
		pmd_clear(&swapper_pmd[pmd_index(va)]);
}

/**
 * paging_init() - the final page tables of the kernel
 *
 * Context: boot; memblock.current_limit is what head.S has mapped.
 */
void __init paging_init(void)
{
	unsigned long fdt = FDT_FIXED_BASE;
	phys_addr_t pa = pmd_val(swapper_pmd[pmd_index(fdt)]) & PHYS_MASK;
	pgprot_t ro = __pgprot(pgprot_val(PAGE_KERNEL_RO) | PTE_RDONLY);

	map_lowmem();
	for (; fdt < FDT_FIXED_BASE + FDT_FIXED_SIZE; fdt += PMD_SIZE) {
		map_block(fdt, pa, ro);
		pa += PMD_SIZE;
	}
	/* head.S's identity mapping */
	swapper_pg_dir[pgd_index(PHYS_OFFSET)] = __pgd(0);
	flush_tlb_all();
	memblock.current_limit = arm_lowmem_limit;
}

/**
 * early_fixmap_init() - make the fixmap usable
 *
 * Context: first thing in setup_arch().
 */
void __init early_fixmap_init(void)
{
	set_pmd(&swapper_pmd[pmd_index(FIXADDR_START)],
		__pmd(__pa(fixmap_pte) | PMD_TYPE_TABLE));
}

/**
 * __set_fixmap() - map a page at a fixed address
 * @idx:	which
 * @phys:	physical address of the page
 * @prot:	its rights; 0: unmap
 */
void __set_fixmap(enum fixed_addresses idx, phys_addr_t phys, pgprot_t prot)
{
	unsigned long va = __fix_to_virt(idx);
	pte_t pte = __pte(pgprot_val(prot) ? phys | pgprot_val(prot) : 0);

	set_pte(&fixmap_pte[pte_index(va)], pte);
	flush_tlb_kernel_range(va, va + PAGE_SIZE);
}

/**
 * ioremap() - reach the registers of a device
 * @phys:	physical address
 * @size:	bytes
 *
 * Context: boot, after mm_core_init(). Never undone: the devices stay.
 * Return: the address; panics when there is no room or no memory.
 */
void __iomem *__init ioremap(phys_addr_t phys, size_t size)
{
	static unsigned long next __initdata = IOREMAP_START;
	unsigned long offset = phys & ~PAGE_MASK, va = next, end;
	pte_t *pte;

	end = va + PAGE_ALIGN(size + offset);
	if (end > IOREMAP_END)
		panic("ioremap: no room for %pa", &phys);
	for (phys -= offset; next < end; next += PAGE_SIZE, phys += PAGE_SIZE) {
		pte = pte_alloc_kernel(&swapper_pmd[pmd_index(next)], next);
		if (!pte)
			panic("ioremap: no memory for a page table");
		set_pte(pte, pfn_pte(PFN_DOWN(phys), PAGE_KERNEL_IO));
	}
	return (void __iomem *)(va + offset);
}
