/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/sched/signal.h - what the threads of a process share, besides
 * memory and files
 *
 * Linux:    include/linux/sched.h (3.18), include/linux/sched/signal.h (4.11 on)
 * Notes:    chapter 5, "Where do 8 MiB come from?" (->rlim)
 * Read:     linux/signal.h before, kernel/signal.c after
 *
 * Locks:    [t] tasklist_lock   [s] sighand->siglock
 *	     [a] alloc_lock of the group leader
 */
#ifndef _KERNEL_SCHED_SIGNAL_H
#define _KERNEL_SCHED_SIGNAL_H

#include <linux/resource.h>
#include <linux/signal.h>
#include <linux/time.h>
#include <linux/wait.h>

struct restart_block;
struct task_struct;
struct tty_struct;

struct sighand_struct {
	atomic_t count;
	struct k_sigaction action[_NSIG];	/* [s] */
	spinlock_t siglock;
};

struct signal_struct {
	atomic_t sigcnt;		/* task_structs that point here */
	atomic_t live;			/* threads that have not exited */
	int nr_threads;			/* [t] threads that were not released */
	wait_queue_head_t wait_chldexit;	/* wait4() sleeps here */
	struct sigpending shared_pending;	/* [s] */
	int group_exit_code;		/* [s] of SIGNAL_GROUP_EXIT, or a stop */
	unsigned int flags;		/* SIGNAL_* [s] */
	/* A thread in exec waits for the others: how many; -1: the leader. */
	struct task_struct *group_exec_task;	/* [t] */
	int notify_count;			/* [t] */

	struct timer_list real_timer;	/* setitimer(), ITIMER_REAL */
	unsigned long it_real_incr;	/* jiffies, 0: once */
	struct pid *leader_pid;

	struct tty_struct *tty;		/* controlling terminal */
	int leader;			/* of a session */
	/* Of threads that are gone; c…: of children that were waited for. */
	u64 utime, stime, cutime, cstime;	/* ns */
	unsigned long min_flt, maj_flt, cmin_flt, cmaj_flt;
	struct rlimit rlim[RLIM_NLIMITS];	/* [a] */
};

#define SIGNAL_STOP_STOPPED	0x00000001	/* all threads stop, or have */
#define SIGNAL_STOP_CONTINUED	0x00000002	/* for wait4(WCONTINUED) */
#define SIGNAL_GROUP_EXIT	0x00000004	/* all threads die, or have */
#define SIGNAL_CLD_CONTINUED	0x00000020	/* the parent is to be told */
#define SIGNAL_UNKILLABLE	0x00000040	/* init */

#define signal_pending(t) \
	test_bit(TIF_SIGPENDING, &task_thread_info(t)->flags)
#define __fatal_signal_pending(t) \
	sigismember(&(t)->pending.signal, SIGKILL)
#define fatal_signal_pending(t) \
	(signal_pending(t) && __fatal_signal_pending(t))

#define task_rlimit(t, r)	((t)->signal->rlim[r].rlim_cur)
#define rlimit(r)		task_rlimit(current, r)

#define for_each_process(p)	list_for_each_entry(p, &init_task.tasks, tasks)
#define next_thread(t)	list_entry((t)->thread_group.next, struct task_struct, thread_group)
/* After `do {`; @t walks once through all threads, starting at @g. */
#define while_each_thread(g, t)	while (((t) = next_thread(t)) != (g))

#define thread_group_leader(t)	((t)->exit_signal >= 0)
#define thread_group_empty(t)	list_empty(&(t)->thread_group)
#define same_thread_group(a, b)	((a)->signal == (b)->signal)
/* A dead leader whose other threads still run is not waited for yet. */
#define delay_group_leader(t)	(thread_group_leader(t) && !thread_group_empty(t))

extern struct kmem_cache *sighand_cachep;
void __cleanup_sighand(struct sighand_struct *sighand);
void exit_signals(struct task_struct *tsk);
int zap_other_threads(struct task_struct *p);
void retarget_shared_pending(struct task_struct *tsk);
void set_current_blocked(sigset_t *newset);
int set_user_sigmask(const sigset_t __user *umask, size_t sigsetsize);
void restore_saved_sigmask_unless(bool interrupted);
long do_no_restart_syscall(struct restart_block *param);
void it_real_fn(struct timer_list *timer);
int is_current_pgrp_orphaned(void);

/* kernel/sigaltstack.c */
int __on_sig_stack(unsigned long sp);
int on_sig_stack(unsigned long sp);
void sas_ss_reset(struct task_struct *p);
unsigned long sigsp(unsigned long sp, struct ksignal *ksig);
int restore_altstack(const stack_t __user *uss);
int __save_altstack(stack_t __user *uss);

#endif
