// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/stat.c - what a file is: the stat family, and readlink
 *
 * Linux:    fs/stat.c
 * Read:     include/linux/stat.h before
 *
 * Three layouts for the same facts: the kernel's struct kstat, the 32-bit
 * programs' struct stat64, and struct statx, which newer C libraries try first
 * because its times have 64 bits.
 *
 * Left out: the oldest calls (stat, newstat) with 16-bit user ids
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/stat.h>
#include <linux/syscalls.h>
#include <uapi/asm/stat.h>

/**
 * generic_fillattr - copy the facts from an inode
 * @inode: the file
 * @stat: is filled
 */
void generic_fillattr(struct inode *inode, struct kstat *stat)
{
	*stat = (struct kstat){
		.mode = inode->i_mode,
		.nlink = inode->i_nlink,
		.blksize = PAGE_SIZE,
		.ino = inode->i_ino,
		.dev = MKDEV(0, inode->i_sb->s_minor),
		.rdev = inode->i_rdev,
		.uid = inode->i_uid,
		.gid = inode->i_gid,
		.size = inode->i_size,
		.atime = inode->i_atime,
		.mtime = inode->i_mtime,
		.ctime = inode->i_ctime,
		.blocks = inode->i_blocks,
	};
}

/* The facts about what a path leads to. Return: 0. */
int vfs_getattr(const struct path *path, struct kstat *stat)
{
	generic_fillattr(path->dentry->d_inode, stat);
	return 0;
}

/* Return: 0, -EINVAL (flags), errors of the path. */
static int vfs_statx(int dfd, const char __user *filename, int flags,
		     struct kstat *stat)
{
	unsigned int how = flags & AT_SYMLINK_NOFOLLOW ? 0 : LOOKUP_FOLLOW;
	struct path path;
	int error;

	if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH |
		      AT_STATX_SYNC_TYPE))
		return -EINVAL;
	if (flags & AT_EMPTY_PATH)
		how |= LOOKUP_EMPTY;
	error = user_path_at(dfd, filename, how, &path);
	if (!error) {
		error = vfs_getattr(&path, stat);
		path_put(&path);
	}
	return error;
}

static long cp_new_stat64(const struct kstat *stat, struct stat64 __user *to)
{
	struct stat64 tmp = {
		.st_dev = new_encode_dev(stat->dev),
		.__st_ino = stat->ino,
		.st_mode = stat->mode,
		.st_nlink = stat->nlink,
		.st_uid = stat->uid,
		.st_gid = stat->gid,
		.st_rdev = new_encode_dev(stat->rdev),
		.st_size = stat->size,
		.st_blksize = stat->blksize,
		.st_blocks = stat->blocks,
		.st_atime = stat->atime.tv_sec,
		.st_atime_nsec = stat->atime.tv_nsec,
		.st_mtime = stat->mtime.tv_sec,
		.st_mtime_nsec = stat->mtime.tv_nsec,
		.st_ctime = stat->ctime.tv_sec,
		.st_ctime_nsec = stat->ctime.tv_nsec,
		.st_ino = stat->ino,
	};

	return copy_to_user(to, &tmp, sizeof(tmp)) ? -EFAULT : 0;
}

SYSCALL_DEFINE4(fstatat64, int, dfd, const char __user *, filename,
		struct stat64 __user *, statbuf, int, flag)
{
	struct kstat stat;
	int error = vfs_statx(dfd, filename, flag, &stat);

	return error ? error : cp_new_stat64(&stat, statbuf);
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
	struct kstat stat;
	int error;

	if (!file)
		return -EBADF;
	error = vfs_getattr(&file->f_path, &stat);
	fput(file);
	return error ? error : cp_new_stat64(&stat, statbuf);
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
	struct kstat stat;
	struct statx tmp;
	int error;

	if (mask & STATX__RESERVED)
		return -EINVAL;
	error = vfs_statx(dfd, filename, flags, &stat);
	if (error)
		return error;
	tmp = (struct statx){
		.stx_mask = STATX_BASIC_STATS,
		.stx_blksize = stat.blksize,
		.stx_nlink = stat.nlink,
		.stx_uid = stat.uid,
		.stx_gid = stat.gid,
		.stx_mode = stat.mode,
		.stx_ino = stat.ino,
		.stx_size = stat.size,
		.stx_blocks = stat.blocks,
		.stx_atime = statx_time(&stat.atime),
		.stx_ctime = statx_time(&stat.ctime),
		.stx_mtime = statx_time(&stat.mtime),
		.stx_rdev_major = MAJOR(stat.rdev),
		.stx_rdev_minor = MINOR(stat.rdev),
		.stx_dev_major = MAJOR(stat.dev),
		.stx_dev_minor = MINOR(stat.dev),
	};
	return copy_to_user(buffer, &tmp, sizeof(tmp)) ? -EFAULT : 0;
}

static long do_readlink(struct dentry *dentry, char __user *buf, int bufsiz)
{
	struct inode *inode = dentry->d_inode;
	char *link;
	long len;

	if (!S_ISLNK(inode->i_mode))
		return -EINVAL;
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

	if (bufsiz <= 0)
		return -EINVAL;
	ret = user_path_at(dfd, pathname, LOOKUP_EMPTY, &path);
	if (!ret) {
		ret = do_readlink(path.dentry, buf, bufsiz);
		path_put(&path);
	}
	return ret;
}

SYSCALL_DEFINE3(readlink, const char __user *, path, char __user *, buf,
		int, bufsiz)
{
	return sys_readlinkat(AT_FDCWD, path, buf, bufsiz);
}
