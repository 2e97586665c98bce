// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/stat.c - what a file is: the stat family, and readlink
 *
 * Linux:    fs/stat.c
 * Read:     struct inode in include/linux/fs.h before
 *
 * Two layouts for the same facts: the 32-bit programs' struct stat64, and struct
 * statx, which newer C libraries try first because its times have 64 bits.
 *
 * Left out: the oldest calls (stat, newstat) with 16-bit user ids; struct kstat,
 *	     which stands between the file systems and the layouts, because all
 *	     keep their facts in the inode
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/syscalls.h>
#include <uapi/asm/stat.h>

/* The file of one of the calls; @path is to be put. Return: 0, -EINVAL (@flags), … */
static int stat_path(int dfd, const char __user *filename, int flags,
		     struct path *path)
{
	if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH |
		      AT_STATX_SYNC_TYPE))
		return -EINVAL;
	return user_path_at(dfd, filename, at_lookup_flags(flags), path);
}

static long cp_new_stat64(const struct inode *inode, struct stat64 __user *to)
{
	struct stat64 tmp = {
		.st_dev = new_encode_dev(MKDEV(0, inode->i_sb->s_minor)),
		.__st_ino = inode->i_ino,
		.st_mode = inode->i_mode,
		.st_nlink = inode->i_nlink,
		.st_uid = inode->i_uid,
		.st_gid = inode->i_gid,
		.st_rdev = new_encode_dev(inode->i_rdev),
		.st_size = inode->i_size,
		.st_blksize = PAGE_SIZE,
		.st_blocks = inode->i_blocks,
		.st_atime = inode->i_atime.tv_sec,
		.st_atime_nsec = inode->i_atime.tv_nsec,
		.st_mtime = inode->i_mtime.tv_sec,
		.st_mtime_nsec = inode->i_mtime.tv_nsec,
		.st_ctime = inode->i_ctime.tv_sec,
		.st_ctime_nsec = inode->i_ctime.tv_nsec,
		.st_ino = inode->i_ino,
	};

	return copy_to_user(to, &tmp, sizeof(tmp)) ? -EFAULT : 0;
}

SYSCALL_DEFINE4(fstatat64, int, dfd, const char __user *, filename,
		struct stat64 __user *, statbuf, int, flag)
{
	struct path path;
	long error = stat_path(dfd, filename, flag, &path);

	if (!error) {
		error = cp_new_stat64(path.dentry->d_inode, statbuf);
		path_put(&path);
	}
	return error;
}

SYSCALL_DEFINE2(stat64, const char __user *, filename,
		struct stat64 __user *, statbuf)
{
	return sys_fstatat64(AT_FDCWD, filename, statbuf, 0);
}

SYSCALL_DEFINE2(lstat64, const char __user *, filename,
		struct stat64 __user *, statbuf)
{
	return sys_fstatat64(AT_FDCWD, filename, statbuf, AT_SYMLINK_NOFOLLOW);
}

SYSCALL_DEFINE2(fstat64, unsigned int, fd, struct stat64 __user *, statbuf)
{
	struct file *file = fget(fd);
	long error;

	if (!file)
		return -EBADF;
	error = cp_new_stat64(file_inode(file), statbuf);
	fput(file);
	return error;
}

static struct statx_timestamp statx_time(const struct timespec64 *ts)
{
	return (struct statx_timestamp){
		.tv_sec = ts->tv_sec,
		.tv_nsec = ts->tv_nsec,
	};
}

SYSCALL_DEFINE5(statx, int, dfd, const char __user *, filename, unsigned int,
		flags, unsigned int, mask, struct statx __user *, buffer)
{
	struct inode *inode;
	struct statx tmp;
	struct path path;
	int error;

	if (mask & STATX__RESERVED ||
	    (flags & AT_STATX_SYNC_TYPE) == AT_STATX_SYNC_TYPE)
		return -EINVAL;
	error = stat_path(dfd, filename, flags, &path);
	if (error)
		return error;
	inode = path.dentry->d_inode;
	tmp = (struct statx){
		.stx_mask = STATX_BASIC_STATS,
		.stx_blksize = PAGE_SIZE,
		.stx_nlink = inode->i_nlink,
		.stx_uid = inode->i_uid,
		.stx_gid = inode->i_gid,
		.stx_mode = inode->i_mode,
		.stx_ino = inode->i_ino,
		.stx_size = inode->i_size,
		.stx_blocks = inode->i_blocks,
		.stx_atime = statx_time(&inode->i_atime),
		.stx_ctime = statx_time(&inode->i_ctime),
		.stx_mtime = statx_time(&inode->i_mtime),
		.stx_rdev_major = MAJOR(inode->i_rdev),
		.stx_rdev_minor = MINOR(inode->i_rdev),
		.stx_dev_minor = inode->i_sb->s_minor,
	};
	path_put(&path);
	return copy_to_user(buffer, &tmp, sizeof(tmp)) ? -EFAULT : 0;
}

static long do_readlink(struct dentry *dentry, char __user *buf, int bufsiz)
{
	struct inode *inode = dentry->d_inode;
	char *link;
	long len;

	link = inode->i_op->get_link(dentry, inode);
	if (IS_ERR(link))
		return PTR_ERR(link);
	len = min_t(long, strlen(link), bufsiz);
	if (copy_to_user(buf, link, len))
		len = -EFAULT;
	kfree(link);
	return len;
}

SYSCALL_DEFINE4(readlinkat, int, dfd, const char __user *, pathname,
		char __user *, buf, int, bufsiz)
{
	struct path path;
	long ret;
	char c;

	if (bufsiz <= 0)
		return -EINVAL;
	ret = user_path_at(dfd, pathname, LOOKUP_EMPTY, &path);
	if (ret)
		return ret;
	if (d_is_symlink(path.dentry))
		ret = do_readlink(path.dentry, buf, bufsiz);
	else
		ret = get_user(c, pathname) || c ? -EINVAL : -ENOENT;
	path_put(&path);
	return ret;
}

SYSCALL_DEFINE3(readlink, const char __user *, path, char __user *, buf,
		int, bufsiz)
{
	return sys_readlinkat(AT_FDCWD, path, buf, bufsiz);
}
