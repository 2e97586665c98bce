// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/file_table.c - struct file: made by open(), shared by dup() and fork()
 *
 * Linux:    fs/file_table.c
 * Read:     include/linux/fs.h before, fs/file.c and fs/open.c after
 *
 * Left out: a limit of open files in the system, the delayed fput() that
 *	     waits for the way back to user mode
 */
#include <linux/fs.h>
#include <linux/slab.h>

static struct kmem_cache *filp_cachep;

/**
 * alloc_empty_file - make a file that is not open yet
 * @flags: O_*
 *
 * Return: the file, for vfs_open(); or ERR_PTR(-ENOMEM).
 */
struct file *alloc_empty_file(int flags)
{
	struct file *file = kmem_cache_zalloc(filp_cachep, GFP_KERNEL);

	if (!file)
		return ERR_PTR(-ENOMEM);
	atomic_set(&file->f_count, 1);
	mutex_init(&file->f_pos_lock);
	file->f_flags = flags;
	file->f_mode = OPEN_FMODE(flags);
	return file;
}

/**
 * alloc_file - make an open file without open()
 * @path: what it is
 * @flags: O_*
 * @fop: its operations; ->open() is not called
 *
 * Return: the file, which has taken over the reference to @path; or
 * ERR_PTR(-ENOMEM), and the reference stays the caller's.
 */
struct file *alloc_file(const struct path *path, int flags,
			const struct file_operations *fop)
{
	struct file *file = alloc_empty_file(flags);

	if (IS_ERR(file))
		return file;
	file->f_path = *path;
	file->f_inode = path->dentry->d_inode;
	file->f_mapping = file->f_inode->i_mapping;
	file->f_op = fop;
	/* Matches the put_write_access() in fput(). */
	if (file->f_mode & FMODE_WRITE && S_ISREG(file->f_inode->i_mode))
		get_write_access(file->f_inode);
	return file;
}

/**
 * fput - give back a reference to a file; the last one closes it
 * @file: the file; one that vfs_open() did not open is just freed
 *
 * Context: process; ->release() may sleep.
 */
void fput(struct file *file)
{
	struct inode *inode = file->f_inode;

	if (!atomic_dec_and_test(&file->f_count))
		return;
	if (inode) {
		if (file->f_op->release)
			file->f_op->release(inode, file);
		if (file->f_mode & FMODE_WRITE && S_ISREG(inode->i_mode))
			put_write_access(inode);
		path_put(&file->f_path);
	}
	kmem_cache_free(filp_cachep, file);
}

void __init files_init(void)
{
	filp_cachep = KMEM_CACHE(file, SLAB_PANIC);
}
