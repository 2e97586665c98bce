/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fs/proc/internal.h - shared by the files of fs/proc
 *
 * Linux:    fs/proc/internal.h
 */
#ifndef _FS_PROC_INTERNAL_H
#define _FS_PROC_INTERNAL_H

#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/slab.h>

/* A file of /proc that belongs to no process. */
struct proc_dir_entry {
	const char *name;
	umode_t mode;
	const struct inode_operations *iops;
	const struct file_operations *fops;
	int (*single_show)(struct seq_file *m, void *v);
	const void *data;		/* proc_create_data() */
	const char *link;		/* symlink target, or … */
	char *(*get_link)(struct dentry *dentry, struct inode *inode);
	struct list_head subdir;	/* of a directory: its entries */
	struct list_head node;		/* in the parent's subdir */
};

/* A file of /proc/PID. */
struct pid_entry {
	const char *name;
	umode_t mode;
	const struct inode_operations *iop;
	const struct file_operations *fop;
	union {
		int (*proc_show)(struct seq_file *m, struct task_struct *task);
		int (*proc_get_link)(struct task_struct *task,
				     struct path *path);
	};
};

/* inode->i_private of every inode here */
struct proc_inode {
	struct pid *pid;		/* counted; NULL outside /proc/PID */
	const struct pid_entry *entry;	/* NULL: a link of /proc/PID/fd */
	unsigned int fd;
	struct proc_dir_entry *pde;
};

static inline struct proc_inode *PROC_I(const struct inode *inode)
{
	return inode->i_private;
}

/* The task of an inode with a reference, or NULL when it is gone. */
static inline struct task_struct *get_proc_task(const struct inode *inode)
{
	struct task_struct *task = pid_task(PROC_I(inode)->pid, PIDTYPE_PID);

	if (task)
		get_task_struct(task);
	return task;
}

struct inode *proc_new_inode(struct super_block *sb, umode_t mode);
extern struct proc_dir_entry proc_root;
struct dentry *proc_lookup_de(struct inode *dir, struct dentry *dentry,
			      struct proc_dir_entry *de);
int proc_readdir_de(struct file *file, struct dir_context *ctx,
		    struct proc_dir_entry *de);
bool proc_emit(struct file *file, struct dir_context *ctx, const char *name,
	       umode_t mode);
bool proc_emit_dots(struct file *file, struct dir_context *ctx);

int proc_truncate(struct inode *inode, loff_t size);
extern const struct inode_operations proc_file_iops;

/* base.c */
struct dentry *proc_pid_lookup(struct inode *dir, struct dentry *dentry);
int proc_pid_readdir(struct file *file, struct dir_context *ctx);
struct inode *proc_pid_make_inode(struct inode *dir, struct dentry *dentry,
				  umode_t mode, struct task_struct *task);
int name_to_int(const char *name);
void proc_self_init(void);
extern const struct inode_operations proc_pid_link_inode_operations;

/* proc_sysctl.c */
void proc_sys_init(void);

/* fd.c */
int proc_fd_link(struct task_struct *task, unsigned int fd, struct path *path);
extern const struct inode_operations proc_fd_inode_operations;
extern const struct file_operations proc_fd_operations;

/* pid_files.c */
int proc_pid_limits(struct seq_file *m, struct task_struct *task);
int proc_pid_personality(struct seq_file *m, struct task_struct *task);
int proc_pid_wchan(struct seq_file *m, struct task_struct *task);
int proc_pid_stack(struct seq_file *m, struct task_struct *task);
int proc_pid_comm_show(struct seq_file *m, struct task_struct *task);
int proc_fail_nth_show(struct seq_file *m, struct task_struct *task);
struct mm_struct *proc_mem_open(struct inode *inode);
int proc_pid_mem_open(struct inode *inode, struct file *file);
int proc_pid_mem_release(struct inode *inode, struct file *file);
extern const struct file_operations proc_pid_single_operations;
extern const struct file_operations proc_pid_comm_operations;
extern const struct file_operations proc_pid_cmdline_ops;
extern const struct file_operations proc_environ_operations;
extern const struct file_operations proc_auxv_operations;
extern const struct file_operations proc_fail_nth_operations;

/* array.c */
void proc_task_name(struct seq_file *m, struct task_struct *p, bool escape);
int proc_pid_status(struct seq_file *m, struct task_struct *task);
int proc_tgid_stat(struct seq_file *m, struct task_struct *task);
int proc_tid_stat(struct seq_file *m, struct task_struct *task);
int proc_pid_statm(struct seq_file *m, struct task_struct *task);

/* task_mmu.c */
extern const struct file_operations proc_pid_maps_operations;
extern const struct file_operations proc_pid_smaps_operations;
extern const struct file_operations proc_pagemap_operations;
void task_mem(struct seq_file *m, struct mm_struct *mm);
unsigned long task_vsize(struct mm_struct *mm);

/* fs/proc_namespace.c */
extern const struct file_operations proc_mounts_operations;

#define PROC_FIRST_PID_POS	0x10000	/* readdir: positions of processes */

#endif
