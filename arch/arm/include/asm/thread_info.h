/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/thread_info.h - what lies at the base of a stack
 *
 * Linux:    arch/arm/include/asm/thread_info.h, fpstate.h (3.18)
 * Notes:    chapter 2, "Where is current?"
 * Read:     linux/thread_info.h before, arch/arm/kernel/entry-armv.S after
 *
 * Besides flags and task, arm keeps here what __switch_to() saves, several
 * hundred bytes: a stack that grows into its thread_info first destroys the
 * VFP registers, which lie on top, and only then the task pointer.
 *
 * Left out: exec_domain, cpu_domain (LPAE has no domains), used_cp, fpstate
 */
#ifndef _ASM_ARM_THREAD_INFO_H
#define _ASM_ARM_THREAD_INFO_H

#ifndef __ASSEMBLY__

#include <linux/types.h>

struct task_struct;

/* Callee-saved registers; pc is where __switch_to() returns to. */
struct cpu_context_save {
	__u32 r4, r5, r6, r7, r8, r9, sl, fp, sp, pc;
	__u32 extra[2];
};

/* Saved and restored at every switch, not at the first use. */
struct vfp_hard_struct {
	__u64 fpregs[32];
	__u32 fpscr;
};

union vfp_state {
	struct vfp_hard_struct hard;
};

struct thread_info {
	unsigned long flags;		/* TIF_* */
	int preempt_count;
#ifdef CONFIG_STACK_THREAD_UNION
	mm_segment_t addr_limit;	/* end of what access_ok() allows */
	struct task_struct *task;
#endif
	__u32 cpu;
	struct cpu_context_save cpu_context;
	__s32 syscall;			/* number, -1: not in a system call */
	unsigned long tp_value[2];	/* TPIDRURO (TLS), TPIDRURW */
	union vfp_state vfpstate;
};

#ifdef CONFIG_STACK_THREAD_UNION
#define INIT_THREAD_INFO(tsk)						\
{									\
	.task		= &(tsk),					\
	.addr_limit	= { ~0UL },	/* KERNEL_DS */			\
	.syscall	= -1,						\
}
#else
#define INIT_THREAD_INFO(tsk)	{ .syscall = -1 }
#endif

static __always_inline unsigned long current_stack_pointer(void)
{
	unsigned long sp;

	__asm__("mov %0, sp" : "=r" (sp));
	return sp;
}

#define thread_saved_pc(tsk)	((unsigned long)task_thread_info(tsk)->cpu_context.pc)
#define thread_saved_sp(tsk)	((unsigned long)task_thread_info(tsk)->cpu_context.sp)
#define thread_saved_fp(tsk)	((unsigned long)task_thread_info(tsk)->cpu_context.fp)

#endif /* __ASSEMBLY__ */
#endif
