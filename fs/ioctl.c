// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/ioctl.c - the call for everything that is not reading or writing
 *
 * Linux:    fs/ioctl.c
 * Read:     drivers/tty/tty_ioctl.c after
 * Left out: what works on any file: FIOCLEX, FIONBIO, FIONREAD (fcntl() does
 *	     the first two)
 */
#include <linux/fs.h>
#include <linux/syscalls.h>

SYSCALL_DEFINE3(ioctl, unsigned int, fd, unsigned int, cmd, unsigned long, arg)
{
	struct file *file = fget(fd);
	long ret = -ENOTTY;

	if (!file)
		return -EBADF;
	if (file->f_op->unlocked_ioctl)
		ret = file->f_op->unlocked_ioctl(file, cmd, arg);
	fput(file);
	return ret == -ENOIOCTLCMD ? -ENOTTY : ret;
}
