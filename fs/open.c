// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/open.c - open(), and what changes a file without opening it
 *
 * Linux:    fs/open.c
 * Read:     fs/namei_open.c before, fs/read_write.c after
 *
 *	sys_open --> do_sys_open       a descriptor, a copy of the path
 *	               do_filp_open    fs/namei_open.c: walk, check
 *	                 vfs_open      here: the inode's operations
 *	               fd_install
 *
 * Left out: chroot, openat2; O_LARGEFILE means nothing: every file may be large
 */
#include <linux/fs.h>
#include <linux/syscalls.h>

static int do_dentry_open(struct file *f)
{
	struct inode *inode = f->f_path.dentry->d_inode;
	int error;

	if (f->f_mode & FMODE_WRITE && S_ISREG(inode->i_mode)) {
		error = get_write_access(inode);
		if (error)
			return error;
	}
	f->f_inode = inode;
	f->f_mapping = inode->i_mapping;
	f->f_op = inode->i_fop;
	if (S_ISREG(inode->i_mode) || S_ISDIR(inode->i_mode))
		f->f_mode |= FMODE_ATOMIC_POS;
	if (f->f_op->open) {
		error = f->f_op->open(inode, f);
		if (error)
			goto cleanup;
	}
	if (f->f_op->llseek && f->f_op->llseek != no_llseek)
		f->f_mode |= FMODE_LSEEK;
	f->f_flags &= ~(O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC);
	return 0;

cleanup:
	if (f->f_mode & FMODE_WRITE && S_ISREG(inode->i_mode))
		put_write_access(inode);
	return error;
}

/**
 * vfs_open - open a file that was found
 * @path: the file
 * @file: from alloc_empty_file(); on failure it is still only fit for fput()
 *
 * Permissions are the caller's affair.
 *
 * Return: 0, -ETXTBSY, -ENXIO (no driver), what ->open() says.
 */
int vfs_open(const struct path *path, struct file *file)
{
	int error;

	file->f_path = *path;
	error = do_dentry_open(file);
	if (error) {
		file->f_inode = NULL;
		return error;
	}
	path_get(path);
	return 0;
}

static long do_sys_open(int dfd, const char __user *filename, int flags,
			umode_t mode)
{
	struct filename *name = getname(filename);
	struct file *file;
	int fd;

	if (IS_ERR(name))
		return PTR_ERR(name);
	fd = get_unused_fd_flags(flags);
	if (fd < 0)
		goto out;
	file = do_filp_open(dfd, name, flags & ~(__FMODE_EXEC | O_CLOEXEC),
			    mode);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		fd = PTR_ERR(file);
	} else {
		fd_install(fd, file);
	}
out:
	putname(name);
	return fd;
}

SYSCALL_DEFINE3(open, const char __user *, filename, int, flags, umode_t, mode)
{
	return do_sys_open(AT_FDCWD, filename, flags, mode);
}

SYSCALL_DEFINE4(openat, int, dfd, const char __user *, filename, int, flags,
		umode_t, mode)
{
	return do_sys_open(dfd, filename, flags, mode);
}

SYSCALL_DEFINE2(creat, const char __user *, pathname, umode_t, mode)
{
	return do_sys_open(AT_FDCWD, pathname, O_CREAT | O_WRONLY | O_TRUNC,
			   mode);
}

SYSCALL_DEFINE1(close, unsigned int, fd)
{
	return close_fd(fd);
}

/* Unless AT_EACCESS is given, the real user is asked about. */
static struct cred *access_override_creds(int flags)
{
	struct cred *new;

	if (flags & AT_EACCESS)
		return get_cred(current->cred);
	new = prepare_creds();
	if (new) {
		new->fsuid = new->uid;
		new->fsgid = new->gid;
	}
	return new;
}

/**
 * sys_faccessat2 - may this file be used?
 * @dfd: directory for a relative path, or AT_FDCWD
 * @filename: the path
 * @mode: MAY_READ, MAY_WRITE, MAY_EXEC, or 0: does it exist?
 * @flags: AT_EACCESS, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 * Return: 0, -EINVAL, -EACCES, -ENOMEM, errors of the path.
 */
