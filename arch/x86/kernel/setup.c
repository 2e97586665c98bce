// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/setup.c - what the boot loader said, and where memory is
 *
 * Linux:    arch/x86/kernel/setup.c, e820.c, find_low_pfn_range() of
 *	     mm/init_32.c
 * Read:     asm/multiboot.h before, arch/x86/mm/init_32.c after
 *
 *	0         1 MiB       _end                  max_low_pfn        max_pfn
 *	| reserved | kernel    | free, the initrd     | highmem           |
 *
 * "mem=nn" limits the memory that is used, "highmem=nn" makes that much of it
 * highmem although it could be lowmem.
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/memblock.h>
#include <linux/panic.h>
#include <asm/cpufeature.h>
#include <asm/multiboot.h>
#include <asm-generic/sections.h>
#include <asm/setup.h>
#include <asm/traps.h>

#define SZ_1M		(1ULL << 20)
#define MAX_PHYSMEM	(8192 * SZ_1M)	/* mem_map for more would fill lowmem */
#define MIN_LOWMEM	(8 * SZ_1M)	/* less, and boot runs out of memory */

static u64 mem_limit __initdata = MAX_PHYSMEM;
static u64 highmem_size __initdata;

static int __init parse_memopt(char *p)
{
	u64 size = memparse(p, NULL);

	if (!size)
		return -EINVAL;
	mem_limit = min(size, mem_limit);
	return 0;
}
early_param("mem", parse_memopt);

static int __init parse_highmem(char *p)
{
	highmem_size = memparse(p, NULL);
	return 0;
}
early_param("highmem", parse_highmem);

/* Usable RAM, as the BIOS and the boot loader know it. */
static void __init e820_add(u64 addr, u64 len, bool usable)
{
	u64 end = min(addr + len, mem_limit);

	pr_info("BIOS-e820: [mem %#018llx-%#018llx] %s\n", addr, addr + len - 1,
		usable ? "usable" : "reserved");
	if (usable && addr < end)
		memblock_add(addr, end - addr);
}

/* All structures lie below 1 MiB or behind the kernel, in memory that nobody
 * writes to before memblock hands it out. */
static void __init memory_setup(struct multiboot_info *mbi)
{
	u32 pos = mbi->mmap_addr;

	pr_info("BIOS-provided physical RAM map:\n");
	if (!(mbi->flags & MULTIBOOT_INFO_MEM_MAP)) {
		e820_add(0, mbi->mem_lower * 1024ULL, true);
		e820_add(SZ_1M, mbi->mem_upper * 1024ULL, true);
		return;
	}
	while (pos < mbi->mmap_addr + mbi->mmap_length) {
		struct multiboot_mmap_entry *entry = __va(pos);

		e820_add(entry->addr, entry->len,
			 entry->type == MULTIBOOT_MEMORY_AVAILABLE);
		pos += entry->size + sizeof(entry->size);
	}
}

/* QEMU puts the name of the kernel's file in front, GRUB does not. */
static void __init copy_command_line(struct multiboot_info *mbi)
{
	const char *text = __va(mbi->cmdline);

	if (!(mbi->flags & MULTIBOOT_INFO_CMDLINE))
		return;
	if ((mbi->flags & MULTIBOOT_INFO_BOOT_LOADER_NAME) &&
	    !strcmp(__va(mbi->boot_loader_name), "qemu"))
		while (*text && *text != ' ')
			text++;
	strscpy(boot_command_line, skip_spaces(text), COMMAND_LINE_SIZE);
}

/* The first module is the initramfs. */
static void __init reserve_initrd(struct multiboot_info *mbi)
{
	struct multiboot_mod_list *mod = __va(mbi->mods_addr);

	if (!(mbi->flags & MULTIBOOT_INFO_MODS) || !mbi->mods_count)
		return;
	if (mod->mod_end > PFN_PHYS(max_low_pfn)) {
		pr_err("initrd extends beyond end of memory: disabling initrd\n");
		return;
	}
	initrd_start = mod->mod_start;
	initrd_end = mod->mod_end;
	memblock_reserve(initrd_start, initrd_end - initrd_start);
	pr_info("RAMDISK: [mem %#010lx-%#010lx]\n", (unsigned long)initrd_start,
		(unsigned long)initrd_end - 1);
}

/* Where lowmem ends: what the kernel's GiB has room for, or less by request. */
static void __init find_low_pfn_range(void)
{
	unsigned long highmem_pages = PFN_DOWN(highmem_size);

	max_pfn = PFN_DOWN(memblock_end_of_DRAM());
	max_low_pfn = min(max_pfn, PFN_DOWN(MAXMEM));
	if (highmem_pages > max_pfn - max_low_pfn) {
		if (max_pfn < highmem_pages + PFN_DOWN(2 * MIN_LOWMEM)) {
			pr_err("highmem size (%luMB) results in too little lowmem, ignoring it\n",
			       highmem_pages >> 8);
			highmem_pages = 0;
		}
		max_low_pfn = min(max_low_pfn, max_pfn - highmem_pages);
	}
	high_memory = __va(PFN_PHYS(max_low_pfn));
	memblock.current_limit = PFN_PHYS(max_low_pfn);

	pr_notice("%luMB HIGHMEM available.\n", (max_pfn - max_low_pfn) >> 8);
	pr_notice("%luMB LOWMEM available.\n", max_low_pfn >> 8);
	if (PFN_PHYS(max_low_pfn) < MIN_LOWMEM || !memblock_phys_mem_size()) {
		pr_emerg("This machine has too little memory: %luK, and %lluK are needed (QEMU: -m 16M).\n",
			 max_low_pfn << 2, MIN_LOWMEM / 1024);
		machine_halt();
	}
}

/**
 * setup_arch - everything that must be known before memory can be allocated
 * @cmdline_p: receives the command line
 *
 * Context: on the tables of head_32.S, which map all lowmem.
 */
void __init setup_arch(char **cmdline_p)
{
	struct multiboot_info *mbi = __va(multiboot_info_pa);

	idt_setup_traps();
	serial_console_init();
	early_cpu_init();

	if (multiboot_magic != MULTIBOOT_BOOTLOADER_MAGIC)
		panic("Not started by a multiboot loader (magic %08x).",
		      multiboot_magic);
	copy_command_line(mbi);
	*cmdline_p = boot_command_line;
	parse_early_param();

	memory_setup(mbi);
	find_low_pfn_range();
	/* The BIOS's data, and what it may write to when it is asked again. */
	memblock_reserve(0, SZ_1M);
	memblock_reserve(__pa(_text), _end - _text);
	reserve_initrd(mbi);

	paging_init();
}
