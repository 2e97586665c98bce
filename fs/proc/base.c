// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/base.c - /proc/PID
 *
 * Linux:    fs/proc/base.c, fs/proc/self.c
 * Read:     fs/proc/generic.c before, task_mmu.c and array.c after
 *
 * An inode here holds a struct pid, not a task: the process may be gone when
 * the file is read, and then the read fails with ESRCH.
 */
#include <linux/kernel.h>
#include <linux/uaccess.h>
#include "internal.h"

static const struct inode_operations proc_def_inode_operations;

struct limit_names {
	const char *name;
	const char *unit;
};

static const struct limit_names lnames[RLIM_NLIMITS] = {
	[RLIMIT_CPU]		= { "Max cpu time", "seconds" },
	[RLIMIT_FSIZE]		= { "Max file size", "bytes" },
	[RLIMIT_DATA]		= { "Max data size", "bytes" },
	[RLIMIT_STACK]		= { "Max stack size", "bytes" },
	[RLIMIT_CORE]		= { "Max core file size", "bytes" },
	[RLIMIT_RSS]		= { "Max resident set", "bytes" },
	[RLIMIT_NPROC]		= { "Max processes", "processes" },
	[RLIMIT_NOFILE]		= { "Max open files", "files" },
	[RLIMIT_MEMLOCK]	= { "Max locked memory", "bytes" },
	[RLIMIT_AS]		= { "Max address space", "bytes" },
	[RLIMIT_LOCKS]		= { "Max file locks", "locks" },
	[RLIMIT_SIGPENDING]	= { "Max pending signals", "signals" },
	[RLIMIT_MSGQUEUE]	= { "Max msgqueue size", "bytes" },
	[RLIMIT_NICE]		= { "Max nice priority", NULL },
	[RLIMIT_RTPRIO]		= { "Max realtime priority", NULL },
	[RLIMIT_RTTIME]		= { "Max realtime timeout", "us" },
};

static void show_limit(struct seq_file *m, unsigned long value)
{
	if (value == RLIM_INFINITY)
		seq_printf(m, "%-20s ", "unlimited");
	else
		seq_printf(m, "%-20lu ", value);
}

static int proc_pid_limits(struct seq_file *m, struct task_struct *task)
{
	int i;

	if (!task->signal)
		return 0;
	seq_puts(m, "Limit                     Soft Limit           "
		    "Hard Limit           Units     \n");
	for (i = 0; i < RLIM_NLIMITS; i++) {
		seq_printf(m, "%-25s ", lnames[i].name);
		show_limit(m, task->signal->rlim[i].rlim_cur);
		show_limit(m, task->signal->rlim[i].rlim_max);
		if (lnames[i].unit)
			seq_printf(m, "%-10s", lnames[i].unit);
		seq_putc(m, '\n');
	}
	return 0;
}

static int proc_pid_comm_show(struct seq_file *m, struct task_struct *task)
{
	char comm[TASK_COMM_LEN];

	seq_printf(m, "%s\n", get_task_comm(comm, task));
	return 0;
}

static int proc_single_show(struct seq_file *m, void *v)
{
	struct inode *inode = m->private;
	struct task_struct *task = get_proc_task(inode);
	int ret;

	if (!task)
		return -ESRCH;
	ret = PROC_I(inode)->entry->proc_show(m, task);
	put_task_struct(task);
	return ret;
}

static int proc_single_open(struct inode *inode, struct file *file)
{
	return single_open(file, proc_single_show, inode);
}

static const struct file_operations proc_single_file_operations = {
	.open		= proc_single_open,
	.read		= seq_read,
	.llseek		= seq_lseek,
	.release	= single_release,
};

static ssize_t comm_write(struct file *file, const char __user *buf, size_t count,
			  loff_t *offset)
{
	struct task_struct *task;
	char buffer[TASK_COMM_LEN] = "";

	if (copy_from_user(buffer, buf, min(count, sizeof(buffer) - 1)))
		return -EFAULT;
	task = get_proc_task(file_inode(file));
	if (!task)
		return -ESRCH;
	if (task->group_leader == current->group_leader)
		set_task_comm(task, strim(buffer));
	else
		count = -EINVAL;
	put_task_struct(task);
	return count;
}

