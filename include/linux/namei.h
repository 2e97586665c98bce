/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/namei.h - from a name to an inode
 *
 * Linux:    include/linux/namei.h, and struct filename of linux/fs.h
 * Read:     fs/namei.c after
 */
#ifndef _KERNEL_NAMEI_H
#define _KERNEL_NAMEI_H

#include <linux/atomic.h>
#include <linux/path.h>

struct file;
struct inode;

/* A file name copied from the user, or the kernel's own. */
struct filename {
	const char *name;
	atomic_t refcnt;
	char iname[];
};

struct filename *getname_flags(const char __user *name, unsigned int flags);
struct filename *getname(const char __user *name);	/* ERR_PTR: EFAULT … */
struct filename *getname_kernel(const char *name);
void putname(struct filename *name);			/* ERR_PTR: nothing */

#define LOOKUP_FOLLOW		0x0001	/* the last component may be a link */
#define LOOKUP_DIRECTORY	0x0002	/* -ENOTDIR for anything else */
#define LOOKUP_EMPTY		0x4000	/* "" is the starting directory */
#define MAXSYMLINKS		40
/* What AT_… of a system call that follows links mean for the walk. */
#define at_lookup_flags(flags)						\
	(((flags) & AT_SYMLINK_NOFOLLOW ? 0 : LOOKUP_FOLLOW) |		\
	 ((flags) & AT_EMPTY_PATH ? LOOKUP_EMPTY : 0))

int kern_path(const char *name, unsigned int flags, struct path *path);
int user_path_at(int dfd, const char __user *name, unsigned int flags,
		 struct path *path);

/* The name for something new, its directory locked; ends with done_. */
struct dentry *kern_path_create(int dfd, const char *name, struct path *path,
				unsigned int flags);
void done_path_create(struct path *path, struct dentry *dentry);

int inode_permission(struct inode *inode, int mask);
int generic_permission(struct inode *inode, int mask);

struct file *do_filp_open(int dfd, struct filename *name, int flags,
			  umode_t mode);

#endif
