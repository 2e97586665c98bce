/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/debugfs.h - files by which a class provokes the kernel
 *
 * Linux:    include/linux/debugfs.h
 * Read:     fs/debugfs/inode.c after
 */
#ifndef _KERNEL_DEBUGFS_H
#define _KERNEL_DEBUGFS_H

#include <linux/fs.h>

struct dentry *debugfs_create_dir(const char *name, struct dentry *parent);
struct dentry *debugfs_create_file(const char *name, umode_t mode,
				   struct dentry *parent, void *data,
				   const struct file_operations *fops);

#endif
