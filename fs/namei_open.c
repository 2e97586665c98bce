// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/namei_open.c - the walk of open(), which may create what it does not find
 *
 * Linux:    fs/namei.c (path_openat, open_last_lookups, do_open, may_open)
 * Read:     fs/namei.c before, fs/open.c after
 *
 *	path_openat()
 *	  link_path_walk()       to the last component's directory
 *	  open_last_lookups()    finds or creates; goes round for a symlink
 *	  do_open()              may we? then vfs_open(), then O_TRUNC
 *
 * Left out: O_PATH, O_TMPFILE (a directory opened for writing: -EISDIR)
 */
#include <linux/sched.h>
#include "internal.h"

/* Finds the last component, creates it if it is missing: *created. */
static struct dentry *lookup_open(struct nameidata *nd, umode_t mode,
				  bool *created)
{
	struct inode *dir = nd->path.dentry->d_inode;
	struct dentry *dentry = lookup_last(nd);
	int error;

	if (IS_ERR(dentry) || !d_is_negative(dentry))
		return dentry;
	error = vfs_create(dir, dentry, mode & ~current_umask());
	if (error) {
		dput(dentry);
		return ERR_PTR(error);
	}
	*created = true;
	return dentry;
}

/* Return: 0, 1 (a symbolic link: walk again), or an errno. */
static int open_last_lookups(struct nameidata *nd, int flags, umode_t mode,
			     bool *created)
{
	struct inode *dir = nd->path.dentry->d_inode;
	bool follow = !(flags & O_NOFOLLOW);
	struct dentry *dentry;

	if (!(flags & O_CREAT) || nd->last_type != LAST_NORM)
		return walk_component(nd, follow || trailing_slashes(nd));
	if (trailing_slashes(nd))
		return -EISDIR;
	inode_lock(dir);
	dentry = lookup_open(nd, mode, created);
	inode_unlock(dir);
	if (IS_ERR(dentry))
		return PTR_ERR(dentry);
	return step_into(nd, dentry, follow && !(flags & O_EXCL));
}

static int may_open(const struct path *path, int acc_mode)
{
	struct inode *inode = path->dentry->d_inode;

	switch (inode->i_mode & S_IFMT) {
	case S_IFLNK:
		return -ELOOP;
	case S_IFDIR:
		if (acc_mode & MAY_WRITE)
			return -EISDIR;
		if (acc_mode & MAY_EXEC)
			return -EACCES;
		break;
	case S_IFREG:
		if (acc_mode & MAY_EXEC && path->mnt->mnt_flags & MS_NOEXEC)
			return -EACCES;
		break;
	default:
		if (acc_mode & MAY_EXEC)
			return -EACCES;
	}
	return inode_permission(inode, acc_mode);
}

static int handle_truncate(struct inode *inode)
{
	int error = get_write_access(inode);

	if (error)
		return error;
	error = do_truncate(inode, 0);
	put_write_access(inode);
	return error;
}

/* The file is found: check, open, truncate. */
static int do_open(struct nameidata *nd, struct file *file, int flags,
		   bool created)
{
	struct inode *inode = nd->path.dentry->d_inode;
	int acc_mode = ACC_MODE(flags);
	int error;

	if (flags & __FMODE_EXEC)
		acc_mode = MAY_EXEC;
	if (flags & O_TRUNC)
		acc_mode |= MAY_WRITE;
	if (flags & O_CREAT) {
		if (flags & O_EXCL && !created)
			return -EEXIST;
		if (S_ISDIR(inode->i_mode))
			return -EISDIR;
	}
	if ((flags & O_DIRECTORY || trailing_slashes(nd)) &&
	    !S_ISDIR(inode->i_mode))
		return -ENOTDIR;
	/* A new file may be written by its creator whatever its mode says. */
	if (!created) {
		error = may_open(&nd->path, acc_mode);
		if (error)
			return error;
	}
	error = vfs_open(&nd->path, file);
	if (!error && flags & O_TRUNC && !created && S_ISREG(inode->i_mode))
		error = handle_truncate(inode);
	return error;
}

static int path_openat(struct nameidata *nd, struct file *file, int flags,
		       umode_t mode)
{
	bool created = false;
	int error;

	do {
		error = link_path_walk(nd);
		if (!error)
			error = open_last_lookups(nd, flags, mode, &created);
	} while (error > 0);
	return error ? error : do_open(nd, file, flags, created);
}

/**
 * do_filp_open - open a file by its path
 * @dfd: directory for a relative path, or AT_FDCWD
 * @name: the path; an ERR_PTR is returned; stays the caller's
 * @flags: O_*; __FMODE_EXEC asks for permission to execute, not to read
 * @mode: permissions of a new file, before the umask
 *
 * Return: the file; or ERR_PTR: what filename_lookup() says, and -EEXIST,
 * -EISDIR, -ETXTBSY, -ENXIO (no such device), -ENFILE, what ->open() says.
 */
struct file *do_filp_open(int dfd, struct filename *name, int flags,
			  umode_t mode)
{
	struct nameidata nd;
	struct file *file;
	int error;

	if (IS_ERR(name))
		return ERR_CAST(name);
	file = alloc_empty_file(flags);
	if (IS_ERR(file))
		return file;
	error = path_init(&nd, dfd, name->name);
	if (!error)
		error = path_openat(&nd, file, flags, mode & S_IALLUGO);
	terminate_walk(&nd);
	if (error) {
		fput(file);
		return ERR_PTR(error);
	}
	return file;
}

/* Opens a file for the kernel itself; see do_filp_open(). */
struct file *filp_open(const char *name, int flags, umode_t mode)
{
	struct filename *filename = getname_kernel(name);
	struct file *file = do_filp_open(AT_FDCWD, filename, flags, mode);

	putname(filename);
	return file;
}
