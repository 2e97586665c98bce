// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/stack_linear.c - kernel stacks, generation 2: thread_info moves out
 *
 * Linux:    kernel/fork.c (4.9, without CONFIG_VMAP_STACK)
 * Notes:    chapter 1, "task_struct.stack"; chapter 3, "dup_task_struct"
 * Read:     kernel/stack_thread_union.c before, kernel/stack_vmap.c after
 *
 * Still two neighbouring pages of the linear map, but nothing else lives in
 * them: struct thread_info is the first member of task_struct, and current is
 * a variable that the switch changes.
 *
 *	base + 0x2000 +--------------------------+
 *	              | padding, struct pt_regs  | <- task_pt_regs()
 *	              +--------------------------+
 *	              | frames of the system     |
 *	              | call, then of interrupts |
 *	              |            |             | <- sp
 *	              |            v             |
 *	              |                          |
 *	              +--------------------------+
 *	              | STACK_END_MAGIC          | <- end_of_stack()
 *	base          +--------------------------+ <- task_struct.stack
 *	              | somebody else's page     |
 *
 * An overflow can no longer turn flags or addr_limit into something else. It
 * writes to whoever owns the page below, and still nobody notices.
 *
 * What is gained too: the stack may go before the task_struct does. It has a
 * reference count of its own; who runs on it holds one reference, dropped by
 * finish_task_switch(), and who looks at the stack of another task takes one.
 *
 * Left out: NUMA nodes
 */
#include <linux/kernel.h>
#include <linux/random.h>
#include <linux/sched.h>

/* Always cleared, as since 4.17: so costs compare with those of generation 3. */
#define THREADINFO_GFP	(GFP_KERNEL | __GFP_ZERO)

static unsigned long *alloc_thread_stack_node(struct task_struct *tsk, int node)
{
	struct page *page = alloc_pages_node(node, THREADINFO_GFP,
					     THREAD_SIZE_ORDER);

	return page ? page_address(page) : NULL;
}

static void free_thread_stack(struct task_struct *tsk)
{
	free_pages((unsigned long)tsk->stack, THREAD_SIZE_ORDER);
}

/* /proc/meminfo's KernelStack counts kilobytes now. */
static void account_kernel_stack(struct task_struct *tsk, int account)
{
	mod_node_page_state(NR_KERNEL_STACK_KB, account * (THREAD_SIZE / 1024));
}

static void release_task_stack(struct task_struct *tsk)
{
	/* A live task's stack is leaked rather than pulled away from under it. */
	if (WARN_ON(tsk->state != TASK_DEAD))
		return;
	account_kernel_stack(tsk, -1);
	free_thread_stack(tsk);
	tsk->stack = NULL;
}

/**
 * put_task_stack() - this user of the stack needs it no more
 * @tsk: from try_get_task_stack(), or a dead task that was switched away from
 *
 * Context: any but on that stack.
 */
void put_task_stack(struct task_struct *tsk)
{
	if (atomic_dec_and_test(&tsk->stack_refcount))
		release_task_stack(tsk);
}

/**
 * dup_task_struct() - fork's first step: a second task_struct, and a stack
 * @orig: the task to copy, current
 *
 * thread_info is copied with the task_struct that it is part of.
 *
 * Context: task context; may sleep.
 * Return: the new task with usage 2 (its own reference, and the scheduler's
 * that finish_task_switch() drops), or NULL: no memory. Order and labels are
 * those of 4.9.
 */
struct task_struct *dup_task_struct(struct task_struct *orig)
{
	struct task_struct *tsk;
	unsigned long *stack;
	int node = NUMA_NO_NODE;
	int err;

	tsk = alloc_task_struct_node(node);
	if (!tsk)
		return NULL;

	stack = alloc_thread_stack_node(tsk, node);
	if (!stack)
		goto free_tsk;

	err = arch_dup_task_struct(tsk, orig);

	/* The copy's pointer was still the parent's stack. */
	tsk->stack = stack;
	atomic_set(&tsk->stack_refcount, 1);
	if (err)
		goto free_stack;

	clear_tsk_need_resched(tsk);
	set_task_stack_end_magic(tsk);

	tsk->stack_canary = get_random_canary();

	atomic_set(&tsk->usage, 2);
	tsk->fail_nth = 0;

	account_kernel_stack(tsk, 1);

	return tsk;

free_stack:
	free_thread_stack(tsk);
free_tsk:
	free_task_struct(tsk);
	return NULL;
}

/**
 * free_task() - the task_struct; its stack went before
 * @tsk: nobody uses it
 */
void free_task(struct task_struct *tsk)
{
	WARN_ON_ONCE(atomic_read(&tsk->stack_refcount));
	free_task_struct(tsk);
}
