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

#define current			(current_thread_info()->task)
#define set_current(p)		do { } while (0)	/* sp says it */
#define task_thread_info(t)	((struct thread_info *)(t)->stack)

/* The first word above thread_info is the last one a stack may use. */
static inline unsigned long *end_of_stack(const struct task_struct *p)
{
	return (unsigned long *)(task_thread_info(p) + 1);
}

/* The stack lives as long as the task_struct. */
static inline void *try_get_task_stack(struct task_struct *tsk)
{
	return tsk->stack;
}

static inline void put_task_stack(struct task_struct *tsk)
{
}
#else
union thread_union {
	unsigned long stack[THREAD_SIZE / sizeof(long)];
};

#define task_thread_info(t)	(&(t)->thread_info)

/* The whole area is stack: its lowest word is the last one. */
static inline unsigned long *end_of_stack(const struct task_struct *p)
{
	return p->stack;
}

/* Keeps the stack of another task, or returns NULL: it is gone already. */
static inline void *try_get_task_stack(struct task_struct *tsk)
{
	if (!atomic_read(&tsk->stack_refcount))
		return NULL;
	atomic_inc(&tsk->stack_refcount);
	return tsk->stack;
}

void put_task_stack(struct task_struct *tsk);
#endif

extern union thread_union init_thread_union;
#define init_stack		(init_thread_union.stack)

#define task_stack_page(t)	((t)->stack)
#ifdef CONFIG_VMAP_STACK
#define task_stack_vm_area(t)	((t)->stack_vm_area)
#else
#define task_stack_vm_area(t)	((struct vm_struct *)NULL)
#endif
#define STACK_END_MAGIC		0x57AC6E9D
#define task_stack_end_corrupted(t)	(*end_of_stack(t) != STACK_END_MAGIC)

/* Mark the last word that the stack may use; schedule_debug() looks at it. */
static inline void set_task_stack_end_magic(struct task_struct *tsk)
{
	*end_of_stack(tsk) = STACK_END_MAGIC;
}

/* Is @obj a variable of this call chain? It is gone when the call returns. */
#define object_is_on_stack(obj) ({					\
	(unsigned long)(obj) - (unsigned long)task_stack_page(current)	\
		< THREAD_SIZE;						\
})

/*
 * Bytes that no call has ever reached. Each stack starts zeroed (generation 1:
 * only with CONFIG_DEBUG_STACK_USAGE), so the first word above the magic that
 * is not zero was the deepest.
 */
static inline unsigned long stack_not_used(struct task_struct *p)
{
	unsigned long *n = end_of_stack(p);

	do {
		n++;
	} while (!*n);
	return (unsigned long)n - (unsigned long)end_of_stack(p);
}

struct kstack_cache_stat {
	unsigned long hits, misses;	/* stacks that were asked for */
	unsigned long kept, freed;	/* stacks that were given back */
};
extern struct kstack_cache_stat kstack_cache_stat;

/* kernel/stack_*.c: one file for each generation of kernel stack */
struct task_struct *dup_task_struct(struct task_struct *orig);
void free_task(struct task_struct *tsk);

/* kernel/fork.c: the task_struct itself */
struct task_struct *alloc_task_struct_node(int node);
void free_task_struct(struct task_struct *tsk);
int arch_dup_task_struct(struct task_struct *dst, struct task_struct *src);

#endif
