// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/base.c - /proc/PID and /proc/PID/task/TID
 *
 * Linux:    fs/proc/base.c, fs/proc/self.c, fs/proc/thread_self.c
 * Read:     fs/proc/generic.c before; fs/proc/pid_files.c, fd.c, task_mmu.c and
 *	     array.c after
 *
 * An inode here holds a struct pid, not a task: the process may be gone when
 * the file is read, and then the read fails with ESRCH.
 *
 *	tgid_base_stuff[]   proc_pident_lookup(): a name is an entry of a table
 *	  "task"            a directory again, tid_base_stuff[] below it
 *	  "exe"             proc_get_link: a link that leads to a place, not to
 *			    a name: it also works when the name is gone
 *	  "limits"          proc_show: the whole text, made by each read
 *	  "maps"            file operations of its own
 *
 * Who may look: mode and owner of the inode, as for any file; and for what
 * tells about memory and places ptrace_may_access(), when it is opened.
 */
#include <linux/kernel.h>
#include <linux/ptrace.h>
#include "internal.h"

static int proc_cwd_link(struct task_struct *task, struct path *path)
{
	if (!task->fs)
		return -ENOENT;
	get_fs_pwd(task->fs, path);
	return 0;
}

static int proc_root_link(struct task_struct *task, struct path *path)
{
	if (!task->fs)
		return -ENOENT;
	get_fs_root(task->fs, path);
	return 0;
}

static int proc_exe_link(struct task_struct *task, struct path *path)
{
	struct mm_struct *mm = get_task_mm(task);

	if (!mm)
		return -ENOENT;
	*path = mm->exe_file->f_path;
	path_get(path);
	mmput(mm);
	return 0;
}

/* The place to which a link leads, with a reference, for who may know it. */
static int proc_pid_get_path(struct dentry *dentry, struct path *path)
{
	struct proc_inode *pi = PROC_I(d_inode(dentry));
	struct task_struct *task = get_proc_task(d_inode(dentry));
	int error = -EACCES;

	if (task && ptrace_may_access(task, PTRACE_MODE_READ_FSCREDS))
		error = pi->entry ? pi->entry->proc_get_link(task, path) :
				    proc_fd_link(task, pi->fd, path);
	if (task)
		put_task_struct(task);
	return error;
}

/* What readlink() says of it. */
static char *proc_pid_readlink(struct dentry *dentry, struct inode *inode)
{
	char *text, *link = ERR_PTR(-ENOMEM), *buf = kmalloc(PATH_MAX, GFP_KERNEL);
	struct path path;
	int error;

	if (!buf)
		return link;
	error = proc_pid_get_path(dentry, &path);
	if (error) {
		link = ERR_PTR(error);
	} else {
		text = d_path(&path, buf, PATH_MAX);
		link = IS_ERR(text) ? text : kstrdup(text, GFP_KERNEL);
		path_put(&path);
	}
	kfree(buf);
	return link ?: ERR_PTR(-ENOMEM);
}

const struct inode_operations proc_pid_link_inode_operations = {
	.get_link	= proc_pid_readlink,
	.get_path	= proc_pid_get_path,
};

#define NOD(NAME, MODE, IOP, FOP, ...)	{ NAME, MODE, IOP, FOP, __VA_ARGS__ }
#define DIR(NAME, MODE, IOP, FOP)	NOD(NAME, S_IFDIR | (MODE), &(IOP), &(FOP))
#define LNK(NAME, LINK)	NOD(NAME, S_IFLNK | 0777,			\
	&proc_pid_link_inode_operations, NULL, .proc_get_link = LINK)
#define REG(NAME, MODE, FOP)	NOD(NAME, S_IFREG | (MODE), NULL, &(FOP))
#define ONE(NAME, MODE, SHOW)	NOD(NAME, S_IFREG | (MODE), NULL,	\
	&proc_pid_single_operations, .proc_show = SHOW)
#define ONE_RW(NAME, FOP, SHOW)	NOD(NAME, S_IFREG | 0644, NULL, &(FOP),	\
	.proc_show = SHOW)

static const struct inode_operations proc_task_inode_operations;
static const struct file_operations proc_task_operations;

