/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/thread_info.h - what the entry code must reach in one load
 *
 * Linux:    include/linux/thread_info.h (3.18)
 * Notes:    chapter 2, "Where is current?"; walk thread-info-base
 * Read:     arch's asm/thread_info.h before (the structure), linux/sched.h after
 *
 * Generation 1 (CONFIG_STACK_THREAD_UNION): struct thread_info lies at the
 * lowest address of the kernel stack, and current_thread_info() finds it by
 * clearing the low bits of the stack pointer:
 *
 *	stack + THREAD_SIZE  +----------------------+
 *	                     | pad, struct pt_regs  |
 *	                     | call frames     | sp |
 *	                     |                 v    |
 *	                     | STACK_END_MAGIC      |
 *	                     | struct thread_info   |  <- sp & ~(THREAD_SIZE - 1)
 *	stack                +----------------------+
 *
 * Generations 2 and 3 (CONFIG_THREAD_INFO_IN_TASK): it is the first member of
 * task_struct, and current is a variable of the processor. The stack may then
 * be any memory, and code may run on another one.
 */
#ifndef _KERNEL_THREAD_INFO_H
#define _KERNEL_THREAD_INFO_H

#include <linux/bitops.h>
#include <linux/types.h>
#include <asm/page.h>

#define THREAD_SIZE_ORDER	CONFIG_THREAD_SIZE_ORDER
#define THREAD_SIZE		(PAGE_SIZE << THREAD_SIZE_ORDER)
#define THREAD_ALIGN		(2 * THREAD_SIZE)

/* Both architectures use the same bits; the entry code tests the work mask. */
#define TIF_SIGPENDING		0	/* a signal may be waiting */
#define TIF_NEED_RESCHED	1	/* the time slice is over */
#define TIF_NOTIFY_RESUME	2	/* something else to do before user mode */
#define TIF_MEMDIE		4	/* chosen by the out-of-memory killer */

#define _TIF_SIGPENDING		(1 << TIF_SIGPENDING)
#define _TIF_NEED_RESCHED	(1 << TIF_NEED_RESCHED)
#define _TIF_NOTIFY_RESUME	(1 << TIF_NOTIFY_RESUME)
#define _TIF_WORK_MASK		(_TIF_SIGPENDING | _TIF_NEED_RESCHED | \
				 _TIF_NOTIFY_RESUME)

#ifndef __ASSEMBLY__

/* Where does an object lie? (mm/usercopy.c) */
enum {
	BAD_STACK = -1,
	NOT_STACK = 0,			/* or: frames cannot be told apart */
	GOOD_FRAME,
	GOOD_STACK,
};

typedef struct {
	unsigned long seg;
} mm_segment_t;

#include <asm/thread_info.h>	/* struct thread_info, current_stack_pointer */

#ifdef CONFIG_THREAD_INFO_IN_TASK
#include <asm/current.h>
/* It is the first member of task_struct. Context: any. */
#define current_thread_info()	((struct thread_info *)current)
#else
/* Context: any, but only while sp is inside a task's own kernel stack. */
static __always_inline struct thread_info *current_thread_info(void)
{
	return (struct thread_info *)
		(current_stack_pointer() & ~(THREAD_SIZE - 1));
}
#endif

#ifndef CONFIG_HAVE_ARCH_WITHIN_STACK_FRAMES
static inline int arch_within_stack_frames(const void *stack,
					   const void *stackend,
					   const void *obj, unsigned long len)
{
	return NOT_STACK;
}
#endif

#ifdef CONFIG_HARDENED_USERCOPY
void __check_object_size(const void *ptr, unsigned long n, bool to_user);

static __always_inline void check_object_size(const void *ptr, unsigned long n,
					      bool to_user)
{
	/* It is the address that is looked at: what lies there may be unset. */
	OPTIMIZER_HIDE_VAR(ptr);
	if (!__builtin_constant_p(n))
		__check_object_size(ptr, n, to_user);
}
#else
#define check_object_size(ptr, n, to_user)	do { } while (0)
#endif

#define set_thread_flag(flag) \
	set_bit(flag, &current_thread_info()->flags)
#define clear_thread_flag(flag) \
	clear_bit(flag, &current_thread_info()->flags)
#define test_thread_flag(flag) \
	test_bit(flag, &current_thread_info()->flags)

#endif /* __ASSEMBLY__ */
#endif
