// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/sys.c - who am I: numbers, users, groups, sessions; the machine
 *
 * Linux:    kernel/sys.c, kernel/reboot.c
 * Read:     include/linux/pid.h, include/linux/cred.h before; kernel/rlimit.c
 *
 * Left out: 16-bit user ids, supplementary groups, setreuid() and setresuid(),
 *	     setting host names, times(), getrusage(), prctl()
 */
#include <linux/math64.h>
#include <linux/syscalls.h>
#include <linux/utsname.h>
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
	struct cred *new = prepare_creds();
	int ret = 0;

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
	struct cred *new = prepare_creds();

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
