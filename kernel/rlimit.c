// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/rlimit.c - how much a process may use; how large its stack may become
 *
 * Linux:    kernel/sys.c (do_prlimit() and its system calls)
 * Notes:    chapter 5, "Where do 8 MiB come from?"; walk prlimit
 * Read:     include/linux/resource.h before (INIT_RLIMITS)
 *
 *	ulimit -s                       init_task.signal->rlim[RLIMIT_STACK]
 *	   |                                = { _STK_LIM, RLIM_INFINITY }
 *	prlimit64(0, RLIMIT_STACK, ...)       | copy_signal(), at each fork
 *	   |                                  v
 *	do_prlimit(current, ...) ------> current->signal->rlim[RLIMIT_STACK]
 *
 * The 0 means "me", not process 0; the 8 MiB do come from process 0, by
 * inheritance. Who reads the limit: fs/exec.c and acct_stack_growth().
 *
 * A long has 32 bits here and prlimit64() 64: "infinity" is translated, so that
 * a program sees RLIM64_INFINITY where the kernel keeps RLIM_INFINITY.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/syscalls.h>

#define RLIM64_MAX_LONG	((u64)ULONG_MAX)

/**
 * do_prlimit() - read, and perhaps change, one limit
 * @tsk: whose; all its threads share it
 * @resource: RLIMIT_…
 * @new_rlim: soft and hard limit, or NULL
 * @old_rlim: gets the ones before, or NULL
 *
 * A limit may be set below what is used already; it then only forbids more.
 *
 * Return: 0, -EINVAL (@resource, soft over hard), -EPERM (more open files than
 * the kernel offers; a higher hard limit without CAP_SYS_RESOURCE).
 */
static int do_prlimit(struct task_struct *tsk, unsigned int resource,
		      struct rlimit *new_rlim, struct rlimit *old_rlim)
{
	struct rlimit *rlim;
	int retval = 0;

	if (resource >= RLIM_NLIMITS)
		return -EINVAL;
	if (new_rlim) {
		if (new_rlim->rlim_cur > new_rlim->rlim_max)
			return -EINVAL;
		if (resource == RLIMIT_NOFILE &&
		    new_rlim->rlim_max > sysctl_nr_open)
			return -EPERM;
	}

	rlim = tsk->signal->rlim + resource;
	task_lock(tsk->group_leader);
	if (new_rlim && new_rlim->rlim_max > rlim->rlim_max &&
	    !capable(CAP_SYS_RESOURCE))
		retval = -EPERM;
	if (!retval) {
		if (old_rlim)
			*old_rlim = *rlim;
		if (new_rlim)
			*rlim = *new_rlim;
	}
	task_unlock(tsk->group_leader);
	return retval;
}

static void rlim_to_rlim64(const struct rlimit *rlim, struct rlimit64 *rlim64)
{
	rlim64->rlim_cur = rlim->rlim_cur == RLIM_INFINITY ?
		RLIM64_INFINITY : rlim->rlim_cur;
	rlim64->rlim_max = rlim->rlim_max == RLIM_INFINITY ?
		RLIM64_INFINITY : rlim->rlim_max;
}

static void rlim64_to_rlim(const struct rlimit64 *rlim64, struct rlimit *rlim)
{
	rlim->rlim_cur = rlim64->rlim_cur >= RLIM64_MAX_LONG ?
		RLIM_INFINITY : (unsigned long)rlim64->rlim_cur;
	rlim->rlim_max = rlim64->rlim_max >= RLIM64_MAX_LONG ?
		RLIM_INFINITY : (unsigned long)rlim64->rlim_max;
}

/* One's own limits, those of one's own processes, or with CAP_SYS_RESOURCE. */
static int check_prlimit_permission(struct task_struct *task)
{
	const struct cred *cred = current_cred(), *tcred = task->cred;

	if (current == task)
		return 0;
	if (cred->uid == tcred->euid && cred->uid == tcred->suid &&
	    cred->uid == tcred->uid && cred->gid == tcred->egid &&
	    cred->gid == tcred->sgid && cred->gid == tcred->gid)
		return 0;
	return capable(CAP_SYS_RESOURCE) ? 0 : -EPERM;
}

/**
 * sys_prlimit64() - the limits of any process
 * @pid: of it; 0: of the caller
 * @resource: RLIMIT_…
 * @new_rlim: to set, or NULL
 * @old_rlim: gets the old ones, or NULL; a bad address is found after the change
 *
 * Return: 0, -EFAULT, -ESRCH, -EPERM, -EINVAL; what applies first in this order,
 * but for @old_rlim.
 */
SYSCALL_DEFINE4(prlimit64, pid_t, pid, unsigned int, resource,
		const struct rlimit64 __user *, new_rlim,
		struct rlimit64 __user *, old_rlim)
{
	struct rlimit64 old64, new64;
	struct rlimit old, new;
	struct task_struct *tsk;
	int ret;

	if (new_rlim) {
		if (copy_from_user(&new64, new_rlim, sizeof(new64)))
			return -EFAULT;
		rlim64_to_rlim(&new64, &new);
	}

	tsk = pid ? find_task_by_vpid(pid) : current;
	if (!tsk)
		return -ESRCH;
	ret = check_prlimit_permission(tsk);
	if (ret)
		return ret;

	ret = do_prlimit(tsk, resource, new_rlim ? &new : NULL,
			 old_rlim ? &old : NULL);
	if (!ret && old_rlim) {
		rlim_to_rlim64(&old, &old64);
		if (copy_to_user(old_rlim, &old64, sizeof(old64)))
			ret = -EFAULT;
	}
	return ret;
}

/** sys_getrlimit() - Return: 0, -EINVAL (checked first), -EFAULT. */
SYSCALL_DEFINE2(getrlimit, unsigned int, resource, struct rlimit __user *, rlim)
{
	struct rlimit value;
	int ret = do_prlimit(current, resource, NULL, &value);

	if (!ret && copy_to_user(rlim, &value, sizeof(value)))
		ret = -EFAULT;
	return ret;
}

/** sys_old_getrlimit() - in signed numbers. Return: see sys_getrlimit(). */
SYSCALL_DEFINE2(old_getrlimit, unsigned int, resource,
		struct rlimit __user *, rlim)
{
	struct rlimit value;
	int ret = do_prlimit(current, resource, NULL, &value);

	if (ret)
		return ret;
	value.rlim_cur = min_t(unsigned long, value.rlim_cur, LONG_MAX);
	value.rlim_max = min_t(unsigned long, value.rlim_max, LONG_MAX);
	return copy_to_user(rlim, &value, sizeof(value)) ? -EFAULT : 0;
}

/** sys_setrlimit() - Return: 0, -EFAULT, -EINVAL, -EPERM. */
SYSCALL_DEFINE2(setrlimit, unsigned int, resource, struct rlimit __user *, rlim)
{
	struct rlimit value;

	if (copy_from_user(&value, rlim, sizeof(value)))
		return -EFAULT;
	return do_prlimit(current, resource, &value, NULL);
}
