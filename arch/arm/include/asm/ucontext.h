/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/ucontext.h - what lies on a user's stack below a handler
 *
 * Linux:    arch/arm/include/asm/ucontext.h, user.h; struct sigframe of
 *	     arch/arm/kernel/signal.h
 * Read:     arch/arm/kernel/signal.c after
 *
 * Behind the registers is a space for those of coprocessors: blocks that begin
 * with a number and their size, and end with the number 0.
 */
#ifndef _ASM_ARM_UCONTEXT_H
#define _ASM_ARM_UCONTEXT_H

#include <linux/build_bug.h>
#include <linux/signal.h>
#include <uapi/asm/sigcontext.h>

struct ucontext {
	unsigned long uc_flags;
	struct ucontext *uc_link;
	stack_t uc_stack;
	struct sigcontext uc_mcontext;
	sigset_t uc_sigmask;
	int __unused[32 - sizeof(sigset_t) / sizeof(int)];
	unsigned long uc_regspace[128] __aligned(8);
};

struct user_vfp {
	u64 fpregs[32];
	unsigned long fpscr;
} __aligned(8);

struct user_vfp_exc {
	unsigned long fpexc, fpinst, fpinst2;
};

#define VFP_MAGIC	0x56465001

struct vfp_sigframe {
	unsigned long magic;
	unsigned long size;
	struct user_vfp ufp;
	struct user_vfp_exc ufp_exc;
} __aligned(8);

/* In uc_regspace. */
struct aux_sigframe {
	struct vfp_sigframe vfp;
	unsigned long end_magic;
} __aligned(8);

struct sigframe {
	struct ucontext uc;
	unsigned long retcode[4];
};

struct rt_sigframe {
	siginfo_t info;
	struct sigframe sig;
};

static_assert(sizeof(struct vfp_sigframe) == 288);
static_assert(sizeof(struct aux_sigframe) <=
	      sizeof(((struct ucontext *)0)->uc_regspace));

#endif
