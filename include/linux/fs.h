/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/fs.h - inodes, super blocks, open files, the page cache's owner
 *
 * Linux:    include/linux/fs.h, pagemap.h, file.h
 * Read:     linux/dcache.h, linux/namei.h before; fs/ramfs.c, fs/open.c,
 *	     mm/filemap.c after
 * Left out: block devices and writeback, access times, file locks
 *
 *	fd --> struct file --> f_path.dentry --> inode --> i_data --> pages
 *	       position,       a name in a       the file,  its page cache
 *	       flags           directory         mode, size
 */
#ifndef _KERNEL_FS_H
#define _KERNEL_FS_H

#include <linux/cred.h>
#include <linux/dcache.h>
#include <linux/err.h>
#include <linux/fdtable.h>
#include <linux/fs_struct.h>
#include <linux/limits.h>
#include <linux/mount.h>
#include <linux/mutex.h>
#include <linux/namei.h>
#include <linux/radix-tree.h>
#include <linux/string.h>
#include <linux/time.h>
#include <uapi/linux/fcntl.h>
#include <uapi/linux/fs.h>
#include <uapi/linux/stat.h>

struct file;
struct inode;
struct page;
struct vm_area_struct;

#define S_IRWXUGO	(S_IRWXU | S_IRWXG | S_IRWXO)
#define S_IALLUGO	(S_ISUID | S_ISGID | S_ISVTX | S_IRWXUGO)
#define S_IXUGO		(S_IXUSR | S_IXGRP | S_IXOTH)
/* What getdents64() says of an inode: DT_REG … */
#define fs_umode_to_dtype(mode)	(((mode) & S_IFMT) >> 12)

#define MINORBITS	20
#define MKDEV(ma, mi)	(((ma) << MINORBITS) | (mi))
#define MAJOR(dev)	((unsigned int)((dev) >> MINORBITS))
#define MINOR(dev)	((unsigned int)((dev) & ((1U << MINORBITS) - 1)))

/* A dev_t as user space has it: the minor's high bits above the major. */
static inline u32 new_encode_dev(dev_t dev)
{
	return (MINOR(dev) & 0xff) | (MAJOR(dev) << 8) |
	       ((MINOR(dev) & ~0xffU) << 12);
}

static inline dev_t new_decode_dev(u32 dev)
{
	return MKDEV((dev & 0xfff00) >> 8,
		     (dev & 0xff) | ((dev >> 12) & 0xfff00));
}

/* file->f_mode */
#define FMODE_READ		0x1u
#define FMODE_WRITE		0x2u
#define FMODE_LSEEK		0x4u	/* has a position: lseek, pread */
#define FMODE_EXEC		0x20u	/* opened to be executed */
#define FMODE_ATOMIC_POS	0x8000u	/* f_pos_lock is taken */
/* The same in open()'s flags; no program can pass it. */
#define __FMODE_EXEC		((int)FMODE_EXEC)
#define ACC_MODE(flags)		("\004\002\006\006"[(flags) & O_ACCMODE])
#define OPEN_FMODE(flags) \
	((fmode_t)((((flags) & O_ACCMODE) + 1) | ((flags) & __FMODE_EXEC)))

/* inode_permission() mask */
#define MAY_EXEC	0x01
#define MAY_WRITE	0x02
#define MAY_READ	0x04

/* One read() or write() moves no more than this. */
#define MAX_RW_COUNT		(INT_MAX & PAGE_MASK)
/* An index of the page cache has 32 bits. */
#define MAX_LFS_FILESIZE	((loff_t)ULONG_MAX << PAGE_SHIFT)

/* The page cache of one file. */
struct address_space {
	struct inode *host;
	struct radix_tree_root i_pages;
	unsigned long nrpages;
	struct list_head i_mmap;	/* areas that map it: vma->shared */
	struct mutex i_mmap_lock;
};

