// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/signal.c - signals are sent, kept, and acted upon
 *
 * Linux:    kernel/signal.c (3.18)
 * Read:     include/linux/signal.h, include/linux/sched/signal.h before,
 *	     kernel/signal_deliver.c (right half of the picture) and
 *	     kernel/signal_syscalls.c after
 *
 *	send_signal(): on a list, and a flag        a task on its way to user mode:
 *	  t->pending          for this thread  \      exit_to_user_mode_loop()
 *	  t->signal->shared_pending             >       arch_do_signal_or_restart()
 *	                      for any thread   /          get_signal()
 *	  complete_signal()                                 dequeue_signal()
 *	    TIF_SIGPENDING, wake the thread                 ignore, stop, or die
 *
 * Left out: core dumps, ptrace. All threads of a process stop together, but the first of
 *	     them tells the parent; Linux waits for the last.
 *
 * Locks:    sighand->siglock; with it, interrupts are off
 */
#include <linux/sched.h>
#include <linux/slab.h>

static __sighandler_t sig_handler(struct task_struct *t, int sig)
{
	return t->sighand->action[sig - 1].sa.sa_handler;
}

static bool sig_handler_ignored(__sighandler_t handler, int sig)
{
	return handler == SIG_IGN ||
	       (handler == SIG_DFL && sig_kernel_ignore(sig));
}

/* A blocked signal is kept: the disposition may change until it is unblocked. */
static bool sig_ignored(struct task_struct *t, int sig, bool force)
{
	__sighandler_t handler = sig_handler(t, sig);

	if (sigismember(&t->blocked, sig) || sigismember(&t->real_blocked, sig))
		return false;
	/* Nobody kills init by accident; the kernel may. */
	if ((t->signal->flags & SIGNAL_UNKILLABLE) && handler == SIG_DFL &&
	    !(force && sig_kernel_only(sig)))
		return true;
	return sig_handler_ignored(handler, sig);
}

static bool has_pending_signals(const sigset_t *signal, const sigset_t *blocked)
{
	int i;

	for (i = 0; i < _NSIG_WORDS; i++)
		if (signal->sig[i] & ~blocked->sig[i])
			return true;
	return false;
}

/**
 * recalc_sigpending() - is there anything to do for current?
 *
 * Context: siglock held, or interrupts off.
 */
void recalc_sigpending(void)
{
	struct task_struct *t = current;

	if ((t->signal->flags & SIGNAL_STOP_STOPPED) ||
	    has_pending_signals(&t->pending.signal, &t->blocked) ||
	    has_pending_signals(&t->signal->shared_pending.signal, &t->blocked))
		set_thread_flag(TIF_SIGPENDING);
	else
		clear_thread_flag(TIF_SIGPENDING);
}

/**
 * init_sigpending() - nothing is pending
 * @sig: the queue
 */
void init_sigpending(struct sigpending *sig)
{
	sigemptyset(&sig->signal);
	INIT_LIST_HEAD(&sig->list);
}

static struct sigqueue *__sigqueue_alloc(struct task_struct *t,
					 bool override_rlimit)
{
	struct user_struct *user = t->cred->user;
	struct sigqueue *q = NULL;

	if (override_rlimit ||
	    atomic_read(&user->sigpending) < task_rlimit(t, RLIMIT_SIGPENDING))
		q = kmalloc(sizeof(*q), GFP_ATOMIC);
	if (!q)
		return NULL;
	q->user = user;
	atomic_inc(&user->sigpending);
	atomic_inc(&user->__count);
	return q;
}

/** __sigqueue_free() - of a signal that was taken, or forgotten */
void __sigqueue_free(struct sigqueue *q)
{
	atomic_dec(&q->user->sigpending);
	free_uid(q->user);
	kfree(q);
}

/**
 * flush_sigqueue_mask() - forget some signals
 * @mask: these
 * @queue: from here
 *
 * Context: siglock held, or nobody else sees @queue any more.
 */
