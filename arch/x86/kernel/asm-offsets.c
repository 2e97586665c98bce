// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/asm-offsets.c - numbers that assembly takes from C
 *
 * Linux:    arch/x86/kernel/asm-offsets.c, asm-offsets_32.c
 * Read:     include/linux/kbuild.h before
 */
#include <linux/kbuild.h>
#include <linux/sched.h>

int main(void);

int main(void)
{
	OFFSET(TI_flags, thread_info, flags);
	OFFSET(TASK_threadsp, task_struct, thread.sp);
	OFFSET(TASK_stack_canary, task_struct, stack_canary);
	BLANK();
	OFFSET(PT_EBX, pt_regs, bx);
	OFFSET(PT_EAX, pt_regs, ax);
	OFFSET(PT_DS, pt_regs, ds);
	OFFSET(PT_GS, pt_regs, gs);
	OFFSET(PT_ORIG_EAX, pt_regs, orig_ax);
	OFFSET(PT_EIP, pt_regs, ip);
	OFFSET(PT_CS, pt_regs, cs);
	OFFSET(PT_OLDESP, pt_regs, sp);
	DEFINE(SIZEOF_PTREGS, sizeof(struct pt_regs));
	BLANK();
	OFFSET(TSS_ip, x86_hw_tss, ip);
	OFFSET(TSS_bx, x86_hw_tss, bx);
	OFFSET(TSS_sp, x86_hw_tss, sp);
	OFFSET(TSS_bp, x86_hw_tss, bp);
	OFFSET(TSS_si, x86_hw_tss, si);
	OFFSET(TSS_di, x86_hw_tss, di);
	BLANK();
	DEFINE(ASM_PAGE_OFFSET, PAGE_OFFSET);
	DEFINE(ASM_THREAD_SIZE, THREAD_SIZE);
	DEFINE(ASM_TIF_WORK_MASK, _TIF_WORK_MASK);
	DEFINE(ASM_EFAULT, EFAULT);
	DEFINE(ASM_ENOSYS, ENOSYS);
	DEFINE(ASM_PTE_KERNEL_LARGE, (u32)(_KERNPG_TABLE | _PAGE_PSE));
	DEFINE(ASM_BOOT_PMDS, (MAXMEM + PMD_SIZE - 1) / PMD_SIZE);
	return 0;
}
