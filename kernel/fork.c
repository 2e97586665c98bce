// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/fork.c - one task becomes two
 *
 * Linux:    kernel/fork.c (order and labels of 3.18; max_threads of 6.1)
 * Notes:    chapter 3, "From fork() to ret_from_fork"; walk fork-dup-task
 * Read:     kernel/stack_*.c before, fork_mm.c, copy_thread(), exit.c after
 *
 *	sys_fork sys_vfork sys_clone kernel_thread
 *	        \     |     /           /
 *	         do_fork()
 *	           copy_process()
 *	             dup_task_struct()   task_struct and kernel stack, copied
 *	             copy_creds()
 *	             copy_files()  copy_fs()  copy_sighand()  copy_signal()
 *	             copy_mm()           shared with CLONE_…, else copied
 *	             copy_thread()       the child's first frames on its stack
 *	             alloc_pid()         and links, under tasklist_lock
 *	           wake_up_new_task()    the scheduler may pick it
 *	        returns the child's pid    | switch_to() pops copy_thread()'s frame
 *	                                   v
 *	                                 ret_from_fork: schedule_tail(), returns 0
 *
 * When a step fails, the labels at the end of copy_process() undo those before
 * it, in exactly the reverse order.
 *
 * Left out: namespaces, ptrace, cgroups, LSM, audit, semaphores, I/O contexts
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/slab.h>
#include <linux/syscalls.h>

#define MIN_THREADS	20

int nr_threads;			/* the idle task is not counted */
int max_threads;
unsigned long total_forks;
DEFINE_SPINLOCK(tasklist_lock);

static struct kmem_cache *task_struct_cachep;
static struct kmem_cache *signal_cachep;
struct kmem_cache *sighand_cachep;

/** alloc_task_struct_node() - Return: memory, not initialized, or NULL. */
struct task_struct *alloc_task_struct_node(int node)
{
	return kmem_cache_alloc(task_struct_cachep, GFP_KERNEL);
}

/** free_task_struct() - give it back */
void free_task_struct(struct task_struct *tsk)
{
	kmem_cache_free(task_struct_cachep, tsk);
}

/* Where part of the state is in registers (FPU), arch saves it first. */
int __weak arch_dup_task_struct(struct task_struct *dst,
				struct task_struct *src)
{
	*dst = *src;
	return 0;
}

static void put_signal_struct(struct signal_struct *sig)
{
	if (atomic_dec_and_test(&sig->sigcnt))
		kmem_cache_free(signal_cachep, sig);
}

/** __put_task_struct() - nobody uses @tsk any more, nor runs on its stack */
void __put_task_struct(struct task_struct *tsk)
{
	WARN_ON(!tsk->exit_state);
	WARN_ON(tsk == current);
	exit_creds(tsk);
	put_signal_struct(tsk->signal);
	free_task(tsk);
}

/** __cleanup_sighand() - drop a reference on the signal handlers */
void __cleanup_sighand(struct sighand_struct *sighand)
{
	if (atomic_dec_and_test(&sighand->count))
		kmem_cache_free(sighand_cachep, sighand);
}

static int copy_files(unsigned long clone_flags, struct task_struct *tsk)
{
	struct files_struct *oldf = current->files, *newf;
	int error = 0;

	if (!oldf)
		return 0;
	if (clone_flags & CLONE_FILES) {
		atomic_inc(&oldf->count);
		return 0;
	}
	newf = dup_fd(oldf, &error);
	if (!newf)
		return error;
	tsk->files = newf;
	return 0;
}

static int copy_fs(unsigned long clone_flags, struct task_struct *tsk)
{
	struct fs_struct *fs = current->fs;

	if (clone_flags & CLONE_FS) {
		spin_lock(&fs->lock);
		fs->users++;
		spin_unlock(&fs->lock);
		return 0;
	}
	tsk->fs = copy_fs_struct(fs);
	return tsk->fs ? 0 : -ENOMEM;
}

static int copy_sighand(unsigned long clone_flags, struct task_struct *tsk)
{
	struct sighand_struct *sig;

	if (clone_flags & CLONE_SIGHAND) {
		atomic_inc(&current->sighand->count);
		return 0;
	}
	sig = kmem_cache_alloc(sighand_cachep, GFP_KERNEL);
	tsk->sighand = sig;
	if (!sig)
		return -ENOMEM;
	atomic_set(&sig->count, 1);
	spin_lock_init(&sig->siglock);
	memcpy(sig->action, current->sighand->action, sizeof(sig->action));
	return 0;
}

