/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/fs_struct.h - where a process stands in the tree
 *
 * Linux:    include/linux/fs_struct.h
 * Read:     fs/fs_struct.c after
 *
 * Locks:    [l] lock
 */
#ifndef _KERNEL_FS_STRUCT_H
#define _KERNEL_FS_STRUCT_H

#include <linux/path.h>
#include <linux/spinlock.h>

struct task_struct;

struct fs_struct {
	int users;			/* [l] tasks, CLONE_FS */
	spinlock_t lock;
	int umask;
	struct path root, pwd;		/* [l] */
};

extern struct fs_struct init_fs;
#define current_umask()	(current->fs->umask)

struct fs_struct *copy_fs_struct(struct fs_struct *fs);
void exit_fs(struct task_struct *tsk);
void set_fs_root(struct fs_struct *fs, const struct path *path);
void set_fs_pwd(struct fs_struct *fs, const struct path *path);
void get_fs_root(struct fs_struct *fs, struct path *root);
void get_fs_pwd(struct fs_struct *fs, struct path *pwd);

#endif
