// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/stack_thread_union.c - kernel stacks, generation 1: union thread_union
 *
 * Linux:    kernel/fork.c (3.18)
 * Notes:    chapter 1, "task_struct.stack"; chapter 3, "dup_task_struct"; walk
 *	     fork-dup-task
 * Read:     include/linux/sched/task_stack.h and init/init_task.c before,
 *	     kernel/fork.c after
 *
 * Each task owns THREAD_SIZE bytes (two pages, 8 KiB) of the linear map:
 * physically contiguous, aligned to their size, and shared between the stack,
 * which grows down from the top, and struct thread_info at the bottom.
 *
 *	base + 0x2000 +--------------------------+
 *	              | 8 bytes of padding       |
 *	              | struct pt_regs           | <- task_pt_regs(): the user's
 *	              +--------------------------+    registers
 *	              | frames of the system     |
 *	              | call, then of interrupts |
 *	              |            |             | <- sp
 *	              |            v             |
 *	              |                          |
 *	              |   whatever lay in these  |
 *	              |   pages before           |
 *	              +--------------------------+
 *	              | STACK_END_MAGIC          | <- end_of_stack()
 *	              +--------------------------+
 *	              | struct thread_info       |
 *	              |   task, flags,           |
 *	              |   addr_limit ...         |
 *	base          +--------------------------+ <- task_struct.stack
 *	                                              = sp & ~(THREAD_SIZE - 1)
 *
 * Nothing stops a stack that grows too far: it overwrites the magic word, then
 * the thread_info that current is read from, then somebody else's page. The
 * magic word tells afterwards that it happened. Later generations put an
 * unmapped page there (vmalloc) and move thread_info away.
 *
 * Left out: THREAD_SIZE smaller than a page (a slab cache in Linux), NUMA nodes
 */
#include <linux/random.h>
#include <linux/sched.h>

/*
 * The new pages hold what their last owner left there, unless somebody is to
 * see how much of them is used. (Clearing always came with generation 3.)
 */
#ifdef CONFIG_DEBUG_STACK_USAGE
#define THREADINFO_GFP	(GFP_KERNEL | __GFP_ZERO)
#else
#define THREADINFO_GFP	GFP_KERNEL
#endif

/* Returns the lowest address, which is not a stack pointer. */
static struct thread_info *alloc_thread_info_node(struct task_struct *tsk,
						  int node)
{
	struct page *page = alloc_kmem_pages_node(node, THREADINFO_GFP,
						  THREAD_SIZE_ORDER);

	return page ? page_address(page) : NULL;
}

static void free_thread_info(struct thread_info *ti)
{
	free_kmem_pages((unsigned long)ti, THREAD_SIZE_ORDER);
}

/* /proc/meminfo's KernelStack is this number of stacks times THREAD_SIZE. */
static void account_kernel_stack(struct thread_info *ti, int account)
{
	mod_node_page_state(NR_KERNEL_STACK, account);
}

/**
 * setup_thread_stack() - the new stack's thread_info: the parent's, but ours
 * @p: the new task, ->stack is set
 * @org: its parent
 *
 * Only the thread_info is copied; the frames above it are copy_thread()'s.
 */
static void setup_thread_stack(struct task_struct *p, struct task_struct *org)
{
	*task_thread_info(p) = *task_thread_info(org);
	task_thread_info(p)->task = p;
}

/**
 * dup_task_struct() - fork's first step: a second task_struct, and a stack
 * @orig: the task to copy, current
 *
 * All of task_struct is copied, pointers too: until the copy_…() functions of
 * kernel/fork.c have run, the new task shares everything with its parent but
 * the stack.
 *
 * Context: task context; may sleep.
 * Return: the new task with usage 2 (its own reference, and the scheduler's
 * that finish_task_switch() drops), or NULL: no memory. Order and labels are
 * those of 3.18.
 */
struct task_struct *dup_task_struct(struct task_struct *orig)
{
	struct task_struct *tsk;
	struct thread_info *ti;
	int node = NUMA_NO_NODE;
	int err;

	tsk = alloc_task_struct_node(node);
	if (!tsk)
		return NULL;

	ti = alloc_thread_info_node(tsk, node);
	if (!ti)
		goto free_tsk;

	err = arch_dup_task_struct(tsk, orig);
	if (err)
		goto free_ti;

	/* The copy's pointer was still the parent's stack. */
	tsk->stack = ti;

	setup_thread_stack(tsk, orig);
	clear_tsk_need_resched(tsk);
	set_task_stack_end_magic(tsk);

	tsk->stack_canary = get_random_canary();

	atomic_set(&tsk->usage, 2);
	tsk->fail_nth = 0;

	account_kernel_stack(ti, 1);

	return tsk;

free_ti:
	free_thread_info(ti);
free_tsk:
	free_task_struct(tsk);
	return NULL;
}

/**
 * free_task() - the stack and the task_struct, together
 * @tsk: nobody uses it, nothing runs on its stack
 */
void free_task(struct task_struct *tsk)
{
	account_kernel_stack(tsk->stack, -1);
	free_thread_info(tsk->stack);
	free_task_struct(tsk);
}
