// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/signal_syscalls.c - what programs say about signals
 *
 * Linux:    kernel/signal.c (SYSCALL_DEFINEs)
 * Read:     kernel/signal.c, kernel/signal_deliver.c before
 *
 * Left out: of the calls from before real-time signals, all but sigsuspend;
 *	     signalfd, pidfd_send_signal
 */
#include <linux/kernel.h>
#include <linux/syscalls.h>

/* One's own processes, and one's session's with SIGCONT (a shell's fg). */
static int check_kill_permission(int sig, struct task_struct *t)
{
	const struct cred *cred = current_cred(), *tcred = t->cred;

	if (!valid_signal(sig))
		return -EINVAL;
	if (cred->euid == tcred->suid || cred->euid == tcred->uid ||
	    cred->uid == tcred->suid || cred->uid == tcred->uid ||
	    capable(CAP_KILL))
		return 0;
	if (sig == SIGCONT && task_session(t) == task_session(current))
		return 0;
	return -EPERM;
}

static int kill_one(int sig, struct task_struct *p)
{
	int ret = check_kill_permission(sig, p);

	return ret ?: group_send_sig_info(sig, SEND_SIG_NOINFO, p);
}

/* Success if one of them could be sent to. */
static int kill_group(int sig, struct pid *pgrp)
{
	struct task_struct *p;
	int retval = -ESRCH, err;

	if (!pgrp)
		return -ESRCH;
	do_each_pid_task(pgrp, PIDTYPE_PGID, p) {
		err = kill_one(sig, p);
		if (retval)
			retval = err;
	}
	return retval;
}

static int kill_everybody(int sig)
{
	int retval = 0, count = 0, err;
	struct task_struct *p;

	for_each_process(p) {
		if (p->pid <= 1 || same_thread_group(p, current))
			continue;
		err = kill_one(sig, p);
		count++;
		if (err != -EPERM)
			retval = err;
	}
	return count ? retval : -ESRCH;
}

/**
 * sys_kill() - send a signal
 * @pid: > 0: this process; 0: the own group; -1: all but init and the caller;
 *	 < -1: the group -@pid
 * @sig: 1 … 64, 0: only ask
 *
 * Return: 0, -EINVAL (@sig), -EPERM, -ESRCH.
 */
SYSCALL_DEFINE2(kill, pid_t, pid, int, sig)
{
	struct task_struct *p;
	int ret = -ESRCH;

	if (pid == INT_MIN)
		return -ESRCH;
	spin_lock_irq(&tasklist_lock);
	if (pid > 0) {
		p = find_task_by_vpid(pid);
		if (p)
			ret = kill_one(sig, p);
	} else if (pid == -1) {
		ret = kill_everybody(sig);
	} else {
		ret = kill_group(sig, pid ? find_vpid(-pid) : task_pgrp(current));
	}
	spin_unlock_irq(&tasklist_lock);
	return ret;
}

/* To thread @pid, of process @tgid if that is not 0; @group: to its process. */
static int do_send_specific(pid_t tgid, pid_t pid, int sig, siginfo_t *info,
			    bool group)
{
	struct task_struct *p;
	int ret = -ESRCH;

	spin_lock_irq(&tasklist_lock);
	p = find_task_by_vpid(pid);
	if (p && (tgid <= 0 || task_tgid_nr(p) == tgid)) {
		ret = check_kill_permission(sig, p);
		if (!ret && sig)
			ret = group ? group_send_sig_info(sig, info, p) :
				      send_sig_info(sig, info, p);
	}
	spin_unlock_irq(&tasklist_lock);
	return ret;
}

static int do_tkill(pid_t tgid, pid_t pid, int sig)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = sig;
	info.si_code = SI_TKILL;
	info.si_pid = task_tgid_nr(current);
	info.si_uid = current_uid();
	return do_send_specific(tgid, pid, sig, &info, false);
}

/* What a process says of itself; it must not pass for the kernel, or kill(). */
static int copy_siginfo_from_user(siginfo_t *info, int sig, pid_t pid,
				  const siginfo_t __user *uinfo)
{
	if (copy_from_user(info, uinfo, sizeof(*info)))
		return -EFAULT;
	info->si_signo = sig;
	if ((info->si_code >= 0 || info->si_code == SI_TKILL) &&
	    task_pid_nr(current) != pid)
		return -EPERM;
	return 0;
}

/** sys_rt_sigqueueinfo() - kill() with a value. Return: 0, -EFAULT, -EPERM … */
SYSCALL_DEFINE3(rt_sigqueueinfo, pid_t, pid, int, sig,
		siginfo_t __user *, uinfo)
{
	siginfo_t info;

	return copy_siginfo_from_user(&info, sig, pid, uinfo) ?:
	       do_send_specific(0, pid, sig, &info, true);
}

