// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/setup.c - the machine, before there is an allocator
 *
 * Linux:    arch/arm/kernel/setup.c
 * Read:     head.S before; devtree.c, arch/arm/mm/mmu.c, init/main.c after
 *
 *	setup_arch()
 *	  cpu_init()            mini stacks of the exception modes, VBAR
 *	  early_fixmap_init()   then the console can speak
 *	  setup_machine_fdt()   memory, command line, initramfs
 *	  parse_early_param()   mem=, vmalloc=
 *	  arm_memblock_init()   what is taken: the kernel, the tree, the initramfs
 *	  paging_init()         final page tables
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/memblock.h>
#include <linux/seq_file.h>
#include <asm/fixmap.h>
#include <asm/prom.h>
#include <asm-generic/sections.h>
#include <asm/traps.h>

#include "../mach-virt/virt.h"

#define MIN_RAM		(16UL << 20)	/* what head.S maps, too */

/* Physical address of the device tree; head.S fills it in. */
unsigned long __atags_pointer __initdata;

/*
 * Room for r0, pc and cpsr from an exception's first instructions to SVC mode
 * (entry-armv.S); the fourth word is for the check of the stack pointer that
 * 6.1 makes there.
 */
struct stack {
	u32 irq[4];
	u32 abt[4];
	u32 und[4];
	u32 fiq[4];
};

static struct stack stacks;

#define set_mode_sp(mode, sp)						\
	__asm__ volatile("msr cpsr_c, %1\n\tmov sp, %0\n\tmsr cpsr_c, %2" \
			 : : "r" (sp), "I" (PSR_F_BIT | PSR_I_BIT | (mode)), \
			     "I" (PSR_F_BIT | PSR_I_BIT | SVC_MODE)	\
			 : "memory", "cc")

/* From here on a fault of the kernel ends in an oops and not in silence. */
static void __init cpu_init(void)
{
	set_mode_sp(IRQ_MODE, stacks.irq);
	set_mode_sp(ABT_MODE, stacks.abt);
	set_mode_sp(UND_MODE, stacks.und);
	set_mode_sp(FIQ_MODE, stacks.fiq);
	__asm__ volatile("mcr p15, 0, %0, c12, c0, 0\n\tisb"	/* VBAR */
			 : : "r" (__vectors_start));
}

void __init early_stop(const char *fmt, ...)
{
	char text[160];
	va_list args;

	va_start(args, fmt);
	vscnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	pr_emerg("Understack cannot start: %s.\n", text);
	local_irq_disable();
	for (;;)
		__asm__ volatile("wfi");
}

/* "mem=nn[KMG]": use only so much RAM. */
static int __init early_mem(char *p)
{
	phys_addr_t size = memparse(p, NULL), start = memblock_start_of_DRAM();

	if (size < MIN_RAM) {
		pr_warn("mem=%s is too small, ignored\n", p);
		return -EINVAL;
	}
	if (size < memblock_end_of_DRAM() - start)
		memblock_remove(start + size,
				memblock_end_of_DRAM() - start - size);
	return 0;
}
early_param("mem", early_mem);

static void __init arm_memblock_init(void)
{
	if (memblock_phys_mem_size() < MIN_RAM)
		early_stop("%u KiB of memory are too little, %lu MiB are needed",
			   (u32)(memblock_phys_mem_size() >> 10), MIN_RAM >> 20);
	memblock_reserve(__pa(_text), _end - _text);
	memblock.current_limit = PHYS_OFFSET + EARLY_LOWMEM_SIZE;
	if (initrd_end > memblock_end_of_DRAM()) {
		pr_warn("The initramfs lies outside of memory (mem=?), ignored\n");
		initrd_start = initrd_end = 0;
	}
}

static void __init dump_cpu(void)
{
	u32 midr, sctlr;

	__asm__("mrc p15, 0, %0, c0, c0, 0" : "=r" (midr));
	__asm__("mrc p15, 0, %0, c1, c0, 0" : "=r" (sctlr));
	pr_info("CPU: ARMv7 Processor [%08x] revision %d (ARMv7), cr=%08x\n",
		midr, midr & 15, sctlr);
	pr_info("CPU: PXN on user memory, W^X in the kernel; no PAN (ARMv7)\n");
}

/**
 * setup_arch() - from the device tree to final page tables
 * @cmdline_p:	gets the command line
 */
void __init setup_arch(char **cmdline_p)
{
	cpu_init();
	early_fixmap_init();
	pl011_early_init(PL011_DEFAULT_BASE);
	dump_cpu();
	setup_machine_fdt(__atags_pointer);
	pl011_early_probe();
	parse_early_param();
	adjust_lowmem_bounds();
	arm_memblock_init();
	paging_init();
	psci_init();
	*cmdline_p = boot_command_line;
}

/* /proc/cpuinfo */
int show_cpuinfo(struct seq_file *m, void *v)
{
	static const char *const hwcap_str[] = {
		"swp", "half", "thumb", "26bit", "fastmult", "fpa", "vfp",
		"edsp", "java", "iwmmxt", "crunch", "thumbee", "neon", "vfpv3",
		"vfpv3d16", "tls", "vfpv4", "idiva", "idivt", "vfpd32", "lpae",
	};
	unsigned int i;
	u32 cpuid;

	__asm__("mrc p15, 0, %0, c0, c0, 0" : "=r" (cpuid));
	seq_printf(m, "processor\t: 0\nmodel name\t: ARMv7 Processor rev %d (%s)\n",
		   cpuid & 15, arch_elf_platform());
	seq_printf(m, "BogoMIPS\t: %lu.%02lu\nFeatures\t: ",
		   loops_per_jiffy / (500000 / HZ),
		   loops_per_jiffy / (5000 / HZ) % 100);
	for (i = 0; i < ARRAY_SIZE(hwcap_str); i++)
		if (arch_elf_hwcap() & (1 << i))
			seq_printf(m, "%s ", hwcap_str[i]);
	seq_printf(m, "\nCPU implementer\t: 0x%02x\nCPU architecture: 7\n"
		      "CPU variant\t: 0x%x\nCPU part\t: 0x%03x\nCPU revision\t: %d\n\n",
		   cpuid >> 24, cpuid >> 20 & 15, cpuid >> 4 & 0xfff, cpuid & 15);
	seq_puts(m, "Hardware\t: Generic DT based system\nRevision\t: 0000\n"
		    "Serial\t\t: 0000000000000000\n");
	return 0;
}
