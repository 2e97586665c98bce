// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/signal.c - a handler is called, and returns
 *
 * Linux:    arch/arm/kernel/signal.c, sigreturn_codes.S (6.1)
 * Notes:    chapter 9, "A call that nobody made"
 * Read:     asm/ucontext.h, kernel/signal_deliver.c, kernel/sigaltstack.c before
 *
 *	interrupted sp --> +---------------------------+  (or the upper end of
 *	                   | retcode: swi sigreturn    |   the alternate stack)
 *	                   | uc_regspace: VFP_MAGIC,   |
 *	                   |   d0-d31, fpscr           |
 *	                   | uc_sigmask                |
 *	                   | uc_mcontext: trap_no ...  |
 *	                   |   r0-r15, cpsr, fault     |
 *	                   |   address                 |
 *	                   | uc_stack, uc_link, flags  |
 *	                   | (siginfo)                 |
 *	handler's sp ----> +---------------------------+  sp % 8 == 0
 *	r0 = sig (r1 = info, r2 = uc), lr = where the handler returns to
 *
 * lr is the C library's restorer, or, without SA_RESTORER, retcode: code on the
 * stack, which runs only where the stack is executable. (Linux keeps a copy of
 * that code in the signal page, of which there is none here.) Either one calls
 * sigreturn(), and that takes from the frame whatever it finds: the program may
 * have changed it, or have made it up. valid_user_regs() sees to the mode.
 *
 * Left out: signal page, iWMMXt and Crunch, FDPIC
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <asm/cacheflush.h>
#include <asm/traps.h>
#include <asm/ucontext.h>
#include <asm/unistd.h>

/* mov r7, #nr; swi #0 -- as ARM and as Thumb code */
#define ARM_RETCODE(nr)		{ 0xe3a07000 | (nr), 0xef000000 }
#define THUMB_RETCODE(nr)	{ 0xdf002700 | (nr), 0 }
#define FPSCR_LENGTH_STRIDE	0x00370000

/* By [is it SA_SIGINFO's][is the handler Thumb code]. */
static const u32 sigreturn_codes[2][2][2] = {
	{ ARM_RETCODE(__NR_sigreturn), THUMB_RETCODE(__NR_sigreturn) },
	{ ARM_RETCODE(__NR_rt_sigreturn), THUMB_RETCODE(__NR_rt_sigreturn) },
};

/* The handler starts with the vector length that the ABI expects: 1. */
static int preserve_vfp_context(struct vfp_sigframe __user *frame)
{
	struct vfp_hard_struct *hard = &current_thread_info()->vfpstate.hard;
	struct vfp_sigframe f;

	memset(&f, 0, sizeof(f));
	f.magic = VFP_MAGIC;
	f.size = sizeof(f);
	vfp_save_state(&current_thread_info()->vfpstate);
	memcpy(f.ufp.fpregs, hard->fpregs, sizeof(f.ufp.fpregs));
	f.ufp.fpscr = hard->fpscr;
	f.ufp_exc.fpexc = FPEXC_EN;
	hard->fpscr &= ~FPSCR_LENGTH_STRIDE;
	vfp_load_state(&current_thread_info()->vfpstate);
	return copy_to_user(frame, &f, sizeof(f));
}

static int restore_vfp_context(const struct vfp_sigframe __user *frame)
{
	struct vfp_hard_struct *hard = &current_thread_info()->vfpstate.hard;
	struct vfp_sigframe f;

	if (copy_from_user(&f, frame, sizeof(f)))
		return -EFAULT;
	if (f.magic != VFP_MAGIC || f.size != sizeof(f))
		return -EINVAL;
	memcpy(hard->fpregs, f.ufp.fpregs, sizeof(f.ufp.fpregs));
	hard->fpscr = f.ufp.fpscr;
	vfp_load_state(&current_thread_info()->vfpstate);
	return 0;
}

static int setup_sigframe(struct sigframe __user *sf, struct pt_regs *regs,
			  sigset_t *set)
{
	struct thread_struct *t = &current->thread;
	struct aux_sigframe __user *aux = (void __user *)&sf->uc.uc_regspace;
	struct sigcontext sc = {
		.trap_no = t->trap_no,
		.error_code = t->error_code,
		.oldmask = set->sig[0],
		.fault_address = t->address,
	};

	memcpy(&sc.arm_r0, regs->uregs, 17 * sizeof(sc.arm_r0));
	if (copy_to_user(&sf->uc.uc_mcontext, &sc, sizeof(sc)) ||
	    copy_to_user(&sf->uc.uc_sigmask, set, sizeof(*set)) ||
	    preserve_vfp_context(&aux->vfp) ||
	    put_user(0UL, &aux->end_magic))
		return -EFAULT;
	return 0;
}

static void __user *get_sigframe(struct ksignal *ksig, struct pt_regs *regs,
				 size_t size)
{
	return (void __user *)((sigsp(regs->ARM_sp, ksig) - size) & ~7UL);
}

