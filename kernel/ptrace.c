// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/ptrace.c - who may look into a process
 *
 * Linux:    kernel/ptrace.c
 * Read:     fs/proc/base.c after
 *
 * Left out: ptrace(2)
 */
#include <linux/ptrace.h>
#include <linux/sched.h>

/**
 * ptrace_may_access() - may current see what @task's memory holds?
 * @task: the task
 * @mode: PTRACE_MODE_READ_FSCREDS, there is no other
 *
 * Yes, if it is a thread of the same process; or if @task is altogether the same
 * user's and its program was not started with other rights, or cannot be read;
 * or for root.
 */
bool ptrace_may_access(struct task_struct *task, unsigned int mode)
{
	const struct cred *cred = current_cred(), *tcred = task->cred;

	if (same_thread_group(task, current) || capable(CAP_SYS_PTRACE))
		return true;
	return cred->fsuid == tcred->euid && cred->fsuid == tcred->suid &&
	       cred->fsuid == tcred->uid && cred->fsgid == tcred->egid &&
	       cred->fsgid == tcred->sgid && cred->fsgid == tcred->gid &&
	       (!task->mm || task->mm->dumpable);
}