/* A process has all but the last of these, a thread all but the first two. */
static const struct pid_entry tgid_base_stuff[] = {
	DIR("task",	0555, proc_task_inode_operations, proc_task_operations),
	ONE("stat",	0444, proc_tgid_stat),
	DIR("fd",	0500, proc_fd_inode_operations, proc_fd_operations),
	REG("environ",	0400, proc_environ_operations),
	REG("auxv",	0400, proc_auxv_operations),
	ONE("status",	0444, proc_pid_status),
	ONE("personality", 0400, proc_pid_personality),
	ONE("limits",	0444, proc_pid_limits),
	ONE_RW("comm",	proc_pid_comm_operations, proc_pid_comm_show),
	REG("cmdline",	0444, proc_pid_cmdline_ops),
	ONE("statm",	0444, proc_pid_statm),
	REG("maps",	0444, proc_pid_maps_operations),
	LNK("cwd",	proc_cwd_link),
	LNK("root",	proc_root_link),
	LNK("exe",	proc_exe_link),
	REG("mounts",	0444, proc_mounts_operations),
	REG("smaps",	0444, proc_pid_smaps_operations),
	REG("pagemap",	0400, proc_pagemap_operations),
	ONE("wchan",	0444, proc_pid_wchan),
	ONE("stack",	0400, proc_pid_stack),
#ifdef CONFIG_FAULT_INJECTION
	ONE_RW("fail-nth", proc_fail_nth_operations, proc_fail_nth_show),
#endif
	ONE("stat",	0444, proc_tid_stat),
};
#define tid_base_stuff	(tgid_base_stuff + 2)

/*
 * Owned by the process's effective user; but what is more than a directory
 * that all may read belongs to root if the process's memory is not its user's.
 */
static void task_dump_owner(struct task_struct *task, umode_t mode,
			    struct inode *inode)
{
	bool user = !(task->flags & PF_KTHREAD);

	if (user && mode != (S_IFDIR | 0555))
		user = task->mm && task->mm->dumpable;
	inode->i_uid = user ? task->cred->euid : 0;
	inode->i_gid = user ? task->cred->egid : 0;
}

/**
 * proc_pid_make_inode() - an inode of /proc/PID or below
 * @dir:	where
 * @dentry:	its name; not cached, because the task may go away
 * @mode:	type and rights
 * @task:	whose
 *
 * Context: may sleep.
 * Return: the inode, which @dentry has now; ERR_PTR(-ENOMEM).
 */
struct inode *proc_pid_make_inode(struct inode *dir, struct dentry *dentry,
				  umode_t mode, struct task_struct *task)
{
	struct inode *inode = proc_new_inode(dir->i_sb, mode);

	if (!inode)
		return ERR_PTR(-ENOMEM);
	PROC_I(inode)->pid = get_pid(task->thread_pid);
	task_dump_owner(task, mode, inode);
	dentry->d_flags |= DCACHE_DONTCACHE;
	d_add(dentry, inode);
	return inode;
}

/* The table of a directory of a process or of a thread; *@end: behind it. */
static const struct pid_entry *base_stuff(struct inode *dir,
					  const struct pid_entry **end)
{
	const struct pid_entry *p = PROC_I(dir)->entry;

	*end = tgid_base_stuff + ARRAY_SIZE(tgid_base_stuff);
	if (p == tgid_base_stuff)
		--*end;
	return p;
}

static struct dentry *proc_pident_lookup(struct inode *dir,
					 struct dentry *dentry)
{
	struct task_struct *task = get_proc_task(dir);
	struct inode *inode = ERR_PTR(-ENOENT);
	const struct pid_entry *end, *p = base_stuff(dir, &end);

	if (!task)
		return ERR_CAST(inode);
	while (p < end && strcmp(p->name, dentry->d_name))
		p++;
	if (p < end)
		inode = proc_pid_make_inode(dir, dentry, p->mode, task);
	put_task_struct(task);
	if (IS_ERR(inode))
		return ERR_CAST(inode);
	PROC_I(inode)->entry = p;
	inode->i_op = p->iop ?: &proc_file_iops;
	inode->i_fop = p->fop;
	return NULL;
}

static int proc_pident_readdir(struct file *file, struct dir_context *ctx)
{
	struct inode *dir = file_inode(file);
	const struct pid_entry *end, *p = base_stuff(dir, &end);

	if (!pid_task(PROC_I(dir)->pid, PIDTYPE_PID))
		return -ENOENT;
	if (!proc_emit_dots(file, ctx))
		return 0;
	while (ctx->pos - 2 < end - p &&
	       proc_emit(file, ctx, p[ctx->pos - 2].name, p[ctx->pos - 2].mode))
		;
	return 0;
}

static const struct inode_operations proc_pident_iops = {
	.lookup		= proc_pident_lookup,
};
static const struct file_operations proc_pident_fops = {
	.read		= generic_read_dir,
	.iterate	= proc_pident_readdir,
	.llseek		= generic_file_llseek,
};

/* Return: the number that a name is, as Linux writes it; else -1. */
int name_to_int(const char *name)
{
	int n;

	if ((*name == '0' && name[1]) || *name < '0' || *name > '9' ||
	    kstrtoint(name, 10, &n))
		return -1;
	return n;
}

