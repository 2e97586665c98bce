// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/namespace.c - which file system is seen where
 *
 * Linux:    fs/namespace.c
 * Read:     fs/super.c before, fs/namei.c after (follow_mount, follow_dotdot)
 *
 *	mount "/" (rootfs)            mount "/proc" (proc)
 *	  mnt_root = rootfs's "/"       mnt_root = proc's "/"
 *	                                mnt_mountpoint = rootfs's "proc"
 *	  dentry "proc"                 mnt_parent = mount "/"
 *	    d_mounted ----------------->
 *
 * A walk that arrives at a dentry with d_mounted goes on at that mount's root;
 * ".." at a mount's root goes on at its mount point. Mounting twice at one
 * place stacks: the path leads to the root on top, which gets a d_mounted.
 *
 * A mount lives until the last path into it is given back (mnt_count). While
 * there is one besides the walk of umount() itself, it is busy; MNT_DETACH only
 * takes it out of the tree.
 *
 * Left out: bind mounts, moving, read-only mounts, namespaces, MNT_EXPIRE;
 *	     MNT_DETACH of a mount that others lie on is -EBUSY
 */
#include <linux/fs.h>
#include <linux/panic.h>
#include <linux/slab.h>
#include <linux/syscalls.h>

struct vfsmount *root_mnt;
LIST_HEAD(mount_list);

/**
 * vfs_kern_mount - make a mount that is not yet anywhere
 * @type: kind of file system
 * @devname: what /proc/mounts shows as the device
 * @options: for ->fill_super(), or NULL
 *
 * Return: the mount, its own parent; or ERR_PTR: -ENOMEM and ->fill_super()'s.
 */
struct vfsmount *vfs_kern_mount(struct file_system_type *type,
				const char *devname, const char *options)
{
	struct vfsmount *mnt = kzalloc(sizeof(*mnt), GFP_KERNEL);
	struct super_block *sb = ERR_PTR(-ENOMEM);

	if (!mnt)
		return ERR_PTR(-ENOMEM);
	mnt->mnt_devname = kstrdup(devname, GFP_KERNEL);
	if (mnt->mnt_devname)
		sb = sget(type, options);
	if (IS_ERR(sb)) {
		kfree(mnt->mnt_devname);
		kfree(mnt);
		return ERR_CAST(sb);
	}
	atomic_set(&mnt->mnt_count, 1);
	mnt->mnt_sb = sb;
	mnt->mnt_root = mnt->mnt_mountpoint = sb->s_root;
	mnt->mnt_parent = mnt;
	return mnt;
}

/* One more reference to a mount. */
void mntget(struct vfsmount *mnt)
{
	if (mnt)
		atomic_inc(&mnt->mnt_count);
}

/* The names that the file system holds go, the lowest first, then the root. */
static void kill_super(struct super_block *sb)
{
	struct dentry *root = sb->s_root, *d;

	if (--sb->s_active)
		return;
	while (!list_empty(&root->d_subdirs)) {
		for (d = root; !list_empty(&d->d_subdirs);)
			d = list_first_entry(&d->d_subdirs, struct dentry,
					     d_child);
		d_delete(d);
		dput(d);
	}
	dput(root);
	kfree(sb);
}

/* Give back a reference to a mount; the last one ends the file system. */
void mntput(struct vfsmount *mnt)
{
	if (!mnt || !atomic_dec_and_test(&mnt->mnt_count))
		return;
	kill_super(mnt->mnt_sb);
	kfree(mnt->mnt_devname);
	kfree(mnt);
}

/**
 * do_mount - mount a file system on a directory
 * @dev: what /proc/mounts shows as the device
 * @dir: path of the directory, in user memory
 * @type: name of the kind of file system
 * @flags: MS_NOEXEC and its like
 * @options: text for the file system, or NULL
 *
 * Return: 0, -EPERM (not root), -ENODEV (no such kind), -EINVAL (read-only, or a
 * change of something mounted was asked for), -ENOTDIR, -ENOMEM, errors of the path.
 */
