// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/sys.c - who am I: numbers, users, groups, sessions; the machine
 *
 * Linux:    kernel/sys.c, kernel/reboot.c
 * Read:     include/linux/pid.h, include/linux/cred.h before; kernel/rlimit.c
 *
 * Left out: 16-bit user ids, supplementary groups, setreuid() and setresuid(),
 *	     setting host names; of rusage, all but times and
 *	     faults; of prctl(), all but names and PR_SET_PDEATHSIG
 */
#include <linux/math64.h>
#include <linux/syscalls.h>
#include <linux/utsname.h>
#include <uapi/linux/prctl.h>
#include <uapi/linux/times.h>
#include <uapi/linux/sysinfo.h>

/** sys_getpid() - Return: the process's number. */
SYSCALL_DEFINE0(getpid)
{
	return task_tgid_nr(current);
}

/** sys_gettid() - Return: the thread's number. */
SYSCALL_DEFINE0(gettid)
{
	return task_pid_nr(current);
}

/** sys_getppid() - Return: the parent's number, 0 for init. */
SYSCALL_DEFINE0(getppid)
{
	return task_tgid_nr(current->real_parent);
}

/** sys_getuid() - Return: the real user. */
SYSCALL_DEFINE0(getuid)
{
	return current_uid();
}

/** sys_geteuid() - Return: the effective user. */
SYSCALL_DEFINE0(geteuid)
{
	return current_euid();
}

/** sys_getgid() - Return: the real group. */
SYSCALL_DEFINE0(getgid)
{
	return current_gid();
}

/** sys_getegid() - Return: the effective group. */
SYSCALL_DEFINE0(getegid)
{
	return current_egid();
}

/*
 * The real user changes: its processes are counted elsewhere. It is exec, not
 * setuid(), that fails when they are too many.
 */
static int set_user(struct cred *new)
{
	struct user_struct *user = alloc_uid(new->uid);

	if (!user)
		return -EAGAIN;
	if (user != INIT_USER &&
	    atomic_read(&user->processes) > rlimit(RLIMIT_NPROC))
		current->flags |= PF_NPROC_EXCEEDED;
	else
		current->flags &= ~PF_NPROC_EXCEEDED;
	free_uid(new->user);
	new->user = user;
	return 0;
}

/** sys_setuid() - root: all three; else the effective one. Return: 0, -EPERM … */
SYSCALL_DEFINE1(setuid, uid_t, uid)
{
	struct cred *new;
	int ret = 0;

	if (uid == (uid_t)-1)
		return -EINVAL;
	new = prepare_creds();
	if (!new)
		return -ENOMEM;
	if (capable(CAP_SETUID)) {
		new->uid = new->suid = uid;
		ret = set_user(new);
	} else if (uid != new->uid && uid != new->suid) {
		ret = -EPERM;
	}
	if (ret) {
		put_cred(new);
		return ret;
	}
	new->euid = new->fsuid = uid;
	commit_creds(new);
	return 0;
}

/** sys_setgid() - the same for groups. Return: 0, -EPERM, -ENOMEM. */
SYSCALL_DEFINE1(setgid, gid_t, gid)
{
	struct cred *new;

	if (gid == (gid_t)-1)
		return -EINVAL;
	new = prepare_creds();
	if (!new)
		return -ENOMEM;
	if (capable(CAP_SETGID)) {
		new->gid = new->sgid = gid;
	} else if (gid != new->gid && gid != new->sgid) {
		put_cred(new);
		return -EPERM;
	}
	new->egid = new->fsgid = gid;
	commit_creds(new);
	return 0;
}

/** sys_getgroups() - nobody has supplementary ones. Return: 0, -EINVAL. */
SYSCALL_DEFINE2(getgroups, int, gidsetsize, gid_t __user *, grouplist)
{
	return gidsetsize < 0 ? -EINVAL : 0;
}

/**
 * sys_setpgid() - move a process to another process group
 * @pid: the caller or a child that has not done an exec; 0: the caller
 * @pgid: an existing group of the session, or @pid itself; 0: @pid
 *
 * Return: 0, -EINVAL, -ESRCH, -EPERM, -EACCES (the child did an exec).
 */
