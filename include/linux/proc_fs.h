/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/proc_fs.h - files of /proc that belong to no process
 *
 * Linux:    include/linux/proc_fs.h
 * Read:     fs/proc/generic.c after
 */
#ifndef _KERNEL_PROC_FS_H
#define _KERNEL_PROC_FS_H

#include <linux/seq_file.h>

struct proc_dir_entry;

struct proc_dir_entry *proc_create_single(const char *name, umode_t mode,
	struct proc_dir_entry *parent, int (*show)(struct seq_file *, void *));
struct proc_dir_entry *proc_create_data(const char *name, umode_t mode,
	struct proc_dir_entry *parent, const struct file_operations *fops,
	const void *data);
#define proc_create(name, mode, parent, fops) \
	proc_create_data(name, mode, parent, fops, NULL)
struct proc_dir_entry *proc_mkdir(const char *name,
				  struct proc_dir_entry *parent);
struct proc_dir_entry *proc_symlink(const char *name,
	struct proc_dir_entry *parent, const char *dest);
void __init proc_root_init(void);

#endif
