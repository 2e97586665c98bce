// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/attr.c - chmod and chown
 *
 * Linux:    fs/attr.c, and the system calls of fs/open.c
 * Read:     fs/open.c before, fs/utimes.c after
 *
 * Left out: supplementary groups; capabilities other than "is root"
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

/* A mode without the bits that make a program run as somebody else. */
static umode_t drop_suid(umode_t mode)
{
	if (S_ISDIR(mode))
		return mode;
	mode &= ~S_ISUID;
	return mode & S_IXGRP ? mode & ~S_ISGID : mode;
}

/* Who writes to a program may not have written it for its owner. */
void file_remove_privs(struct inode *inode)
{
	if (current_fsuid())
		inode->i_mode = drop_suid(inode->i_mode);
}

/* -1 leaves one of them as it is. Only root gives files away. */
static int chown_common(const struct path *path, uid_t uid, gid_t gid)
{
	struct inode *inode = path->dentry->d_inode;
	umode_t mode = drop_suid(inode->i_mode);
	kuid_t fsuid = current_fsuid();

	if (uid == (uid_t)-1)
		uid = inode->i_uid;
	else if (fsuid && (fsuid != inode->i_uid || uid != fsuid))
		return -EPERM;
	if (gid == (gid_t)-1)
		gid = inode->i_gid;
	else if (fsuid && (fsuid != inode->i_uid ||
			   (gid != inode->i_gid &&
			    gid != current_cred()->fsgid)))
		return -EPERM;
	if (mode != inode->i_mode && fsuid && fsuid != inode->i_uid)
		return -EPERM;
	inode_lock(inode);
	inode->i_uid = uid;
	inode->i_gid = gid;
	inode->i_mode = mode;
	inode->i_ctime = current_time(inode);
	inode_unlock(inode);
	return 0;
}

/**
 * sys_fchownat - change whose a file is
 * @dfd: directory for a relative path, or AT_FDCWD
 * @filename: the file
 * @user: its new owner, or -1
 * @group: its new group, or -1
 * @flag: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 * Return: 0, -EINVAL, -EPERM, errors of the path.
 */
SYSCALL_DEFINE5(fchownat, int, dfd, const char __user *, filename, uid_t, user,
		gid_t, group, int, flag)
{
	struct path path;
	int error;

	if (flag & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
		return -EINVAL;
	error = user_path_at(dfd, filename, at_lookup_flags(flag), &path);
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

SYSCALL_DEFINE3(lchown, const char __user *, filename, uid_t, user,
		gid_t, group)
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
