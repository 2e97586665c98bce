// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/wait4.c - a parent asks how its children ended
 *
 * Linux:    kernel/exit.c (do_wait() and what belongs to it; results of 6.1)
 * Read:     kernel/exit.c before
 *
 *	sys_wait4  sys_waitid  sys_waitpid
 *	   do_wait()             again and again, sleeping in between
 *	     wait_consider_task()   for each child of each thread
 *	       wait_task_zombie()     ended: release_task(), once
 *	       wait_task_stopped()    with WUNTRACED
 *	       wait_task_continued()  with WCONTINUED
 *
 * What is found is kept in struct wait_opts until no lock is held; only then is
 * it written to the caller's memory, which may fault.
 *
 * Left out: ptrace, waiting for a pidfd
 */
#include <linux/kernel.h>
#include <linux/syscalls.h>

struct wait_opts {
	enum pid_type wo_type;		/* PIDTYPE_MAX: any child */
	int wo_flags;
	struct pid *wo_pid;

	int wo_stat;
	uid_t wo_uid;
	struct rusage wo_rusage;
	int notask_error;		/* 0: there is somebody to wait for */
};

/**
 * __wake_up_parent() - a child has something to tell
 * @p: the child
 * @parent: its parent, which may sleep in do_wait()
 */
void __wake_up_parent(struct task_struct *p, struct task_struct *parent)
{
	wake_up_interruptible(&parent->signal->wait_chldexit);
}

/**
 * thread_group_cputime() - how long a process ran
 * @p: one of its threads
 * @utime: gets the time in user mode, ns; those of threads that are gone, too
 * @stime: gets the time in the kernel, ns
 */
void thread_group_cputime(struct task_struct *p, u64 *utime, u64 *stime)
{
	struct task_struct *t = p;

	*utime = p->signal->utime;
	*stime = p->signal->stime;
	do {
		*utime += t->utime;
		*stime += t->stime;
	} while_each_thread(p, t);
}

static bool eligible_child(struct wait_opts *wo, struct task_struct *p)
{
	if (wo->wo_type < PIDTYPE_MAX && p->pids[wo->wo_type] != wo->wo_pid)
		return false;
	/* A "clone" child is one that announces its end by another signal. */
	return (wo->wo_flags & __WALL) ||
	       (p->exit_signal != SIGCHLD) == !!(wo->wo_flags & __WCLONE);
}

/* What a process and its waited-for children used now is its parent's. */
static void account_child(struct task_struct *p)
{
	struct signal_struct *psig = current->signal, *sig = p->signal;

	psig->cutime += p->utime + sig->utime + sig->cutime;
	psig->cstime += p->stime + sig->stime + sig->cstime;
	psig->cmin_flt += p->min_flt + sig->min_flt + sig->cmin_flt;
	psig->cmaj_flt += p->maj_flt + sig->maj_flt + sig->cmaj_flt;
}

/* Notes what is told of @p; returns the pid with tasklist_lock dropped. */
static int wait_result(struct wait_opts *wo, struct task_struct *p, int stat)
{
	int pid = task_pid_nr(p);

	wo->wo_stat = stat;
	wo->wo_uid = p->cred->uid;
	getrusage(p, RUSAGE_BOTH, &wo->wo_rusage);
	spin_unlock_irq(&tasklist_lock);
	return pid;
}

/* As wait_result(), or 0 with the lock held; so all that follow. */
static int wait_task_zombie(struct wait_opts *wo, struct task_struct *p)
{
	bool reap = !(wo->wo_flags & WNOWAIT);
	int pid;

	if (!(wo->wo_flags & WEXITED))
		return 0;
	if (reap) {
		account_child(p);
		p->exit_state = EXIT_DEAD;
	}
	pid = wait_result(wo, p, p->signal->group_exit_code);
	if (reap)
		release_task(p);
	return pid;
}