/** sys_rt_tgsigqueueinfo() - tgkill() with a value. Return: as tgkill() … */
SYSCALL_DEFINE4(rt_tgsigqueueinfo, pid_t, tgid, pid_t, pid, int, sig,
		siginfo_t __user *, uinfo)
{
	siginfo_t info;
	int err = copy_siginfo_from_user(&info, sig, pid, uinfo);

	if (err != -EFAULT && (pid <= 0 || tgid <= 0))
		err = -EINVAL;
	return err ?: do_send_specific(tgid, pid, sig, &info, false);
}

/** sys_tkill() - for one thread. Return: 0, -EINVAL, -ESRCH, -EPERM, -EAGAIN. */
SYSCALL_DEFINE2(tkill, pid_t, pid, int, sig)
{
	return pid <= 0 ? -EINVAL : do_tkill(0, pid, sig);
}

/** sys_tgkill() - and only if it is one of @tgid's. Return: as sys_tkill(). */
SYSCALL_DEFINE3(tgkill, pid_t, tgid, pid_t, pid, int, sig)
{
	return pid <= 0 || tgid <= 0 ? -EINVAL : do_tkill(tgid, pid, sig);
}

/* What becomes ignored is no longer pending either. */
static void do_sigaction(int sig, const struct k_sigaction *act)
{
	struct task_struct *p = current, *t = p;
	struct k_sigaction *k = &p->sighand->action[sig - 1];
	sigset_t mask;

	spin_lock_irq(&p->sighand->siglock);
	*k = *act;
	k->sa.sa_flags &= UAPI_SA_FLAGS;
	sigdelsetmask(&k->sa.sa_mask, SIG_KERNEL_ONLY_MASK);
	if (k->sa.sa_handler == SIG_IGN ||
	    (k->sa.sa_handler == SIG_DFL && sig_kernel_ignore(sig))) {
		sigemptyset(&mask);
		sigaddset(&mask, sig);
		flush_sigqueue_mask(&mask, &p->signal->shared_pending);
		do {
			flush_sigqueue_mask(&mask, &t->pending);
		} while_each_thread(p, t);
		recalc_sigpending();
	}
	spin_unlock_irq(&p->sighand->siglock);
}

/**
 * sys_rt_sigaction() - what to do about a signal
 * @sig: 1 … 64
 * @act: the new disposition, or NULL
 * @oact: gets the old one, or NULL
 * @sigsetsize: bytes of a set, 8
 *
 * Return: 0, -EINVAL (@sig, @sigsetsize; SIGKILL, SIGSTOP), -EFAULT.
 */
SYSCALL_DEFINE4(rt_sigaction, int, sig, const struct sigaction __user *, act,
		struct sigaction __user *, oact, size_t, sigsetsize)
{
	struct k_sigaction new, old;

	if (sigsetsize != sizeof(sigset_t))
		return -EINVAL;
	if (act && copy_from_user(&new.sa, act, sizeof(new.sa)))
		return -EFAULT;
	if (!valid_signal(sig) || sig < 1 || (act && sig_kernel_only(sig)))
		return -EINVAL;
	old = current->sighand->action[sig - 1];
	if (act)
		do_sigaction(sig, &new);
	if (oact && copy_to_user(oact, &old.sa, sizeof(old.sa)))
		return -EFAULT;
	return 0;
}

/**
 * set_current_blocked() - another set of blocked signals
 * @newset: SIGKILL and SIGSTOP are taken out
 */
void set_current_blocked(sigset_t *newset)
{
	sigdelsetmask(newset, SIG_KERNEL_ONLY_MASK);
	spin_lock_irq(&current->sighand->siglock);
	current->blocked = *newset;
	if (signal_pending(current))
		retarget_shared_pending(current);
	recalc_sigpending();
	spin_unlock_irq(&current->sighand->siglock);
}

static int sigprocmask(int how, const sigset_t *set)
{
	sigset_t newset = current->blocked;
	int i;

	for (i = 0; i < _NSIG_WORDS; i++) {
		switch (how) {
		case SIG_BLOCK:
			newset.sig[i] |= set->sig[i];
			break;
		case SIG_UNBLOCK:
			newset.sig[i] &= ~set->sig[i];
			break;
		case SIG_SETMASK:
			newset.sig[i] = set->sig[i];
			break;
		default:
			return -EINVAL;
		}
	}
	set_current_blocked(&newset);
	return 0;
}

/**
 * sys_rt_sigprocmask() - block signals, or let them through
 * @how: SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK
 * @nset: or NULL: only ask
 * @oset: gets the old set, or NULL
 * @sigsetsize: bytes of a set, 8
 *
 * Return: 0, -EINVAL, -EFAULT.
 */
