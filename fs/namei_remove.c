// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/namei_remove.c - names go and move: unlink, rmdir, rename
 *
 * Linux:    fs/namei.c (may_delete … do_renameat2)
 * Read:     fs/namei_create.c before, fs/libfs.c after
 *
 * What goes is the name. The file lives until the last one who has it open or
 * mapped is done with it: the dentry, unhashed, holds the inode.
 *
 * Locks:    the directory's i_rwsem; rename() takes two, an ancestor's first,
 *	     and before them vfs_rename_mutex, so that the tree holds still
 * Left out: RENAME_EXCHANGE, RENAME_WHITEOUT
 */
#include <linux/kernel.h>
#include <linux/syscalls.h>
#include "internal.h"

static DEFINE_MUTEX(vfs_rename_mutex);

/* With the sticky bit only the owner of the file or the directory deletes. */
static bool check_sticky(struct inode *dir, struct inode *inode)
{
	kuid_t fsuid = current_fsuid();

	return dir->i_mode & S_ISVTX && inode->i_uid != fsuid &&
	       dir->i_uid != fsuid && fsuid != 0;
}

static int may_delete(struct inode *dir, struct dentry *victim, bool isdir)
{
	int error;

	if (d_is_negative(victim))
		return -ENOENT;
	error = inode_permission(dir, MAY_WRITE | MAY_EXEC);
	if (error)
		return error;
	if (check_sticky(dir, victim->d_inode))
		return -EPERM;
	if (isdir && !d_is_dir(victim))
		return -ENOTDIR;
	if (!isdir && d_is_dir(victim))
		return -EISDIR;
	if (victim->d_mounted)
		return -EBUSY;
	return 0;
}

/* Return: as vfs_create(), and -ENOENT, -EISDIR, -EPERM (sticky bit). */
int vfs_unlink(struct inode *dir, struct dentry *dentry)
{
	int error = may_delete(dir, dentry, false);

	if (error)
		return error;
	if (!dir->i_op->unlink)
		return -EPERM;
	error = dir->i_op->unlink(dir, dentry);
	if (!error)
		d_delete(dentry);
	return error;
}

/* Return: as vfs_unlink(), and -ENOTDIR, -ENOTEMPTY, -EBUSY (a mount). */
int vfs_rmdir(struct inode *dir, struct dentry *dentry)
{
	int error = may_delete(dir, dentry, true);

	if (error)
		return error;
	if (!dir->i_op->rmdir)
		return -EPERM;
	error = dir->i_op->rmdir(dir, dentry);
	if (!error)
		d_delete(dentry);
	return error;
}

static int do_rmdir(struct nameidata *nd)
{
	struct inode *dir = nd->path.dentry->d_inode;
	struct dentry *dentry;
	int error;

	if (nd->last_type == LAST_DOTDOT)
		return -ENOTEMPTY;
	if (nd->last_type != LAST_NORM)
		return nd->last_type == LAST_DOT ? -EINVAL : -EBUSY;
	inode_lock(dir);
	dentry = lookup_last(nd);
	error = PTR_ERR_OR_ZERO(dentry);
	if (!error) {
		error = vfs_rmdir(dir, dentry);
		dput(dentry);
	}
	inode_unlock(dir);
	return error;
}

static int do_unlink(struct nameidata *nd)
{
	struct inode *dir = nd->path.dentry->d_inode;
	struct dentry *dentry;
	int error;

	if (nd->last_type != LAST_NORM)
		return -EISDIR;
	inode_lock(dir);
	dentry = lookup_last(nd);
	error = PTR_ERR_OR_ZERO(dentry);
	if (error)
		goto unlock;
	if (!d_is_negative(dentry) && trailing_slashes(nd))
		error = d_is_dir(dentry) ? -EISDIR : -ENOTDIR;
	else
		error = vfs_unlink(dir, dentry);
	dput(dentry);
unlock:
	inode_unlock(dir);
	return error;
}

SYSCALL_DEFINE3(unlinkat, int, dfd, const char __user *, pathname, int, flag)
{
	struct filename *name;
	struct nameidata nd;
	int error;

	if (flag & ~AT_REMOVEDIR)
		return -EINVAL;
	name = getname(pathname);
	error = filename_parentat(dfd, name, &nd);
	if (!error)
		error = flag ? do_rmdir(&nd) : do_unlink(&nd);
	terminate_walk(&nd);
	putname(name);
	return error;
}

SYSCALL_DEFINE1(unlink, const char __user *, pathname)
{
	return sys_unlinkat(AT_FDCWD, pathname, 0);
}

SYSCALL_DEFINE1(rmdir, const char __user *, pathname)
{
	return sys_unlinkat(AT_FDCWD, pathname, AT_REMOVEDIR);
}

