// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/clone3.c - clone() with its arguments in a structure
 *
 * Linux:    kernel/fork.c (6.1)
 * Read:     kernel/fork.c before
 *
 * clone() has no register left for another argument, and gets the top of the
 * new stack, where a library knows the lowest address and the size. So there is
 * a structure, which may grow: an old program passes a shorter one, and what is
 * missing is 0; in a longer one everything that this kernel does not know must
 * be 0.
 *
 * Left out: what a flag or a field asks for that does not exist here (a pidfd,
 *	     namespaces, cgroups, chosen numbers, CLONE_CLEAR_SIGHAND): -EINVAL
 */
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/syscalls.h>

/* 0, -E2BIG (something unknown is not 0), -EFAULT. */
static int copy_clone_args(struct clone_args *args, const char __user *uargs,
			   size_t usize)
{
	size_t i;
	char c;

	for (i = sizeof(*args); i < usize; i++) {
		if (get_user(c, uargs + i))
			return -EFAULT;
		if (c)
			return -E2BIG;
	}
	memset(args, 0, sizeof(*args));
	return copy_from_user(args, uargs, min(usize, sizeof(*args))) ?
	       -EFAULT : 0;
}

static bool clone3_args_valid(const struct clone_args *args)
{
	u64 flags = args->flags;

	if (flags & (CLONE_DETACHED | CSIGNAL | CLONE_PIDFD | ~0xffffffffULL))
		return false;
	if (args->exit_signal > _NSIG ||
	    ((flags & (CLONE_THREAD | CLONE_PARENT)) && args->exit_signal))
		return false;
	if (args->set_tid || args->set_tid_size)
		return false;
	if (!args->stack || !args->stack_size)
		return !args->stack && !args->stack_size;
	return args->stack < TASK_SIZE && args->stack_size < TASK_SIZE &&
	       access_ok((void __user *)(unsigned long)args->stack,
			 args->stack_size);
}

/**
 * sys_clone3() - make a task
 * @uargs: flags without a signal, the signal, stack, tls ...
 * @size: of the structure, in bytes
 *
 * Return: as do_fork(), and -E2BIG, -EFAULT.
 */
SYSCALL_DEFINE2(clone3, struct clone_args __user *, uargs, size_t, size)
{
	struct clone_args args;
	int err;

	if (size > PAGE_SIZE)
		return -E2BIG;
	if (size < CLONE_ARGS_SIZE_VER0)
		return -EINVAL;
	err = copy_clone_args(&args, (const char __user *)uargs, size);
	if (err)
		return err;
	if (!clone3_args_valid(&args))
		return -EINVAL;
	return do_fork(args.flags | args.exit_signal,
		       args.stack + args.stack_size, 0,
		       (int __user *)(unsigned long)args.parent_tid,
		       (int __user *)(unsigned long)args.child_tid, args.tls);
}
