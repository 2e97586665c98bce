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

/*
 * Does [obj, obj + len) lie between two links of the chain of frames? The frames
 * of check_stack_object() and of its caller are nobody's who copies.
 *
 *	low ------------------------------------------------> high
 *	[saved bp][saved ip][args][local vars][saved bp][saved ip]
 *	oldframe            ^----------------^frame
 */
static __always_inline int
arch_within_stack_frames(const void *stack, const void *stackend,
			 const void *obj, unsigned long len)
{
	const unsigned long *oldframe =
		*(const unsigned long **)__builtin_frame_address(0);
	const unsigned long *frame = (const unsigned long *)*oldframe;
	unsigned long start = (unsigned long)obj;

	while (stack <= (const void *)frame && (const void *)frame < stackend) {
		if (start + len <= (unsigned long)frame)
			return start >= (unsigned long)(oldframe + 2) ?
			       GOOD_FRAME : BAD_STACK;
		oldframe = frame;
		frame = (const unsigned long *)*frame;
	}
	return BAD_STACK;
}

#endif
