// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/fcntl.c - what can be changed on an open file
 *
 * Linux:    fs/fcntl.c
 * Read:     fs/file.c before
 *
 * The close-on-exec flag belongs to the descriptor, O_APPEND and O_NONBLOCK to
 * the file, which dup() and fork() share.
 *
 * Left out: file locks, leases, owners of SIGIO
 */
#include <linux/fs.h>
#include <linux/syscalls.h>

#define SETFL_MASK	(O_APPEND | O_NONBLOCK)

static long do_fcntl(unsigned int fd, unsigned int cmd, unsigned long arg,
		     struct file *file)
{
	switch (cmd) {
	case F_DUPFD:
		return f_dupfd(arg, file, 0);
	case F_DUPFD_CLOEXEC:
		return f_dupfd(arg, file, O_CLOEXEC);
	case F_GETFD:
		return get_close_on_exec(fd) ? FD_CLOEXEC : 0;
	case F_SETFD:
		set_close_on_exec(fd, arg & FD_CLOEXEC);
		return 0;
	case F_GETFL:
		return file->f_flags;
	case F_SETFL:
		file->f_flags = (arg & SETFL_MASK) |
				(file->f_flags & ~SETFL_MASK);
		return 0;
	case F_GETPIPE_SZ:
		return S_ISFIFO(file_inode(file)->i_mode) ? PIPE_SIZE : -EBADF;
	default:
		return -EINVAL;
	}
}

SYSCALL_DEFINE3(fcntl64, unsigned int, fd, unsigned int, cmd, unsigned long, arg)
{
	struct file *file = fget(fd);
	long ret = -EBADF;

	if (file) {
		ret = do_fcntl(fd, cmd, arg, file);
		fput(file);
	}
	return ret;
}