static int wait_task_stopped(struct wait_opts *wo, struct task_struct *p)
{
	int code = p->signal->group_exit_code;

	if (!(wo->wo_flags & WUNTRACED) || !code ||
	    !(p->signal->flags & SIGNAL_STOP_STOPPED))
		return 0;
	if (!(wo->wo_flags & WNOWAIT))
		p->signal->group_exit_code = 0;		/* told once */
	return wait_result(wo, p, (code << 8) | 0x7f);
}

static int wait_task_continued(struct wait_opts *wo, struct task_struct *p)
{
	if (!(wo->wo_flags & WCONTINUED) ||
	    !(p->signal->flags & SIGNAL_STOP_CONTINUED))
		return 0;
	if (!(wo->wo_flags & WNOWAIT))
		p->signal->flags &= ~SIGNAL_STOP_CONTINUED;
	return wait_result(wo, p, 0xffff);
}

static int wait_consider_task(struct wait_opts *wo, struct task_struct *p)
{
	int ret;

	if (p->exit_state == EXIT_DEAD || !eligible_child(wo, p))
		return 0;
	if (p->exit_state == EXIT_ZOMBIE && !delay_group_leader(p))
		return wait_task_zombie(wo, p);
	wo->notask_error = 0;
	ret = wait_task_stopped(wo, p);
	return ret ?: wait_task_continued(wo, p);
}

static int do_wait_thread(struct wait_opts *wo, struct task_struct *tsk)
{
	struct task_struct *p;
	int ret;

	list_for_each_entry(p, &tsk->children, sibling) {
		ret = wait_consider_task(wo, p);
		if (ret)
			return ret;
	}
	return 0;
}

static long do_wait(struct wait_opts *wo)
{
	DEFINE_WAIT(wait);
	struct task_struct *tsk;
	long retval;

	add_wait_queue(&current->signal->wait_chldexit, &wait);
repeat:
	wo->notask_error = -ECHILD;
	set_current_state(TASK_INTERRUPTIBLE);
	spin_lock_irq(&tasklist_lock);
	tsk = current;
	do {
		retval = do_wait_thread(wo, tsk);
		if (retval)
			goto end;
		if (wo->wo_flags & __WNOTHREAD)
			break;
	} while_each_thread(current, tsk);
	spin_unlock_irq(&tasklist_lock);

	retval = wo->notask_error;
	if (!retval && !(wo->wo_flags & WNOHANG)) {
		retval = -ERESTARTSYS;
		if (!signal_pending(current)) {
			schedule();
			goto repeat;
		}
	}
end:
	__set_current_state(TASK_RUNNING);
	remove_wait_queue(&current->signal->wait_chldexit, &wait);
	return retval;
}

/**
 * sys_wait4() - wait for a child to end, stop or continue
 * @upid: > 0: this child; -1: any; 0: of the own process group; < -1: of that group
 * @stat_addr: where its status goes, or NULL
 * @options: WNOHANG | WUNTRACED | WCONTINUED | __WNOTHREAD | __WCLONE | __WALL
 * @ru: where its use of resources goes, or NULL
 *
 * Return: its number; 0: WNOHANG and nothing to tell; -EINVAL (@options), -ESRCH
 * (@upid INT_MIN), -ECHILD, -EFAULT (the child is reaped), -ERESTARTSYS.
 */
SYSCALL_DEFINE4(wait4, pid_t, upid, int __user *, stat_addr, int, options,
		struct rusage __user *, ru)
{
	struct wait_opts wo = {
		.wo_type = PIDTYPE_MAX,
		.wo_flags = options | WEXITED,
	};
	long ret;

	if (options & ~(WNOHANG | WUNTRACED | WCONTINUED |
			__WNOTHREAD | __WCLONE | __WALL))
		return -EINVAL;
	if (upid == INT_MIN)
		return -ESRCH;
	if (upid != -1)
		wo.wo_type = upid > 0 ? PIDTYPE_TGID : PIDTYPE_PGID;
	if (upid == 0)
		wo.wo_pid = get_task_pid(current, PIDTYPE_PGID);
	else if (upid != -1)
		wo.wo_pid = find_get_pid(abs(upid));
	ret = do_wait(&wo);
	put_pid(wo.wo_pid);

