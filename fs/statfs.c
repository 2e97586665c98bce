// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/statfs.c - what a file system is, and how much room it has
 *
 * Linux:    fs/statfs.c
 * Read:     struct super_block in include/linux/fs.h before
 *
 * No file system here has a size of its own: a tmpfs says how much memory there
 * is and how much of it is free, the others say nothing.
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/mmzone.h>
#include <linux/syscalls.h>
#include <uapi/asm/statfs.h>
#include <uapi/linux/magic.h>

#define ST_VALID	0x0020		/* f_flags has a meaning */

static int do_statfs_native(const struct statfs64 *st, void __user *to)
{
	struct statfs buf = {
		.f_type = st->f_type,
		.f_bsize = st->f_bsize,
		.f_blocks = st->f_blocks,
		.f_bfree = st->f_bfree,
		.f_bavail = st->f_bavail,
		.f_fsid = st->f_fsid,
		.f_namelen = st->f_namelen,
		.f_frsize = st->f_frsize,
		.f_flags = st->f_flags,
	};

	return copy_to_user(to, &buf, sizeof(buf)) ? -EFAULT : 0;
}

static int vfs_statfs(const struct path *path, void __user *to, bool native)
{
	struct super_block *sb = path->dentry->d_sb;
	struct statfs64 st = {
		.f_type = sb->s_magic,
		.f_bsize = PAGE_SIZE,
		.f_fsid.val[0] = new_encode_dev(MKDEV(0, sb->s_minor)),
		.f_namelen = NAME_MAX,
		.f_frsize = PAGE_SIZE,
		.f_flags = ST_VALID,
	};

	/* These have the same values in both. */
	if (path->mnt)
		st.f_flags |= path->mnt->mnt_flags &
			      (MS_NOSUID | MS_NODEV | MS_NOEXEC);
	if (sb->s_magic == TMPFS_MAGIC) {
		st.f_blocks = totalram_pages();
		st.f_bfree = st.f_bavail = nr_free_pages();
	}
	if (native)
		return do_statfs_native(&st, to);
	return copy_to_user(to, &st, sizeof(st)) ? -EFAULT : 0;
}

static long user_statfs(const char __user *pathname, void __user *to,
			bool native)
{
	struct path path;
	long error = user_path_at(AT_FDCWD, pathname, LOOKUP_FOLLOW, &path);

	if (!error) {
		error = vfs_statfs(&path, to, native);
		path_put(&path);
	}
	return error;
}

static long fd_statfs(unsigned int fd, void __user *to, bool native)
{
	struct file *file = fget(fd);
	long error = -EBADF;

	if (file) {
		error = vfs_statfs(&file->f_path, to, native);
		fput(file);
	}
	return error;
}

/* The kernel's structure is packed; a program may count the padding behind it. */
static bool is_statfs64_size(size_t sz)
{
	return sz == sizeof(struct statfs64) ||
	       sz == ALIGN(sizeof(struct statfs64), _Alignof(u64));
}

SYSCALL_DEFINE2(statfs, const char __user *, pathname,
		struct statfs __user *, buf)
{
	return user_statfs(pathname, buf, true);
}

/* Return: 0, -EINVAL (@sz), -EFAULT, errors of the path. */
SYSCALL_DEFINE3(statfs64, const char __user *, pathname, size_t, sz,
		struct statfs64 __user *, buf)
{
	return is_statfs64_size(sz) ? user_statfs(pathname, buf, false) : -EINVAL;
}

SYSCALL_DEFINE2(fstatfs, unsigned int, fd, struct statfs __user *, buf)
{
	return fd_statfs(fd, buf, true);
}

SYSCALL_DEFINE3(fstatfs64, unsigned int, fd, size_t, sz,
		struct statfs64 __user *, buf)
{
	return is_statfs64_size(sz) ? fd_statfs(fd, buf, false) : -EINVAL;
}