SYSCALL_DEFINE2(setpgid, pid_t, pid, pid_t, pgid)
{
	struct task_struct *leader = current->group_leader, *p;
	struct pid *pgrp;
	int err = -ESRCH;

	pid = pid ?: task_tgid_nr(leader);
	pgid = pgid ?: pid;
	if (pgid < 0)
		return -EINVAL;

	spin_lock_irq(&tasklist_lock);
	p = find_task_by_vpid(pid);
	if (!p)
		goto out;
	err = -EINVAL;
	if (!thread_group_leader(p))
		goto out;
	if (same_thread_group(p->real_parent, leader)) {
		err = -EPERM;
		if (task_session(p) != task_session(leader))
			goto out;
		err = -EACCES;
		if (!(p->flags & PF_FORKNOEXEC))
			goto out;
	} else {
		err = -ESRCH;
		if (p != leader)
			goto out;
	}
	err = -EPERM;
	if (p->signal->leader)
		goto out;
	pgrp = p->pids[PIDTYPE_PID];
	if (pgid != pid) {
		pgrp = find_vpid(pgid);
		p = pid_task(pgrp, PIDTYPE_PGID);
		if (!p || task_session(p) != task_session(leader))
			goto out;
		p = find_task_by_vpid(pid);
	}
	if (task_pgrp(p) != pgrp)
		change_pid(p, PIDTYPE_PGID, pgrp);
	err = 0;
out:
	spin_unlock_irq(&tasklist_lock);
	return err;
}

/** sys_getpgid() - Return: the group of @pid (0: the caller), or -ESRCH. */
SYSCALL_DEFINE1(getpgid, pid_t, pid)
{
	struct task_struct *p = pid ? find_task_by_vpid(pid) : current;

	return p ? pid_nr(task_pgrp(p)) : -ESRCH;
}

/** sys_getpgrp() - Return: the caller's group. */
SYSCALL_DEFINE0(getpgrp)
{
	return pid_nr(task_pgrp(current));
}

/** sys_getsid() - Return: the session of @pid (0: the caller), or -ESRCH. */
SYSCALL_DEFINE1(getsid, pid_t, pid)
{
	struct task_struct *p = pid ? find_task_by_vpid(pid) : current;

	return p ? pid_nr(task_session(p)) : -ESRCH;
}

/**
 * sys_setsid() - a new session, with a new group, without a terminal
 *
 * Return: its number; -EPERM: the caller leads a group already.
 */
SYSCALL_DEFINE0(setsid)
{
	struct task_struct *leader = current->group_leader;
	struct pid *sid = leader->pids[PIDTYPE_PID];
	int err = -EPERM;

	spin_lock_irq(&tasklist_lock);
	if (leader->signal->leader || pid_task(sid, PIDTYPE_PGID))
		goto out;
	leader->signal->leader = 1;
	change_pid(leader, PIDTYPE_SID, sid);
	change_pid(leader, PIDTYPE_PGID, sid);
	leader->signal->tty = NULL;
	err = pid_nr(sid);
out:
	spin_unlock_irq(&tasklist_lock);
	return err;
}

/** sys_personality() - Return: the old one; 0xffffffff only asks. */
SYSCALL_DEFINE1(personality, unsigned int, personality)
{
	unsigned int old = current->personality;

	if (personality != 0xffffffff)
		current->personality = personality;
	return old;
}

/** sys_newuname() - Return: 0 or -EFAULT. */
SYSCALL_DEFINE1(newuname, struct new_utsname __user *, name)
{
	return copy_to_user(name, utsname(), sizeof(*name)) ? -EFAULT : 0;
}

/** sys_sysinfo() - Return: 0 or -EFAULT. */
SYSCALL_DEFINE1(sysinfo, struct sysinfo __user *, info)
{
	/* Memory in bytes, unless there is too much of it: then in pages. */
	int shift = totalram_pages() >> (32 - PAGE_SHIFT) ? 0 : PAGE_SHIFT;
	struct sysinfo val = {
		.uptime = div_u64(ktime_get_ns() + NSEC_PER_SEC - 1,
				  NSEC_PER_SEC),
		.procs = nr_threads,
		.totalram = totalram_pages() << shift,
		.freeram = nr_free_pages() << shift,
		.sharedram = global_node_page_state(NR_SHMEM) << shift,
		.totalhigh = totalhigh_pages() << shift,
		.freehigh = nr_free_highpages() << shift,
		.mem_unit = PAGE_SIZE >> shift,
	};

	get_avenrun(val.loads, 0, SI_LOAD_SHIFT - FSHIFT);
	return copy_to_user(info, &val, sizeof(val)) ? -EFAULT : 0;
}