/* The directory of @task, which may be NULL: -ENOENT. */
static struct dentry *proc_pid_instantiate(struct inode *dir,
					   struct dentry *dentry,
					   struct task_struct *task,
					   const struct pid_entry *table)
{
	struct inode *inode = ERR_PTR(-ENOENT);

	if (task)
		inode = proc_pid_make_inode(dir, dentry, S_IFDIR | 0555, task);
	if (IS_ERR(inode))
		return ERR_CAST(inode);
	PROC_I(inode)->entry = table;
	inode->i_op = &proc_pident_iops;
	inode->i_fop = &proc_pident_fops;
	return NULL;
}

/**
 * proc_pid_lookup() - /proc/NUMBER, of a thread too
 * @dir:	the root of proc
 * @dentry:	the name
 *
 * Context: may sleep.
 * Return: NULL with @dentry filled; ERR_PTR(-ENOENT): not a number, or nobody
 * has it; ERR_PTR(-ENOMEM).
 */
struct dentry *proc_pid_lookup(struct inode *dir, struct dentry *dentry)
{
	struct task_struct *task =
		find_task_by_vpid(name_to_int(dentry->d_name));

	return proc_pid_instantiate(dir, dentry, task, tgid_base_stuff);
}

static struct dentry *proc_task_lookup(struct inode *dir, struct dentry *dentry)
{
	struct task_struct *leader = pid_task(PROC_I(dir)->pid, PIDTYPE_PID);
	struct task_struct *task =
		find_task_by_vpid(name_to_int(dentry->d_name));

	if (!leader || !task || !same_thread_group(leader, task))
		task = NULL;
	return proc_pid_instantiate(dir, dentry, task, tid_base_stuff);
}

/* The process with the lowest pid that is at least @pid. */
static struct task_struct *next_tgid(pid_t pid)
{
	struct task_struct *p, *best = NULL;

	for_each_process(p)
		if (p->pid >= pid && (!best || p->pid < best->pid))
			best = p;
	return best;
}

/* Names are numbers; the position says from which on. */
int proc_pid_readdir(struct file *file, struct dir_context *ctx)
{
	struct task_struct *task;
	char name[12];

	while ((task = next_tgid(ctx->pos - PROC_FIRST_PID_POS + 1))) {
		ctx->pos = PROC_FIRST_PID_POS + task->pid - 1;
		snprintf(name, sizeof(name), "%d", task->pid);
		if (!proc_emit(file, ctx, name, S_IFDIR))
			break;
	}
	return 0;
}

/* The thread of @leader's process with the lowest number that is at least @tid. */
static struct task_struct *next_tid(struct task_struct *leader, pid_t tid)
{
	struct task_struct *p = leader, *best = NULL;

	do {
		if (p->pid >= tid && (!best || p->pid < best->pid))
			best = p;
	} while_each_thread(leader, p);
	return best;
}

static int proc_task_readdir(struct file *file, struct dir_context *ctx)
{
	struct task_struct *leader = get_proc_task(file_inode(file)), *task;
	char name[12];

	if (!leader)
		return -ENOENT;
	if (proc_emit_dots(file, ctx)) {
		while ((task = next_tid(leader, ctx->pos - 2))) {
			ctx->pos = 2 + task->pid;
			snprintf(name, sizeof(name), "%d", task->pid);
			if (!proc_emit(file, ctx, name, S_IFDIR))
				break;
		}
	}
	put_task_struct(leader);
	return 0;
}

static const struct inode_operations proc_task_inode_operations = {
	.lookup		= proc_task_lookup,
};
static const struct file_operations proc_task_operations = {
	.read		= generic_read_dir,
	.iterate	= proc_task_readdir,
	.llseek		= generic_file_llseek,
};

/* "self" and "thread-self" */
static char *proc_self_get_link(struct dentry *dentry, struct inode *inode)
{
	char *name = kmalloc(32, GFP_KERNEL);
	int n;

	if (!name)
		return ERR_PTR(-ENOMEM);
	n = snprintf(name, 32, "%d", task_tgid_nr(current));
	if (*dentry->d_name == 't')
		snprintf(name + n, 32 - n, "/task/%d", task_pid_nr(current));
	return name;
}

void __init proc_self_init(void)
{
	struct proc_dir_entry *self = proc_symlink("self", NULL, NULL);
	struct proc_dir_entry *thread = proc_symlink("thread-self", NULL, NULL);

	BUG_ON(!self || !thread);
	self->get_link = proc_self_get_link;
	thread->get_link = proc_self_get_link;
	BUG_ON(!proc_symlink("mounts", NULL, "self/mounts"));
}
