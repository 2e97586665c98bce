// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/sync.c - writing back, where there is nothing to write back to
 *
 * Linux:    fs/sync.c
 * Read:     mm/msync.c after
 *
 * The page cache of a tmpfs is all there is of the file. What remains of these
 * calls is the check of their arguments.
 */
#include <linux/fs.h>
#include <linux/syscalls.h>

SYSCALL_DEFINE0(sync)
{
	return 0;
}

/* Return: 0, -EBADF, -EINVAL (a pipe, a device: nothing that could be synced). */
SYSCALL_DEFINE1(fsync, unsigned int, fd)
{
	struct file *file = fget(fd);
	umode_t mode;

	if (!file)
		return -EBADF;
	mode = file_inode(file)->i_mode;
	fput(file);
	return S_ISREG(mode) || S_ISDIR(mode) ? 0 : -EINVAL;
}

SYSCALL_DEFINE1(fdatasync, unsigned int, fd)
{
	return sys_fsync(fd);
}