/**
 * getrusage() - what a task, a process or its children used
 * @p: the task
 * @who: RUSAGE_THREAD, RUSAGE_SELF, RUSAGE_CHILDREN (those that it waited for),
 *	RUSAGE_BOTH
 * @r: filled
 */
void getrusage(struct task_struct *p, int who, struct rusage *r)
{
	struct signal_struct *sig = p->signal;
	struct task_struct *t = p;
	u64 utime = p->utime, stime = p->stime;

	memset(r, 0, sizeof(*r));
	if (who == RUSAGE_SELF || who == RUSAGE_BOTH) {
		thread_group_cputime(p, &utime, &stime);
		r->ru_minflt = sig->min_flt;
		r->ru_majflt = sig->maj_flt;
		while_each_thread(p, t) {
			r->ru_minflt += t->min_flt;
			r->ru_majflt += t->maj_flt;
		}
	}
	if (who == RUSAGE_CHILDREN) {
		utime = stime = 0;
	} else {
		r->ru_minflt += p->min_flt;
		r->ru_majflt += p->maj_flt;
	}
	if (who == RUSAGE_CHILDREN || who == RUSAGE_BOTH) {
		utime += sig->cutime;
		stime += sig->cstime;
		r->ru_minflt += sig->cmin_flt;
		r->ru_majflt += sig->cmaj_flt;
	}
	ns_to_timeval(utime, &r->ru_utime);
	ns_to_timeval(stime, &r->ru_stime);
}

/** sys_getrusage() - Return: 0, -EINVAL (@who), -EFAULT. */
SYSCALL_DEFINE2(getrusage, int, who, struct rusage __user *, ru)
{
	struct rusage r;

	if (who != RUSAGE_SELF && who != RUSAGE_CHILDREN &&
	    who != RUSAGE_THREAD)
		return -EINVAL;
	getrusage(current, who, &r);
	return copy_to_user(ru, &r, sizeof(r)) ? -EFAULT : 0;
}

/** sys_times() - in clock ticks. Return: those since boot, -EFAULT. */
SYSCALL_DEFINE1(times, struct tms __user *, tbuf)
{
	struct signal_struct *sig = current->signal;
	struct tms tms;
	u64 utime, stime;

	thread_group_cputime(current, &utime, &stime);
	tms.tms_utime = nsec_to_clock_t(utime);
	tms.tms_stime = nsec_to_clock_t(stime);
	tms.tms_cutime = nsec_to_clock_t(sig->cutime);
	tms.tms_cstime = nsec_to_clock_t(sig->cstime);
	if (tbuf && copy_to_user(tbuf, &tms, sizeof(tms)))
		return -EFAULT;
	return nsec_to_clock_t(ktime_get_ns());
}

/**
 * sys_prctl() - PR_SET_NAME, PR_GET_NAME: the thread's; PR_SET_PDEATHSIG,
 * PR_GET_PDEATHSIG: a signal when the parent ends
 *
 * Return: 0, -EINVAL, -EFAULT.
 */
SYSCALL_DEFINE5(prctl, int, option, unsigned long, arg2, unsigned long, arg3,
		unsigned long, arg4, unsigned long, arg5)
{
	char comm[TASK_COMM_LEN] = "";

	switch (option) {
	case PR_SET_NAME:
		if (strncpy_from_user(comm, (char __user *)arg2,
				      sizeof(comm) - 1) < 0)
			return -EFAULT;
		set_task_comm(current, comm);
		return 0;
	case PR_GET_NAME:
		get_task_comm(comm, current);
		return copy_to_user((char __user *)arg2, comm, sizeof(comm)) ?
		       -EFAULT : 0;
	case PR_SET_PDEATHSIG:
		if (!valid_signal(arg2))
			return -EINVAL;
		current->pdeath_signal = arg2;
		return 0;
	case PR_GET_PDEATHSIG:
		return put_user(current->pdeath_signal, (int __user *)arg2);
	default:
		return -EINVAL;
	}
}

/** set_task_comm() - the name in messages and in /proc, cut to 15 characters */
void set_task_comm(struct task_struct *tsk, const char *from)
{
	task_lock(tsk);
	strscpy(tsk->comm, from, sizeof(tsk->comm));
	task_unlock(tsk);
}

/** get_task_comm() - Return: @buf, TASK_COMM_LEN bytes, with @tsk's name. */
char *get_task_comm(char *buf, struct task_struct *tsk)
{
	task_lock(tsk);
	strscpy(buf, tsk->comm, TASK_COMM_LEN);
	task_unlock(tsk);
	return buf;
}
