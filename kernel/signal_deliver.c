// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/signal_deliver.c - a task takes its signals; its parent is told
 *
 * Linux:    kernel/signal.c (3.18); arch_do_signal_or_restart() is arch's there
 * Read:     kernel/signal.c before, kernel/entry.c after
 *
 * A system call that a signal interrupted has returned one of four numbers that
 * no program ever sees:
 *
 *	                        no handler runs          a handler runs
 *	ERESTARTNOINTR          the call again           the call again
 *	ERESTARTSYS             the call again           with SA_RESTART, else EINTR
 *	ERESTARTNOHAND          the call again           EINTR
 *	ERESTART_RESTARTBLOCK   restart_syscall()        EINTR
 *
 * "The call again" puts the registers back to the trap instruction. The last
 * kind continues a sleep, of which a part is over already.
 */
#include <linux/arch.h>
#include <linux/math64.h>
#include <linux/syscalls.h>
#include <asm/unistd.h>

static int next_signal(const struct sigpending *pending, const sigset_t *mask)
{
	unsigned long x;
	int i;

	for (i = 0; i < _NSIG_WORDS; i++) {
		x = pending->signal.sig[i] & ~mask->sig[i];
		if (i == 0 && (x & SYNCHRONOUS_MASK))
			x &= SYNCHRONOUS_MASK;
		if (x)
			return i * _NSIG_BPW + __ffs(x) + 1;
	}
	return 0;
}

/* The bit stays set while more of the same (real-time) kind are queued. */
static void collect_signal(int sig, struct sigpending *list, siginfo_t *info)
{
	struct sigqueue *q, *first = NULL;

	list_for_each_entry(q, &list->list, list) {
		if (q->info.si_signo != sig)
			continue;
		if (first)
			goto still_pending;
		first = q;
	}
	sigdelset(&list->signal, sig);
still_pending:
	if (first) {
		list_del(&first->list);
		*info = first->info;
		__sigqueue_free(first);
		return;
	}
	memset(info, 0, sizeof(*info));
	info->si_signo = sig;
	info->si_code = SI_USER;
}

static int dequeue_signal(struct task_struct *tsk, sigset_t *mask,
			  siginfo_t *info)
{
	struct sigpending *pending = &tsk->pending;
	int sig = next_signal(pending, mask);

	if (!sig) {
		pending = &tsk->signal->shared_pending;
		sig = next_signal(pending, mask);
	}
	if (sig)
		collect_signal(sig, pending, info);
	recalc_sigpending();
	return sig;
}

/* Those of @which are let through while we sleep, but taken here. */
static int do_sigtimedwait(sigset_t *which, siginfo_t *info, long timeout)
{
	struct task_struct *t = current;
	sigset_t mask;
	int i, sig;

	for (i = 0; i < _NSIG_WORDS; i++)
		mask.sig[i] = ~which->sig[i];
	sigaddsetmask(&mask, SIG_KERNEL_ONLY_MASK);
	spin_lock_irq(&t->sighand->siglock);
	sig = dequeue_signal(t, &mask, info);
	if (!sig && timeout) {
		t->real_blocked = t->blocked;
		for (i = 0; i < _NSIG_WORDS; i++)
			t->blocked.sig[i] &= mask.sig[i];
		recalc_sigpending();
		spin_unlock_irq(&t->sighand->siglock);
		__set_current_state(TASK_INTERRUPTIBLE);
		timeout = schedule_timeout(timeout);
		spin_lock_irq(&t->sighand->siglock);
		t->blocked = t->real_blocked;
		sigemptyset(&t->real_blocked);
		sig = dequeue_signal(t, &mask, info);
	}
	spin_unlock_irq(&t->sighand->siglock);
	return sig ?: timeout ? -EINTR : -EAGAIN;
}

