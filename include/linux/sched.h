/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/sched.h - the task
 *
 * Linux:    include/linux/sched.h (3.18), include/linux/sched/{mm,task}.h
 * Notes:    chapter 1, "task_struct.stack"; walks boot-init-task, fork-dup-task
 * Read:     linux/thread_info.h before, linux/sched/task_stack.h,
 *	     init/init_task.c and kernel/fork.c after
 * Left out: priorities and classes (round robin), namespaces, cgroups
 *
 * Locks:    [t] tasklist_lock   [s] sighand->siglock   [a] alloc_lock
 *	     [c] current only    [i] interrupts off     [I] written once, at fork
 */
#ifndef _KERNEL_SCHED_H
#define _KERNEL_SCHED_H

#include <linux/completion.h>
#include <linux/cred.h>
#include <linux/highmem.h>
#include <linux/personality.h>
#include <linux/pid.h>
#include <linux/sched/signal.h>
#include <uapi/linux/sched.h>
#include <asm/processor.h>	/* struct thread_struct */

#define TASK_COMM_LEN	16

/* ->state */
#define TASK_RUNNING		0
#define TASK_INTERRUPTIBLE	1
#define TASK_UNINTERRUPTIBLE	2
#define __TASK_STOPPED		4
#define __TASK_TRACED		8
#define TASK_DEAD		64
#define TASK_WAKEKILL		128
#define TASK_NOLOAD		1024
#define TASK_NORMAL		(TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE)
#define TASK_STOPPED		(TASK_WAKEKILL | __TASK_STOPPED)
#define TASK_IDLE		(TASK_UNINTERRUPTIBLE | TASK_NOLOAD)
#define TASK_KILLABLE		(TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
/* ->exit_state */
#define EXIT_ZOMBIE		16
#define EXIT_DEAD		32

/* ->flags */
#define PF_EXITING		0x00000004
#define PF_FORKNOEXEC		0x00000040
#define PF_SUPERPRIV		0x00000100
#define PF_SIGNALED		0x00000400
#define PF_NPROC_EXCEEDED	0x00001000
#define PF_KTHREAD		0x00200000
#define PF_RANDOMIZE		0x00400000

struct files_struct;
struct fs_struct;
struct linux_binprm;

/* A system call that a signal interrupted and that restart_syscall() resumes. */
struct restart_block {
	long (*fn)(struct restart_block *);
	u64 expires;			/* ns since boot */
	void __user *rmtp;		/* a timespec, of 64 bits if @time64 */
	bool time64;
	struct {
		u32 __user *uaddr;
		u32 val, flags, bitset;
	} futex;
};

struct task_struct {
#ifdef CONFIG_THREAD_INFO_IN_TASK
	struct thread_info thread_info;	/* first: current is its address too */
	atomic_t stack_refcount;	/* one for running on it */
#endif
#ifdef CONFIG_VMAP_STACK
	struct vm_struct *stack_vm_area;
#endif
	volatile long state;		/* TASK_* */
	void *stack;			/* lowest address of the kernel stack */
	atomic_t usage;
	unsigned int flags;		/* PF_* [c] */

	struct list_head run_list;	/* on the run queue, or empty [i] */
	unsigned int time_slice;	/* ticks left [i] */
	unsigned long nvcsw, nivcsw;	/* context switches */

	struct list_head tasks;		/* [t] all processes, from init_task on */
	struct mm_struct *mm, *active_mm;

	int exit_state, exit_code, exit_signal;
	int pdeath_signal;		/* when the parent ends, 0: none [c] */
	unsigned int personality;
	pid_t pid, tgid;		/* [I] */

	struct task_struct *real_parent, *parent;	/* [t] */
	struct list_head children, sibling;		/* [t] */
	struct task_struct *group_leader;
	struct list_head thread_group;			/* [t] */
	struct pid *thread_pid;				/* [I] */
	struct pid *pids[PIDTYPE_MAX];			/* [t] */
	struct hlist_node pid_links[PIDTYPE_MAX];	/* [t] */

	struct completion *vfork_done;
	int __user *set_child_tid, *clear_child_tid;
	struct robust_list_head __user *robust_list;	/* [c] */

	u64 utime, stime;		/* ns */
	u64 start_time;			/* ns since boot */
	unsigned long min_flt, maj_flt;

	struct cred *cred;
	char comm[TASK_COMM_LEN];

	struct fs_struct *fs;
	struct files_struct *files;

	struct signal_struct *signal;
	struct sighand_struct *sighand;
	sigset_t blocked, saved_sigmask;	/* [s] */
	sigset_t real_blocked;			/* while rt_sigtimedwait() sleeps */
	bool restore_sigmask;		/* saved_sigmask is to be put back [c] */
	struct sigpending pending;		/* [s] */
	unsigned long sas_ss_sp;		/* the alternate stack [c] */
	size_t sas_ss_size;
	unsigned int sas_ss_flags;		/* SS_* */
	struct restart_block restart_block;	/* [c] */