/*
 * The resource limits are inherited here: init_task's INIT_RLIMITS reach every
 * process through this memcpy().
 */
static int copy_signal(unsigned long clone_flags, struct task_struct *tsk)
{
	struct signal_struct *sig;

	if (clone_flags & CLONE_THREAD)
		return 0;
	sig = kmem_cache_zalloc(signal_cachep, GFP_KERNEL);
	tsk->signal = sig;
	if (!sig)
		return -ENOMEM;
	sig->nr_threads = 1;
	atomic_set(&sig->live, 1);
	atomic_set(&sig->sigcnt, 1);
	init_waitqueue_head(&sig->wait_chldexit);
	init_sigpending(&sig->shared_pending);
	INIT_LIST_HEAD(&sig->real_timer.entry);
	sig->real_timer.function = it_real_fn;

	task_lock(current->group_leader);
	memcpy(sig->rlim, current->signal->rlim, sizeof(sig->rlim));
	task_unlock(current->group_leader);
	return 0;
}

/* Threads share their handlers, and handlers are addresses. */
static int check_clone_flags(unsigned long clone_flags)
{
	if ((clone_flags & CLONE_THREAD) && !(clone_flags & CLONE_SIGHAND))
		return -EINVAL;
	if ((clone_flags & CLONE_SIGHAND) && !(clone_flags & CLONE_VM))
		return -EINVAL;
	/* Nobody would reap a sibling of init. */
	if ((clone_flags & CLONE_PARENT) && is_global_init(current))
		return -EINVAL;
	if (clone_flags & (CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC |
			   CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET |
			   CLONE_NEWCGROUP | CLONE_PIDFD))
		return -EINVAL;
	return 0;
}

/* What must not be inherited from the copied task_struct. */
static void init_new_task(struct task_struct *p)
{
	p->flags &= ~PF_SUPERPRIV;
	p->flags |= PF_FORKNOEXEC;
	INIT_LIST_HEAD(&p->children);
	INIT_LIST_HEAD(&p->sibling);
	INIT_LIST_HEAD(&p->thread_group);
	p->vfork_done = NULL;
	p->robust_list = NULL;
	p->pdeath_signal = 0;
	spin_lock_init(&p->alloc_lock);
	mutex_init(&p->cred_guard_mutex);
	init_sigpending(&p->pending);
	p->restart_block.fn = do_no_restart_syscall;
	p->utime = p->stime = 0;
	p->nvcsw = p->nivcsw = 0;
	p->min_flt = p->maj_flt = 0;
	p->exit_state = 0;
	p->kmap_ctrl.idx = p->kstack_offset = 0;
	p->start_time = ktime_get_ns();
}

static void init_task_ids(struct task_struct *p, struct pid *pid,
			  unsigned long clone_flags, int __user *child_tidptr)
{
	p->set_child_tid = (clone_flags & CLONE_CHILD_SETTID) ?
			   child_tidptr : NULL;
	p->clear_child_tid = (clone_flags & CLONE_CHILD_CLEARTID) ?
			     child_tidptr : NULL;
	/* An alternate signal stack in shared memory would serve two tasks. */
	if ((clone_flags & (CLONE_VM | CLONE_VFORK)) == CLONE_VM)
		sas_ss_reset(p);
	p->pid = pid_nr(pid);
	p->thread_pid = pid;
	p->pids[PIDTYPE_PID] = pid;
	if (clone_flags & CLONE_THREAD) {
		p->exit_signal = -1;
		p->group_leader = current->group_leader;
		p->tgid = current->tgid;
		return;
	}
	if (clone_flags & CLONE_PARENT)
		p->exit_signal = current->group_leader->exit_signal;
	else
		p->exit_signal = clone_flags & CSIGNAL;
	p->group_leader = p;
	p->tgid = p->pid;
	p->pids[PIDTYPE_TGID] = pid;
	p->pids[PIDTYPE_PGID] = task_pgrp(current);
	p->pids[PIDTYPE_SID] = task_session(current);
}

/* The task becomes visible. Called with tasklist_lock held. */
static void link_task(struct task_struct *p, unsigned long clone_flags)
{
	p->real_parent = current;
	if (clone_flags & (CLONE_PARENT | CLONE_THREAD))
		p->real_parent = current->real_parent;
	p->parent = p->real_parent;

	if (thread_group_leader(p)) {
		if (p->pid == 1)
			p->signal->flags |= SIGNAL_UNKILLABLE;
		p->signal->leader_pid = p->thread_pid;
		p->signal->tty = current->signal->tty;
		list_add_tail(&p->sibling, &p->real_parent->children);
		list_add_tail(&p->tasks, &init_task.tasks);
		attach_pid(p, PIDTYPE_TGID);
		attach_pid(p, PIDTYPE_PGID);
		attach_pid(p, PIDTYPE_SID);
	} else {
		current->signal->nr_threads++;
		atomic_inc(&current->signal->live);
		atomic_inc(&current->signal->sigcnt);
		list_add_tail(&p->thread_group, &p->group_leader->thread_group);
	}
	attach_pid(p, PIDTYPE_PID);
	nr_threads++;
	total_forks++;
}