/* Locks the directories of a rename, which may be one. */
static void lock_rename(struct dentry *a, struct dentry *b)
{
	mutex_lock(&vfs_rename_mutex);
	if (is_subdir(a, b))
		swap(a, b);
	inode_lock(a->d_inode);
	if (a != b)
		inode_lock(b->d_inode);
}

static void unlock_rename(struct dentry *a, struct dentry *b)
{
	inode_unlock(a->d_inode);
	if (a != b)
		inode_unlock(b->d_inode);
	mutex_unlock(&vfs_rename_mutex);
}

/**
 * vfs_rename - give a file another name
 * @odir: directory of @old
 * @old: the file, positive
 * @ndir: directory of @new; both are locked
 * @new: the new name; what it means now is deleted
 * @flags: RENAME_NOREPLACE: -EEXIST instead
 *
 * Return: 0, and as vfs_create() and vfs_rmdir().
 */
static int vfs_rename(struct inode *odir, struct dentry *old,
		      struct inode *ndir, struct dentry *new,
		      unsigned int flags)
{
	bool is_dir = d_is_dir(old);
	int error;

	if (old->d_inode == new->d_inode)
		return 0;
	error = may_delete(odir, old, is_dir);
	if (!error)
		error = d_is_negative(new) ? may_create(ndir, new) :
					     may_delete(ndir, new, is_dir);
	/* A directory that changes its parent has its ".." rewritten. */
	if (!error && is_dir && odir != ndir)
		error = inode_permission(old->d_inode, MAY_WRITE);
	if (error)
		return error;
	if (!odir->i_op->rename)
		return -EPERM;
	error = odir->i_op->rename(odir, old, ndir, new,
				   flags & ~RENAME_NOREPLACE);
	if (!error)
		d_move(old, new);
	return error;
}

/* Both parents are found and locked. */
static int rename_locked(struct nameidata *from, struct nameidata *to,
			 unsigned int flags)
{
	struct dentry *old = lookup_last(from), *new;
	int error = PTR_ERR_OR_ZERO(old);

	if (error)
		return error;
	error = -ENOENT;
	if (d_is_negative(old))
		goto put_old;
	new = lookup_last(to);
	error = PTR_ERR_OR_ZERO(new);
	if (error)
		goto put_old;
	if (flags & RENAME_NOREPLACE && !d_is_negative(new))
		error = -EEXIST;
	else if (!d_is_dir(old) && (trailing_slashes(from) ||
				    trailing_slashes(to)))
		error = -ENOTDIR;
	else if (is_subdir(to->path.dentry, old))
		error = -EINVAL;	/* into itself */
	else if (is_subdir(from->path.dentry, new))
		error = -ENOTEMPTY;
	else
		error = vfs_rename(from->path.dentry->d_inode, old,
				   to->path.dentry->d_inode, new, flags);
	dput(new);
put_old:
	dput(old);
	return error;
}

static int do_renameat2(int olddfd, struct filename *oldname, int newdfd,
			struct filename *newname, unsigned int flags)
{
	struct nameidata from, to;
	int error = filename_parentat(olddfd, oldname, &from);

	if (error)
		goto out_from;
	error = filename_parentat(newdfd, newname, &to);
	if (error)
		goto out_to;
	error = -EXDEV;
	if (from.path.mnt != to.path.mnt)
		goto out_to;
	error = -EBUSY;
	if (from.last_type != LAST_NORM)
		goto out_to;
	if (flags & RENAME_NOREPLACE)
		error = -EEXIST;
	if (to.last_type != LAST_NORM)
		goto out_to;
	lock_rename(from.path.dentry, to.path.dentry);
	error = rename_locked(&from, &to, flags);
	unlock_rename(from.path.dentry, to.path.dentry);
out_to:
	terminate_walk(&to);
out_from:
	terminate_walk(&from);
	return error;
}

SYSCALL_DEFINE5(renameat2, int, olddfd, const char __user *, oldname,
		int, newdfd, const char __user *, newname, unsigned int, flags)
{
	struct filename *from, *to;
	int error;

	if (flags & ~RENAME_NOREPLACE)
		return -EINVAL;
	from = getname(oldname);
	to = getname(newname);
	error = do_renameat2(olddfd, from, newdfd, to, flags);
	putname(to);
	putname(from);
	return error;
}

SYSCALL_DEFINE4(renameat, int, olddfd, const char __user *, oldname,
		int, newdfd, const char __user *, newname)
{
	return sys_renameat2(olddfd, oldname, newdfd, newname, 0);
}

SYSCALL_DEFINE2(rename, const char __user *, oldname,
		const char __user *, newname)
{
	return sys_renameat2(AT_FDCWD, oldname, AT_FDCWD, newname, 0);
}
