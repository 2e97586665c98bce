// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/shmem.c - memory that parent and child share
 *
 * Linux:    mm/shmem.c (shmem_zero_setup())
 * Read:     mm/filemap.c, fs/ramfs.c before
 *
 * A mapping that is MAP_SHARED and MAP_ANONYMOUS needs a place where its pages
 * can be found by every process that inherits it: a file of a tmpfs that is
 * mounted nowhere, which has a name for /proc/PID/maps only.
 *
 * Left out: System V shared memory, memfd; tmpfs itself is fs/ramfs.c
 */
#include <linux/fs.h>
#include <linux/panic.h>

#include "internal.h"

static struct super_block *shm_sb;

static int __init shmem_init(void)
{
	shm_sb = sget(get_fs_type("tmpfs"), NULL);
	if (IS_ERR(shm_sb))
		panic("Could not make the tmpfs of shared memory\n");
	return 0;
}
fs_initcall(shmem_init);

/* A file without a link: it goes with the last mapping. */
static struct file *shmem_file_setup(const char *name, loff_t size)
{
	struct inode *inode = ramfs_get_inode(shm_sb, NULL, S_IFREG | S_IRWXUGO,
					      0);
	struct path path = { .dentry = d_alloc(NULL, name, strlen(name)) };
	struct file *file = ERR_PTR(-ENOMEM);

	if (!inode || !path.dentry) {
		iput(inode);
		goto out;
	}
	inode->i_size = size;
	inode->i_nlink = 0;
	path.dentry->d_sb = shm_sb;
	d_instantiate(path.dentry, inode);
	path.dentry->d_flags |= DCACHE_UNHASHED;
	file = alloc_file(&path, O_RDWR, inode->i_fop);
out:
	if (IS_ERR(file) && path.dentry)
		dput(path.dentry);
	return file;
}

/**
 * shmem_zero_setup() - back a shared anonymous mapping
 * @vma:	its size is known; gets vm_file and vm_ops
 *
 * Return: 0 or -ENOMEM.
 */
int shmem_zero_setup(struct vm_area_struct *vma)
{
	struct file *file = shmem_file_setup("/dev/zero",
					     vma->vm_end - vma->vm_start);

	if (IS_ERR(file))
		return PTR_ERR(file);
	vma->vm_file = file;
	return file->f_op->mmap(file, vma);
}
