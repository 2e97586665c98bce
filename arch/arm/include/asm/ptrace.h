/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/ptrace.h - the registers that an entry saves
 *
 * Linux:    arch/arm/include/asm/ptrace.h
 * Notes:    chapter 2, "The top of a kernel stack"
 * Read:     arch/arm/kernel/entry-armv.S after
 *
 *	stack + THREAD_SIZE   +------------------------+
 *	                      | 8 bytes, never used    |
 *	THREAD_START_SP       +------------------------+
 *	                      | uregs[17] r0 at entry  |  ARM_ORIG_r0
 *	                      | uregs[16] cpsr         |
 *	                      | uregs[15] pc           |
 *	                      | uregs[14] lr (user's)  |
 *	                      | uregs[13] sp (user's)  |
 *	                      | uregs[12..0] r12 .. r0 |
 *	task_pt_regs(tsk)     +------------------------+
 *
 * An exception from the kernel saves the same 72 bytes below its own stack
 * pointer. The structure and the PSR bits are the user's ABI.
 */
#ifndef _ASM_ARM_PTRACE_H
#define _ASM_ARM_PTRACE_H

#include <uapi/asm/ptrace.h>

#define THREAD_START_SP		(THREAD_SIZE - 8)

#ifndef __ASSEMBLY__

#define user_mode(regs)		(((regs)->ARM_cpsr & 0xf) == 0)
#define thumb_mode(regs)	((regs)->ARM_cpsr & PSR_T_BIT)
#define interrupts_enabled(regs)	(!((regs)->ARM_cpsr & PSR_I_BIT))

#define instruction_pointer(regs)	((unsigned long)(regs)->ARM_pc)
#define instruction_pointer_set(regs, val)	((regs)->ARM_pc = (val))
#define instruction_pointer_set(regs, val)	((regs)->ARM_pc = (val))
#define user_stack_pointer(regs)	((unsigned long)(regs)->ARM_sp)
#define kernel_stack_pointer(regs)	((unsigned long)(regs)->ARM_sp)

#define task_pt_regs(p)							\
	((struct pt_regs *)((unsigned long)task_stack_page(p) +		\
			    THREAD_START_SP) - 1)

#endif /* __ASSEMBLY__ */
#endif