struct inode_operations {
	/* Calls d_add() and returns NULL, or an ERR_PTR; i_rwsem is held. */
	struct dentry *(*lookup)(struct inode *dir, struct dentry *dentry);
	int (*create)(struct inode *dir, struct dentry *dentry, umode_t mode);
	int (*mkdir)(struct inode *dir, struct dentry *dentry, umode_t mode);
	int (*link)(struct dentry *old, struct inode *dir,
		    struct dentry *dentry);
	int (*unlink)(struct inode *dir, struct dentry *dentry);
	int (*rmdir)(struct inode *dir, struct dentry *dentry);
	int (*symlink)(struct inode *dir, struct dentry *dentry, const char *to);
	int (*mknod)(struct inode *dir, struct dentry *dentry, umode_t mode,
		     dev_t dev);
	int (*rename)(struct inode *odir, struct dentry *old,
		      struct inode *ndir, struct dentry *new,
		      unsigned int flags);
	/* The target, to be freed by the caller with kfree(), or ERR_PTR. */
	char *(*get_link)(struct dentry *dentry, struct inode *inode);
	/* Where the link leads, with a reference; not by a name (proc). */
	int (*get_path)(struct dentry *dentry, struct path *path);
	int (*permission)(struct inode *inode, int mask);
	int (*truncate)(struct inode *inode, loff_t size);
};

struct dir_context;
typedef bool (*filldir_t)(struct dir_context *ctx, const char *name, int len,
			  loff_t pos, u64 ino, unsigned int type);
struct dir_context {
	filldir_t actor;		/* false: no more room */
	loff_t pos;
};

typedef struct poll_table_struct poll_table;	/* linux/poll.h */
struct file_operations {
	loff_t (*llseek)(struct file *file, loff_t off, int whence);
	ssize_t (*read)(struct file *file, char __user *buf, size_t n, loff_t *pos);
	ssize_t (*write)(struct file *file, const char __user *buf, size_t n,
			 loff_t *pos);
	int (*iterate)(struct file *file, struct dir_context *ctx);
	unsigned int (*poll)(struct file *file, poll_table *pt);	/* POLLIN … */
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd,
			       unsigned long arg);
	int (*mmap)(struct file *file, struct vm_area_struct *vma);
	int (*open)(struct inode *inode, struct file *file);
	int (*release)(struct inode *inode, struct file *file);
};

struct inode {
	umode_t i_mode;
	kuid_t i_uid;
	kgid_t i_gid;
	unsigned int i_nlink;		/* 0: deleted, lives while it is open */
	unsigned long i_ino;
	dev_t i_rdev;
	loff_t i_size;
	struct timespec64 i_atime, i_mtime, i_ctime;
	u64 i_blocks;			/* of 512 bytes, in the page cache */
	atomic_t i_count;
	atomic_t i_writecount;		/* > 0 writers, < 0 being executed */
	struct mutex i_rwsem;		/* contents; of a directory: its names */
	struct super_block *i_sb;
	const struct inode_operations *i_op;
	const struct file_operations *i_fop;
	struct address_space *i_mapping;
	struct address_space i_data;
	char *i_link;			/* symlink's target, from kmalloc */
	void *i_private;
};

static inline void inode_lock(struct inode *inode)
{
	mutex_lock(&inode->i_rwsem);
}

static inline void inode_unlock(struct inode *inode)
{
	mutex_unlock(&inode->i_rwsem);
}

struct super_operations {
	void (*evict_inode)(struct inode *inode);	/* last reference gone */
};

struct super_block {
	struct file_system_type *s_type;
	const struct super_operations *s_op;
	struct dentry *s_root;
	unsigned int s_active;		/* mounts */
	unsigned int s_minor;		/* shown as device 0:s_minor */
	unsigned long s_next_ino;
	unsigned long s_magic;
};

struct file {
	struct path f_path;
	struct inode *f_inode;
	const struct file_operations *f_op;
	atomic_t f_count;
	unsigned int f_flags;
	fmode_t f_mode;
	loff_t f_pos;
	struct mutex f_pos_lock;
	struct address_space *f_mapping;
	void *private_data;
};
#define file_inode(f)	((f)->f_inode)

#include <linux/fs_api.h>

#endif