	if (ret > 0 && stat_addr && put_user(wo.wo_stat, stat_addr))
		ret = -EFAULT;
	if (ret > 0 && ru && copy_to_user(ru, &wo.wo_rusage, sizeof(*ru)))
		ret = -EFAULT;
	return ret;
}

/** sys_waitpid() - sys_wait4() of old programs. Return: the same. */
SYSCALL_DEFINE3(waitpid, pid_t, pid, int __user *, stat_addr, int, options)
{
	return sys_wait4(pid, stat_addr, options, NULL);
}

/* The pid with a reference, in @wo; false: no such kind of number. */
static bool waitid_who(struct wait_opts *wo, int which, pid_t upid)
{
	switch (which) {
	case P_ALL:
		return true;
	case P_PID:
		wo->wo_type = PIDTYPE_TGID;
		wo->wo_pid = find_get_pid(upid);
		return upid > 0;
	case P_PGID:
		wo->wo_type = PIDTYPE_PGID;
		wo->wo_pid = upid ? find_get_pid(upid) :
				    get_task_pid(current, PIDTYPE_PGID);
		return upid >= 0;
	default:
		return false;
	}
}

/* A wait status as siginfo has it. */
static int status_cause(int stat, int *status)
{
	*status = stat >> 8;
	if (stat == 0xffff) {
		*status = SIGCONT;
		return CLD_CONTINUED;
	}
	if ((stat & 0x7f) == 0x7f)
		return CLD_STOPPED;
	if (!(stat & 0x7f))
		return CLD_EXITED;
	*status = stat & 0x7f;
	return CLD_KILLED;
}

/**
 * sys_waitid() - wait for what one asks for
 * @which: P_ALL, P_PID, P_PGID
 * @upid: of the process, or of the group (0: the own one)
 * @infop: gets what SIGCHLD would tell, zeros if there is nothing; or NULL
 * @options: at least one of WEXITED, WSTOPPED, WCONTINUED; WNOHANG, WNOWAIT:
 *	ask again later
 * @ru: gets the use of resources, or NULL
 *
 * Return: 0, -EINVAL, -ECHILD, -EFAULT, -ERESTARTSYS.
 */
SYSCALL_DEFINE5(waitid, int, which, pid_t, upid, siginfo_t __user *, infop,
		int, options, struct rusage __user *, ru)
{
	struct wait_opts wo = { .wo_type = PIDTYPE_MAX, .wo_flags = options };
	int signo = 0, cause = 0, status = 0;
	long ret = -EINVAL;

	if (!(options & ~(WNOHANG | WNOWAIT | WEXITED | WSTOPPED | WCONTINUED |
			  __WNOTHREAD | __WCLONE | __WALL)) &&
	    options & (WEXITED | WSTOPPED | WCONTINUED) &&
	    waitid_who(&wo, which, upid))
		ret = do_wait(&wo);
	put_pid(wo.wo_pid);
	if (ret > 0) {
		signo = SIGCHLD;
		cause = status_cause(wo.wo_stat, &status);
		if (ru && copy_to_user(ru, &wo.wo_rusage, sizeof(*ru)))
			return -EFAULT;
	}
	if (infop && (put_user(signo, &infop->si_signo) ||
		      put_user(0, &infop->si_errno) ||
		      put_user(cause, &infop->si_code) ||
		      put_user(ret > 0 ? (pid_t)ret : 0, &infop->si_pid) ||
		      put_user(wo.wo_uid, &infop->si_uid) ||
		      put_user(status, &infop->si_status)))
		return -EFAULT;
	return min(ret, 0L);
}
