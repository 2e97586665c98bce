// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/attr.c - chmod
 *
 * Linux:    fs/attr.c, and the system calls of fs/open.c
 * Read:     fs/open.c before
 *
 * Left out: chown, utimes; capabilities other than "is root"
 */
#include <linux/fs.h>
#include <linux/syscalls.h>

static int chmod_common(const struct path *path, umode_t mode)
{
	struct inode *inode = path->dentry->d_inode;

	if (current_fsuid() != inode->i_uid && current_fsuid() != 0)
		return -EPERM;
	inode_lock(inode);
	/* Who is not in the group cannot lend its rights to others. */
	if (current_fsuid() != 0 && current_cred()->fsgid != inode->i_gid)
		mode &= ~S_ISGID;
	inode->i_mode = (mode & S_IALLUGO) | (inode->i_mode & ~S_IALLUGO);
	inode->i_ctime = current_time(inode);
	inode_unlock(inode);
	return 0;
}

SYSCALL_DEFINE3(fchmodat, int, dfd, const char __user *, filename, umode_t, mode)
{
	struct path path;
	int error = user_path_at(dfd, filename, LOOKUP_FOLLOW, &path);

	if (!error) {
		error = chmod_common(&path, mode);
		path_put(&path);
	}
	return error;
}

SYSCALL_DEFINE2(chmod, const char __user *, filename, umode_t, mode)
{
	return sys_fchmodat(AT_FDCWD, filename, mode);
}

SYSCALL_DEFINE2(fchmod, unsigned int, fd, umode_t, mode)
{
	struct file *file = fget(fd);
	int error = -EBADF;

	if (file) {
		error = chmod_common(&file->f_path, mode);
		fput(file);
	}
	return error;
}
