// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/exit.c - the end of a task
 *
 * Linux:    kernel/exit.c (order of 3.18)
 * Notes:    chapter 3, "Who frees the stack?"
 * Read:     kernel/fork.c before, kernel/wait4.c after
 *
 *	do_exit()               the task gives back all that it can while it runs:
 *	  exit_signals()        no more signals (PF_EXITING)
 *	  exit_mm()             memory
 *	  exit_files() exit_fs()
 *	  exit_notify()         children to init; a zombie: the parent may ask
 *	  schedule()            for the last time; state TASK_DEAD
 *	     |
 *	     |     wait4(): release_task()       usage 2 -> 1, number and signals
 *	     v
 *	  finish_task_switch()                   usage 1 -> 0, stack and task_struct
 *
 * The two at the end come in either order; the second of them frees the stack.
 *
 * Left out: ptrace, accounting, kill_orphaned_pgrp() (stopped jobs of an exited
 *	     shell stay stopped)
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/syscalls.h>
#include <linux/tty.h>

static void __unhash_process(struct task_struct *p, bool group_dead)
{
	nr_threads--;
	detach_pid(p, PIDTYPE_PID);
	if (group_dead) {
		detach_pid(p, PIDTYPE_TGID);
		detach_pid(p, PIDTYPE_PGID);
		detach_pid(p, PIDTYPE_SID);
		list_del_init(&p->tasks);
		list_del_init(&p->sibling);
	}
	list_del_init(&p->thread_group);
}

/* The signal_struct stays, as long as a task_struct points to it. */
static void __exit_signal(struct task_struct *tsk)
{
	struct signal_struct *sig = tsk->signal;
	struct sighand_struct *sighand = tsk->sighand;
	bool group_dead = thread_group_leader(tsk);

	spin_lock(&sighand->siglock);
	if (group_dead)
		sig->tty = NULL;
	else if (sig->notify_count > 0 && !--sig->notify_count)
		wake_up_process(sig->group_exec_task);
	sig->utime += tsk->utime;
	sig->stime += tsk->stime;
	sig->min_flt += tsk->min_flt;
	sig->maj_flt += tsk->maj_flt;
	sig->nr_threads--;
	__unhash_process(tsk, group_dead);

	flush_sigqueue(&tsk->pending);
	tsk->sighand = NULL;
	spin_unlock(&sighand->siglock);

	__cleanup_sighand(sighand);
	clear_bit(TIF_SIGPENDING, &task_thread_info(tsk)->flags);
	if (group_dead)
		flush_sigqueue(&sig->shared_pending);
}

/**
 * release_task() - a dead task disappears from all lists
 * @p: EXIT_DEAD; waited for, or nobody will wait
 *
 * If it was the last thread beside a leader that died before, the leader's
 * parent is told now, and it may be the leader's turn.
 *
 * Context: task context, tasklist_lock not held.
 */
void release_task(struct task_struct *p)
{
	struct task_struct *leader;
	bool zap_leader;

	do {
		atomic_dec(&p->cred->user->processes);
		zap_leader = false;
		leader = p->group_leader;

		spin_lock_irq(&tasklist_lock);
		__exit_signal(p);
		if (leader != p && thread_group_empty(leader) &&
		    leader->exit_state == EXIT_ZOMBIE) {
			zap_leader = do_notify_parent(leader, leader->exit_signal);
			if (zap_leader)
				leader->exit_state = EXIT_DEAD;
		}
		spin_unlock_irq(&tasklist_lock);

		put_task_struct(p);
		p = leader;
	} while (zap_leader);
}

/* A thread of the same process that still lives, else init. */
static struct task_struct *find_new_reaper(struct task_struct *father)
{
	struct task_struct *thread = father;

	while_each_thread(father, thread) {
		if (!(thread->flags & PF_EXITING))
			return thread;
	}
	return find_task_by_vpid(1);
}

/* @p has a new parent in another process, which gets SIGCHLD as its own. */
static void reparent_leader(struct task_struct *father, struct task_struct *p,
			    struct list_head *dead)
{
	list_move_tail(&p->sibling, &p->real_parent->children);
	if (p->exit_state == EXIT_DEAD ||
	    same_thread_group(p->real_parent, father))
		return;
	p->exit_signal = SIGCHLD;
	if (p->exit_state == EXIT_ZOMBIE && thread_group_empty(p) &&
	    do_notify_parent(p, p->exit_signal)) {
		p->exit_state = EXIT_DEAD;
		list_move_tail(&p->sibling, dead);
	}
}

static void forget_original_parent(struct task_struct *father)
{
	struct task_struct *p, *n, *t, *reaper;
	LIST_HEAD(dead_children);

	spin_lock_irq(&tasklist_lock);
	reaper = find_new_reaper(father);
	list_for_each_entry_safe(p, n, &father->children, sibling) {
		t = p;
		do {
			t->real_parent = reaper;
			t->parent = reaper;
			if (t->pdeath_signal)
				group_send_sig_info(t->pdeath_signal,
						    SEND_SIG_NOINFO, t);
		} while_each_thread(p, t);
		reparent_leader(father, p, &dead_children);
	}
	spin_unlock_irq(&tasklist_lock);

	BUG_ON(!list_empty(&father->children));
	list_for_each_entry_safe(p, n, &dead_children, sibling) {
		list_del_init(&p->sibling);
		release_task(p);
	}
}

