/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/cpufeature.h - what this CPU can do
 *
 * Linux:    arch/x86/include/asm/cpufeature.h, cpufeatures.h
 * Read:     arch/x86/kernel/cpu.c after
 *
 * A feature is word * 32 + bit, the words being cpuid's answers.
 */
#ifndef _ASM_X86_CPUFEATURE_H
#define _ASM_X86_CPUFEATURE_H

#define CPUID_1_EDX		0	/* also AT_HWCAP */
#define CPUID_8000_0001_EDX	1
#define CPUID_1_ECX		4
#define CPUID_7_0_EBX		9
#define NCAPINTS		10

#define X86_FEATURE_TSC		(0 * 32 + 4)
#define X86_FEATURE_PAE		(0 * 32 + 6)
#define X86_FEATURE_PGE		(0 * 32 + 13)
#define X86_FEATURE_FXSR	(0 * 32 + 24)
#define X86_FEATURE_NX		(1 * 32 + 20)
#define X86_FEATURE_RDRAND	(4 * 32 + 30)
#define X86_FEATURE_SMEP	(9 * 32 + 7)
#define X86_FEATURE_SMAP	(9 * 32 + 20)

#ifndef __ASSEMBLY__
#include <linux/types.h>

struct cpuinfo_x86 {
	u8 x86, x86_model, x86_stepping;	/* family, ... */
	char x86_vendor_id[13];
	u32 x86_capability[NCAPINTS];
};

extern struct cpuinfo_x86 boot_cpu_data;

static inline bool boot_cpu_has(unsigned int feature)
{
	return (boot_cpu_data.x86_capability[feature / 32] >> (feature % 32)) & 1;
}

void early_cpu_init(void);	/* fills boot_cpu_data, sets CR0 and CR4 */
void cpu_init(void);		/* GDT, TSS */

#endif
#endif
