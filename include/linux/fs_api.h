/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/fs_api.h - what fs/ and mm/filemap.c offer to everybody
 *
 * Linux:    the second half of include/linux/fs.h, and pagemap.h, cdev.h
 * Read:     linux/fs.h before, which includes this file
 */
#ifndef _KERNEL_FS_API_H
#define _KERNEL_FS_API_H

#include <linux/fs.h>

/* inodes and generic file systems: fs/inode.c, fs/libfs.c, fs/ramfs.c */
struct inode *new_inode(struct super_block *sb);	/* or NULL */
void inode_init_owner(struct inode *inode, const struct inode *dir,
		      umode_t mode);
void ihold(struct inode *inode);
void iput(struct inode *inode);
struct timespec64 current_time(struct inode *inode);
int get_write_access(struct inode *inode);		/* -ETXTBSY */
void put_write_access(struct inode *inode);
int deny_write_access(struct file *file);		/* -ETXTBSY */
void allow_write_access(struct file *file);
void inode_init(void);

struct dentry *simple_lookup(struct inode *dir, struct dentry *dentry);
int simple_link(struct dentry *old, struct inode *dir, struct dentry *dentry);
int simple_unlink(struct inode *dir, struct dentry *dentry);
int simple_rmdir(struct inode *dir, struct dentry *dentry);
int simple_rename(struct inode *odir, struct dentry *old, struct inode *ndir,
		  struct dentry *new, unsigned int flags);
ssize_t generic_read_dir(struct file *file, char __user *buf, size_t n,
			 loff_t *pos);			/* -EISDIR */
ssize_t simple_read_from_buffer(void __user *to, size_t count, loff_t *ppos,
				const void *from, size_t available);
extern const struct file_operations simple_dir_operations;
extern const struct inode_operations simple_symlink_inode_operations;
extern const struct file_operations ramfs_file_operations;
struct inode *ramfs_get_inode(struct super_block *sb, const struct inode *dir,
			      umode_t mode, dev_t dev);
void init_ramfs_fs(void);

/* names that come and go, for the kernel itself too: fs/namei.c */
int vfs_create(struct inode *dir, struct dentry *dentry, umode_t mode);
int vfs_mkdir(struct inode *dir, struct dentry *dentry, umode_t mode);
int vfs_mknod(struct inode *dir, struct dentry *dentry, umode_t mode, dev_t dev);
int vfs_unlink(struct inode *dir, struct dentry *dentry);
int vfs_rmdir(struct inode *dir, struct dentry *dentry);
int vfs_symlink(struct inode *dir, struct dentry *dentry, const char *to);

/* open files: fs/file_table.c, fs/open.c, fs/read_write.c */
/* Takes over the caller's reference to @path, unless it fails (ERR_PTR). */
struct file *alloc_file(const struct path *path, int flags,
			const struct file_operations *fop);
struct file *alloc_empty_file(int flags);
static inline struct file *get_file(struct file *f)
{
	atomic_inc(&f->f_count);
	return f;
}
struct file *filp_open(const char *name, int flags, umode_t mode);
int vfs_open(const struct path *path, struct file *file);
void file_remove_privs(struct inode *inode);
int do_truncate(struct inode *inode, loff_t length);
loff_t generic_file_llseek(struct file *file, loff_t offset, int whence);
loff_t no_llseek(struct file *file, loff_t offset, int whence);
/* Between a regular file's page cache and kernel memory. Bytes, or errno. */
ssize_t kernel_read(struct file *file, void *buf, size_t count, loff_t *pos);
ssize_t kernel_write(struct file *file, const void *buf, size_t count,
		     loff_t *pos);
void files_init(void);

/* the page cache: mm/filemap.c */
struct page *find_get_page(struct address_space *mapping, unsigned long index);
struct page *find_or_create_page(struct address_space *mapping,
				 unsigned long index, gfp_t gfp);
void truncate_inode_pages(struct address_space *mapping, loff_t from);
ssize_t generic_file_read(struct file *file, char __user *buf, size_t n,
			  loff_t *pos);
ssize_t generic_file_write(struct file *file, const char __user *buf, size_t n,
			   loff_t *pos);
ssize_t generic_write_checks(loff_t pos, size_t n);
int generic_file_mmap(struct file *file, struct vm_area_struct *vma);
int shmem_zero_setup(struct vm_area_struct *vma);	/* mm/shmem.c */
void address_space_init_once(struct address_space *mapping);

/* character devices: fs/char_dev.c */
int register_chrdev(unsigned int major, unsigned int minor, unsigned int count,
		    const char *name, const struct file_operations *fops);
void init_special_inode(struct inode *inode, umode_t mode, dev_t rdev);

extern const struct file_operations pipefifo_fops;	/* fs/pipe.c */
#define PIPE_SIZE	(16 * PAGE_SIZE)		/* of each pipe */

void vfs_caches_init(void);
void populate_rootfs(void);
extern phys_addr_t initrd_start, initrd_end;	/* 0: none */

#endif