void flush_sigqueue_mask(sigset_t *mask, struct sigpending *queue)
{
	struct sigqueue *q, *n;
	int i;

	for (i = 0; i < _NSIG_WORDS; i++)
		queue->signal.sig[i] &= ~mask->sig[i];
	list_for_each_entry_safe(q, n, &queue->list, list) {
		if (sigismember(mask, q->info.si_signo)) {
			list_del(&q->list);
			__sigqueue_free(q);
		}
	}
}

/**
 * flush_sigqueue() - forget all signals
 * @queue: from here
 */
void flush_sigqueue(struct sigpending *queue)
{
	sigset_t all;

	sigfillset(&all);
	flush_sigqueue_mask(&all, queue);
}

/**
 * ignore_signals() - for a kernel thread
 * @t: current
 */
void ignore_signals(struct task_struct *t)
{
	int i;

	for (i = 0; i < _NSIG; i++)
		t->sighand->action[i].sa.sa_handler = SIG_IGN;
	flush_sigqueue(&t->pending);
	flush_sigqueue(&t->signal->shared_pending);
	clear_thread_flag(TIF_SIGPENDING);
}

/**
 * flush_signal_handlers() - exec: the new program has no handlers
 * @t: current
 * @force_default: also what is ignored becomes SIG_DFL
 */
void flush_signal_handlers(struct task_struct *t, int force_default)
{
	struct k_sigaction *ka = t->sighand->action;
	int i;

	for (i = 0; i < _NSIG; i++, ka++) {
		if (force_default || ka->sa.sa_handler != SIG_IGN)
			ka->sa.sa_handler = SIG_DFL;
		ka->sa.sa_flags = 0;
		ka->sa.sa_restorer = NULL;
		sigemptyset(&ka->sa.sa_mask);
	}
}

/**
 * signal_wake_up() - look at your signals, and if you sleep, wake up
 * @t: the thread
 * @fatal: it is killed: also from TASK_KILLABLE and a stop
 *
 * Context: siglock held.
 */
void signal_wake_up(struct task_struct *t, int fatal)
{
	set_bit(TIF_SIGPENDING, &task_thread_info(t)->flags);
	wake_up_state(t, TASK_INTERRUPTIBLE | (fatal ? TASK_WAKEKILL : 0));
}

/* ---- sending --------------------------------------------------------------- */

static void flush_all_queues(struct task_struct *p, unsigned long mask)
{
	struct task_struct *t = p;
	sigset_t set;

	sigemptyset(&set);
	sigaddsetmask(&set, mask);
	flush_sigqueue_mask(&set, &p->signal->shared_pending);
	do {
		flush_sigqueue_mask(&set, &t->pending);
	} while_each_thread(p, t);
}

/*
 * Stopping and continuing cancel each other at once, even when the signal is
 * blocked or ignored. Returns whether it is to be kept.
 */
static bool prepare_signal(int sig, struct task_struct *p, bool force)
{
	struct signal_struct *signal = p->signal;
	struct task_struct *t = p;

	if (signal->flags & SIGNAL_GROUP_EXIT)
		return sig == SIGKILL;
	if (sig_kernel_stop(sig)) {
		flush_all_queues(p, sigmask(SIGCONT));
	} else if (sig == SIGCONT) {
		flush_all_queues(p, SIG_KERNEL_STOP_MASK);
		if (signal->flags & SIGNAL_STOP_STOPPED) {
			signal->flags &= ~SIGNAL_STOP_STOPPED;
			signal->flags |= SIGNAL_STOP_CONTINUED |
					 SIGNAL_CLD_CONTINUED;
			signal->group_exit_code = 0;
		}
		do {
			wake_up_state(t, __TASK_STOPPED);
		} while_each_thread(p, t);
	}
	return !sig_ignored(p, sig, force);
}

static bool wants_signal(int sig, struct task_struct *p)
{
	if (sigismember(&p->blocked, sig) || (p->flags & PF_EXITING))
		return false;
	if (sig == SIGKILL)
		return true;
	if (p->state & (__TASK_STOPPED | __TASK_TRACED))
		return false;
	return p == current || !signal_pending(p);
}

