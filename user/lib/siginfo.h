/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/siginfo.h - what a handler with SA_SIGINFO is told
 *
 * Linux:    <asm/siginfo.h>, <asm/ucontext.h>, <linux/signal.h>
 * Read:     sys.h before; set_handler() in syscalls.c
 *
 *	void handler(int sig, struct linux_siginfo *info, struct ucontext *uc)
 *
 * newlib has declared types of these names with other contents.
 */
#ifndef USER_SIGINFO_H
#define USER_SIGINFO_H

#include "sys.h"

#define sigval		linux_sigval
#define sigval_t	linux_sigval_t
#define sigevent	linux_sigevent
#define sigevent_t	linux_sigevent_t
#define siginfo		linux_siginfo
#define siginfo_t	linux_siginfo_t
#define sigset_t	linux_sigset_t
#define stack_t		linux_stack_t
#undef SIGEV_NONE
#undef SIGEV_SIGNAL
#undef SIGEV_THREAD
#undef SI_USER
#undef SI_QUEUE
#undef SI_TIMER
#undef SI_ASYNCIO
#undef SI_MESGQ
#include <asm/siginfo.h>
#include <asm/sigcontext.h>
#undef SS_ONSTACK
#undef SS_DISABLE
#include <linux/signal.h>
#ifdef __arm__
/* Not among the exported headers. */
struct ucontext {
	unsigned long uc_flags;
	struct ucontext *uc_link;
	linux_stack_t uc_stack;
	struct sigcontext uc_mcontext;
	unsigned long uc_sigmask[2];
	int unused[30];
	unsigned long uc_regspace[128] __attribute__((aligned(8)));
};
#else
#include <asm/ucontext.h>
#endif
#undef sigval
#undef sigval_t
#undef sigevent
#undef sigevent_t
#undef siginfo
#undef siginfo_t
#undef sigset_t
#undef stack_t

#endif /* USER_SIGINFO_H */