static bool nproc_exceeded(struct task_struct *p)
{
	struct user_struct *user = p->cred->user;

	return user != INIT_USER &&
	       atomic_read(&user->processes) >= task_rlimit(p, RLIMIT_NPROC) &&
	       !capable(CAP_SYS_RESOURCE) && !capable(CAP_SYS_ADMIN);
}

/*
 * Makes the child, complete but not yet on the run queue. For a kernel thread
 * @stack_start is its function and @stack_size the function's argument.
 */
static struct task_struct *copy_process(unsigned long clone_flags,
					unsigned long stack_start,
					unsigned long stack_size,
					int __user *child_tidptr,
					unsigned long tls)
{
	struct task_struct *p;
	struct pid *pid;
	int retval;

	retval = check_clone_flags(clone_flags);
	if (retval)
		goto fork_out;

	/* [fork 1/6 copy] */
	retval = -ENOMEM;
	p = dup_task_struct(current);
	if (!p)
		goto fork_out;

	retval = -EAGAIN;
	if (nproc_exceeded(p))
		goto bad_fork_free;
	current->flags &= ~PF_NPROC_EXCEEDED;
	retval = copy_creds(p, clone_flags);
	if (retval)
		goto bad_fork_free;
	/* For root too: more stacks than this would fill the memory. */
	retval = -EAGAIN;
	if (nr_threads >= max_threads)
		goto bad_fork_cleanup_count;

	init_new_task(p);
	sched_fork(p);

	/* [fork 2/6 share or copy] */
	retval = copy_files(clone_flags, p);
	if (retval)
		goto bad_fork_cleanup_count;
	retval = copy_fs(clone_flags, p);
	if (retval)
		goto bad_fork_cleanup_files;
	retval = copy_sighand(clone_flags, p);
	if (retval)
		goto bad_fork_cleanup_fs;
	retval = copy_signal(clone_flags, p);
	if (retval)
		goto bad_fork_cleanup_sighand;
	retval = copy_mm(clone_flags, p);
	if (retval)
		goto bad_fork_cleanup_signal;
	/* [fork 3/6 first frames] */
	retval = copy_thread(clone_flags, stack_start, stack_size, p, tls);
	if (retval)
		goto bad_fork_cleanup_mm;
	/* [fork 4/6 number] */
	pid = alloc_pid();
	retval = PTR_ERR_OR_ZERO(pid);
	if (retval)
		goto bad_fork_cleanup_mm;
	init_task_ids(p, pid, clone_flags, child_tidptr);

	spin_lock_irq(&tasklist_lock);
	/*
	 * A signal for the parent's process group must reach the child too, so
	 * none may be half delivered now: it is handled, then fork starts again.
	 */
	recalc_sigpending();
	retval = -ERESTARTNOINTR;
	if (signal_pending(current))
		goto bad_fork_free_pid;
	link_task(p, clone_flags);
	spin_unlock_irq(&tasklist_lock);
	return p;

bad_fork_free_pid:
	spin_unlock_irq(&tasklist_lock);
	free_pid(pid);
bad_fork_cleanup_mm:
	if (p->mm)
		mmput(p->mm);
bad_fork_cleanup_signal:
	if (!(clone_flags & CLONE_THREAD))
		put_signal_struct(p->signal);
bad_fork_cleanup_sighand:
	__cleanup_sighand(p->sighand);
bad_fork_cleanup_fs:
	exit_fs(p);
bad_fork_cleanup_files:
	exit_files(p);
bad_fork_cleanup_count:
	atomic_dec(&p->cred->user->processes);
	exit_creds(p);
bad_fork_free:
	p->state = TASK_DEAD;
	put_task_stack(p);
	free_task(p);
fork_out:
	return ERR_PTR(retval);
}

/* The parent of a vfork() sleeps until the child has left its memory. */
static void wait_for_vfork_done(struct task_struct *child,
				struct completion *vfork)
{
	/* Killed: the completion is on this stack, the child must forget it. */
	if (wait_for_completion_killable(vfork)) {
		task_lock(child);
		child->vfork_done = NULL;
		task_unlock(child);
	}
	put_task_struct(child);
}

