// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/fd.c - /proc/PID/fd: a link for each open file
 *
 * Linux:    fs/proc/fd.c
 * Read:     fs/proc/base.c before (proc_pid_get_path() follows the link)
 *
 * The owner's rights on a link say how the file is open; following the link
 * opens the file anew, if its own rights allow it.
 *
 * Left out: fdinfo
 */
#include <linux/kernel.h>
#include "internal.h"

static struct file *task_lookup_fd(struct task_struct *task, unsigned int fd)
{
	return task->files ? files_lookup_fd(task->files, fd) : NULL;
}

/* Return: 0, *@path with a reference; -ENOENT. */
int proc_fd_link(struct task_struct *task, unsigned int fd, struct path *path)
{
	struct file *file = task_lookup_fd(task, fd);

	if (!file)
		return -ENOENT;
	*path = file->f_path;
	path_get(path);
	return 0;
}

static struct dentry *proc_lookupfd(struct inode *dir, struct dentry *dentry)
{
	struct task_struct *task = get_proc_task(dir);
	int fd = name_to_int(dentry->d_name);
	struct inode *inode = ERR_PTR(-ENOENT);
	struct file *file = NULL;
	umode_t mode = S_IFLNK;

	if (task && fd >= 0)
		file = task_lookup_fd(task, fd);
	if (file) {
		mode |= file->f_mode & FMODE_READ ? 0500 : 0;
		mode |= file->f_mode & FMODE_WRITE ? 0300 : 0;
		inode = proc_pid_make_inode(dir, dentry, mode, task);
	}
	if (task)
		put_task_struct(task);
	if (IS_ERR(inode))
		return ERR_CAST(inode);
	PROC_I(inode)->fd = fd;
	inode->i_op = &proc_pid_link_inode_operations;
	inode->i_size = 64;
	return NULL;
}

static int proc_readfd(struct file *file, struct dir_context *ctx)
{
	struct task_struct *task = get_proc_task(file_inode(file));
	char name[12];

	if (!task)
		return -ENOENT;
	if (!proc_emit_dots(file, ctx))
		goto out;
	while (task->files && ctx->pos - 2 < task->files->max_fds) {
		if (!task_lookup_fd(task, ctx->pos - 2)) {
			ctx->pos++;
			continue;
		}
		snprintf(name, sizeof(name), "%u", (unsigned int)ctx->pos - 2);
		if (!proc_emit(file, ctx, name, S_IFLNK))
			break;
	}
out:
	put_task_struct(task);
	return 0;
}

/* A process sees its own files, whoever owns the directory. */
static int proc_fd_permission(struct inode *inode, int mask)
{
	struct task_struct *task = pid_task(PROC_I(inode)->pid, PIDTYPE_PID);
	int error = generic_permission(inode, mask);

	return task && same_thread_group(task, current) ? 0 : error;
}

const struct inode_operations proc_fd_inode_operations = {
	.lookup		= proc_lookupfd,
	.permission	= proc_fd_permission,
};

const struct file_operations proc_fd_operations = {
	.read		= generic_read_dir,
	.iterate	= proc_readfd,
	.llseek		= generic_file_llseek,
};
