// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/proc.c - /proc/cpuinfo
 *
 * Linux:    arch/x86/kernel/cpu/proc.c, and the names of cpufeatures.h
 * Read:     asm/cpufeature.h before
 *
 * Left out: caches, microcode, lists of bugs (the line is there, and empty)
 */
#include <linux/arch.h>
#include <linux/seq_file.h>
#include <asm/cpufeature.h>

/* Names of the bits of a word, from bit 0 on; - is a bit without a name. */
static const char *const x86_cap_flags[NCAPINTS] = {
	[CPUID_1_EDX] =
		"fpu vme de pse tsc msr pae mce cx8 apic - sep mtrr "
		"pge mca cmov pat pse36 pn clflush - dts acpi mmx "
		"fxsr sse sse2 ss ht tm ia64 pbe",
	[CPUID_8000_0001_EDX] =
		"- - - - - - - - - - - syscall - - - - - - - mp nx - "
		"mmxext - - fxsr_opt pdpe1gb rdtscp - lm 3dnowext "
		"3dnow",
	[CPUID_1_ECX] =
		"pni pclmulqdq dtes64 monitor ds_cpl vmx smx est tm2 "
		"ssse3 cid sdbg fma cx16 xtpr pdcm - pcid dca sse4_1 "
		"sse4_2 x2apic movbe popcnt tsc_deadline_timer aes "
		"xsave - avx f16c rdrand hypervisor",
	[CPUID_7_0_EBX] =
		"fsgsbase tsc_adjust sgx bmi1 hle avx2 - smep bmi2 "
		"erms invpcid rtm cqm - mpx rdt_a avx512f avx512dq "
		"rdseed adx smap avx512ifma - clflushopt clwb "
		"intel_pt avx512pf avx512er avx512cd sha_ni avx512bw "
		"avx512vl"
};

static void show_flags(struct seq_file *m, u32 word, const char *names)
{
	const char *end;

	for (; names && *names; names = end + (*end == ' '), word >>= 1) {
		end = strchrnul(names, ' ');
		if (!(word & 1) || *names == '-')
			continue;
		seq_putc(m, ' ');
		seq_write(m, names, end - names);
	}
}

int show_cpuinfo(struct seq_file *m, void *v)
{
	const struct cpuinfo_x86 *c = &boot_cpu_data;
	unsigned int khz = loops_per_jiffy / (1000 / HZ), i;
	u32 level, sizes, clflush, unused, id[13] = { 0 };

	cpuid_count(0, 0, &level, &unused, &unused, &unused);
	cpuid_count(1, 0, &unused, &clflush, &unused, &unused);
	clflush = (clflush >> 8 & 0xff) * 8;
	for (i = 0; i < 3; i++)
		cpuid_count(0x80000002 + i, 0, &id[4 * i], &id[4 * i + 1],
			    &id[4 * i + 2], &id[4 * i + 3]);
	cpuid_count(0x80000000, 0, &sizes, &unused, &unused, &unused);
	if (sizes >= 0x80000008)
		cpuid_count(0x80000008, 0, &sizes, &unused, &unused, &unused);
	else
		sizes = 32 << 8 | 36;

	seq_printf(m, "processor\t: 0\nvendor_id\t: %s\ncpu family\t: %d\n"
		      "model\t\t: %u\nmodel name\t: %s\nstepping\t: %d\n",
		   c->x86_vendor_id, c->x86, c->x86_model, (char *)id,
		   c->x86_stepping);
	seq_printf(m, "cpu MHz\t\t: %u.%03u\n", khz / 1000, khz % 1000);
	seq_printf(m, "fdiv_bug\t: no\nf00f_bug\t: no\ncoma_bug\t: no\n"
		      "fpu\t\t: yes\nfpu_exception\t: yes\n"
		      "cpuid level\t: %d\nwp\t\t: yes\nflags\t\t:", level);
	for (i = 0; i < NCAPINTS; i++)
		show_flags(m, c->x86_capability[i], x86_cap_flags[i]);
	seq_printf(m, "\nbugs\t\t:\nbogomips\t: %lu.%02lu\n",
		   loops_per_jiffy / (500000 / HZ),
		   loops_per_jiffy / (5000 / HZ) % 100);
	seq_printf(m, "clflush size\t: %u\ncache_alignment\t: %u\n", clflush,
		   clflush);
	seq_printf(m, "address sizes\t: %u bits physical, %u bits virtual\n"
		      "power management:\n\n", sizes & 0xff, sizes >> 8 & 0xff);
	return 0;
}
