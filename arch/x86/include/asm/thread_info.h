/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/thread_info.h - the flags that the entry code looks at
 *
 * Linux:    arch/x86/include/asm/thread_info.h (3.18)
 * Read:     include/linux/thread_info.h before
 * Left out: exec_domain, status, cpu, sysenter_return
 *
 * Up to 3.14 x86 found this structure by masking esp, as here; 3.15 to 4.8
 * kept its address in a per-CPU variable.
 */
#ifndef _ASM_X86_THREAD_INFO_H
#define _ASM_X86_THREAD_INFO_H

struct task_struct;

struct thread_info {
#ifdef CONFIG_STACK_THREAD_UNION
	struct task_struct *task;
#endif
	unsigned long flags;		/* TIF_* */
	int preempt_count;
#ifdef CONFIG_STACK_THREAD_UNION
	mm_segment_t addr_limit;	/* user pointers lie below */
#endif
};

#ifdef CONFIG_STACK_THREAD_UNION
#define INIT_THREAD_INFO(tsk) {			\
	.task		= &(tsk),		\
	.addr_limit	= { ~0UL },		\
}
#else
#define INIT_THREAD_INFO(tsk)	{ .flags = 0 }
#endif

static __always_inline unsigned long current_stack_pointer(void)
{
	unsigned long sp;

	__asm__ volatile("movl %%esp, %0" : "=r" (sp));
	return sp;
}

#endif