static const struct file_operations proc_pid_comm_operations = {
	.open		= proc_single_open,
	.read		= seq_read,
	.write		= comm_write,
	.llseek		= seq_lseek,
	.release	= single_release,
};

/* The mm of a file's process for the time of one read, or NULL. */
static struct mm_struct *get_proc_mm(struct file *file, ssize_t *error)
{
	struct task_struct *task = get_proc_task(file_inode(file));
	struct mm_struct *mm;

	*error = task ? 0 : -ESRCH;
	if (!task)
		return NULL;
	mm = get_task_mm(task);
	put_task_struct(task);
	return mm;
}

/* The strings as they are in the process's memory now; it may change them. */
static ssize_t proc_pid_cmdline_read(struct file *file, char __user *buf,
				     size_t count, loff_t *pos)
{
	ssize_t done = 0;
	struct mm_struct *mm = get_proc_mm(file, &done);
	char *page;

	if (!mm)
		return done;
	page = (char *)__get_free_page(GFP_KERNEL);
	if (!page)
		done = -ENOMEM;
	while (page && count > 0 && mm->arg_start + *pos < mm->arg_end) {
		unsigned long from = mm->arg_start + *pos;
		size_t n = min_t(size_t, count, PAGE_SIZE);
		int got = access_remote_vm(mm, from, page,
					   min_t(size_t, n, mm->arg_end - from),
					   0);
		if (got <= 0)
			break;
		if (copy_to_user(buf + done, page, got)) {
			done = done ?: -EFAULT;
			break;
		}
		*pos += got;
		done += got;
		count -= got;
	}
	free_page((unsigned long)page);
	mmput(mm);
	return done;
}

static const struct file_operations proc_pid_cmdline_ops = {
	.read		= proc_pid_cmdline_read,
	.llseek		= generic_file_llseek,
};

static ssize_t auxv_read(struct file *file, char __user *buf, size_t count,
			 loff_t *ppos)
{
	ssize_t ret = 0;
	struct mm_struct *mm = get_proc_mm(file, &ret);
	unsigned int nwords = 0;

	if (!mm)
		return ret;
	do {
		nwords += 2;
	} while (mm->saved_auxv[nwords - 2] != 0);	/* AT_NULL */
	ret = simple_read_from_buffer(buf, count, ppos, mm->saved_auxv,
				      nwords * sizeof(mm->saved_auxv[0]));
	mmput(mm);
	return ret;
}

static const struct file_operations proc_auxv_operations = {
	.read		= auxv_read,
	.llseek		= generic_file_llseek,
};

#ifdef CONFIG_FAULT_INJECTION
/* n: the n-th allocation from now on fails, once. Reads 0 when it has. */
static int proc_fail_nth_show(struct seq_file *m, struct task_struct *task)
{
	seq_printf(m, "%u\n", task->fail_nth);
	return 0;
}

static ssize_t proc_fail_nth_write(struct file *file, const char __user *buf,
				   size_t count, loff_t *ppos)
{
	struct task_struct *task;
	char kbuf[16] = "";
	unsigned long n;
	int err;

	if (count >= sizeof(kbuf) || copy_from_user(kbuf, buf, count))
		return count >= sizeof(kbuf) ? -EINVAL : -EFAULT;
	err = kstrtoul(strim(kbuf), 0, &n);
	if (err)
		return err;
	task = get_proc_task(file_inode(file));
	if (!task)
		return -ESRCH;
	task->fail_nth = n;
	put_task_struct(task);
	return count;
}

static const struct file_operations proc_fail_nth_operations = {
	.open		= proc_single_open,
	.read		= seq_read,
	.write		= proc_fail_nth_write,
	.llseek		= seq_lseek,
	.release	= single_release,
};
#endif

#define REG(NAME, MODE, FOP)	{ NAME, S_IFREG | (MODE), NULL, &(FOP), NULL }
#define ONE(NAME, MODE, SHOW) \
	{ NAME, S_IFREG | (MODE), NULL, &proc_single_file_operations, SHOW }