/**
 * do_fork() - make a task and let it run
 * @clone_flags: CLONE_… and, in the lowest byte, the signal to the parent at exit
 * @stack_start: user stack pointer, 0 for the parent's; a kernel thread's function
 * @stack_size: a kernel thread's argument
 * @parent_tidptr: where CLONE_PARENT_SETTID stores the number
 * @child_tidptr: of CLONE_CHILD_SETTID and CLONE_CHILD_CLEARTID
 * @tls: of CLONE_SETTLS
 *
 * Context: task context; may sleep.
 * Return: the child's number; -EINVAL (flags that contradict each other, or
 * @tls), -EAGAIN (RLIMIT_NPROC, max_threads), -ENOMEM, -ERESTARTNOINTR.
 */
long do_fork(unsigned long clone_flags, unsigned long stack_start,
	     unsigned long stack_size, int __user *parent_tidptr,
	     int __user *child_tidptr, unsigned long tls)
{
	struct task_struct *p;
	struct completion vfork;
	long nr;

	p = copy_process(clone_flags, stack_start, stack_size, child_tidptr, tls);
	if (IS_ERR(p))
		return PTR_ERR(p);

	/* Asked now: once it runs, @p may be gone at any time. */
	nr = task_pid_nr(p);
	if (clone_flags & CLONE_PARENT_SETTID)
		put_user((int)nr, parent_tidptr);
	if (clone_flags & CLONE_VFORK) {
		p->vfork_done = &vfork;
		init_completion(&vfork);
		get_task_struct(p);
	}
	/* [fork 5/6 run] */
	wake_up_new_task(p);
	if (clone_flags & CLONE_VFORK)
		wait_for_vfork_done(p, &vfork);
	return nr;
}

/**
 * kernel_thread() - a task that runs @fn(@arg) in the kernel
 * @fn: does not return, except into a program after an exec
 * @arg: for @fn
 * @flags: CLONE_FS, CLONE_FILES, exit signal
 *
 * Context: a kernel thread.
 * Return: the number, or an errno of do_fork().
 */
pid_t kernel_thread(int (*fn)(void *), void *arg, unsigned long flags)
{
	return do_fork(flags | CLONE_VM | CLONE_UNTRACED, (unsigned long)fn,
		       (unsigned long)arg, NULL, NULL, 0);
}

/** sys_fork() - Return: see do_fork(). */
SYSCALL_DEFINE0(fork)
{
	return do_fork(SIGCHLD, 0, 0, NULL, NULL, 0);
}

/** sys_vfork() - Return: see do_fork(), after the child's exec or exit. */
SYSCALL_DEFINE0(vfork)
{
	return do_fork(CLONE_VFORK | CLONE_VM | SIGCHLD, 0, 0, NULL, NULL, 0);
}

/** sys_clone() - arguments as with CLONE_BACKWARDS. Return: see do_fork(). */
SYSCALL_DEFINE5(clone, unsigned long, clone_flags, unsigned long, newsp,
		int __user *, parent_tidptr, unsigned long, tls,
		int __user *, child_tidptr)
{
	return do_fork(clone_flags, newsp, 0, parent_tidptr, child_tidptr, tls);
}

/** sys_set_tid_address() - Return: the caller's own number. */
SYSCALL_DEFINE1(set_tid_address, int __user *, tidptr)
{
	current->clear_child_tid = tidptr;
	return task_pid_nr(current);
}

/**
 * fork_init() - at most an eighth of the memory may become kernel stacks (6.1);
 * a user who is not root gets half of the tasks
 */
void __init fork_init(void)
{
	struct rlimit *rlim = init_task.signal->rlim;
	u64 threads = (u64)totalram_pages() * PAGE_SIZE;

	do_div(threads, THREAD_SIZE * 8);
	max_threads = max_t(u64, threads, MIN_THREADS);
	rlim[RLIMIT_NPROC].rlim_cur = max_threads / 2;
	rlim[RLIMIT_NPROC].rlim_max = max_threads / 2;
	rlim[RLIMIT_SIGPENDING] = rlim[RLIMIT_NPROC];
	task_struct_cachep = KMEM_CACHE(task_struct, SLAB_PANIC);
}

/** proc_caches_init() - caches for what a process has besides its tasks */
void __init proc_caches_init(void)
{
	signal_cachep = KMEM_CACHE(signal_struct, SLAB_PANIC);
	sighand_cachep = KMEM_CACHE(sighand_struct, SLAB_PANIC);
	mm_caches_init();
}