SYSCALL_DEFINE4(faccessat2, int, dfd, const char __user *, filename, int, mode,
		int, flags)
{
	struct cred *old = current->cred, *new;
	struct path path;
	long error;

	if (mode & ~(MAY_READ | MAY_WRITE | MAY_EXEC) ||
	    flags & ~(AT_EACCESS | AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
		return -EINVAL;
	new = access_override_creds(flags);
	if (!new)
		return -ENOMEM;
	current->cred = new;
	error = user_path_at(dfd, filename, at_lookup_flags(flags), &path);
	if (error)
		goto out;
	error = -EACCES;
	if (!(mode & MAY_EXEC) || !S_ISREG(path.dentry->d_inode->i_mode) ||
	    !(path.mnt->mnt_flags & MS_NOEXEC))
		error = inode_permission(path.dentry->d_inode, mode);
	path_put(&path);
out:
	current->cred = old;
	put_cred(new);
	return error;
}

SYSCALL_DEFINE3(faccessat, int, dfd, const char __user *, filename, int, mode)
{
	return sys_faccessat2(dfd, filename, mode, 0);
}

SYSCALL_DEFINE2(access, const char __user *, filename, int, mode)
{
	return sys_faccessat2(AT_FDCWD, filename, mode, 0);
}

static int set_pwd(const struct path *path)
{
	int error;

	if (!d_is_dir(path->dentry))
		return -ENOTDIR;
	error = inode_permission(path->dentry->d_inode, MAY_EXEC);
	if (!error)
		set_fs_pwd(current->fs, path);
	return error;
}

SYSCALL_DEFINE1(chdir, const char __user *, filename)
{
	struct path path;
	int error = user_path_at(AT_FDCWD, filename,
				 LOOKUP_FOLLOW | LOOKUP_DIRECTORY, &path);

	if (!error) {
		error = set_pwd(&path);
		path_put(&path);
	}
	return error;
}

SYSCALL_DEFINE1(fchdir, unsigned int, fd)
{
	struct file *file = fget(fd);
	int error = -EBADF;

	if (file) {
		error = set_pwd(&file->f_path);
		fput(file);
	}
	return error;
}

/**
 * do_truncate - change the size of a file
 * @inode: a regular file that may be written
 * @length: bytes; what is added reads as zeros
 *
 * Return: 0, -EINVAL (the file system cannot), -EFBIG (with SIGXFSZ when it is
 * RLIMIT_FSIZE), -ENOMEM.
 */
int do_truncate(struct inode *inode, loff_t length)
{
	int error;

	if (!inode->i_op->truncate)
		return -EINVAL;
	if (length > inode->i_size) {
		unsigned long limit = rlimit(RLIMIT_FSIZE);

		if (limit != RLIM_INFINITY && length > limit) {
			send_sig(SIGXFSZ, current, 0);
			return -EFBIG;
		}
		if (length > MAX_LFS_FILESIZE)
			return -EFBIG;
	}
	inode_lock(inode);
	file_remove_privs(inode);
	error = inode->i_op->truncate(inode, length);
	inode->i_mtime = inode->i_ctime = current_time(inode);
	inode_unlock(inode);
	return error;
}

/**
 * sys_truncate64 - cut a file, or let it grow
 * @pathname: the file
 * @length: bytes
 *
 * Return: 0, -EINVAL, -EISDIR, -ETXTBSY, errors of the path and of
 * do_truncate().
 */
SYSCALL_DEFINE2(truncate64, const char __user *, pathname, loff_t, length)
{
	struct inode *inode;
	struct path path;
	int error;

	if (length < 0)
		return -EINVAL;
	error = user_path_at(AT_FDCWD, pathname, LOOKUP_FOLLOW, &path);
	if (error)
		return error;
	inode = path.dentry->d_inode;
	if (!S_ISREG(inode->i_mode))
		error = S_ISDIR(inode->i_mode) ? -EISDIR : -EINVAL;
	if (!error)
		error = inode_permission(inode, MAY_WRITE);
	if (!error)
		error = get_write_access(inode);
	if (!error) {
		error = do_truncate(inode, length);
		put_write_access(inode);
	}
	path_put(&path);
	return error;
}

SYSCALL_DEFINE2(truncate, const char __user *, pathname, long, length)
{
	return sys_truncate64(pathname, length);
}

/* Return: 0, -EBADF, -EINVAL, errors of do_truncate(). */
SYSCALL_DEFINE2(ftruncate64, unsigned int, fd, loff_t, length)
{
	struct file *file;
	int error = -EINVAL;

	if (length < 0)
		return -EINVAL;
	file = fget(fd);
	if (!file)
		return -EBADF;
	if (S_ISREG(file_inode(file)->i_mode) && file->f_mode & FMODE_WRITE)
		error = do_truncate(file_inode(file), length);
	fput(file);
	return error;
}

SYSCALL_DEFINE2(ftruncate, unsigned int, fd, long, length)
{
	return sys_ftruncate64(fd, length);
}
