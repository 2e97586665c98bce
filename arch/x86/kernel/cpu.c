// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/cpu.c - identify the CPU, switch its features on, GDT, TSS
 *
 * Linux:    arch/x86/kernel/cpu/common.c, alternative.c
 * Read:     asm/cpufeature.h, asm/segment.h, asm/desc.h before
 *
 * Needed are PAE (head_32.S has checked it), FXSR and the TSC; used where they
 * exist: NX, global pages, SMEP and SMAP, RDRAND.
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <asm/asm.h>
#include <asm/cpufeature.h>
#include <asm/traps.h>

struct cpuinfo_x86 boot_cpu_data;

/* Entries 6-8 are those of the running task, written at each switch. */
struct desc_struct gdt_page[GDT_ENTRIES] __aligned(8) = {
	[GDT_ENTRY_KERNEL_CS]		= GDT_ENTRY_FLAT(0xA, 0),
	[GDT_ENTRY_KERNEL_DS]		= GDT_ENTRY_FLAT(0x2, 0),
	[GDT_ENTRY_DEFAULT_USER_CS]	= GDT_ENTRY_FLAT(0xA, 3),
	[GDT_ENTRY_DEFAULT_USER_DS]	= GDT_ENTRY_FLAT(0x2, 3),
};

/* No I/O bitmap: its offset is behind the end of the segment. */
struct x86_hw_tss cpu_tss = {
	.ss0		= __KERNEL_DS,
	.io_bitmap_base	= sizeof(struct x86_hw_tss),
};

/**
 * set_tss_desc - describe a task state in the GDT, as not busy
 * @entry: GDT_ENTRY_TSS or GDT_ENTRY_DOUBLEFAULT_TSS
 * @tss: the task state; must lie within one page
 */
void set_tss_desc(unsigned int entry, struct x86_hw_tss *tss)
{
	unsigned long base = (unsigned long)tss;

	gdt_page[entry] = (struct desc_struct){
		.limit0	= sizeof(*tss) - 1,
		.base0	= base,
		.base1	= base >> 16,
		.base2	= base >> 24,
		.type	= DESC_TSS,
		.p	= 1,
	};
}

static void __init get_cpu_vendor_and_caps(struct cpuinfo_x86 *c)
{
	u32 max, eax, unused, *cap = c->x86_capability;
	u32 *vendor = (u32 *)c->x86_vendor_id;

	cpuid_count(0, 0, &max, &vendor[0], &vendor[2], &vendor[1]);
	cpuid_count(1, 0, &eax, &unused, &cap[CPUID_1_ECX], &cap[CPUID_1_EDX]);
	c->x86 = (eax >> 8) & 0xf;
	c->x86_model = ((eax >> 4) & 0xf) | ((eax >> 12) & 0xf0);
	c->x86_stepping = eax & 0xf;
	if (max >= 7)
		cpuid_count(7, 0, &eax, &cap[CPUID_7_0_EBX], &unused, &unused);

	cpuid_count(0x80000000, 0, &max, &unused, &unused, &unused);
	if (max >= 0x80000001)
		cpuid_count(0x80000001, 0, &eax, &unused, &unused,
			    &cap[CPUID_8000_0001_EDX]);
}

/*
 * Replaces the nops of asm/asm.h. The pages are still writable and executable,
 * the only time in the life of the kernel.
 */
static void __init apply_alternatives(void)
{
	struct alt_instr *a;
	int i;

	for (a = __alt_instructions; a < __alt_instructions_end; a++)
		for (i = 0; i < 3; i++)
			a->instr[i] = a->replacement[i];
}

/**
 * early_cpu_init - find out what the CPU can do, and use it
 *
 * Context: before paging_init(): it decides which bits page tables may have.
 */
void __init early_cpu_init(void)
{
	unsigned long cr4 = X86_CR4_OSFXSR | X86_CR4_OSXMMEXCPT;

	get_cpu_vendor_and_caps(&boot_cpu_data);
	if (!boot_cpu_has(X86_FEATURE_FXSR) || !boot_cpu_has(X86_FEATURE_TSC))
		panic("This kernel needs a CPU with FXSAVE and a time-stamp counter (QEMU: -cpu max or qemu32).");

	if (!boot_cpu_has(X86_FEATURE_NX))
		__supported_pte_mask &= ~_PAGE_NX;
	if (boot_cpu_has(X86_FEATURE_PGE))
		cr4 |= X86_CR4_PGE;
	else
		__supported_pte_mask &= ~_PAGE_GLOBAL;
	if (boot_cpu_has(X86_FEATURE_SMEP))
		cr4 |= X86_CR4_SMEP;
	if (boot_cpu_has(X86_FEATURE_SMAP)) {
		apply_alternatives();
		cr4 |= X86_CR4_SMAP;
	}
	write_cr4(read_cr4() | cr4);

	pr_info("CPU: %s family %u model %u stepping %u\n",
		boot_cpu_data.x86_vendor_id, boot_cpu_data.x86,
		boot_cpu_data.x86_model, boot_cpu_data.x86_stepping);
	if (boot_cpu_has(X86_FEATURE_NX))
		pr_info("NX (Execute Disable) protection: active\n");
	else
		pr_notice("Notice: NX (Execute Disable) protection missing in CPU!\n");
}

/**
 * cpu_init - the task register: where the CPU finds the kernel's stack
 *
 * Context: head_32.S has loaded the GDT.
 */
void __init cpu_init(void)
{
	cpu_tss.sp0 = current->thread.sp0;
	set_tss_desc(GDT_ENTRY_TSS, &cpu_tss);
	load_TR_desc();
	clear_LDT();
	doublefault_init_cpu_tss();
}

const char *arch_elf_platform(void)
{
	return "i686";
}

unsigned long arch_elf_hwcap(void)
{
	return boot_cpu_data.x86_capability[CPUID_1_EDX];
}

/* HWCAP2_RING3MWAIT and HWCAP2_FSGSBASE are about 64-bit CPUs. */
unsigned long arch_elf_hwcap2(void)
{
	return 0;
}

/**
 * arch_get_random_long - a word from the CPU's own generator
 * @v: set on success
 *
 * Return: 1, or 0 when there is no RDRAND or it had nothing ready.
 */
int arch_get_random_long(unsigned long *v)
{
	bool ok;

	if (!boot_cpu_has(X86_FEATURE_RDRAND))
		return 0;
	__asm__ volatile("rdrand %0" : "=r" (*v), "=@ccc" (ok));
	return ok;
}
