// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/signal.c - a handler is called, and returns
 *
 * Linux:    arch/x86/kernel/signal.c (6.1, the 32-bit frames)
 * Notes:    chapter 9, "A call that nobody made"
 * Read:     asm/sigframe.h, kernel/signal_deliver.c, kernel/sigaltstack.c
 *	     before; kernel/fpu/signal.c after
 *
 *	interrupted sp --> +---------------------------+  (or the upper end of
 *	                   | x87 and SSE registers,    |   the alternate stack)
 *	                   |   aligned to 64 bytes     |
 *	sc.fpstate ------> | and in the old FSAVE form |
 *	                   +---------------------------+
 *	                   | retcode: int $0x80        |
 *	                   | blocked signals           |
 *	                   | struct sigcontext: ax bx  |
 *	                   |   ... ip flags sp, cr2    |
 *	                   | (siginfo, ucontext)       |
 *	                   | arguments: sig (info, uc) |
 *	handler's sp ----> | return address: pretcode  |  sp % 16 == 12, as after
 *	                   +---------------------------+  a call
 *
 * The handler returns to the C library's restorer, or, without SA_RESTORER, to
 * retcode, code on the stack: it runs only where the stack is executable, else
 * the process dies. (So it is in Linux with vdso32=0; with a vDSO the code is
 * there.) Either one calls sigreturn(), and that takes from the frame whatever
 * it finds: the program may have changed it, or have made it up. Of the
 * registers only those are believed that can do no harm.
 *
 * Left out: vDSO, XSAVE, stack switching by the restorer of other segments
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <asm/fpu.h>
#include <asm/sigframe.h>
#include <asm/traps.h>
#include <asm/unistd.h>

/* What a program can set itself; not IOPL, IF, NT, VM. */
#define FIX_EFLAGS	(X86_EFLAGS_AC | X86_EFLAGS_OF | X86_EFLAGS_DF | \
			 X86_EFLAGS_TF | X86_EFLAGS_SF | X86_EFLAGS_ZF | \
			 X86_EFLAGS_AF | X86_EFLAGS_PF | X86_EFLAGS_CF | \
			 X86_EFLAGS_RF)

/* popl %eax; movl $__NR_sigreturn, %eax; int $0x80 */
static const u8 retcode[8] = {
	0x58, 0xb8, __NR_sigreturn, 0, 0, 0, 0xcd, 0x80,
};

/* movl $__NR_rt_sigreturn, %eax; int $0x80 */
static const u8 rt_retcode[8] = {
	0xb8, __NR_rt_sigreturn, 0, 0, 0, 0xcd, 0x80, 0,
};

/* With the return address pushed, sp + 4 is aligned as a callee expects. */
static unsigned long align_sigframe(unsigned long sp)
{
	return ((sp + 4) & -16UL) - 4;
}

/*
 * The frame's address, with the FPU's registers already stored above it; an
 * address that cannot be written when they could not, or when the frame does
 * not fit on the alternate stack: what lies below that belongs to others.
 */
static void __user *get_sigframe(struct ksignal *ksig, struct pt_regs *regs,
				 size_t frame_size, void __user **fpstate)
{
	unsigned long sp = sigsp(regs->sp, ksig);
	bool altstack = on_sig_stack(regs->sp) || sp != regs->sp;

	*fpstate = fpu__alloc_mathframe(sp);
	sp = align_sigframe((unsigned long)*fpstate - frame_size);
	if (altstack && !__on_sig_stack(sp)) {
		if (printk_ratelimit())
			pr_info("%s[%d] overflowed sigaltstack\n",
				current->comm, task_pid_nr(current));
		return (void __user *)-1UL;
	}
	if (copy_fpstate_to_sigframe(*fpstate))
		return (void __user *)-1UL;
	return (void __user *)sp;
}

static int setup_sigcontext(struct sigcontext_32 __user *to,
			    void __user *fpstate, struct pt_regs *regs,
			    sigset_t *set)
{
	struct thread_struct *t = &current->thread;
	struct sigcontext_32 sc = {
		.gs = regs->gs,
		.fs = regs->fs,
		.es = regs->es,
		.ds = regs->ds,
		.di = regs->di,
		.si = regs->si,
		.bp = regs->bp,
		.sp = regs->sp,
		.bx = regs->bx,
		.dx = regs->dx,
		.cx = regs->cx,
		.ax = regs->ax,
		.trapno = t->trap_nr,
		.err = t->error_code,
		.ip = regs->ip,
		.cs = regs->cs,
		.flags = regs->flags,
		.sp_at_signal = regs->sp,
		.ss = regs->ss,
		.fpstate = (unsigned long)fpstate,
		.oldmask = set->sig[0],
		.cr2 = t->cr2,
	};

	return copy_to_user(to, &sc, sizeof(sc));
}

/* The registers of the handler's first instruction. */
static void enter_handler(struct ksignal *ksig, struct pt_regs *regs,
			  void __user *frame)
{
	regs->sp = (unsigned long)frame;
	regs->ip = (unsigned long)ksig->ka.sa.sa_handler;
	regs->ax = ksig->sig;
	regs->dx = regs->cx = 0;
	regs->ds = regs->es = regs->ss = __USER_DS;
	regs->cs = __USER_CS;
	regs->flags &= ~(X86_EFLAGS_DF | X86_EFLAGS_RF | X86_EFLAGS_TF);
	fxrstor(&init_fpstate);
}