static int rt_sigtimedwait(const sigset_t __user *uthese,
			   siginfo_t __user *uinfo, const void __user *uts,
			   size_t sigsetsize, bool time64)
{
	long timeout = MAX_SCHEDULE_TIMEOUT;
	siginfo_t info;
	sigset_t these;
	int ret;
	u64 ns;

	if (sigsetsize != sizeof(these))
		return -EINVAL;
	if (copy_from_user(&these, uthese, sizeof(these)))
		return -EFAULT;
	if (uts) {
		ret = get_timespec(&ns, uts, time64);
		if (ret)
			return ret;
		timeout = nsecs_to_jiffies(ns);
	}
	ret = do_sigtimedwait(&these, &info, timeout);
	if (ret > 0 && uinfo && copy_to_user(uinfo, &info, sizeof(info)))
		ret = -EFAULT;
	return ret;
}

/**
 * sys_rt_sigtimedwait() - take a blocked signal, or wait for one
 * @uthese: one of these
 * @uinfo: gets what a handler would be told, or NULL
 * @uts: for how long, or NULL
 * @sigsetsize: bytes of a set, 8
 *
 * Return: its number, -EAGAIN (none came), -EINTR, -EINVAL, -EFAULT.
 */
SYSCALL_DEFINE4(rt_sigtimedwait, const sigset_t __user *, uthese,
		siginfo_t __user *, uinfo,
		const struct __kernel_timespec __user *, uts, size_t, sigsetsize)
{
	return rt_sigtimedwait(uthese, uinfo, uts, sigsetsize, true);
}

/** sys_rt_sigtimedwait_time32() - with a 32-bit time. Return: the same. */
SYSCALL_DEFINE4(rt_sigtimedwait_time32, const sigset_t __user *, uthese,
		siginfo_t __user *, uinfo,
		const struct __kernel_old_timespec __user *, uts,
		size_t, sigsetsize)
{
	return rt_sigtimedwait(uthese, uinfo, uts, sigsetsize, false);
}

static void notify_info(siginfo_t *info, struct task_struct *tsk, int sig,
			int code, int status)
{
	memset(info, 0, sizeof(*info));
	info->si_signo = sig;
	info->si_code = code;
	info->si_pid = task_pid_nr(tsk);
	info->si_uid = tsk->cred->uid;
	info->si_utime = div_u64(tsk->signal->utime + tsk->utime, TICK_NSEC);
	info->si_stime = div_u64(tsk->signal->stime + tsk->stime, TICK_NSEC);
	info->si_status = status;
}

/**
 * do_notify_parent() - a process has ended
 * @tsk: its leader
 * @sig: ->exit_signal, 0: none
 *
 * Context: tasklist_lock held.
 * Return: true if the parent ignores its children's end: there will be no
 * wait4(), so @tsk goes by itself.
 */
bool do_notify_parent(struct task_struct *tsk, int sig)
{
	struct k_sigaction *ka = &tsk->parent->sighand->action[SIGCHLD - 1];
	int code = tsk->signal->group_exit_code;
	bool autoreap = false;
	siginfo_t info;

	if (code & 0x7f)
		notify_info(&info, tsk, sig, CLD_KILLED, code & 0x7f);
	else
		notify_info(&info, tsk, sig, CLD_EXITED, code >> 8);

	if (sig == SIGCHLD && (ka->sa.sa_handler == SIG_IGN ||
			       (ka->sa.sa_flags & SA_NOCLDWAIT))) {
		autoreap = true;
		if (ka->sa.sa_handler == SIG_IGN)
			sig = 0;
	}
	if (valid_signal(sig) && sig)
		group_send_sig_info(sig, &info, tsk->parent);
	__wake_up_parent(tsk, tsk->parent);
	return autoreap;
}

/**
 * do_notify_parent_cldstop() - a process has stopped, or goes on
 * @tsk: one of its threads
 * @why: CLD_STOPPED or CLD_CONTINUED
 *
 * Context: siglock not held.
 */
