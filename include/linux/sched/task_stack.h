/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/sched/task_stack.h - where a task's kernel stack begins and ends
 *
 * Linux:    include/linux/sched.h (3.18), include/linux/sched/task_stack.h (4.11 on)
 * Notes:    chapter 1, "task_struct.stack"; walk boot-init-task
 * Read:     linux/thread_info.h (the picture) before,
 *	     kernel/stack_thread_union.c after
 */
#ifndef _KERNEL_SCHED_TASK_STACK_H
#define _KERNEL_SCHED_TASK_STACK_H

#ifdef CONFIG_STACK_THREAD_UNION
/* One object, two views: the stack grows down towards the thread_info. */
union thread_union {
	struct thread_info thread_info;
	unsigned long stack[THREAD_SIZE / sizeof(long)];
};
extern union thread_union init_thread_union;
#define init_thread_info	(init_thread_union.thread_info)

#define current			(current_thread_info()->task)
#define task_thread_info(t)	((struct thread_info *)(t)->stack)

/* The first word above thread_info is the last one a stack may use. */
static inline unsigned long *end_of_stack(const struct task_struct *p)
{
	return (unsigned long *)(task_thread_info(p) + 1);
}
#endif

#define task_stack_page(t)	((t)->stack)
#define STACK_END_MAGIC		0x57AC6E9D
#define task_stack_end_corrupted(t)	(*end_of_stack(t) != STACK_END_MAGIC)

/* kernel/stack_*.c: one file for each generation of kernel stack */
void setup_thread_stack(struct task_struct *p, struct task_struct *org);
void set_task_stack_end_magic(struct task_struct *tsk);
struct task_struct *dup_task_struct(struct task_struct *orig);
void free_task(struct task_struct *tsk);

/* kernel/fork.c: the task_struct itself */
struct task_struct *alloc_task_struct_node(int node);
void free_task_struct(struct task_struct *tsk);
int arch_dup_task_struct(struct task_struct *dst, struct task_struct *src);

#endif
