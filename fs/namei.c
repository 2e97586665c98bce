// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/namei.c - the walk along a path
 *
 * Linux:    fs/namei.c
 * Read:     include/linux/namei.h, fs/internal.h before; fs/namei_open.c and
 *	     fs/namei_dir.c after
 *
 *	path_init()        where the walk starts: root, working directory, dfd
 *	link_path_walk()   every component but the last
 *	walk_component()   one component: ".", "..", a mount, a symbolic link
 *
 * The last component is left to the caller, who may want to open, create or
 * delete it. A symbolic link replaces itself: its target and what is left of
 * the path become the new path, and the walk goes on in the link's directory.
 * So "/lib/x" with /lib -> "usr/lib" goes on as "usr/lib/x" in "/", and there
 * is no recursion whose depth a program could choose.
 *
 * Left out: RCU walks, automounts, restricted resolution (openat2)
 */
#include <linux/sched.h>
#include <linux/slab.h>
#include "internal.h"

/**
 * generic_permission - what the mode bits allow
 * @inode: the file
 * @mask: MAY_READ, MAY_WRITE, MAY_EXEC together
 *
 * Root may do everything, but execute only what somebody may execute.
 *
 * Return: 0, or -EACCES.
 */
int generic_permission(struct inode *inode, int mask)
{
	umode_t mode = inode->i_mode;

	if (current_fsuid() == inode->i_uid)
		mode >>= 6;
	else if (current_cred()->fsgid == inode->i_gid)
		mode >>= 3;
	if (!(mask & ~mode))
		return 0;
	if (current_fsuid() != 0)
		return -EACCES;
	if (!(mask & MAY_EXEC) || S_ISDIR(inode->i_mode) ||
	    inode->i_mode & S_IXUGO)
		return 0;
	return -EACCES;
}

/* May current do @mask with @inode? Return: 0, or an errno. */
int inode_permission(struct inode *inode, int mask)
{
	if (inode->i_op->permission)
		return inode->i_op->permission(inode, mask);
	return generic_permission(inode, mask);
}

/* One more reference to a place. */
void path_get(const struct path *path)
{
	mntget(path->mnt);
	dget(path->dentry);
}

/* Give back a reference to a place. */
void path_put(const struct path *path)
{
	dput(path->dentry);
	mntput(path->mnt);
}

/**
 * path_init - find the start of a walk
 * @nd: the walk, filled; needs terminate_walk(), also after an error
 * @dfd: file descriptor of the directory for a relative path, or AT_FDCWD
 * @name: the path; stays the caller's and has to live as long as @nd
 *
 * Return: 0, -EBADF, -ENOTDIR (@dfd is something else).
 */
int path_init(struct nameidata *nd, int dfd, const char *name)
{
	struct file *file;
	int error = 0;

	*nd = (struct nameidata){ .name = name, .last_type = LAST_ROOT };
	get_fs_root(current->fs, &nd->root);
	if (*name == '/') {
		nd->path = nd->root;
		path_get(&nd->path);
		return 0;
	}
	if (dfd == AT_FDCWD) {
		get_fs_pwd(current->fs, &nd->path);
		return 0;
	}
	file = fget(dfd);
	if (!file)
		return -EBADF;
	if (*name && !d_is_dir(file->f_path.dentry)) {
		error = -ENOTDIR;
	} else {
		nd->path = file->f_path;
		path_get(&nd->path);
	}
	fput(file);
	return error;
}

/* Gives back what the walk holds. */
void terminate_walk(struct nameidata *nd)
{
	path_put(&nd->path);
	path_put(&nd->root);
	kfree(nd->link);
}

/* Steps from a directory onto what is mounted there. */
static void follow_mount(struct path *path)
{
	struct vfsmount *mnt;
	struct path down;

	while ((mnt = path->dentry->d_mounted)) {
		down = (struct path){ mnt, mnt->mnt_root };
		path_get(&down);
		path_put(path);
		*path = down;
	}
}