/**
 * zap_other_threads() - SIGKILL for all threads of the process but one
 * @p: the one
 *
 * Context: siglock held.
 * Return: how many others there are, dead or not.
 */
int zap_other_threads(struct task_struct *p)
{
	struct task_struct *t = p;
	int count = 0;

	while_each_thread(p, t) {
		count++;
		if (t->exit_state)
			continue;
		sigaddset(&t->pending.signal, SIGKILL);
		signal_wake_up(t, 1);
	}
	return count;
}

/** retarget_shared_pending() - others may take what @tsk blocks; siglock held */
void retarget_shared_pending(struct task_struct *tsk)
{
	struct sigpending *shared = &tsk->signal->shared_pending;
	struct task_struct *t = tsk;

	while_each_thread(tsk, t)
		if (!(t->flags & PF_EXITING) &&
		    has_pending_signals(&shared->signal, &t->blocked))
			signal_wake_up(t, 0);
}

/* Which thread is to act on it? One that kills the process is for all. */
static void complete_signal(int sig, struct task_struct *p, bool group)
{
	struct signal_struct *signal = p->signal;
	struct task_struct *t = p;

	if (!wants_signal(sig, p)) {
		if (!group)
			return;
		while (!wants_signal(sig, t)) {
			t = next_thread(t);
			if (t == p)
				return;	/* who unblocks it first */
		}
	}
	if (sig_handler(p, sig) == SIG_DFL && !sig_kernel_ignore(sig) &&
	    !sig_kernel_stop(sig) && !sigismember(&t->real_blocked, sig) &&
	    !(signal->flags & (SIGNAL_UNKILLABLE | SIGNAL_GROUP_EXIT))) {
		signal->flags = SIGNAL_GROUP_EXIT;
		signal->group_exit_code = sig;
		zap_other_threads(t);
		sigaddset(&t->pending.signal, SIGKILL);
		signal_wake_up(t, 1);
		return;
	}
	signal_wake_up(t, sig == SIGKILL);
}

static void fill_siginfo(siginfo_t *to, int sig, siginfo_t *info)
{
	if (info != SEND_SIG_NOINFO && info != SEND_SIG_PRIV) {
		*to = *info;
		return;
	}
	memset(to, 0, sizeof(*to));
	to->si_signo = sig;
	if (info == SEND_SIG_NOINFO) {
		to->si_code = SI_USER;
		to->si_pid = task_tgid_nr(current);
		to->si_uid = current_uid();
	} else {
		to->si_code = SI_KERNEL;
	}
}

/* siglock held. Return: 0, or -EAGAIN: a queue of real-time signals is full. */
static int send_signal(int sig, siginfo_t *info, struct task_struct *t,
		       bool group)
{
	struct sigpending *pending = group ? &t->signal->shared_pending :
					     &t->pending;
	bool from_kernel = info == SEND_SIG_PRIV ||
			   (info != SEND_SIG_NOINFO && info->si_code > 0);
	struct sigqueue *q;

	if (!prepare_signal(sig, t, from_kernel))
		return 0;
	/* The first 31 do not count how often they were sent. */
	if (sig < SIGRTMIN && sigismember(&pending->signal, sig))
		return 0;

	q = __sigqueue_alloc(t, sig < SIGRTMIN &&
			     (info == SEND_SIG_NOINFO || from_kernel));
	if (q) {
		list_add_tail(&q->list, &pending->list);
		fill_siginfo(&q->info, sig, info);
	} else if (sig >= SIGRTMIN && info != SEND_SIG_NOINFO && !from_kernel) {
		return -EAGAIN;
	}
	/* Without memory the signal arrives all the same, only unexplained. */
	sigaddset(&pending->signal, sig);
	complete_signal(sig, t, group);
	return 0;
}

static int do_send_sig_info(int sig, siginfo_t *info, struct task_struct *p,
			    bool group)
{
	struct sighand_struct *sighand = p->sighand;
	unsigned long flags;
	int ret;

	if (!sighand)		/* already released */
		return -ESRCH;
	spin_lock_irqsave(&sighand->siglock, flags);
	ret = send_signal(sig, info, p, group);
	spin_unlock_irqrestore(&sighand->siglock, flags);
	return ret;
}

