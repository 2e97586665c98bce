// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/ioctl.c - the call for everything that is not reading or writing
 *
 * Linux:    fs/ioctl.c
 * Read:     drivers/tty/tty_ioctl.c after
 * Left out: FIOASYNC, FIOQSIZE
 */
#include <linux/fs.h>
#include <linux/syscalls.h>
#include <uapi/asm/ioctls.h>

/* What works on any file. Return: 0, -EFAULT; -ENOIOCTLCMD: ask the file. */
static long do_vfs_ioctl(struct file *file, unsigned int fd, unsigned int cmd,
			 int __user *arg)
{
	struct inode *inode = file_inode(file);
	int on;

	switch (cmd) {
	case FIOCLEX:
	case FIONCLEX:
		set_close_on_exec(fd, cmd == FIOCLEX);
		return 0;
	case FIONBIO:
		if (get_user(on, arg))
			return -EFAULT;
		file->f_flags &= ~O_NONBLOCK;
		if (on)
			file->f_flags |= O_NONBLOCK;
		return 0;
	case FIONREAD:
		if (!S_ISREG(inode->i_mode))
			return -ENOIOCTLCMD;
		return put_user((int)(inode->i_size - file->f_pos), arg);
	default:
		return -ENOIOCTLCMD;
	}
}

SYSCALL_DEFINE3(ioctl, unsigned int, fd, unsigned int, cmd, unsigned long, arg)
{
	struct file *file = fget(fd);
	long ret;

	if (!file)
		return -EBADF;
	ret = do_vfs_ioctl(file, fd, cmd, (int __user *)arg);
	if (ret == -ENOIOCTLCMD && file->f_op->unlocked_ioctl)
		ret = file->f_op->unlocked_ioctl(file, cmd, arg);
	fput(file);
	return ret == -ENOIOCTLCMD ? -ENOTTY : ret;
}
