/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/stacktrace.h - walking a kernel stack
 *
 * Linux:    include/linux/stacktrace.h
 * Read:     arch's stacktrace.c (arch_stack_walk()), kernel/stacktrace.c
 */
#ifndef _KERNEL_STACKTRACE_H
#define _KERNEL_STACKTRACE_H

#include <linux/types.h>

struct task_struct;
struct pt_regs;

enum stack_type { STACK_TYPE_UNKNOWN, STACK_TYPE_TASK, STACK_TYPE_IRQ,
		  STACK_TYPE_OVERFLOW };

struct stack_info {
	enum stack_type type;
	unsigned long *begin, *end;	/* [begin, end) */
};

/* Which stack does @sp lie in? false: none that is known for @task. */
bool get_stack_info(unsigned long *sp, struct task_struct *task,
		    struct stack_info *info);

#ifdef CONFIG_VMAP_STACK
/* Is @addr in the page below a stack? @info: that stack. */
bool get_stack_guard_info(unsigned long addr, struct stack_info *info);
#else
static inline bool get_stack_guard_info(unsigned long addr,
					struct stack_info *info)
{
	return false;
}
#endif

/**
 * typedef stack_trace_consume_fn - sees one return address after the other
 * @cookie:	the caller's
 * @addr:	the return address, or the interrupted pc
 * @regs:	the registers that were saved there, when this frame is that of
 *		an interrupt, fault or system call; else NULL
 *
 * Return: false ends the walk.
 */
typedef bool (*stack_trace_consume_fn)(void *cookie, unsigned long addr,
				       struct pt_regs *regs);

/* Implemented by each architecture. @regs NULL: from the caller on, or from
 * the saved context of a @task that does not run. */
void arch_stack_walk(stack_trace_consume_fn consume_entry, void *cookie,
		     struct task_struct *task, struct pt_regs *regs);

/* Up to @size return addresses of @tsk into @store, without the scheduler's, or
 * from the caller on; @skipnr are left out. Return: how many; 0: no stack. */
unsigned int stack_trace_save_tsk(struct task_struct *tsk, unsigned long *store,
				  unsigned int size, unsigned int skipnr);

/* "Call Trace:" on the console, @loglvl in front of each line. */
void show_stack(struct task_struct *task, struct pt_regs *regs,
		const char *loglvl);

#endif
