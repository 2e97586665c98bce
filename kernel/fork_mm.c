// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/fork_mm.c - an address space is made, copied, shared and given back
 *
 * Linux:    kernel/fork.c (3.18)
 * Notes:    chapter 6, "Who owns which address?"
 * Read:     kernel/fork.c before; dup_mmap() and exit_mmap() in mm/mmap.c after
 *
 *	mm_users  tasks that run in it, and others that look inside
 *	          0: exit_mmap(), all areas go          mmput()
 *	mm_count  1 for all mm_users together, and kernel threads that borrowed
 *	          the page tables (active_mm)
 *	          0: page tables and the mm_struct go   mmdrop()
 *
 * Left out: coredumps, memcg's owner
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/slab.h>
#include <linux/syscalls.h>

static struct kmem_cache *mm_cachep;

#define allocate_mm()	kmem_cache_alloc(mm_cachep, GFP_KERNEL)
#define free_mm(mm)	kmem_cache_free(mm_cachep, mm)

/* On failure @mm is freed. */
static struct mm_struct *mm_init(struct mm_struct *mm, struct task_struct *p)
{
	mm->mmap = NULL;
	mm->mm_rb = RB_ROOT;
	mm->vmacache = NULL;
	atomic_set(&mm->mm_users, 1);
	atomic_set(&mm->mm_count, 1);
	init_rwsem(&mm->mmap_lock);
	spin_lock_init(&mm->page_table_lock);
	mm->pgtables_bytes = 0;
	mm->map_count = 0;
	mm->locked_vm = 0;
	memset(mm->rss_stat, 0, sizeof(mm->rss_stat));
	mm->def_flags = 0;
	mm->exe_file = NULL;

	mm->pgd = pgd_alloc(mm);
	if (mm->pgd)
		return mm;
	free_mm(mm);
	return NULL;
}

/**
 * mm_alloc() - an address space with nothing in it but the kernel
 *
 * Return: with mm_users 1, or NULL: no memory.
 */
struct mm_struct *mm_alloc(void)
{
	struct mm_struct *mm = allocate_mm();

	if (!mm)
		return NULL;
	memset(mm, 0, sizeof(*mm));
	return mm_init(mm, current);
}

static void __mmdrop(struct mm_struct *mm)
{
	BUG_ON(mm == &init_mm);
	pgd_free(mm, mm->pgd);
	free_mm(mm);
}

/**
 * mmdrop() - one borrower less
 * @mm: freed with its page directory when nobody is left
 */
void mmdrop(struct mm_struct *mm)
{
	if (unlikely(atomic_dec_and_test(&mm->mm_count)))
		__mmdrop(mm);
}

/**
 * mmput() - one user less
 * @mm: its areas are unmapped when nobody is left
 *
 * Context: task context; may sleep.
 */
void mmput(struct mm_struct *mm)
{
	might_sleep();
	if (!atomic_dec_and_test(&mm->mm_users))
		return;
	exit_mmap(mm);
	if (mm->exe_file) {
		allow_write_access(mm->exe_file);
		fput(mm->exe_file);
	}
	mmdrop(mm);
}

/**
 * get_task_mm() - look inside another task's memory
 * @task: the task
 *
 * Return: for mmput(), or NULL: a kernel thread, or exiting.
 */
struct mm_struct *get_task_mm(struct task_struct *task)
{
	struct mm_struct *mm;

	task_lock(task);
	mm = task->mm;
	if (mm) {
		if (task->flags & PF_KTHREAD)
			mm = NULL;
		else
			mmget(mm);
	}
	task_unlock(task);
	return mm;
}

static void complete_vfork_done(struct task_struct *tsk)
{
	struct completion *vfork;

	task_lock(tsk);
	vfork = tsk->vfork_done;
	if (vfork) {
		tsk->vfork_done = NULL;
		complete(vfork);
	}
	task_unlock(tsk);
}

/**
 * mm_release() - current stops using its memory, in exec or in exit
 * @tsk: current
 * @mm: its memory, NULL for a kernel thread
 *
 * A thread library sees by the zero at clear_child_tid that the thread's stack
 * may be used again, and who joins the thread sleeps until then; the parent
 * of a vfork() may go on.
 */
void mm_release(struct task_struct *tsk, struct mm_struct *mm)
{
	if (tsk->robust_list)
		exit_robust_list(tsk);
	if (tsk->clear_child_tid) {
		if (atomic_read(&mm->mm_users) > 1)
			futex_clear_child_tid(tsk->clear_child_tid);
		tsk->clear_child_tid = NULL;
	}
	if (tsk->vfork_done)
		complete_vfork_done(tsk);
}

/* All areas are copied; their pages are shared until somebody writes. */
static struct mm_struct *dup_mm(struct task_struct *tsk)
{
	struct mm_struct *mm, *oldmm = current->mm;

	mm = allocate_mm();
	if (!mm)
		return NULL;
	memcpy(mm, oldmm, sizeof(*mm));
	if (!mm_init(mm, tsk))
		return NULL;
	if (oldmm->exe_file) {
		mm->exe_file = get_file(oldmm->exe_file);
		/* Cannot fail: the parent's denial keeps writers out. */
		BUG_ON(deny_write_access(mm->exe_file));
	}
	if (dup_mmap(mm, oldmm)) {
		mmput(mm);	/* with the areas that were copied so far */
		return NULL;
	}
	mm->hiwater_rss = get_mm_rss(mm);
	mm->hiwater_vm = mm->total_vm;
	return mm;
}

/**
 * copy_mm() - fork: the child's memory
 * @clone_flags: CLONE_VM shares it, which is all that makes a thread's memory
 *	a thread's
 * @tsk: the child, whose ->mm is still the parent's
 *
 * Return: 0 or -ENOMEM.
 */
int copy_mm(unsigned long clone_flags, struct task_struct *tsk)
{
	struct mm_struct *mm, *oldmm;

	tsk->mm = NULL;
	tsk->active_mm = NULL;

	/* A kernel thread has none; it will borrow one when it runs. */
	oldmm = current->mm;
	if (!oldmm)
		return 0;

	if (clone_flags & CLONE_VM) {
		atomic_inc(&oldmm->mm_users);
		mm = oldmm;
		goto good_mm;
	}

	mm = dup_mm(tsk);
	if (!mm)
		return -ENOMEM;

good_mm:
	tsk->mm = mm;
	tsk->active_mm = mm;
	return 0;
}

/**
 * mm_caches_init() - the cache of mm_structs
 */
void __init mm_caches_init(void)
{
	mm_cachep = KMEM_CACHE(mm_struct, SLAB_PANIC);
}
