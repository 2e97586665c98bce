/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/fpu.h - the x87 and SSE registers of programs
 *
 * Linux:    arch/x86/include/asm/fpu/ (fpu__init_..., fxsave, fxrstor)
 * Read:     kernel/process_32.c after
 * Left out: lazy switching, XSAVE and with it AVX (CR4.OSXSAVE stays off)
 *
 * The kernel itself never uses these registers, so they hold those of the last
 * program until __switch_to() exchanges them.
 */
#ifndef _ASM_X86_FPU_H
#define _ASM_X86_FPU_H

#include <asm/processor.h>

static inline void fxsave(struct fxregs_state *fx)
{
	__asm__ volatile("fxsave %0" : "=m" (*fx));
}

static inline void fxrstor(const struct fxregs_state *fx)
{
	__asm__ volatile("fxrstor %0" : : "m" (*fx));
}

/* What a program starts with: all exceptions masked, all registers empty. */
#define FCW_DEFAULT	0x37f
#define MXCSR_DEFAULT	0x1f80
extern const struct fxregs_state init_fpstate;

#endif
