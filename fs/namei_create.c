// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/namei_create.c - new names: mknod, mkdir, symlink, link
 *
 * Linux:    fs/namei.c (filename_create … do_linkat)
 * Read:     fs/namei.c before, fs/namei_remove.c after
 *
 * Each call is made of two halves: user_path_create() turns a program's path
 * into a locked directory and a name in it; vfs_…() checks the permissions and
 * has the file system do it.
 */
#include <linux/syscalls.h>
#include "internal.h"

/* May current make a file of this name? Return: 0, or an errno. */
int may_create(struct inode *dir, struct dentry *child)
{
	if (!d_is_negative(child))
		return -EEXIST;
	if (IS_DEADDIR(dir))
		return -ENOENT;
	return inode_permission(dir, MAY_WRITE | MAY_EXEC);
}

/* Starts a walk and leads it to the last component's directory. */
int filename_parentat(int dfd, struct filename *name,
		      struct nameidata *nd)
{
	int error;

	if (IS_ERR(name)) {
		*nd = (struct nameidata){ };
		return PTR_ERR(name);
	}
	error = path_init(nd, dfd, name->name);
	return error ? error : link_path_walk(nd);
}

static struct dentry *filename_create(int dfd, struct filename *name,
				      struct path *path, unsigned int flags)
{
	struct nameidata nd;
	struct dentry *dentry = ERR_PTR(-EEXIST);
	int error = filename_parentat(dfd, name, &nd);

	if (error) {
		dentry = ERR_PTR(error);
		goto out;
	}
	if (nd.last_type != LAST_NORM)
		goto out;
	inode_lock(nd.path.dentry->d_inode);
	dentry = lookup_last(&nd);
	if (IS_ERR(dentry))
		goto unlock;
	if (!d_is_negative(dentry))
		error = -EEXIST;
	else if (trailing_slashes(&nd) && !(flags & LOOKUP_DIRECTORY))
		error = -ENOENT;
	if (error) {
		dput(dentry);
		dentry = ERR_PTR(error);
		goto unlock;
	}
	*path = nd.path;
	path_get(path);
	goto out;
unlock:
	inode_unlock(nd.path.dentry->d_inode);
out:
	terminate_walk(&nd);
	return dentry;
}

static struct dentry *user_path_create(int dfd, const char __user *name,
				       struct path *path, unsigned int flags)
{
	struct filename *filename = getname(name);
	struct dentry *dentry = filename_create(dfd, filename, path, flags);

	putname(filename);
	return dentry;
}

/**
 * kern_path_create - find the place for a new file
 * @dfd: directory for a relative path, or AT_FDCWD
 * @name: the path
 * @path: set to the directory, with a reference and its i_rwsem held
 * @flags: LOOKUP_DIRECTORY when a directory is to be made
 *
 * Return: the negative dentry, for done_path_create(); or ERR_PTR: -EEXIST,
 * -ENOENT and what filename_lookup() says.
 */
struct dentry *kern_path_create(int dfd, const char *name, struct path *path,
				unsigned int flags)
{
	struct filename *filename = getname_kernel(name);
	struct dentry *dentry = filename_create(dfd, filename, path, flags);

	putname(filename);
	return dentry;
}

/* The end of what kern_path_create() began, whether the file was made or not. */
void done_path_create(struct path *path, struct dentry *dentry)
{
	dput(dentry);
	inode_unlock(path->dentry->d_inode);
	path_put(path);
}

/**
 * vfs_create - make a regular file
 * @dir: the directory, its i_rwsem held
 * @dentry: the name, negative
 * @mode: permissions, after the umask
 *
 * The other vfs_ functions are like this one.
 *
 * Return: 0, -EEXIST, -ENOENT (the directory was deleted), -EACCES, -EPERM (the
 * file system cannot), the file system's own.
 */
int vfs_create(struct inode *dir, struct dentry *dentry, umode_t mode)
{
	int error = may_create(dir, dentry);

	if (error)
		return error;
	if (!dir->i_op->create)
		return -EACCES;
	return dir->i_op->create(dir, dentry, mode & S_IALLUGO);
}

int vfs_mknod(struct inode *dir, struct dentry *dentry, umode_t mode, dev_t dev)
{
	int error = may_create(dir, dentry);

	if (error)
		return error;
	if ((S_ISCHR(mode) || S_ISBLK(mode)) && !capable(CAP_MKNOD))
		return -EPERM;
	if (!dir->i_op->mknod)
		return -EPERM;
	return dir->i_op->mknod(dir, dentry, mode, dev);
}

int vfs_mkdir(struct inode *dir, struct dentry *dentry, umode_t mode)
{
	int error = may_create(dir, dentry);

	if (error)
		return error;
	if (!dir->i_op->mkdir)
		return -EPERM;
	return dir->i_op->mkdir(dir, dentry, mode & (S_IRWXUGO | S_ISVTX));
}

int vfs_symlink(struct inode *dir, struct dentry *dentry, const char *to)
{
	int error = may_create(dir, dentry);

	if (error)
		return error;
	if (!dir->i_op->symlink)
		return -EPERM;
	return dir->i_op->symlink(dir, dentry, to);
}

