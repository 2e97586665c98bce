// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/sigaltstack.c - a stack for handlers: sigaltstack()
 *
 * Linux:    kernel/signal.c, include/linux/sched/signal.h (6.1)
 * Read:     kernel/signal_deliver.c before; get_sigframe() in arch's signal.c
 *	     after, with the picture of the frame itself
 *
 * A handler's frame is written on the user's stack. When that stack is at its
 * limit, which is when SIGSEGV comes, there is no room for one, and the process
 * dies although it has a handler. Hence a second stack:
 *
 *	[stack] ----------------------------+   sas_ss_sp + sas_ss_size ----+
 *	| main(), f(), f(), f() ...         |   | frame: the registers of   |
 *	| ...                         | sp  |   |        the interrupted f()|
 *	| RLIMIT_STACK -------------- v ----+   | handler()              |  |
 *	  the write that got SIGSEGV            |                        v  |
 *	                                        sas_ss_sp ------------------+
 *
 * Only sp tells whether a handler runs on it: a second signal then goes on
 * below, and the stack cannot be exchanged (-EPERM). A handler that leaves by
 * longjmp() has nothing to tidy up. SS_AUTODISARM is for those who exchange
 * stacks themselves: the setting is cleared while the handler runs, and comes
 * back from the frame.
 *
 * fork() copies the setting, exec forgets it, and so does clone() of a thread,
 * which would use the same memory.
 */
#include <linux/arch.h>
#include <linux/syscalls.h>

#define SS_FLAG_BITS	SS_AUTODISARM

/** __on_sig_stack() - Return: whether @sp lies on the alternate stack. */
int __on_sig_stack(unsigned long sp)
{
	return sp > current->sas_ss_sp &&
	       sp - current->sas_ss_sp <= current->sas_ss_size;
}

/** on_sig_stack() - Return: the same, but 0 where only the setting would tell. */
int on_sig_stack(unsigned long sp)
{
	return !(current->sas_ss_flags & SS_AUTODISARM) && __on_sig_stack(sp);
}

static int sas_ss_flags(unsigned long sp)
{
	if (!current->sas_ss_size)
		return SS_DISABLE;
	return on_sig_stack(sp) ? SS_ONSTACK : 0;
}

/** sas_ss_reset() - @p has no alternate stack */
void sas_ss_reset(struct task_struct *p)
{
	p->sas_ss_sp = 0;
	p->sas_ss_size = 0;
	p->sas_ss_flags = SS_DISABLE;
}

/**
 * sigsp() - where does the frame of a handler go?
 * @sp: the interrupted stack pointer
 * @ksig: with the handler's flags
 *
 * Return: the address below which it is written.
 */
unsigned long sigsp(unsigned long sp, struct ksignal *ksig)
{
	if ((ksig->ka.sa.sa_flags & SA_ONSTACK) && !sas_ss_flags(sp))
		return current->sas_ss_sp + current->sas_ss_size;
	return sp;
}

static int do_sigaltstack(const stack_t *ss, unsigned long sp)
{
	struct task_struct *t = current;
	int mode = ss->ss_flags & ~SS_FLAG_BITS;

	if (on_sig_stack(sp))
		return -EPERM;
	if (mode != SS_DISABLE && mode != SS_ONSTACK && mode)
		return -EINVAL;
	if (mode != SS_DISABLE && ss->ss_size < MINSIGSTKSZ &&
	    (t->sas_ss_sp != (unsigned long)ss->ss_sp ||
	     t->sas_ss_size != ss->ss_size ||
	     t->sas_ss_flags != ss->ss_flags))
		return -ENOMEM;
	t->sas_ss_sp = mode == SS_DISABLE ? 0 : (unsigned long)ss->ss_sp;
	t->sas_ss_size = mode == SS_DISABLE ? 0 : ss->ss_size;
	t->sas_ss_flags = ss->ss_flags;
	return 0;
}

/**
 * sys_sigaltstack() - set or ask for the alternate stack
 * @uss: lowest address, bytes, and flags (SS_DISABLE, SS_AUTODISARM); or NULL
 * @uoss: gets the old one, SS_ONSTACK if the caller runs on it; or NULL
 *
 * Return: 0, -EFAULT, -EINVAL (flags), -EPERM (in use), -ENOMEM (< MINSIGSTKSZ).
 */
SYSCALL_DEFINE2(sigaltstack, const stack_t __user *, uss, stack_t __user *, uoss)
{
	unsigned long sp = user_stack_pointer(task_pt_regs(current));
	stack_t new, old = {
		.ss_sp = (void __force *)current->sas_ss_sp,
		.ss_size = current->sas_ss_size,
		.ss_flags = sas_ss_flags(sp) |
			    (current->sas_ss_flags & SS_FLAG_BITS),
	};
	int err = 0;

	if (uss && copy_from_user(&new, uss, sizeof(new)))
		return -EFAULT;
	if (uss)
		err = do_sigaltstack(&new, sp);
	if (!err && uoss && copy_to_user(uoss, &old, sizeof(old)))
		err = -EFAULT;
	return err;
}

/**
 * restore_altstack() - sigreturn: the setting that the frame has
 * @uss: in the frame; a setting that cannot be made is left alone
 *
 * Context: the user's registers are those of the frame already.
 * Return: 0 or -EFAULT.
 */
int restore_altstack(const stack_t __user *uss)
{
	stack_t new;

	if (copy_from_user(&new, uss, sizeof(new)))
		return -EFAULT;
	do_sigaltstack(&new, user_stack_pointer(task_pt_regs(current)));
	return 0;
}

/** __save_altstack() - into a frame, at @uss. Return: 0, or bytes not written. */
int __save_altstack(stack_t __user *uss)
{
	stack_t ss = {
		.ss_sp = (void __force *)current->sas_ss_sp,
		.ss_flags = current->sas_ss_flags,
		.ss_size = current->sas_ss_size,
	};

	return copy_to_user(uss, &ss, sizeof(ss));
}
