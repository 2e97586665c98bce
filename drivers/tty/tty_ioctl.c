// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/tty/tty_ioctl.c - modes and sizes of a terminal
 *
 * Linux:    drivers/tty/tty_ioctl.c
 * Read:     drivers/tty/n_tty.c before, drivers/tty/tty_jobctrl.c after
 *
 * Left out: termios2, break, modem lines, TCXONC
 */
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/tty.h>
#include <linux/uaccess.h>

static long set_termios(struct tty_struct *tty, void __user *arg, bool flush)
{
	struct termios new;

	if (copy_from_user(&new, arg, sizeof(new)))
		return -EFAULT;
	/* Output is never under way: console->write() waits for its end. */
	if (flush)
		n_tty_flush_buffer(tty);
	n_tty_set_termios(tty, &new);
	return 0;
}

/* A window has another size: the foreground job is told. */
static long set_winsize(struct tty_struct *tty, const void __user *arg)
{
	struct winsize new;

	if (copy_from_user(&new, arg, sizeof(new)))
		return -EFAULT;
	if (memcmp(&new, &tty->winsize, sizeof(new)) && tty->pgrp)
		kill_pgrp(tty->pgrp, SIGWINCH, 1);
	tty->winsize = new;
	return 0;
}

/**
 * tty_ioctl - ->unlocked_ioctl() of a terminal
 * @file: the terminal
 * @cmd: TCGETS …
 * @arg: the program's structure, or a number
 *
 * Return: 0, -EFAULT, -EINVAL, -ENOIOCTLCMD, errors of tty_jobctrl_ioctl().
 */
long tty_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tty_struct *tty = file->private_data;
	void __user *p = (void __user *)arg;
	unsigned long left = 0;
	long error;

	switch (cmd) {
	case TCSETS:
	case TCSETSW:
	case TCSETSF:
	case TCFLSH:
		error = tty_check_change(tty, SIGTTOU);
		if (error)
			return error;
	}
	switch (cmd) {
	case TCGETS:
		left = copy_to_user(p, &tty->termios, sizeof(tty->termios));
		break;
	case TCSETS:
	case TCSETSW:
	case TCSETSF:
		return set_termios(tty, p, cmd == TCSETSF);
	case TCFLSH:
		if (arg > TCIOFLUSH)
			return -EINVAL;
		if (arg != TCOFLUSH)
			n_tty_flush_buffer(tty);
		return 0;
	case FIONREAD:
		return put_user(n_tty_inq(tty), (int __user *)arg);
	case TIOCSWINSZ:
		return set_winsize(tty, p);
	case TIOCGWINSZ:
		left = copy_to_user(p, &tty->winsize, sizeof(tty->winsize));
		break;
	default:
		return tty_jobctrl_ioctl(tty, cmd, arg);
	}
	return left ? -EFAULT : 0;
}
