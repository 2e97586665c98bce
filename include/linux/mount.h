/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/mount.h - kinds of file systems, and where they are mounted
 *
 * Linux:    include/linux/mount.h, fs/mount.h, and file_system_type of linux/fs.h
 * Read:     fs/super.c, fs/namespace.c after
 * Left out: bind mounts, namespaces
 */
#ifndef _KERNEL_MOUNT_H
#define _KERNEL_MOUNT_H

#include <linux/list.h>
#include <linux/path.h>
#include <uapi/linux/mount.h>

/* umount2() */
#define MNT_FORCE	1
#define MNT_DETACH	2
#define UMOUNT_NOFOLLOW	8

struct super_block;

struct file_system_type {
	const char *name;
	/* Fills a new super block: ->s_root, ->s_op. 0 or errno. */
	int (*fill_super)(struct super_block *sb, const char *options);
	bool single;			/* all mounts share one super block */
	struct super_block *single_sb;
	struct list_head list;
};

struct vfsmount {
	atomic_t mnt_count;		/* being mounted, paths, mounts on it */
	struct dentry *mnt_root;
	struct dentry *mnt_mountpoint;
	struct vfsmount *mnt_parent;	/* itself for the root mount */
	struct super_block *mnt_sb;
	unsigned long mnt_flags;	/* MS_NOEXEC … */
	char *mnt_devname;
	struct list_head mnt_list;	/* in mount_list */
};

/* NULL: a file without a place. The last mntput() ends the file system. */
void mntget(struct vfsmount *mnt);
void mntput(struct vfsmount *mnt);

extern struct vfsmount *root_mnt;
extern struct list_head mount_list;	/* for /proc/mounts */

int register_filesystem(struct file_system_type *fs);	/* -EBUSY: twice */
struct file_system_type *get_fs_type(const char *name);
struct super_block *sget(struct file_system_type *type, const char *options);
struct vfsmount *vfs_kern_mount(struct file_system_type *type,
				const char *devname, const char *options);
#define kern_mount(type)	vfs_kern_mount(type, (type)->name, NULL)
void mnt_init(void);

#endif
