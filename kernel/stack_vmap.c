// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/stack_vmap.c - kernel stacks, generation 3: vmapped, guarded, cached
 *
 * Linux:    kernel/fork.c (5.6, CONFIG_VMAP_STACK)
 * Notes:    chapter 8, "A page that is not there"; walks vmap-alloc, stack-free
 * Read:     kernel/stack_linear.c, mm/vmalloc.c before
 *
 * The pages come one by one, from highmem first, and are mapped side by side
 * among the addresses of vmalloc(). What lies below a stack is not mapped:
 *
 *	                  |   guard of this stack    |  unmapped, above it
 *	stack + 0x2000    +--------------------------+
 *	                  | padding, struct pt_regs  |
 *	                  | frames   |               | <- sp
 *	                  |          v               |
 *	                  | STACK_END_MAGIC          |
 *	task_struct.stack +--------------------------+  multiple of THREAD_ALIGN
 *	                  |   guard of the area      |  unmapped: the first push
 *	                  |   below, or a hole       |  too many faults here
 *
 * vfree() is dear (see mm/vmap_area.c), and programs fork all the time: the
 * two stacks that were freed last wait in cached_stacks[] for the next fork.
 *
 *	fork --> this_cpu_xchg(slot, NULL) --> hit: memset, use
 *	             | all empty                        ^
 *	             v                                  |
 *	         __vmalloc_node_range()          slot <-+-- this_cpu_cmpxchg()
 *	                                                     | all full
 *	exit --> finish_task_switch() --> put_task_stack() --+--> vfree_atomic()
 *
 * A slot holds the vm_struct, not the address: find_vm_area() takes a lock that
 * an interrupt must not want, and Linux frees stacks in interrupts (RCU), too.
 *
 * Left out: memory control groups, hotplug of CPUs, RCU before the freeing (6.1)
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/percpu.h>
#include <linux/random.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/vmalloc.h>
#include <asm-generic/sections.h>

#define THREADINFO_GFP		(GFP_KERNEL | __GFP_ZERO)
#define NR_CACHED_STACKS	CONFIG_NR_CACHED_STACKS

static DEFINE_PER_CPU(struct vm_struct *, cached_stacks[NR_CACHED_STACKS]);

/* What became of requests and of freed stacks: /proc/kstack_cache. */
struct kstack_cache_stat kstack_cache_stat;

static unsigned long *alloc_thread_stack_node(struct task_struct *tsk, int node)
{
	void *stack;
	int i;

	for (i = 0; i < NR_CACHED_STACKS; i++) {
		struct vm_struct *s;

		s = this_cpu_xchg(cached_stacks[i], NULL);
		if (!s)
			continue;

		/* Nobody shall read what the last owner left. */
		memset(s->addr, 0, THREAD_SIZE);

		kstack_cache_stat.hits++;
		tsk->stack_vm_area = s;
		tsk->stack = s->addr;
		return s->addr;
	}

	kstack_cache_stat.misses++;
	stack = __vmalloc_node_range(THREAD_SIZE, THREAD_ALIGN,
				     VMALLOC_START, VMALLOC_END,
				     THREADINFO_GFP, PAGE_KERNEL,
				     0, node, __builtin_return_address(0));
	/*
	 * Remembered now, because the place where it is needed again may be an
	 * interrupt.
	 */
	if (stack) {
		tsk->stack_vm_area = find_vm_area(stack);
		tsk->stack = stack;
	}
	return stack;
}

static void free_thread_stack(struct task_struct *tsk)
{
	int i;

	for (i = 0; i < NR_CACHED_STACKS; i++) {
		if (this_cpu_cmpxchg(cached_stacks[i], NULL,
				     tsk->stack_vm_area) != NULL)
			continue;
		kstack_cache_stat.kept++;
		return;
	}
	kstack_cache_stat.freed++;
	vfree_atomic(tsk->stack);
}

/* /proc/meminfo's KernelStack: what tasks use, not what the cache holds. */
static void account_kernel_stack(struct task_struct *tsk, int account)
{
	struct vm_struct *vm = tsk->stack_vm_area;

	BUG_ON(vm->nr_pages != THREAD_SIZE / PAGE_SIZE);
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
	tsk->stack_vm_area = NULL;
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
 * those of 5.6.
 */
struct task_struct *dup_task_struct(struct task_struct *orig)
{
	struct task_struct *tsk;
	unsigned long *stack;
	struct vm_struct *stack_vm_area;
	int node = NUMA_NO_NODE;
	int err;

	tsk = alloc_task_struct_node(node);
	if (!tsk)
		return NULL;

	stack = alloc_thread_stack_node(tsk, node);
	if (!stack)
		goto free_tsk;

	stack_vm_area = tsk->stack_vm_area;
	err = arch_dup_task_struct(tsk, orig);

	/* The copy has overwritten both with the parent's. */
	tsk->stack = stack;
	tsk->stack_vm_area = stack_vm_area;
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

/* Task 0's stack is part of the kernel's image; it gets a guard all the same. */
static int __init guard_init_stack(void)
{
	unsigned long addr = (unsigned long)init_stack_guard;

	pte_clear(&init_mm, addr, virt_to_kpte(addr));
	flush_tlb_kernel_range(addr, addr + PAGE_SIZE);
	return 0;
}
core_initcall(guard_init_stack);

/**
 * free_task() - the task_struct; its stack went before
 * @tsk: nobody uses it
 */
void free_task(struct task_struct *tsk)
{
	WARN_ON_ONCE(atomic_read(&tsk->stack_refcount));
	free_task_struct(tsk);
}