/* "..": the root is its own parent; a mount's root lies where it is mounted. */
static void follow_dotdot(struct nameidata *nd)
{
	struct path up = nd->path;

	while (!path_equal(&up, &nd->root) && up.dentry == up.mnt->mnt_root &&
	       up.mnt->mnt_parent != up.mnt) {
		up.dentry = up.mnt->mnt_mountpoint;
		up.mnt = up.mnt->mnt_parent;
	}
	if (!path_equal(&up, &nd->root))
		up.dentry = up.dentry->d_parent;
	path_get(&up);
	path_put(&nd->path);
	nd->path = up;
	follow_mount(&nd->path);
}

/**
 * lookup_one_len - find a name, in memory or through the file system
 * @name: the name, not terminated
 * @base: the directory
 * @len: bytes of @name
 *
 * Context: the directory's i_rwsem is held.
 * Return: the dentry, negative when there is no such file; or ERR_PTR: -ENOENT
 * (the directory was deleted), -ENOTDIR, -ENOMEM, the file system's own.
 */
static struct dentry *lookup_one_len(const char *name, struct dentry *base,
				     int len)
{
	struct inode *dir = base->d_inode;
	struct dentry *dentry = d_lookup(base, name, len);
	struct dentry *error;

	if (dentry)
		return dentry;
	if (IS_DEADDIR(dir))
		return ERR_PTR(-ENOENT);
	if (!dir->i_op->lookup)
		return ERR_PTR(-ENOTDIR);
	dentry = d_alloc(base, name, len);
	if (!dentry)
		return ERR_PTR(-ENOMEM);
	error = dir->i_op->lookup(dir, dentry);
	if (error) {
		dput(dentry);
		return error;
	}
	return dentry;
}

/* lookup_one_len() of the component at which the walk stands. */
struct dentry *lookup_last(struct nameidata *nd)
{
	return lookup_one_len(nd->last, nd->path.dentry, nd->last_len);
}

/*
 * The link's target, and what is left of the path behind it, become the path.
 * Return: 1 (the walk has to go on), 0 (->get_path() has led there), -ELOOP,
 * -ENOENT (empty), -ENOMEM, or what ->get_link() says.
 */
static int pick_link(struct nameidata *nd, struct dentry *dentry)
{
	struct inode *inode = dentry->d_inode;
	struct path path;
	char *link, *full;
	int error;

	if (nd->links++ >= MAXSYMLINKS)
		return -ELOOP;
	if (inode->i_op->get_path) {
		error = inode->i_op->get_path(dentry, &path);
		if (!error) {
			path_put(&nd->path);
			nd->path = path;
		}
		return error;
	}
	link = inode->i_op->get_link(dentry, inode);
	if (IS_ERR(link))
		return PTR_ERR(link);
	full = *link ? krealloc(link, strlen(link) + strlen(nd->name) + 1,
				GFP_KERNEL) : ERR_PTR(-ENOENT);
	if (IS_ERR_OR_NULL(full)) {
		kfree(link);
		return full ? PTR_ERR(full) : -ENOMEM;
	}
	strcat(full, nd->name);
	kfree(nd->link);
	nd->name = nd->link = full;
	if (*full == '/') {
		path_put(&nd->path);
		nd->path = nd->root;
		path_get(&nd->path);
	}
	return 1;
}

/**
 * step_into - go to a file that was found
 * @nd: the walk
 * @dentry: a positive name in the directory where it stands; consumed
 * @follow: false stops at a symbolic link instead of going through it
 *
 * Return: 0; 1 when there is a new path to walk along; errors of pick_link().
 */
int step_into(struct nameidata *nd, struct dentry *dentry, bool follow)
{
	struct path path = { nd->path.mnt, dentry };
	int ret;

	mntget(path.mnt);
	follow_mount(&path);
	if (follow && d_is_symlink(path.dentry)) {
		ret = pick_link(nd, path.dentry);
		path_put(&path);
		return ret;
	}
	path_put(&nd->path);
	nd->path = path;
	return 0;
}

/**
 * walk_component - go through the component that link_path_walk() cut off
 * @nd: the walk
 * @follow: as for step_into()
 *
 * Return: as step_into(), and -ENOENT and errors of lookup_one_len().
 */