/**
 * send_sig_info() - a signal for one thread
 * @sig: 1 … 64
 * @info: SEND_SIG_NOINFO, SEND_SIG_PRIV, or what the receiver is told
 * @p: the thread
 *
 * Context: any.
 * Return: 0, -EAGAIN (RLIMIT_SIGPENDING), -ESRCH (it is gone).
 */
int send_sig_info(int sig, siginfo_t *info, struct task_struct *p)
{
	return do_send_sig_info(sig, info, p, false);
}

/**
 * send_sig() - send_sig_info() without details
 * @sig: 1 … 64
 * @p: the thread
 * @priv: the kernel sends it, not a process
 *
 * Context: any.
 * Return: as send_sig_info().
 */
int send_sig(int sig, struct task_struct *p, int priv)
{
	return send_sig_info(sig, priv ? SEND_SIG_PRIV : SEND_SIG_NOINFO, p);
}

/**
 * group_send_sig_info() - a signal for a process: any thread may take it
 * @sig: 0 … 64; 0 only asks whether it exists
 * @info: as send_sig_info()'s
 * @p: one of the threads
 *
 * Context: any.
 * Return: as send_sig_info().
 */
int group_send_sig_info(int sig, siginfo_t *info, struct task_struct *p)
{
	return sig ? do_send_sig_info(sig, info, p, true) : 0;
}

/**
 * kill_pgrp() - a signal for all processes of a group
 * @pgrp: the group
 * @sig: 1 … 64
 * @priv: the kernel sends it (the terminal's ^C)
 *
 * Context: any.
 * Return: 0, or -ESRCH: the group is empty.
 */
int kill_pgrp(struct pid *pgrp, int sig, int priv)
{
	struct task_struct *p;
	int ret = -ESRCH;

	do_each_pid_task(pgrp, PIDTYPE_PGID, p)
		ret = group_send_sig_info(sig, priv ? SEND_SIG_PRIV :
						      SEND_SIG_NOINFO, p);
	return ret;
}

static int force_sig_info(siginfo_t *info)
{
	struct task_struct *t = current;
	int sig = info->si_signo, ret;
	unsigned long flags;
	struct k_sigaction *action;

	spin_lock_irqsave(&t->sighand->siglock, flags);
	action = &t->sighand->action[sig - 1];
	if (action->sa.sa_handler == SIG_IGN || sigismember(&t->blocked, sig)) {
		action->sa.sa_handler = SIG_DFL;
		sigdelset(&t->blocked, sig);
		recalc_sigpending();
	}
	/* Not even init may go on as if nothing had happened. */
	if (action->sa.sa_handler == SIG_DFL)
		t->signal->flags &= ~SIGNAL_UNKILLABLE;
	ret = send_signal(sig, info, t, false);
	spin_unlock_irqrestore(&t->sighand->siglock, flags);
	return ret;
}

/**
 * force_sig() - a signal that current cannot escape
 * @sig: 1 … 64
 */
void force_sig(int sig)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = sig;
	info.si_code = SI_KERNEL;
	force_sig_info(&info);
}

/**
 * force_sig_fault() - current's instruction could not be completed
 * @sig: SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP
 * @code: SEGV_MAPERR …
 * @addr: what it touched, or where it is
 *
 * Return: 0.
 */
int force_sig_fault(int sig, int code, void __user *addr)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = sig;
	info.si_code = code;
	info.si_addr = (void __force *)addr;
	return force_sig_info(&info);
}

/**
 * force_sigsegv() - current has no stack, or no memory, to go on with
 * @sig: what could not be delivered; SIGSEGV: then even its handler is of no use
 */
void force_sigsegv(int sig)
{
	if (sig == SIGSEGV)
		current->sighand->action[SIGSEGV - 1].sa.sa_handler = SIG_DFL;
	force_sig(SIGSEGV);
}