SYSCALL_DEFINE4(rt_sigprocmask, int, how, const sigset_t __user *, nset,
		sigset_t __user *, oset, size_t, sigsetsize)
{
	sigset_t old = current->blocked, new;
	int error;

	if (sigsetsize != sizeof(sigset_t))
		return -EINVAL;
	if (nset) {
		if (copy_from_user(&new, nset, sizeof(new)))
			return -EFAULT;
		error = sigprocmask(how, &new);
		if (error)
			return error;
	}
	if (oset && copy_to_user(oset, &old, sizeof(old)))
		return -EFAULT;
	return 0;
}

/** sys_rt_sigpending() - what arrived but is blocked. Return: 0, -EINVAL, -EFAULT. */
SYSCALL_DEFINE2(rt_sigpending, sigset_t __user *, uset, size_t, sigsetsize)
{
	sigset_t set;
	int i;

	if (sigsetsize > sizeof(set))
		return -EINVAL;
	for (i = 0; i < _NSIG_WORDS; i++)
		set.sig[i] = (current->pending.signal.sig[i] |
			      current->signal->shared_pending.signal.sig[i]) &
			     current->blocked.sig[i];
	return copy_to_user(uset, &set, sigsetsize) ? -EFAULT : 0;
}

/* Sleep until a signal does something. */
static long wait_for_signal(void)
{
	while (!signal_pending(current)) {
		set_current_state(TASK_INTERRUPTIBLE);
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return -ERESTARTNOHAND;
}

/** sys_pause() - wait for a handler, or the end. Return: -ERESTARTNOHAND. */
SYSCALL_DEFINE0(pause)
{
	return wait_for_signal();
}

/**
 * set_restore_sigmask() - this system call blocks other signals than its caller
 *
 * The task goes back to user mode through the handling of signals; there the
 * mask in ->saved_sigmask is put back, or goes into the handler's frame.
 */
static void set_restore_sigmask(void)
{
	current->restore_sigmask = true;
	set_thread_flag(TIF_SIGPENDING);
}

/**
 * set_user_sigmask() - for one system call, other signals are blocked
 * @umask: which, or NULL: the same
 * @sigsetsize: bytes of a set, 8
 *
 * Return: 0, and restore_saved_sigmask_unless() has to follow; -EINVAL, -EFAULT.
 */
int set_user_sigmask(const sigset_t __user *umask, size_t sigsetsize)
{
	sigset_t newset;

	current->saved_sigmask = current->blocked;
	if (!umask)
		return 0;
	if (sigsetsize != sizeof(newset))
		return -EINVAL;
	if (copy_from_user(&newset, umask, sizeof(newset)))
		return -EFAULT;
	set_current_blocked(&newset);
	return 0;
}

/* @interrupted: the handler runs first, with the mask of the system call. */
void restore_saved_sigmask_unless(bool interrupted)
{
	if (interrupted)
		set_restore_sigmask();
	else
		set_current_blocked(&current->saved_sigmask);
}

static long sigsuspend(sigset_t *set)
{
	current->saved_sigmask = current->blocked;
	set_current_blocked(set);
	wait_for_signal();
	set_restore_sigmask();
	return -ERESTARTNOHAND;
}

/**
 * sys_rt_sigsuspend() - pause with other signals blocked
 * @unewset: blocked meanwhile; the old set comes back afterwards
 * @sigsetsize: bytes of a set, 8
 *
 * Return: -ERESTARTNOHAND, -EINVAL, -EFAULT.
 */
SYSCALL_DEFINE2(rt_sigsuspend, const sigset_t __user *, unewset,
		size_t, sigsetsize)
{
	sigset_t newset;

	if (sigsetsize != sizeof(newset))
		return -EINVAL;
	if (copy_from_user(&newset, unewset, sizeof(newset)))
		return -EFAULT;
	return sigsuspend(&newset);
}

/** sys_sigsuspend() - the same with 32 signals. Return: -ERESTARTNOHAND. */
SYSCALL_DEFINE3(sigsuspend, int, unused1, int, unused2, unsigned long, mask)
{
	sigset_t newset = { { mask } };

	return sigsuspend(&newset);
}

/** sys_restart_syscall() - go on with an interrupted sleep. Return: its result. */
SYSCALL_DEFINE0(restart_syscall)
{
	return current->restart_block.fn(&current->restart_block);
}

/** do_no_restart_syscall() - nothing to go on with. Return: -EINTR. */
long do_no_restart_syscall(struct restart_block *param)
{
	return -EINTR;
}

/**
 * exit_signals() - no signal will be taken any more
 * @tsk: current, in do_exit()
 */
void exit_signals(struct task_struct *tsk)
{
	spin_lock_irq(&tsk->sighand->siglock);
	tsk->flags |= PF_EXITING;
	if (signal_pending(tsk) && !(tsk->signal->flags & SIGNAL_GROUP_EXIT))
		retarget_shared_pending(tsk);
	spin_unlock_irq(&tsk->sighand->siglock);
}