	spinlock_t alloc_lock;
	struct mutex cred_guard_mutex;
	unsigned long stack_canary;	/* for __stack_chk_guard */
	u32 kstack_offset;		/* of the next system call [c] */
	unsigned int fail_nth;		/* /proc/PID/fail-nth */
	struct kmap_ctrl kmap_ctrl;

	/* The architecture's registers of a task that does not run. */
	struct thread_struct thread;
};

#include <linux/sched/task_stack.h>

extern struct task_struct init_task;
extern spinlock_t tasklist_lock;
extern int nr_threads, max_threads;
extern unsigned long total_forks;

/* kernel/fork.c */
void __init fork_init(void);
void __init proc_caches_init(void);
long do_fork(unsigned long clone_flags, unsigned long stack_start,
	     unsigned long stack_size, int __user *parent_tidptr,
	     int __user *child_tidptr, unsigned long tls);
pid_t kernel_thread(int (*fn)(void *), void *arg, unsigned long flags);
void __put_task_struct(struct task_struct *tsk);
static inline void get_task_struct(struct task_struct *t)
{
	atomic_inc(&t->usage);
}
static inline void put_task_struct(struct task_struct *t)
{
	if (atomic_dec_and_test(&t->usage))
		__put_task_struct(t);
}

/* kernel/fork_mm.c */
struct mm_struct *mm_alloc(void);
void mmput(struct mm_struct *mm);
void mmdrop(struct mm_struct *mm);
struct mm_struct *get_task_mm(struct task_struct *task);
void mm_release(struct task_struct *tsk, struct mm_struct *mm);
void __init mm_caches_init(void);
int copy_mm(unsigned long clone_flags, struct task_struct *tsk);
static inline void mmget(struct mm_struct *mm)
{
	atomic_inc(&mm->mm_users);
}
static inline void mmgrab(struct mm_struct *mm)
{
	atomic_inc(&mm->mm_count);
}

/* kernel/futex.c */
void exit_robust_list(struct task_struct *curr);
void futex_clear_child_tid(int __user *uaddr);

/* kernel/exit.c */
void do_exit(long code) __noreturn;
void do_group_exit(int exit_code) __noreturn;
void release_task(struct task_struct *p);
void __wake_up_parent(struct task_struct *p, struct task_struct *parent);

/* kernel/sched.c */
void __init sched_init(void);
void schedule(void);
void schedule_tail(struct task_struct *prev);
void cpu_startup_entry(void) __noreturn;
int wake_up_process(struct task_struct *p);
int wake_up_state(struct task_struct *p, unsigned int state);
void wake_up_new_task(struct task_struct *p);
void sched_fork(struct task_struct *p);
void scheduler_tick(int user_tick);
extern u64 nr_context_switches;
enum cpu_usage_stat { CPUTIME_USER, CPUTIME_SYSTEM, CPUTIME_IDLE, NR_STATS };
extern u64 cpustat[NR_STATS];
unsigned int nr_running(void);
#define FSHIFT	11			/* bits behind the point of a load */
#define FIXED_1	(1UL << FSHIFT)
void get_avenrun(unsigned long *loads, unsigned long offset, int shift);
/* Where a task sleeps is the first function that is not one of these. */
#define __sched	noinline __section(".sched.text")
bool in_sched_functions(unsigned long addr);
unsigned long get_wchan(struct task_struct *p);
#define set_current_state(s)	do { current->state = (s); smp_mb(); } while (0)
#define __set_current_state(s)	do { current->state = (s); } while (0)
#define MAX_SCHEDULE_TIMEOUT	((long)(~0UL >> 1))
long schedule_timeout(long timeout);	/* in jiffies */
void __might_sleep(const char *file, int line);
#define might_sleep()	__might_sleep(__FILE__, __LINE__)

#define need_resched()	test_thread_flag(TIF_NEED_RESCHED)
#define set_tsk_need_resched(t) \
	set_bit(TIF_NEED_RESCHED, &task_thread_info(t)->flags)
#define clear_tsk_need_resched(t) \
	clear_bit(TIF_NEED_RESCHED, &task_thread_info(t)->flags)

/* Protects ->mm, ->fs, ->files and ->signal->rlim of @p. */
#define task_lock(p)		spin_lock(&(p)->alloc_lock)
#define task_unlock(p)		spin_unlock(&(p)->alloc_lock)
#define task_pid_nr(t)		((t)->pid)
#define task_tgid_nr(t)		((t)->tgid)
#define task_pgrp(t)		((t)->group_leader->pids[PIDTYPE_PGID])
#define task_session(t)		((t)->group_leader->pids[PIDTYPE_SID])
#define is_global_init(t)	((t)->tgid == 1)

/* Does a signal keep @p from sleeping in @state? */
static inline bool signal_pending_state(long state, struct task_struct *p)
{
	if (!(state & (TASK_INTERRUPTIBLE | TASK_WAKEKILL)) || !signal_pending(p))
		return false;
	return (state & TASK_INTERRUPTIBLE) || __fatal_signal_pending(p);
}

void set_task_comm(struct task_struct *tsk, const char *from);
char *get_task_comm(char *buf, struct task_struct *tsk);

#endif
