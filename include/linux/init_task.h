/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/init_task.h - the first task, written down by hand
 *
 * Linux:    include/linux/init_task.h (3.18)
 * Notes:    chapter 1, "Task 0 has a stack too"; walk boot-init-task
 * Read:     init/init_task.c after: it makes the objects
 *
 * Everybody else is a copy: what stands here is what each process starts
 * with, unless somebody in between changed it.
 */
#ifndef _KERNEL_INIT_TASK_H
#define _KERNEL_INIT_TASK_H

#include <linux/fs.h>
#include <linux/sched.h>

extern struct signal_struct init_signals;
extern struct sighand_struct init_sighand;

#define INIT_SIGPENDING(pending) {					\
	.list		= LIST_HEAD_INIT((pending).list),		\
}

#define INIT_SIGNALS(sig) {						\
	.sigcnt		= ATOMIC_INIT(1),				\
	.live		= ATOMIC_INIT(1),				\
	.nr_threads	= 1,						\
	.wait_chldexit	= { __SPIN_LOCK_UNLOCKED,			\
			    LIST_HEAD_INIT((sig).wait_chldexit.head) },	\
	.shared_pending	= INIT_SIGPENDING((sig).shared_pending),	\
	.real_timer	= { .function = it_real_fn,			\
			    .entry = LIST_HEAD_INIT((sig).real_timer.entry) }, \
	.leader_pid	= &init_struct_pid,				\
	.rlim		= INIT_RLIMITS,					\
}

/* Every action is SIG_DFL, which is 0. */
#define INIT_SIGHAND(sighand) {						\
	.count		= ATOMIC_INIT(1),				\
	.siglock	= __SPIN_LOCK_UNLOCKED,				\
}

#ifdef CONFIG_THREAD_INFO_IN_TASK
#define INIT_THREAD_INFO_IN_TASK(tsk)					\
	.thread_info	= INIT_THREAD_INFO(tsk),			\
	.stack_refcount	= ATOMIC_INIT(1),
#else
#define INIT_THREAD_INFO_IN_TASK(tsk)
#endif

/*
 * usage 2: one for being a task, one for running (see finish_task_switch()).
 * mm NULL: it never touches user memory; it runs on whatever page tables are
 * loaded, which at first are init_mm's.
 */
#define INIT_TASK(tsk) {						\
	.state		= TASK_RUNNING,					\
	.stack		= init_stack,					\
	INIT_THREAD_INFO_IN_TASK(tsk)					\
	.usage		= ATOMIC_INIT(2),				\
	.flags		= PF_KTHREAD,					\
	.run_list	= LIST_HEAD_INIT((tsk).run_list),		\
	.tasks		= LIST_HEAD_INIT((tsk).tasks),			\
	.mm		= NULL,						\
	.active_mm	= &init_mm,					\
	.real_parent	= &(tsk),					\
	.parent		= &(tsk),					\
	.children	= LIST_HEAD_INIT((tsk).children),		\
	.sibling	= LIST_HEAD_INIT((tsk).sibling),		\
	.group_leader	= &(tsk),					\
	.thread_group	= LIST_HEAD_INIT((tsk).thread_group),		\
	.thread_pid	= &init_struct_pid,				\
	.pids		= { [0 ... PIDTYPE_MAX - 1] = &init_struct_pid }, \
	.cred		= &init_cred,					\
	.comm		= "swapper",					\
	.fs		= &init_fs,					\
	.files		= &init_files,					\
	.signal		= &init_signals,				\
	.sighand	= &init_sighand,				\
	.pending	= INIT_SIGPENDING((tsk).pending),		\
	.restart_block	= { .fn = do_no_restart_syscall },		\
	.alloc_lock	= __SPIN_LOCK_UNLOCKED,				\
	.cred_guard_mutex = __MUTEX_INITIALIZER((tsk).cred_guard_mutex), \
	.thread		= INIT_THREAD,					\
}

#endif
