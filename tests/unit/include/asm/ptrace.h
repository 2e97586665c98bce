/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/asm/ptrace.h - a processor with one register
 */
#ifndef UNIT_ASM_PTRACE_H
#define UNIT_ASM_PTRACE_H

struct pt_regs {
	unsigned long pc;
};

#define instruction_pointer(regs)		((regs)->pc)
#define instruction_pointer_set(regs, val)	((regs)->pc = (val))

#endif