/* The registers of the handler's first instruction. */
static int setup_return(struct pt_regs *regs, struct ksignal *ksig,
			unsigned long __user *rc, void __user *frame)
{
	unsigned long handler = (unsigned long)ksig->ka.sa.sa_handler;
	unsigned long flags = ksig->ka.sa.sa_flags;
	unsigned long retcode = (unsigned long)ksig->ka.sa.sa_restorer;
	bool thumb = handler & 1;
	const u32 *code = sigreturn_codes[!!(flags & SA_SIGINFO)][thumb];

	if (!(flags & SA_RESTORER)) {
		retcode = (unsigned long)rc + thumb;
		if (copy_to_user(rc, code, 8) ||
		    v7_coherent_range((unsigned long)rc, (unsigned long)rc + 8))
			return -EFAULT;
	}
	regs->ARM_r0 = ksig->sig;
	regs->ARM_sp = (unsigned long)frame;
	regs->ARM_lr = retcode;
	regs->ARM_pc = handler & ~1UL;
	regs->ARM_cpsr &= ~(PSR_f | PSR_E_BIT | PSR_IT_MASK | PSR_T_BIT);
	regs->ARM_cpsr |= PSR_ENDSTATE | (thumb ? PSR_T_BIT : 0);
	return 0;
}

int setup_frame(struct ksignal *ksig, sigset_t *set, struct pt_regs *regs)
{
	struct sigframe __user *frame = get_sigframe(ksig, regs, sizeof(*frame));

	/* A mark by which debuggers tell this frame from older ones. */
	if (put_user(0x5ac3c35aUL, &frame->uc.uc_flags) ||
	    setup_sigframe(frame, regs, set))
		return -EFAULT;
	return setup_return(regs, ksig, frame->retcode, frame);
}

int setup_rt_frame(struct ksignal *ksig, sigset_t *set, struct pt_regs *regs)
{
	struct rt_sigframe __user *frame =
		get_sigframe(ksig, regs, sizeof(*frame));

	if (copy_to_user(&frame->info, &ksig->info, sizeof(ksig->info)) ||
	    put_user(0UL, &frame->sig.uc.uc_flags) ||
	    put_user(NULL, &frame->sig.uc.uc_link) ||
	    __save_altstack(&frame->sig.uc.uc_stack) ||
	    setup_sigframe(&frame->sig, regs, set) ||
	    setup_return(regs, ksig, frame->sig.retcode, frame))
		return -EFAULT;
	regs->ARM_r1 = (unsigned long)&frame->info;
	regs->ARM_r2 = (unsigned long)&frame->sig.uc;
	return 0;
}

/*
 * Is it the user's mode, with interrupts on? If not, it is made so, but the
 * program gets SIGSEGV for having tried.
 */
static bool valid_user_regs(struct pt_regs *regs)
{
	regs->ARM_cpsr &= ~(PSR_F_BIT | PSR_A_BIT);
	if ((regs->ARM_cpsr & (MODE_MASK | PSR_I_BIT)) == USR_MODE)
		return true;
	regs->ARM_cpsr &= PSR_f | PSR_s | PSR_x | PSR_T_BIT | MODE32_BIT;
	regs->ARM_cpsr |= USR_MODE;
	return false;
}

static int restore_sigframe(struct pt_regs *regs, struct sigframe __user *sf)
{
	struct aux_sigframe __user *aux = (void __user *)&sf->uc.uc_regspace;
	struct sigcontext sc;
	sigset_t set;

	current->restart_block.fn = do_no_restart_syscall;
	current_thread_info()->syscall = -1;	/* nothing to be restarted */
	if (copy_from_user(&set, &sf->uc.uc_sigmask, sizeof(set)))
		return -EFAULT;
	set_current_blocked(&set);
	if (copy_from_user(&sc, &sf->uc.uc_mcontext, sizeof(sc)))
		return -EFAULT;
	memcpy(regs->uregs, &sc.arm_r0, 17 * sizeof(sc.arm_r0));
	return valid_user_regs(regs) ? restore_vfp_context(&aux->vfp) : -EINVAL;
}

/** sys_sigreturn() - back from a handler. Return: the interrupted code's r0. */
SYSCALL_DEFINE0(sigreturn)
{
	struct pt_regs *regs = task_pt_regs(current);
	struct sigframe __user *frame = (void __user *)regs->ARM_sp;

	/* We aligned it. */
	if ((regs->ARM_sp & 7) || restore_sigframe(regs, frame)) {
		force_sig(SIGSEGV);
		return 0;	/* no restart code of the program's choice */
	}
	return regs->ARM_r0;
}

/** sys_rt_sigreturn() - the same of an SA_SIGINFO handler. Return: r0. */
SYSCALL_DEFINE0(rt_sigreturn)
{
	struct pt_regs *regs = task_pt_regs(current);
	struct rt_sigframe __user *frame = (void __user *)regs->ARM_sp;

	if ((regs->ARM_sp & 7) || restore_sigframe(regs, &frame->sig) ||
	    restore_altstack(&frame->sig.uc.uc_stack)) {
		force_sig(SIGSEGV);
		return 0;
	}
	return regs->ARM_r0;
}