int walk_component(struct nameidata *nd, bool follow)
{
	struct inode *dir = nd->path.dentry->d_inode;
	struct dentry *dentry;

	if (nd->last_type == LAST_DOTDOT)
		follow_dotdot(nd);
	if (nd->last_type != LAST_NORM)
		return 0;
	inode_lock(dir);
	dentry = lookup_last(nd);
	inode_unlock(dir);
	if (IS_ERR(dentry))
		return PTR_ERR(dentry);
	if (d_is_negative(dentry)) {
		dput(dentry);
		return -ENOENT;
	}
	return step_into(nd, dentry, follow);
}

/* Cuts the next component off the path; false when there is none. */
static bool next_component(struct nameidata *nd)
{
	while (*nd->name == '/')
		nd->name++;
	if (!*nd->name)
		return false;
	nd->last = nd->name;
	nd->name = strchrnul(nd->name, '/');
	nd->last_len = nd->name - nd->last;
	nd->last_type = LAST_NORM;
	if (nd->last_len <= 2 && nd->last[0] == '.') {
		if (nd->last_len == 1)
			nd->last_type = LAST_DOT;
		else if (nd->last[1] == '.')
			nd->last_type = LAST_DOTDOT;
	}
	return true;
}

static bool is_last(const char *rest)
{
	while (*rest == '/')
		rest++;
	return !*rest;
}

/**
 * link_path_walk - go through all components but the last
 * @nd: the walk; afterwards nd->last is the last component, nd->name the
 *	slashes behind it
 *
 * Return: 0, -EACCES (a directory may not be searched), -ENOTDIR (something
 * else in the middle of the path), errors of walk_component().
 */
int link_path_walk(struct nameidata *nd)
{
	int error;

	nd->last_type = LAST_ROOT;
	while (next_component(nd)) {
		if (!d_is_dir(nd->path.dentry))
			return -ENOTDIR;
		error = inode_permission(nd->path.dentry->d_inode, MAY_EXEC);
		if (error || is_last(nd->name))
			return error;
		error = walk_component(nd, true);
		if (error < 0)
			return error;
	}
	return 0;
}

/**
 * filename_lookup - find a file by its path
 * @dfd: directory for a relative path, or AT_FDCWD
 * @name: the path; an ERR_PTR is returned
 * @flags: LOOKUP_FOLLOW, LOOKUP_DIRECTORY
 * @path: is set, with a reference
 *
 * Return: 0, -ENOENT, -ENOTDIR, -EACCES, -ELOOP, -ENAMETOOLONG, -ENOMEM, -EBADF.
 */
static int filename_lookup(int dfd, struct filename *name, unsigned int flags,
			   struct path *path)
{
	struct nameidata nd;
	int error;

	if (IS_ERR(name))
		return PTR_ERR(name);
	error = path_init(&nd, dfd, name->name);
	if (error)
		goto out;
	do {
		error = link_path_walk(&nd);
		if (!error)
			error = walk_component(&nd, flags & LOOKUP_FOLLOW ||
					       trailing_slashes(&nd));
	} while (error > 0);
	if (error)
		goto out;
	if ((flags & LOOKUP_DIRECTORY || trailing_slashes(&nd)) &&
	    !d_is_dir(nd.path.dentry)) {
		error = -ENOTDIR;
		goto out;
	}
	*path = nd.path;
	path_get(path);
out:
	terminate_walk(&nd);
	return error;
}

/* filename_lookup() of a path of the kernel, from the working directory. */
int kern_path(const char *name, unsigned int flags, struct path *path)
{
	struct filename *filename = getname_kernel(name);
	int error = filename_lookup(AT_FDCWD, filename, flags, path);

	putname(filename);
	return error;
}

/* filename_lookup() of a program's path; LOOKUP_EMPTY allows "". */
int user_path_at(int dfd, const char __user *name, unsigned int flags,
		 struct path *path)
{
	struct filename *filename = getname_flags(name, flags);
	int error = filename_lookup(dfd, filename, flags, path);

	putname(filename);
	return error;
}