/* Return: as vfs_create(), and -EXDEV, -EPERM (a directory). */
static int vfs_link(struct dentry *old, struct inode *dir,
		    struct dentry *dentry)
{
	int error = may_create(dir, dentry);

	if (error)
		return error;
	if (old->d_sb != dentry->d_sb)
		return -EXDEV;
	if (!dir->i_op->link || d_is_dir(old))
		return -EPERM;
	if (!old->d_inode->i_nlink)
		return -ENOENT;
	return dir->i_op->link(old, dir, dentry);
}

SYSCALL_DEFINE4(mknodat, int, dfd, const char __user *, filename, umode_t, mode,
		unsigned int, dev)
{
	struct dentry *dentry;
	struct path path;
	long error;

	switch (mode & S_IFMT) {
	case 0: case S_IFREG: case S_IFCHR: case S_IFBLK: case S_IFIFO:
	case S_IFSOCK:
		break;
	default:
		return S_ISDIR(mode) ? -EPERM : -EINVAL;
	}
	dentry = user_path_create(dfd, filename, &path, 0);
	if (IS_ERR(dentry))
		return PTR_ERR(dentry);
	mode &= ~current_umask();
	if (mode & S_IFMT && !S_ISREG(mode))
		error = vfs_mknod(path.dentry->d_inode, dentry, mode,
				  new_decode_dev(dev));
	else
		error = vfs_create(path.dentry->d_inode, dentry, mode);
	done_path_create(&path, dentry);
	return error;
}

SYSCALL_DEFINE3(mknod, const char __user *, filename, umode_t, mode,
		unsigned int, dev)
{
	return sys_mknodat(AT_FDCWD, filename, mode, dev);
}

SYSCALL_DEFINE3(mkdirat, int, dfd, const char __user *, pathname, umode_t, mode)
{
	struct path path;
	struct dentry *dentry = user_path_create(dfd, pathname, &path,
						 LOOKUP_DIRECTORY);
	long error;

	if (IS_ERR(dentry))
		return PTR_ERR(dentry);
	error = vfs_mkdir(path.dentry->d_inode, dentry, mode & ~current_umask());
	done_path_create(&path, dentry);
	return error;
}

SYSCALL_DEFINE2(mkdir, const char __user *, pathname, umode_t, mode)
{
	return sys_mkdirat(AT_FDCWD, pathname, mode);
}

SYSCALL_DEFINE3(symlinkat, const char __user *, oldname, int, newdfd,
		const char __user *, newname)
{
	struct filename *from = getname(oldname);
	struct dentry *dentry;
	struct path path;
	long error;

	if (IS_ERR(from))
		return PTR_ERR(from);
	dentry = user_path_create(newdfd, newname, &path, 0);
	error = PTR_ERR_OR_ZERO(dentry);
	if (!error) {
		error = vfs_symlink(path.dentry->d_inode, dentry, from->name);
		done_path_create(&path, dentry);
	}
	putname(from);
	return error;
}

SYSCALL_DEFINE2(symlink, const char __user *, oldname,
		const char __user *, newname)
{
	return sys_symlinkat(oldname, AT_FDCWD, newname);
}

/**
 * sys_linkat - give a file one more name
 * @olddfd: directory for a relative @oldname, or AT_FDCWD
 * @oldname: the file
 * @newdfd: likewise for @newname
 * @newname: its new name
 * @flags: AT_SYMLINK_FOLLOW: what a symbolic link leads to, not the link;
 *	AT_EMPTY_PATH: @olddfd itself, for root
 *
 * Return: 0, -EINVAL, -EXDEV, errors of the paths and of vfs_link().
 */
SYSCALL_DEFINE5(linkat, int, olddfd, const char __user *, oldname,
		int, newdfd, const char __user *, newname, int, flags)
{
	unsigned int how = flags & AT_SYMLINK_FOLLOW ? LOOKUP_FOLLOW : 0;
	struct path old, path;
	struct dentry *dentry;
	long error;

	if (flags & ~(AT_SYMLINK_FOLLOW | AT_EMPTY_PATH))
		return -EINVAL;
	if (flags & AT_EMPTY_PATH) {
		if (!capable(CAP_DAC_READ_SEARCH))
			return -ENOENT;
		how |= LOOKUP_EMPTY;
	}
	error = user_path_at(olddfd, oldname, how, &old);
	if (error)
		return error;
	dentry = user_path_create(newdfd, newname, &path, 0);
	error = PTR_ERR_OR_ZERO(dentry);
	if (!error) {
		error = -EXDEV;
		if (old.mnt == path.mnt)
			error = vfs_link(old.dentry, path.dentry->d_inode,
					 dentry);
		done_path_create(&path, dentry);
	}
	path_put(&old);
	return error;
}

SYSCALL_DEFINE2(link, const char __user *, oldname, const char __user *, newname)
{
	return sys_linkat(AT_FDCWD, oldname, AT_FDCWD, newname, 0);
}
