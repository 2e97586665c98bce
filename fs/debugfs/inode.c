// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/debugfs/inode.c - /sys/kernel/debug: files that drivers make by the way
 *
 * Linux:    fs/debugfs/inode.c
 * Notes:    chapter 9, "What an overflow looks like"
 * Read:     fs/libfs.c before, drivers/lkdtm/core.c after
 *
 * One super block, made at boot and shared by all mounts (as
 * Linux has it): a file is there wherever and whenever debugfs is mounted.
 *
 * Left out: removal of files, options, helpers for single numbers; sysfs: the
 *	     folder /sys/kernel/debug is part of the initramfs
 */
#include <linux/debugfs.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <uapi/linux/magic.h>

static const struct inode_operations debugfs_dir_inode_operations = {
	.lookup = simple_lookup,
};

static int debug_fill_super(struct super_block *sb, const char *options)
{
	struct inode *inode = ramfs_get_inode(sb, NULL, S_IFDIR | 0700, 0);

	if (inode)
		inode->i_op = &debugfs_dir_inode_operations;
	sb->s_magic = DEBUGFS_MAGIC;
	sb->s_root = d_make_root(inode);
	return sb->s_root ? 0 : -ENOMEM;
}

static struct file_system_type debug_fs_type = {
	.name = "debugfs",
	.fill_super = debug_fill_super,
	.single = true,
};

static struct dentry *debugfs_root(void)
{
	static struct vfsmount *mount;

	if (!mount) {
		register_filesystem(&debug_fs_type);
		mount = kern_mount(&debug_fs_type);
		if (IS_ERR(mount))
			panic("Cannot make debugfs\n");
	}
	return mount->mnt_root;
}

static struct dentry *create(const char *name, umode_t mode,
			     struct dentry *parent)
{
	struct inode *inode, *dir;
	struct dentry *dentry;

	parent = parent ?: debugfs_root();
	dir = parent->d_inode;
	inode = ramfs_get_inode(parent->d_sb, dir, mode, 0);
	dentry = d_alloc(parent, name, strlen(name));
	if (!inode || !dentry) {
		iput(inode);
		dput(dentry);
		return ERR_PTR(-ENOMEM);
	}
	d_instantiate(dentry, inode);
	return dentry;
}

/**
 * debugfs_create_dir - make a directory
 * @name: its name
 * @parent: directory above, or NULL: the root
 *
 * Context: boot, single-threaded.
 * Return: the directory, or ERR_PTR(-ENOMEM).
 */
struct dentry *debugfs_create_dir(const char *name, struct dentry *parent)
{
	struct dentry *dentry = create(name, S_IFDIR | 0755, parent);

	if (!IS_ERR(dentry)) {
		dentry->d_inode->i_op = &debugfs_dir_inode_operations;
		dentry->d_parent->d_inode->i_nlink++;
	}
	return dentry;
}

/**
 * debugfs_create_file - make a file
 * @name: its name
 * @mode: permissions
 * @parent: its directory, or NULL: the root
 * @data: becomes ->i_private
 * @fops: what is done with it
 *
 * Context: boot, single-threaded.
 * Return: the file, or ERR_PTR(-ENOMEM).
 */
struct dentry *debugfs_create_file(const char *name, umode_t mode,
				   struct dentry *parent, void *data,
				   const struct file_operations *fops)
{
	struct dentry *dentry = create(name, S_IFREG | mode, parent);

	if (!IS_ERR(dentry)) {
		dentry->d_inode->i_private = data;
		dentry->d_inode->i_fop = fops;
	}
	return dentry;
}
