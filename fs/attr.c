// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/attr.c - chmod and chown
 *
 * Linux:    fs/attr.c, and the system calls of fs/open.c
 * Read:     fs/open.c before
 *
 * Left out: utimes; capabilities other than "is root"
 */
#include <linux/fs.h>
#include <linux/sched.h>
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

/* An owner may change only the group, and only to his own. -1: no change. */
static bool may_chown(struct inode *inode, uid_t user, gid_t group)
{
	const struct cred *cred = current_cred();

	if (cred->fsuid == 0)
		return true;
	if (cred->fsuid != inode->i_uid)
		return user == -1 && group == -1;
	return (user == -1 || user == inode->i_uid) &&
	       (group == -1 || group == inode->i_gid || group == cred->fsgid);
}

static int chown_common(const struct path *path, uid_t user, gid_t group)
{
	struct inode *inode = path->dentry->d_inode;

	if (!may_chown(inode, user, group))
		return -EPERM;
	inode_lock(inode);
	if (user != -1)
		inode->i_uid = user;
	if (group != -1)
		inode->i_gid = group;
	/* A program must not run as a user who did not allow that. */
	if (!S_ISDIR(inode->i_mode)) {
		inode->i_mode &= ~S_ISUID;
		if (inode->i_mode & S_IXGRP)
			inode->i_mode &= ~S_ISGID;
	}
	inode->i_ctime = current_time(inode);
	inode_unlock(inode);
	return 0;
}

SYSCALL_DEFINE5(fchownat, int, dfd, const char __user *, filename, uid_t, user,
		gid_t, group, int, flag)
{
	unsigned int how = flag & AT_SYMLINK_NOFOLLOW ? 0 : LOOKUP_FOLLOW;
	struct path path;
	int error;

	if (flag & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
		return -EINVAL;
	if (flag & AT_EMPTY_PATH)
		how |= LOOKUP_EMPTY;
	error = user_path_at(dfd, filename, how, &path);
	if (!error) {
		error = chown_common(&path, user, group);
		path_put(&path);
	}
	return error;
}

SYSCALL_DEFINE3(chown, const char __user *, filename, uid_t, user, gid_t, group)
{
	return sys_fchownat(AT_FDCWD, filename, user, group, 0);
}

SYSCALL_DEFINE3(lchown, const char __user *, filename, uid_t, user, gid_t, group)
{
	return sys_fchownat(AT_FDCWD, filename, user, group,
			    AT_SYMLINK_NOFOLLOW);
}

SYSCALL_DEFINE3(fchown, unsigned int, fd, uid_t, user, gid_t, group)
{
	struct file *file = fget(fd);
	int error = -EBADF;

	if (file) {
		error = chown_common(&file->f_path, user, group);
		fput(file);
	}
	return error;
}
