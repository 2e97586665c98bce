// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/utimes.c - setting a file's times
 *
 * Linux:    fs/utimes.c
 * Read:     fs/attr.c before
 *
 * Left out: utime(), utimes(), futimesat(): C libraries call utimensat()
 */
#include <linux/fs.h>
#include <linux/syscalls.h>

/* Instead of nanoseconds: the time it is, the time as it was. */
#define UTIME_NOW	((1L << 30) - 1)
#define UTIME_OMIT	((1L << 30) - 2)

static bool nsec_valid(long nsec)
{
	return nsec == UTIME_OMIT || nsec == UTIME_NOW ||
	       (nsec >= 0 && nsec < NSEC_PER_SEC);
}

static void set_time(struct timespec64 *to, const struct timespec64 *new,
		     const struct timespec64 *now)
{
	if (new->tv_nsec != UTIME_OMIT)
		*to = new->tv_nsec == UTIME_NOW ? *now : *new;
}

/* @times: access and modification, or NULL: now. */
static int vfs_utimes(const struct path *path, const struct timespec64 *times)
{
	static const struct timespec64 now[2] = {
		{ .tv_nsec = UTIME_NOW }, { .tv_nsec = UTIME_NOW },
	};
	struct inode *inode = path->dentry->d_inode;
	bool owner = !current_fsuid() || current_fsuid() == inode->i_uid;
	int error = 0;

	if (times && (!nsec_valid(times[0].tv_nsec) ||
		      !nsec_valid(times[1].tv_nsec)))
		return -EINVAL;
	if (!times || (times[0].tv_nsec == UTIME_NOW &&
		       times[1].tv_nsec == UTIME_NOW)) {
		/* Who may write may touch as well. */
		if (!owner)
			error = inode_permission(inode, MAY_WRITE);
		times = now;
	} else if (!owner) {
		error = -EPERM;
	}
	if (error)
		return error;
	inode_lock(inode);
	inode->i_ctime = current_time(inode);
	set_time(&inode->i_atime, &times[0], &inode->i_ctime);
	set_time(&inode->i_mtime, &times[1], &inode->i_ctime);
	inode_unlock(inode);
	return 0;
}

/* Without @filename it is the file that is open as @dfd. */
static int do_utimes(int dfd, const char __user *filename,
		     const struct timespec64 *times, int flags)
{
	struct path path;
	struct file *file;
	int error;

	if (filename || dfd == AT_FDCWD) {
		if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
			return -EINVAL;
		error = user_path_at(dfd, filename, at_lookup_flags(flags),
				     &path);
		if (error)
			return error;
	} else {
		if (flags)
			return -EINVAL;
		file = fget(dfd);
		if (!file)
			return -EBADF;
		path = file->f_path;
		path_get(&path);
		fput(file);
	}
	error = vfs_utimes(&path, times);
	path_put(&path);
	return error;
}

static long do_utimensat(int dfd, const char __user *filename,
			 const void __user *utimes, int flags, bool time64)
{
	struct __kernel_old_timespec old[2];
	struct __kernel_timespec new[2];
	struct timespec64 times[2];
	int i;

	if (!utimes)
		return do_utimes(dfd, filename, NULL, flags);
	if (time64 ? copy_from_user(new, utimes, sizeof(new)) :
		     copy_from_user(old, utimes, sizeof(old)))
		return -EFAULT;
	for (i = 0; i < 2; i++) {
		times[i].tv_sec = time64 ? new[i].tv_sec : old[i].tv_sec;
		times[i].tv_nsec = time64 ? new[i].tv_nsec : old[i].tv_nsec;
	}
	/* Nothing to do: the path is not even looked at. */
	if (times[0].tv_nsec == UTIME_OMIT && times[1].tv_nsec == UTIME_OMIT)
		return 0;
	return do_utimes(dfd, filename, times, flags);
}

/**
 * sys_utimensat - set a file's times, with 64 bits of seconds
 * @dfd: directory for a relative path, AT_FDCWD, or the file
 * @filename: the path, or NULL
 * @utimes: access and modification, NULL: now; UTIME_NOW, UTIME_OMIT
 * @flags: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 * Return: 0, -EINVAL, -EFAULT, -EPERM, -EACCES, -EBADF, errors of the path.
 */
SYSCALL_DEFINE4(utimensat, unsigned int, dfd, const char __user *, filename,
		struct __kernel_timespec __user *, utimes, int, flags)
{
	return do_utimensat(dfd, filename, utimes, flags, true);
}

SYSCALL_DEFINE4(utimensat_time32, unsigned int, dfd,
		const char __user *, filename,
		struct __kernel_old_timespec __user *, utimes, int, flags)
{
	return do_utimensat(dfd, filename, utimes, flags, false);
}
