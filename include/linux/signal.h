/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/signal.h - pending sets, dispositions, and who sends
 *
 * Linux:    include/linux/signal.h, signal_types.h
 * Read:     kernel/signal.c after
 */
#ifndef _KERNEL_SIGNAL_H
#define _KERNEL_SIGNAL_H

#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/string.h>

/*
 * The exported header shows libc's old 32-bit sigset_t and its sigaction;
 * the kernel's own set has 64 signals. Rename theirs out of the way.
 */
#define sigset_t	__old_user_sigset_t
#define sigaction	__old_user_sigaction
#include <uapi/linux/signal.h>
#undef sigset_t
#undef sigaction
#undef sa_handler
#undef sa_sigaction

#define _NSIG		64
#define _NSIG_BPW	(8 * sizeof(unsigned long))
#define _NSIG_WORDS	(_NSIG / _NSIG_BPW)

typedef struct {
	unsigned long sig[_NSIG_WORDS];
} sigset_t;

/* rt_sigaction's structure, the same on both architectures. */
struct sigaction {
	__sighandler_t sa_handler;
	unsigned long sa_flags;
	void (*sa_restorer)(void);
	sigset_t sa_mask;
};

/* What a program can set; bits that mean nothing read back as 0 (5.11). */
#ifndef SA_THIRTYTWO
#define SA_THIRTYTWO	0		/* arm only */
#endif
#define UAPI_SA_FLAGS	(SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO |	\
			 SA_ONSTACK | SA_RESTART | SA_NODEFER |		\
			 SA_RESETHAND | SA_EXPOSE_TAGBITS |		\
			 SA_RESTORER | SA_THIRTYTWO)

struct k_sigaction {
	struct sigaction sa;
};

struct sigpending {
	struct list_head list;		/* of struct sigqueue */
	sigset_t signal;
};

struct user_struct;

struct sigqueue {
	struct list_head list;
	siginfo_t info;
	struct user_struct *user;	/* whose RLIMIT_SIGPENDING it counts against */
};

struct ksignal {
	struct k_sigaction ka;
	siginfo_t info;
	int sig;
};

static inline void sigemptyset(sigset_t *set) { memset(set, 0, sizeof(*set)); }
static inline void sigfillset(sigset_t *set) { memset(set, -1, sizeof(*set)); }
static inline void sigaddset(sigset_t *set, int sig)
{
	set->sig[(sig - 1) / _NSIG_BPW] |= 1UL << ((sig - 1) % _NSIG_BPW);
}
static inline void sigdelset(sigset_t *set, int sig)
{
	set->sig[(sig - 1) / _NSIG_BPW] &= ~(1UL << ((sig - 1) % _NSIG_BPW));
}
static inline void sigaddsetmask(sigset_t *set, unsigned long mask)
{
	set->sig[0] |= mask;
}
static inline void sigdelsetmask(sigset_t *set, unsigned long mask)
{
	set->sig[0] &= ~mask;
}
static inline int sigismember(const sigset_t *set, int sig)
{
	return (set->sig[(sig - 1) / _NSIG_BPW] >> ((sig - 1) % _NSIG_BPW)) & 1;
}
#define sigmask(sig)	(1UL << ((sig) - 1))

#define SEND_SIG_NOINFO	((siginfo_t *)0)	/* from user, by kill() */
#define SEND_SIG_PRIV	((siginfo_t *)1)	/* from the kernel */

/* The default action of a signal. */
#define SIG_KERNEL_ONLY_MASK	(sigmask(SIGKILL) | sigmask(SIGSTOP))
#define SIG_KERNEL_STOP_MASK	(sigmask(SIGSTOP) | sigmask(SIGTSTP) | \
				 sigmask(SIGTTIN) | sigmask(SIGTTOU))
#define SIG_KERNEL_IGNORE_MASK	(sigmask(SIGCONT) | sigmask(SIGCHLD) | \
				 sigmask(SIGWINCH) | sigmask(SIGURG))
/* Raised by the instruction that current executes: delivered first. */
#define SYNCHRONOUS_MASK	(sigmask(SIGSEGV) | sigmask(SIGBUS) | \
				 sigmask(SIGILL) | sigmask(SIGTRAP) | \
				 sigmask(SIGFPE) | sigmask(SIGSYS))
#define siginmask(sig, mask)	((sig) < SIGRTMIN && (sigmask(sig) & (mask)))
#define sig_kernel_only(sig)	siginmask(sig, SIG_KERNEL_ONLY_MASK)
#define sig_kernel_stop(sig)	siginmask(sig, SIG_KERNEL_STOP_MASK)
#define sig_kernel_ignore(sig)	siginmask(sig, SIG_KERNEL_IGNORE_MASK)
#define valid_signal(sig)	((unsigned long)(sig) <= _NSIG)

struct task_struct;
struct pt_regs;
struct pid;

void init_sigpending(struct sigpending *sig);
void __sigqueue_free(struct sigqueue *q);
/* Without a check of permissions: the kernel sends. 0 or -EAGAIN. */
int send_sig(int sig, struct task_struct *p, int priv);
int send_sig_info(int sig, siginfo_t *info, struct task_struct *p);
int group_send_sig_info(int sig, siginfo_t *info, struct task_struct *p);
int kill_pgrp(struct pid *pgrp, int sig, int priv);
/* To current; neither blocked nor ignored: that would repeat the fault. */
void force_sig(int sig);
int force_sig_fault(int sig, int code, void __user *addr);
void force_sigsegv(int sig);
void recalc_sigpending(void);
void flush_sigqueue(struct sigpending *queue);
void flush_sigqueue_mask(sigset_t *mask, struct sigpending *queue);
void flush_signal_handlers(struct task_struct *t, int force_default);
void ignore_signals(struct task_struct *t);
void signal_wake_up(struct task_struct *t, int fatal);
/* true: the parent does not want to wait, so the task reaps itself. */
bool do_notify_parent(struct task_struct *tsk, int sig);
/* Called with interrupts off on the way to user mode; arch's entry code. */
void exit_to_user_mode_loop(struct pt_regs *regs, unsigned long ti_flags);
void arch_do_signal_or_restart(struct pt_regs *regs);

#endif
