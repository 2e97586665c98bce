// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/asm-offsets.c - numbers that the assembly needs from C
 *
 * Linux:    arch/arm/kernel/asm-offsets.c
 * Read:     include/linux/kbuild.h before, entry-armv.S after
 */
#include <linux/kbuild.h>
#include <linux/arch.h>
#include <asm/traps.h>

/* One more than the last number of the table. */
enum {
#define __SYSCALL(nr, entry)	__nr_##nr = nr,
#include <asm/syscalls.h>
	NR_syscalls
};

int main(void);

int main(void)
{
	OFFSET(TSK_STACK, task_struct, stack);
	OFFSET(TSK_STACK_CANARY, task_struct, stack_canary);
	DEFINE(THREAD_SIZE_ASM, THREAD_SIZE);
	DEFINE(OVERFLOW_STACK_SIZE_ASM, OVERFLOW_STACK_SIZE);
	DEFINE(MINI_STACK_IP, 3 * sizeof(u32));	/* fourth word of struct stack */
	DEFINE(THREAD_START_SP_ASM, THREAD_START_SP);
	BLANK();
	OFFSET(TI_FLAGS, thread_info, flags);
	OFFSET(TI_CPU_SAVE, thread_info, cpu_context);
	OFFSET(TI_SYSCALL, thread_info, syscall);
	OFFSET(TI_TP_VALUE, thread_info, tp_value);
	OFFSET(TI_VFPSTATE, thread_info, vfpstate);
	DEFINE(TIF_WORK_MASK_ASM, _TIF_WORK_MASK);
	BLANK();
	OFFSET(S_R0, pt_regs, ARM_r0);
	OFFSET(S_SP, pt_regs, ARM_sp);
	OFFSET(S_PC, pt_regs, ARM_pc);
	OFFSET(S_PSR, pt_regs, ARM_cpsr);
	DEFINE(PT_REGS_SIZE, sizeof(struct pt_regs));
	BLANK();
	/* A multiple of 4, so that CMP can have it as an immediate. */
	DEFINE(NR_SYSCALLS, ALIGN(NR_syscalls, 4));
	return 0;
}
