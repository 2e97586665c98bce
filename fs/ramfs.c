// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/ramfs.c - files whose page cache is all there is
 *
 * Linux:    fs/ramfs/inode.c; rootfs in init/do_mounts.c
 * Read:     fs/libfs.c before, fs/initramfs.c and mm/filemap.c after
 *
 * Names are pinned dentries, contents are pages of the page cache that nobody
 * ever writes back. Nothing else is needed, so this is the whole file system.
 * It goes by three names: "rootfs" is mounted on / at boot, "tmpfs" and
 * "ramfs" wherever somebody wants them.
 *
 * Left out: tmpfs's limit of its size
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <uapi/linux/magic.h>

static const struct inode_operations ramfs_dir_inode_operations;
static const struct inode_operations ramfs_file_inode_operations;

const struct file_operations ramfs_file_operations = {
	.llseek = generic_file_llseek,
	.read = generic_file_read,
	.write = generic_file_write,
	.mmap = generic_file_mmap,
};

/**
 * ramfs_get_inode - make a file without a name
 * @sb: the file system
 * @dir: the directory it is for, or NULL
 * @mode: type and permissions
 * @dev: device number, of device files
 *
 * Return: the inode, or NULL without memory.
 */
struct inode *ramfs_get_inode(struct super_block *sb, const struct inode *dir,
			      umode_t mode, dev_t dev)
{
	struct inode *inode = new_inode(sb);

	if (!inode)
		return NULL;
	inode_init_owner(inode, dir, mode);
	switch (mode & S_IFMT) {
	case S_IFREG:
		inode->i_op = &ramfs_file_inode_operations;
		inode->i_fop = &ramfs_file_operations;
		break;
	case S_IFDIR:
		inode->i_op = &ramfs_dir_inode_operations;
		inode->i_fop = &simple_dir_operations;
		inode->i_nlink++;	/* "." */
		break;
	case S_IFLNK:
		inode->i_op = &simple_symlink_inode_operations;
		break;
	default:
		inode->i_op = &ramfs_file_inode_operations;
		init_special_inode(inode, inode->i_mode, dev);
	}
	return inode;
}

static int ramfs_mknod(struct inode *dir, struct dentry *dentry, umode_t mode,
		       dev_t dev)
{
	struct inode *inode = ramfs_get_inode(dir->i_sb, dir, mode, dev);

	if (!inode)
		return -ENOSPC;
	d_instantiate(dentry, inode);
	dget(dentry);			/* pinned until simple_unlink() */
	dir->i_mtime = dir->i_ctime = inode->i_ctime;
	return 0;
}

static int ramfs_mkdir(struct inode *dir, struct dentry *dentry, umode_t mode)
{
	int error = ramfs_mknod(dir, dentry, mode | S_IFDIR, 0);

	if (!error)
		dir->i_nlink++;		/* the new one's ".." */
	return error;
}

static int ramfs_create(struct inode *dir, struct dentry *dentry, umode_t mode)
{
	return ramfs_mknod(dir, dentry, mode | S_IFREG, 0);
}

static int ramfs_symlink(struct inode *dir, struct dentry *dentry,
			 const char *to)
{
	char *link = kstrdup(to, GFP_KERNEL);
	int error;

	if (!link)
		return -ENOMEM;
	error = ramfs_mknod(dir, dentry, S_IFLNK | S_IRWXUGO, 0);
	if (error) {
		kfree(link);
		return error;
	}
	dentry->d_inode->i_link = link;
	dentry->d_inode->i_size = strlen(link);
	return 0;
}

static int ramfs_truncate(struct inode *inode, loff_t size)
{
	loff_t oldsize = inode->i_size;

	inode->i_size = size;
	if (size < oldsize)
		truncate_inode_pages(inode->i_mapping, size);
	return 0;
}

static const struct inode_operations ramfs_dir_inode_operations = {
	.lookup = simple_lookup,
	.create = ramfs_create,
	.mkdir = ramfs_mkdir,
	.link = simple_link,
	.unlink = simple_unlink,
	.rmdir = simple_rmdir,
	.symlink = ramfs_symlink,
	.mknod = ramfs_mknod,
	.rename = simple_rename,
};

static const struct inode_operations ramfs_file_inode_operations = {
	.truncate = ramfs_truncate,
};

static int ramfs_fill_super(struct super_block *sb, const char *options)
{
	sb->s_magic = RAMFS_MAGIC;
	sb->s_root = d_make_root(ramfs_get_inode(sb, NULL, S_IFDIR | 0755, 0));
	return sb->s_root ? 0 : -ENOMEM;
}

/* With an initramfs and no root= Linux's rootfs is a tmpfs as well. */
static int rootfs_fill_super(struct super_block *sb, const char *options)
{
	int error = ramfs_fill_super(sb, options);

	sb->s_magic = TMPFS_MAGIC;
	return error;
}

static int tmpfs_fill_super(struct super_block *sb, const char *options)
{
	int error = rootfs_fill_super(sb, options);

	if (error)
		return error;
	sb->s_root->d_inode->i_mode |= S_ISVTX | S_IRWXUGO;
	return 0;
}

static struct file_system_type ramfs_types[] = {
	{ .name = "rootfs", .fill_super = rootfs_fill_super },
	{ .name = "ramfs", .fill_super = ramfs_fill_super },
	{ .name = "tmpfs", .fill_super = tmpfs_fill_super },
};

void __init init_ramfs_fs(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(ramfs_types); i++)
		register_filesystem(&ramfs_types[i]);
}
