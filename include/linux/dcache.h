/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/dcache.h - a name in a directory
 *
 * Linux:    include/linux/dcache.h
 * Read:     fs/dcache.c after
 *
 * There is no cache to shrink: a dentry lives as long as somebody holds it.
 * The file system holds (pins) one reference to each name that exists, a child
 * holds its parent, an open file or a working directory holds its own.
 */
#ifndef _KERNEL_DCACHE_H
#define _KERNEL_DCACHE_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/path.h>

struct inode;
struct super_block;

#define DNAME_INLINE_LEN	32

struct dentry {
	atomic_t d_count;
	unsigned int d_flags;
	struct dentry *d_parent;	/* itself for a root */
	struct inode *d_inode;		/* NULL: negative */
	char *d_name;			/* d_iname, or from kmalloc */
	unsigned int d_len;
	char d_iname[DNAME_INLINE_LEN];
	struct list_head d_child;	/* in d_parent->d_subdirs */
	struct list_head d_subdirs;	/* in the order of d_off */
	unsigned long d_off;		/* position in a listing */
	struct super_block *d_sb;
	struct vfsmount *d_mounted;	/* what is mounted here, or NULL */
};

#define DCACHE_UNHASHED		0x1	/* not, or no longer, found by lookups */
#define DCACHE_DONTCACHE	0x2	/* made anew by each lookup (proc) */

#define IS_ROOT(d)		((d)->d_parent == (d))
#define d_unhashed(d)		((d)->d_flags & DCACHE_UNHASHED)
#define d_unlinked(d)		(d_unhashed(d) && !IS_ROOT(d))
#define d_inode(d)		((d)->d_inode)
#define d_is_negative(d)	(!(d)->d_inode)
#define d_is_dir(d)		S_ISDIR((d)->d_inode->i_mode)
#define d_is_symlink(d)		S_ISLNK((d)->d_inode->i_mode)

/* An unhashed name in @parent, or a file's own name (@parent NULL). */
struct dentry *d_alloc(struct dentry *parent, const char *name,
		       unsigned int len);
struct dentry *d_make_root(struct inode *root);	/* consumes @root */
void d_add(struct dentry *dentry, struct inode *inode);
#define d_instantiate(dentry, inode)	d_add(dentry, inode)
/* What is in memory; NULL does not mean that the file does not exist. */
struct dentry *d_lookup(struct dentry *parent, const char *name,
			unsigned int len);
void d_delete(struct dentry *dentry);
void d_move(struct dentry *dentry, struct dentry *target);
bool is_subdir(struct dentry *dentry, struct dentry *ancestor);
struct dentry *dget(struct dentry *dentry);
void dput(struct dentry *dentry);

/* fs/d_path.c: the path in @buf's end, or ERR_PTR(-ENAMETOOLONG). */
char *d_path(const struct path *path, char *buf, int buflen);

#endif