static int do_mount(const char *dev, const char __user *dir, const char *type,
		    unsigned long flags, const char *options)
{
	struct file_system_type *fs;
	struct vfsmount *mnt;
	struct path path;
	int error;

	if ((flags & MS_MGC_MSK) == MS_MGC_VAL)
		flags &= ~MS_MGC_MSK;
	error = user_path_at(AT_FDCWD, dir, LOOKUP_FOLLOW, &path);
	if (error)
		return error;
	error = -EPERM;
	if (!capable(CAP_SYS_ADMIN))
		goto out;
	error = -EINVAL;
	if (flags & (MS_REMOUNT | MS_BIND | MS_MOVE | MS_RDONLY) || !type)
		goto out;
	error = -ENODEV;
	fs = get_fs_type(type);
	if (!fs)
		goto out;
	error = -ENOTDIR;
	if (!d_is_dir(path.dentry))
		goto out;
	mnt = vfs_kern_mount(fs, dev ? dev : "none", options);
	error = PTR_ERR_OR_ZERO(mnt);
	if (error)
		goto out;
	mnt->mnt_flags = flags;
	mnt->mnt_parent = path.mnt;
	mnt->mnt_mountpoint = path.dentry;
	path_get(&path);
	path.dentry->d_mounted = mnt;
	list_add_tail(&mnt->mnt_list, &mount_list);
out:
	path_put(&path);
	return error;
}

static int copy_mount_string(const char __user *from, char **to)
{
	*to = from ? strndup_user(from, PATH_MAX) : NULL;
	return PTR_ERR_OR_ZERO(*to);
}

SYSCALL_DEFINE5(mount, char __user *, dev_name, char __user *, dir_name,
		char __user *, type, unsigned long, flags, void __user *, data)
{
	char *kernel_type, *kernel_dev, *options;
	int ret;

	ret = copy_mount_string(type, &kernel_type);
	if (ret < 0)
		return ret;
	ret = copy_mount_string(dev_name, &kernel_dev);
	if (ret < 0)
		goto out_type;
	ret = copy_mount_string(data, &options);
	if (ret < 0)
		goto out_dev;
	ret = do_mount(kernel_dev, dir_name, kernel_type, flags, options);
	kfree(options);
out_dev:
	kfree(kernel_dev);
out_type:
	kfree(kernel_type);
	return ret;
}

/* Takes @mnt out of the tree. Its own reference is still to be given back. */
static void detach_mnt(struct vfsmount *mnt)
{
	struct path at = { mnt->mnt_parent, mnt->mnt_mountpoint };

	list_del(&mnt->mnt_list);
	at.dentry->d_mounted = NULL;
	mnt->mnt_parent = mnt;
	mnt->mnt_mountpoint = mnt->mnt_root;
	path_put(&at);
}

static int path_umount(const struct path *path, int flags)
{
	struct vfsmount *mnt = path->mnt, *child;

	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	if (path->dentry != mnt->mnt_root || mnt->mnt_parent == mnt)
		return -EINVAL;
	/* Its own and @path's. */
	if (!(flags & MNT_DETACH) && atomic_read(&mnt->mnt_count) > 2)
		return -EBUSY;
	list_for_each_entry(child, &mount_list, mnt_list)
		if (child->mnt_parent == mnt && child != mnt)
			return -EBUSY;
	detach_mnt(mnt);
	mntput(mnt);
	return 0;
}

/**
 * sys_umount - take a file system away
 * @name: path of the directory it is mounted on
 * @flags: MNT_DETACH: as soon as nobody uses it; UMOUNT_NOFOLLOW; MNT_FORCE has
 *	no meaning for what lies in memory
 *
 * Return: 0, -EINVAL (nothing is mounted there; the root), -EBUSY, -EPERM,
 * errors of the path.
 */
SYSCALL_DEFINE2(umount, char __user *, name, int, flags)
{
	struct path path;
	int error;

	if (flags & ~(MNT_FORCE | MNT_DETACH | UMOUNT_NOFOLLOW))
		return -EINVAL;
	error = user_path_at(AT_FDCWD, name, flags & UMOUNT_NOFOLLOW ? 0 :
					     LOOKUP_FOLLOW, &path);
	if (!error) {
		error = path_umount(&path, flags);
		path_put(&path);
	}
	return error;
}

SYSCALL_DEFINE1(oldumount, char __user *, name)
{
	return sys_umount(name, 0);
}

/**
 * mnt_init - mount the first file system
 *
 * Every later task inherits its root and working directory from here.
 */
void __init mnt_init(void)
{
	struct path root;

	init_ramfs_fs();
	root_mnt = kern_mount(get_fs_type("rootfs"));
	if (IS_ERR(root_mnt))
		panic("Can't create rootfs");
	list_add_tail(&root_mnt->mnt_list, &mount_list);
	root = (struct path){ root_mnt, root_mnt->mnt_root };
	set_fs_root(current->fs, &root);
	set_fs_pwd(current->fs, &root);
}