/* Where the handler returns to. */
static u32 sig_restorer(struct ksignal *ksig, u8 __user *code)
{
	if (ksig->ka.sa.sa_flags & SA_RESTORER)
		return (unsigned long)ksig->ka.sa.sa_restorer;
	return (unsigned long)code;
}

int setup_frame(struct ksignal *ksig, sigset_t *set, struct pt_regs *regs)
{
	struct sigframe __user *frame;
	void __user *fpstate;

	frame = get_sigframe(ksig, regs, sizeof(*frame), &fpstate);
	if (put_user(sig_restorer(ksig, frame->retcode), &frame->pretcode) ||
	    put_user(ksig->sig, &frame->sig) ||
	    setup_sigcontext(&frame->sc, fpstate, regs, set) ||
	    put_user(set->sig[1], &frame->extramask[0]) ||
	    copy_to_user(frame->retcode, retcode, sizeof(retcode)))
		return -EFAULT;
	enter_handler(ksig, regs, frame);
	return 0;
}

int setup_rt_frame(struct ksignal *ksig, sigset_t *set, struct pt_regs *regs)
{
	struct rt_sigframe __user *frame;
	void __user *fpstate;

	frame = get_sigframe(ksig, regs, sizeof(*frame), &fpstate);
	if (put_user(sig_restorer(ksig, frame->retcode), &frame->pretcode) ||
	    put_user(ksig->sig, &frame->sig) ||
	    put_user((unsigned long)&frame->info, &frame->pinfo) ||
	    put_user((unsigned long)&frame->uc, &frame->puc) ||
	    copy_to_user(&frame->info, &ksig->info, sizeof(ksig->info)) ||
	    put_user(0UL, &frame->uc.uc_flags) ||
	    put_user(NULL, &frame->uc.uc_link) ||
	    __save_altstack(&frame->uc.uc_stack) ||
	    setup_sigcontext((void __user *)&frame->uc.uc_mcontext, fpstate,
			     regs, set) ||
	    copy_to_user(&frame->uc.uc_sigmask, set, sizeof(*set)) ||
	    copy_to_user(frame->retcode, rt_retcode, sizeof(rt_retcode)))
		return -EFAULT;
	enter_handler(ksig, regs, frame);
	regs->dx = (unsigned long)&frame->info;
	regs->cx = (unsigned long)&frame->uc;
	return 0;
}

/*
 * Segments: bits 0 and 1 make cs and ss a user's, and a selector that is not
 * for users faults at iret, which is a signal; the CPU itself empties the
 * others when they are of a better privilege.
 */
static int restore_sigcontext(struct pt_regs *regs,
			      const struct sigcontext_32 __user *from)
{
	struct sigcontext_32 sc;

	current->restart_block.fn = do_no_restart_syscall;
	if (copy_from_user(&sc, from, sizeof(sc)))
		return -EFAULT;
	*regs = (struct pt_regs){
		.bx = sc.bx, .cx = sc.cx, .dx = sc.dx, .si = sc.si,
		.di = sc.di, .bp = sc.bp, .ax = sc.ax,
		.ds = sc.ds, .es = sc.es, .fs = sc.fs, .gs = sc.gs,
		.orig_ax = -1,		/* nothing to be restarted */
		.ip = sc.ip,
		.cs = sc.cs | USER_RPL,
		.flags = (regs->flags & ~FIX_EFLAGS) | (sc.flags & FIX_EFLAGS),
		.sp = sc.sp,
		.ss = sc.ss | USER_RPL,
	};
	return fpu__restore_sig((void __user *)(unsigned long)sc.fpstate);
}

static long bad_frame(struct pt_regs *regs, void __user *frame,
		      const char *where)
{
	char area[80];

	sprint_vma_addr(area, sizeof(area), regs->ip);
	if (printk_ratelimit())
		pr_info("%s[%d] bad frame in %s frame:%px ip:%lx sp:%lx orax:%lx%s\n",
			current->comm, task_pid_nr(current), where,
			(void __force *)frame, regs->ip, regs->sp,
			regs->orig_ax, area);
	force_sig(SIGSEGV);
	return 0;
}

/** sys_sigreturn() - back from a handler. Return: the interrupted code's ax. */
SYSCALL_DEFINE0(sigreturn)
{
	struct pt_regs *regs = task_pt_regs(current);
	/* pretcode and sig were popped on the way here. */
	struct sigframe __user *frame =
		(struct sigframe __user *)(regs->sp - 8);
	sigset_t set;

	if (get_user(set.sig[0], &frame->sc.oldmask) ||
	    get_user(set.sig[1], &frame->extramask[0]))
		return bad_frame(regs, frame, "sigreturn");
	set_current_blocked(&set);
	if (restore_sigcontext(regs, &frame->sc))
		return bad_frame(regs, frame, "sigreturn");
	return regs->ax;
}

/** sys_rt_sigreturn() - the same of an SA_SIGINFO handler. Return: ax. */
SYSCALL_DEFINE0(rt_sigreturn)
{
	struct pt_regs *regs = task_pt_regs(current);
	struct rt_sigframe __user *frame =
		(struct rt_sigframe __user *)(regs->sp - 4);
	sigset_t set;

	if (copy_from_user(&set, &frame->uc.uc_sigmask, sizeof(set)))
		return bad_frame(regs, frame, "rt_sigreturn");
	set_current_blocked(&set);
	if (restore_sigcontext(regs, (void __user *)&frame->uc.uc_mcontext) ||
	    restore_altstack(&frame->uc.uc_stack))
		return bad_frame(regs, frame, "rt_sigreturn");
	return regs->ax;
}