/* Tell the parent, unless nobody wants to know: then nothing remains. */
static void exit_notify(struct task_struct *tsk)
{
	bool autoreap = true;

	forget_original_parent(tsk);

	spin_lock_irq(&tasklist_lock);
	if (thread_group_leader(tsk))
		autoreap = thread_group_empty(tsk) &&
			   do_notify_parent(tsk, tsk->exit_signal);
	tsk->exit_state = autoreap ? EXIT_DEAD : EXIT_ZOMBIE;
	if (tsk->signal->notify_count < 0)
		wake_up_process(tsk->signal->group_exec_task);
	spin_unlock_irq(&tasklist_lock);

	if (autoreap)
		release_task(tsk);
}

/*
 * The page tables stay loaded, borrowed like a kernel thread's, until the last
 * switch; finish_task_switch() of the next task drops them.
 */
static void exit_mm(struct task_struct *tsk)
{
	struct mm_struct *mm = tsk->mm;

	mm_release(tsk, mm);
	if (!mm)
		return;
	mmgrab(mm);
	BUG_ON(mm != tsk->active_mm);
	task_lock(tsk);
	tsk->mm = NULL;
	task_unlock(tsk);
	mmput(mm);
	clear_thread_flag(TIF_MEMDIE);
}

/*
 * The last thread: its code is the process's, unless one was set for all (6.0;
 * before, the leader's). In 3.18 only exit_notify() finds out that it is init.
 */
static void exit_group_dead(struct task_struct *tsk)
{
	struct signal_struct *sig = tsk->signal;

	if (!(sig->flags & SIGNAL_GROUP_EXIT)) {
		sig->flags = SIGNAL_GROUP_EXIT;
		sig->group_exit_code = tsk->exit_code;
	}
	if (unlikely(is_global_init(tsk)))
		panic("Attempted to kill init! exitcode=0x%08x\n",
		      sig->group_exit_code);
	del_timer(&sig->real_timer);
}

/* Who has used more of its stack than anybody before? */
static void check_stack_usage(void)
{
	static unsigned long lowest_to_date = THREAD_SIZE;
	unsigned long free;

	if (!IS_ENABLED(CONFIG_DEBUG_STACK_USAGE))
		return;
	free = stack_not_used(current);
	if (free >= lowest_to_date)
		return;
	pr_info("%s (%d) used greatest stack depth: %lu bytes left\n",
		current->comm, task_pid_nr(current), free);
	lowest_to_date = free;
}

/**
 * do_exit() - current ends
 * @code: exit status << 8, or the signal that killed it
 *
 * Context: task context.
 */
void __noreturn do_exit(long code)
{
	struct task_struct *tsk = current;
	int group_dead;

	if (unlikely(in_interrupt()))
		panic("Aiee, killing interrupt handler!");
	if (unlikely(!tsk->pid))
		panic("Attempted to kill the idle task!");

	/* An oops may have come between set_fs(KERNEL_DS) and its end. */
	force_uaccess_begin();

	exit_signals(tsk);

	tsk->exit_code = code;
	group_dead = atomic_dec_and_test(&tsk->signal->live);
	if (group_dead)
		exit_group_dead(tsk);

	exit_mm(tsk);
	exit_files(tsk);
	exit_fs(tsk);
	if (group_dead)
		disassociate_ctty(1);

	exit_notify(tsk);
	check_stack_usage();

	/* From here on nobody may wake it: the next switch takes the stack. */
	tsk->state = TASK_DEAD;
	schedule();
	BUG();
}

/**
 * do_group_exit() - all threads of current's process end
 * @exit_code: as do_exit()'s; if another thread was first, its code counts
 */
void __noreturn do_group_exit(int exit_code)
{
	struct signal_struct *sig = current->signal;
	struct sighand_struct *sighand = current->sighand;

	if (sig->flags & SIGNAL_GROUP_EXIT) {
		exit_code = sig->group_exit_code;
	} else if (sig->group_exec_task) {
		exit_code = 0;
	} else if (!thread_group_empty(current)) {
		spin_lock_irq(&sighand->siglock);
		sig->group_exit_code = exit_code;
		sig->flags = SIGNAL_GROUP_EXIT;
		zap_other_threads(current);
		spin_unlock_irq(&sighand->siglock);
	}
	do_exit(exit_code);
}

/** sys_exit() - this thread ends. */
SYSCALL_DEFINE1(exit, int, error_code)
{
	do_exit((error_code & 0xff) << 8);
}

/** sys_exit_group() - all threads of the process end. */
SYSCALL_DEFINE1(exit_group, int, error_code)
{
	do_group_exit((error_code & 0xff) << 8);
}
