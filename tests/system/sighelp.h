/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/sighelp.h - children that die, and registers in a signal frame
 *
 * Read:     user/lib/siginfo.h before
 */
#ifndef TESTS_SIGHELP_H
#define TESTS_SIGHELP_H

#include "rawcall.h"
#include "../../user/lib/siginfo.h"
#include "tap.h"

#ifdef __arm__
#define UC_SP(uc)	((uc)->uc_mcontext.arm_sp)
#define UC_PC(uc)	((uc)->uc_mcontext.arm_pc)
#define UC_TRAP(uc)	((uc)->uc_mcontext.trap_no)
#define UC_ADDRESS(uc)	((uc)->uc_mcontext.fault_address)
#define UC_OLDMASK(uc)	((uc)->uc_mcontext.oldmask)
#define UC_MASK(uc)	((uc)->uc_sigmask[0])
#define UC_IS_WRITE(uc)	((uc)->uc_mcontext.error_code & 1 << 11)
#else
#define UC_SP(uc)	((uc)->uc_mcontext.esp)
#define UC_PC(uc)	((uc)->uc_mcontext.eip)
#define UC_TRAP(uc)	((uc)->uc_mcontext.trapno)
#define UC_ADDRESS(uc)	((uc)->uc_mcontext.cr2)
#define UC_OLDMASK(uc)	((uc)->uc_mcontext.oldmask)
#define UC_MASK(uc)	((uc)->uc_sigmask)
#define UC_IS_WRITE(uc)	((uc)->uc_mcontext.err & 2)
#endif

typedef struct linux_siginfo info_t;

/* How @child(@arg) ends; it does not return but by _exit(). */
__attribute__((unused))
static int status_of(void (*child)(void *), void *arg)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		child(arg);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return status & ~128;
}

/* What is blocked, signals 1 to 32. */
__attribute__((unused))
static unsigned long blocked_now(void)
{
	unsigned long mask[2] = { 0, 0 };

	S(rt_sigprocmask, 0, NULL, mask, 8);
	return mask[0];
}

#define BIT(sig)	(1UL << ((sig) - 1))

#endif /* TESTS_SIGHELP_H */