static void do_notify_parent_cldstop(struct task_struct *tsk, int why)
{
	struct task_struct *leader = tsk->group_leader;
	struct task_struct *parent = leader->parent;
	struct k_sigaction *ka;
	siginfo_t info;

	notify_info(&info, leader, SIGCHLD, why, why == CLD_CONTINUED ?
		    SIGCONT : tsk->signal->group_exit_code & 0x7f);
	spin_lock_irq(&tasklist_lock);
	ka = &parent->sighand->action[SIGCHLD - 1];
	if (ka->sa.sa_handler != SIG_IGN && !(ka->sa.sa_flags & SA_NOCLDSTOP))
		group_send_sig_info(SIGCHLD, &info, parent);
	__wake_up_parent(tsk, parent);
	spin_unlock_irq(&tasklist_lock);
}

/**
 * is_current_pgrp_orphaned() - would nobody continue a stopped group?
 *
 * Somebody is a parent that is in the same session but in another group: a
 * shell that did not put its jobs in groups of their own is none.
 *
 * Return: 1 or 0.
 */
int is_current_pgrp_orphaned(void)
{
	struct pid *pgrp = task_pgrp(current);
	struct task_struct *p;
	int orphaned = 1;

	spin_lock_irq(&tasklist_lock);
	do_each_pid_task(pgrp, PIDTYPE_PGID, p) {
		if ((p->exit_state && thread_group_empty(p)) ||
		    is_global_init(p->real_parent))
			continue;
		if (task_pgrp(p->real_parent) != pgrp &&
		    task_session(p->real_parent) == task_session(p))
			orphaned = 0;
	}
	spin_unlock_irq(&tasklist_lock);
	return orphaned;
}

/*
 * Stop, or join a stop that another thread began (@signr 0). Called with
 * siglock held; when it returns true, the lock is dropped and the stop is over.
 */
static bool do_signal_stop(int signr)
{
	struct signal_struct *sig = current->signal;
	struct task_struct *t = current;
	bool first = !(sig->flags & SIGNAL_STOP_STOPPED);

	if (first) {
		if (!signr)
			return false;
		sig->flags &= ~SIGNAL_STOP_CONTINUED;
		sig->flags |= SIGNAL_STOP_STOPPED;
		sig->group_exit_code = signr;
		while_each_thread(current, t)
			signal_wake_up(t, 0);
	}
	__set_current_state(TASK_STOPPED);
	spin_unlock_irq(&current->sighand->siglock);
	if (first)
		do_notify_parent_cldstop(current, CLD_STOPPED);
	schedule();
	return true;
}

/* Is there nothing to do for a signal with the default action? */
static bool sig_default_skipped(int signr)
{
	return sig_kernel_ignore(signr) ||
	       ((current->signal->flags & SIGNAL_UNKILLABLE) &&
		!sig_kernel_only(signr));
}

/**
 * get_signal() - take current's signals until one has a handler
 * @ksig: filled for that one
 *
 * Does not return if one of them ends the process.
 *
 * Context: on the way to user mode, interrupts on.
 * Return: true with a handler to be run, false when none is left.
 */
