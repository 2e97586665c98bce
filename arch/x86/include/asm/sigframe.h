/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/sigframe.h - what lies on a user's stack below a handler
 *
 * Linux:    arch/x86/include/asm/sigframe.h (the 32-bit frames)
 * Read:     arch/x86/kernel/signal.c after
 *
 * Layouts that programs know: debuggers find the interrupted function by them.
 */
#ifndef _ASM_X86_SIGFRAME_H
#define _ASM_X86_SIGFRAME_H

#include <linux/signal.h>
#include <uapi/asm/sigcontext.h>
#include <uapi/asm/ucontext.h>

/* Like a call of handler(sig), which returns to pretcode. */
struct sigframe {
	u32 pretcode;
	int sig;
	struct sigcontext_32 sc;
	struct _fpstate_32 fpstate_unused;	/* as in kernels before 2.6.29 */
	unsigned long extramask[_NSIG_WORDS - 1];
	u8 retcode[8];
	/* the registers of the FPU follow, sc.fpstate points to them */
};

/* handler(sig, info, uc) */
struct rt_sigframe {
	u32 pretcode;
	int sig;
	u32 pinfo;
	u32 puc;
	siginfo_t info;
	struct ucontext uc;
	u8 retcode[8];
};

/* kernel/fpu/signal.c */
void __user *fpu__alloc_mathframe(unsigned long sp);
int copy_fpstate_to_sigframe(void __user *buf);
int fpu__restore_sig(void __user *buf);

#endif