static const struct pid_entry tgid_base_stuff[] = {
	REG("auxv",	0400, proc_auxv_operations),
	ONE("status",	0444, proc_pid_status),
	ONE("limits",	0444, proc_pid_limits),
	{ "comm", S_IFREG | 0644, NULL, &proc_pid_comm_operations,
	  proc_pid_comm_show },
	REG("cmdline",	0444, proc_pid_cmdline_ops),
	ONE("stat",	0444, proc_pid_stat),
	REG("maps",	0444, proc_pid_maps_operations),
	REG("smaps",	0444, proc_pid_smaps_operations),
#ifdef CONFIG_FAULT_INJECTION
	{ "fail-nth", S_IFREG | 0644, NULL, &proc_fail_nth_operations,
	  proc_fail_nth_show },
#endif
};

/* An inode of /proc/PID or below, owned by the process's effective uid. */
static struct inode *proc_pid_make_inode(struct super_block *sb, umode_t mode,
					 struct task_struct *task)
{
	struct inode *inode = proc_new_inode(sb, mode);

	if (!inode)
		return NULL;
	PROC_I(inode)->pid = get_pid(task->thread_pid);
	inode->i_uid = task->cred->euid;
	inode->i_gid = task->cred->egid;
	return inode;
}

static struct dentry *proc_tgid_base_lookup(struct inode *dir,
					    struct dentry *dentry)
{
	struct task_struct *task = get_proc_task(dir);
	struct dentry *ret = ERR_PTR(-ENOENT);
	struct inode *inode;
	unsigned int i;

	if (!task)
		return ret;
	for (i = 0; i < ARRAY_SIZE(tgid_base_stuff); i++) {
		const struct pid_entry *p = &tgid_base_stuff[i];

		if (strcmp(p->name, dentry->d_name))
			continue;
		ret = ERR_PTR(-ENOMEM);
		inode = proc_pid_make_inode(dir->i_sb, p->mode, task);
		if (!inode)
			break;
		PROC_I(inode)->entry = p;
		inode->i_op = p->iop ?: &proc_def_inode_operations;
		inode->i_fop = p->fop;
		dentry->d_flags |= DCACHE_DONTCACHE;
		d_add(dentry, inode);
		ret = NULL;
		break;
	}
	put_task_struct(task);
	return ret;
}

static int proc_tgid_base_readdir(struct file *file, struct dir_context *ctx)
{
	if (!proc_emit_dots(file, ctx))
		return 0;
	while (ctx->pos - 2 < (loff_t)ARRAY_SIZE(tgid_base_stuff)) {
		const struct pid_entry *p = &tgid_base_stuff[ctx->pos - 2];

		if (!proc_emit(file, ctx, p->name, p->mode))
			break;
	}
	return 0;
}

static const struct inode_operations proc_tgid_base_iops = {
	.lookup		= proc_tgid_base_lookup,
};
static const struct file_operations proc_tgid_base_fops = {
	.iterate	= proc_tgid_base_readdir,
	.llseek		= generic_file_llseek,
};

/**
 * proc_pid_lookup() - /proc/NUMBER
 * @dir:	the root of proc
 * @dentry:	the name
 *
 * Context: may sleep.
 * Return: NULL with @dentry filled; ERR_PTR(-ENOENT): not a number, or nobody
 * has it; ERR_PTR(-ENOMEM).
 */
struct dentry *proc_pid_lookup(struct inode *dir, struct dentry *dentry)
{
	struct task_struct *task;
	struct inode *inode;
	unsigned long nr;

	if (kstrtoul(dentry->d_name, 10, &nr) || nr > INT_MAX)
		return ERR_PTR(-ENOENT);
	task = find_task_by_vpid(nr);
	if (!task)
		return ERR_PTR(-ENOENT);
	inode = proc_pid_make_inode(dir->i_sb, S_IFDIR | 0555, task);
	if (!inode)
		return ERR_PTR(-ENOMEM);
	inode->i_op = &proc_tgid_base_iops;
	inode->i_fop = &proc_tgid_base_fops;
	dentry->d_flags |= DCACHE_DONTCACHE;
	d_add(dentry, inode);
	return NULL;
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

static char *proc_self_get_link(struct dentry *dentry, struct inode *inode)
{
	char *name = kmalloc(12, GFP_KERNEL);

	if (!name)
		return ERR_PTR(-ENOMEM);
	snprintf(name, 12, "%d", task_tgid_nr(current));
	return name;
}

void __init proc_self_init(void)
{
	struct proc_dir_entry *self = proc_symlink("self", NULL, NULL);

	BUG_ON(!self);
	self->get_link = proc_self_get_link;
}
