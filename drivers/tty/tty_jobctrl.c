// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/tty/tty_jobctrl.c - whose terminal it is, and who gets ^C
 *
 * Linux:    drivers/tty/tty_jobctrl.c
 * Read:     include/linux/pid.h before
 *
 * A session is what one login is; it has at most one terminal, and a terminal
 * belongs to at most one session. Of the session's process groups (the jobs of
 * a shell) one is in the foreground: tty->pgrp, to which ^C goes.
 *
 *	tty->session --> the leader's session    signal->tty of each member
 *	tty->pgrp -----> the foreground job      set by TIOCSPGRP
 *
 * Left out: hang-up
 */
#include <linux/fs.h>
#include <linux/tty.h>
#include <linux/uaccess.h>

static bool is_ignored(int sig)
{
	return sigismember(&current->blocked, sig) ||
	       current->sighand->action[sig - 1].sa.sa_handler == SIG_IGN;
}

/**
 * tty_check_change - only the foreground job may read and change its terminal
 * @tty: the terminal
 * @sig: SIGTTIN or SIGTTOU, which stops the others
 *
 * Return: 0; -ERESTARTSYS (stopped, then again); -EIO: the signal is ignored, or
 * nobody would continue a stopped job.
 */
int tty_check_change(struct tty_struct *tty, int sig)
{
	struct pid *pgrp = task_pgrp(current);

	if (current->signal->tty != tty || !tty->pgrp || tty->pgrp == pgrp)
		return 0;
	if (is_ignored(sig))
		return sig == SIGTTIN ? -EIO : 0;
	if (is_current_pgrp_orphaned())
		return -EIO;
	kill_pgrp(pgrp, sig, 1);
	set_thread_flag(TIF_SIGPENDING);
	return -ERESTARTSYS;
}

static void tty_set_owner(struct tty_struct *tty, struct pid *session,
			  struct pid *pgrp)
{
	struct pid *old_session = tty->session, *old_pgrp = tty->pgrp;
	unsigned long flags;

	spin_lock_irqsave(&tty->lock, flags);
	tty->session = get_pid(session);
	tty->pgrp = get_pid(pgrp);
	spin_unlock_irqrestore(&tty->lock, flags);
	put_pid(old_session);
	put_pid(old_pgrp);
}

static void proc_set_tty(struct tty_struct *tty)
{
	tty_set_owner(tty, task_session(current), task_pgrp(current));
	current->signal->tty = tty;
}

/**
 * tty_open_proc_set_tty - opening a terminal may make it the controlling one
 * @file: for O_NOCTTY
 * @tty: the terminal; becomes current's when that is a session leader without
 *	one, and nobody else has it
 */
void tty_open_proc_set_tty(struct file *file, struct tty_struct *tty)
{
	struct signal_struct *sig = current->signal;

	if (!(file->f_flags & O_NOCTTY) && file->f_mode & FMODE_READ &&
	    sig->leader && !sig->tty && !tty->session)
		proc_set_tty(tty);
}

/* No process of the session has a controlling terminal any more. */
static void session_clear_tty(struct pid *session)
{
	struct task_struct *p;

	spin_lock_irq(&tasklist_lock);
	do_each_pid_task(session, PIDTYPE_SID, p)
		p->signal->tty = NULL;
	spin_unlock_irq(&tasklist_lock);
}

/**
 * disassociate_ctty - current gives up its controlling terminal
 * @on_exit: it is ending
 *
 * With a session's leader the whole session loses the terminal, and the
 * foreground job is told by SIGHUP.
 */
void disassociate_ctty(int on_exit)
{
	struct tty_struct *tty = current->signal->tty;

	if (!tty || !current->signal->leader)
		return;
	if (tty->pgrp)
		kill_pgrp(tty->pgrp, SIGHUP, on_exit);
	if (tty->pgrp && !on_exit)
		kill_pgrp(tty->pgrp, SIGCONT, on_exit);
	session_clear_tty(task_session(current));
	tty_set_owner(tty, NULL, NULL);
}

/* @arg 1: root may take it away from another session. */
static long tiocsctty(struct tty_struct *tty, unsigned long arg)
{
	struct signal_struct *sig = current->signal;

	if (sig->leader && tty->session == task_session(current))
		return 0;
	if (!sig->leader || sig->tty)
		return -EPERM;
	if (tty->session) {
		if (arg != 1 || !capable(CAP_SYS_ADMIN))
			return -EPERM;
		session_clear_tty(tty->session);
	}
	proc_set_tty(tty);
	return 0;
}

static long tiocspgrp(struct tty_struct *tty, int __user *arg)
{
	struct task_struct *p;
	struct pid *pgrp;
	pid_t nr;
	long error = tty_check_change(tty, SIGTTOU);

	if (error)
		return error == -EIO ? -ENOTTY : error;
	if (tty->session != task_session(current))
		return -ENOTTY;
	if (get_user(nr, arg))
		return -EFAULT;
	if (nr < 0)
		return -EINVAL;
	pgrp = find_vpid(nr);
	if (!pgrp)
		return -ESRCH;
	p = pid_task(pgrp, PIDTYPE_PGID);
	if (!p || task_session(p) != task_session(current))
		return -EPERM;
	tty_set_owner(tty, tty->session, pgrp);
	return 0;
}

/**
 * tty_jobctrl_ioctl - the ioctls about sessions and process groups
 * @tty: the terminal
 * @cmd: TIOCSCTTY …
 * @arg: the program's number, or where it is
 *
 * Return: 0, -ENOTTY (not current's terminal), -EPERM, -ESRCH, -EINVAL, -EFAULT,
 * -ENOIOCTLCMD.
 */
long tty_jobctrl_ioctl(struct tty_struct *tty, unsigned int cmd,
		       unsigned long arg)
{
	int __user *p = (int __user *)arg;

	if (cmd == TIOCSCTTY)
		return tiocsctty(tty, arg);
	if (cmd != TIOCGPGRP && cmd != TIOCSPGRP && cmd != TIOCGSID &&
	    cmd != TIOCNOTTY)
		return -ENOIOCTLCMD;
	if (current->signal->tty != tty)
		return -ENOTTY;
	switch (cmd) {
	case TIOCSPGRP:
		return tiocspgrp(tty, p);
	case TIOCGSID:
		return put_user(pid_nr(tty->session), p);
	case TIOCNOTTY:
		disassociate_ctty(0);
		current->signal->tty = NULL;
		return 0;
	}
	return put_user(pid_nr(tty->pgrp), p);
}