static bool get_signal(struct ksignal *ksig)
{
	struct sighand_struct *sighand = current->sighand;
	struct signal_struct *signal = current->signal;
	struct k_sigaction *ka;
	int signr;

relock:
	spin_lock_irq(&sighand->siglock);
	if (signal->flags & SIGNAL_CLD_CONTINUED) {
		signal->flags &= ~SIGNAL_CLD_CONTINUED;
		spin_unlock_irq(&sighand->siglock);
		do_notify_parent_cldstop(current, CLD_CONTINUED);
		goto relock;
	}
	for (;;) {
		if ((signal->flags & SIGNAL_GROUP_EXIT) ||
		    signal->group_exec_task) {
			signr = signal->group_exit_code;
			goto fatal;
		}
		if (do_signal_stop(0))
			goto relock;

		signr = dequeue_signal(current, &current->blocked, &ksig->info);
		if (!signr)
			break;
		ka = &sighand->action[signr - 1];
		if (ka->sa.sa_handler == SIG_IGN)
			continue;
		if (ka->sa.sa_handler != SIG_DFL) {
			ksig->ka = *ka;
			if (ka->sa.sa_flags & SA_RESETHAND)
				ka->sa.sa_handler = SIG_DFL;
			break;
		}
		if (sig_default_skipped(signr))
			continue;
		if (!sig_kernel_stop(signr))
			goto fatal;
		/* ^Z where nobody could continue it: only SIGSTOP stops. */
		if (signr != SIGSTOP) {
			spin_unlock_irq(&sighand->siglock);
			if (is_current_pgrp_orphaned())
				goto relock;
			spin_lock_irq(&sighand->siglock);
		}
		if (do_signal_stop(signr))
			goto relock;
	}
	spin_unlock_irq(&sighand->siglock);
	ksig->sig = signr;
	return signr > 0;

fatal:
	spin_unlock_irq(&sighand->siglock);
	current->flags |= PF_SIGNALED;
	do_group_exit(signr);
}

/* The table above; @ka: of the handler that runs, or NULL. */
static void restart_system_call(struct pt_regs *regs,
				const struct k_sigaction *ka)
{
	long ret = syscall_get_return_value(current, regs);
	bool eintr = ka;

	if (syscall_get_nr(current, regs) < 0)
		return;
	switch (ret) {
	case -ERESTARTNOINTR:
		eintr = false;
		break;
	case -ERESTARTSYS:
		eintr = ka && !(ka->sa.sa_flags & SA_RESTART);
		break;
	case -ERESTARTNOHAND:
	case -ERESTART_RESTARTBLOCK:
		break;
	default:
		return;
	}
	if (eintr)
		syscall_set_return_value(current, regs, -EINTR, 0);
	else if (ret == -ERESTART_RESTARTBLOCK)
		syscall_restart_with(regs, __NR_restart_syscall);
	else
		syscall_rollback(current, regs);
}

/* The handler has its frame: what is blocked while it runs? */
static void signal_delivered(struct ksignal *ksig)
{
	sigset_t blocked = current->blocked;
	int i;

	/* The frame has the mask that a sigsuspend() is to leave behind. */
	current->restore_sigmask = false;
	for (i = 0; i < _NSIG_WORDS; i++)
		blocked.sig[i] |= ksig->ka.sa.sa_mask.sig[i];
	if (!(ksig->ka.sa.sa_flags & SA_NODEFER))
		sigaddset(&blocked, ksig->sig);
	set_current_blocked(&blocked);
	if (current->sas_ss_flags & SS_AUTODISARM)
		sas_ss_reset(current);
}

static void handle_signal(struct ksignal *ksig, struct pt_regs *regs)
{
	sigset_t *oldset = current->restore_sigmask ? &current->saved_sigmask :
						      &current->blocked;
	int failed;

	restart_system_call(regs, &ksig->ka);
	if (ksig->ka.sa.sa_flags & SA_SIGINFO)
		failed = setup_rt_frame(ksig, oldset, regs);
	else
		failed = setup_frame(ksig, oldset, regs);
	if (failed)
		force_sigsegv(ksig->sig);
	else
		signal_delivered(ksig);
}

/**
 * arch_do_signal_or_restart() - one handler, or none and the system call again
 * @regs: the user's
 *
 * When more signals are pending, the loop of exit_to_user_mode_loop() comes
 * back: the next frame lies below this one, and its handler runs first.
 *
 * Context: on the way to user mode, interrupts on.
 */
void arch_do_signal_or_restart(struct pt_regs *regs)
{
	struct ksignal ksig;

	if (get_signal(&ksig)) {
		handle_signal(&ksig, regs);
		return;
	}
	restart_system_call(regs, NULL);
	if (current->restore_sigmask) {
		current->restore_sigmask = false;
		set_current_blocked(&current->saved_sigmask);
	}
}
