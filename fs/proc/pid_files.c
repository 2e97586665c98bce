// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/pid_files.c - the small files of /proc/PID
 *
 * Linux:    fs/proc/base.c
 * Read:     fs/proc/base.c before (the table), task_mmu.c and array.c after
 *
 * Left out: oom_score_adj, syscall and what is about namespaces, ptrace
 *	     and scheduling policies
 */
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/ptrace.h>
#include <linux/stacktrace.h>
#include <linux/uaccess.h>
#include "internal.h"

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

int proc_pid_limits(struct seq_file *m, struct task_struct *task)
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

int proc_pid_personality(struct seq_file *m, struct task_struct *task)
{
	if (!ptrace_may_access(task, PTRACE_MODE_READ_FSCREDS))
		return -EPERM;
	seq_printf(m, "%08x\n", task->personality);
	return 0;
}

/* The function in which a task sleeps, without end of line; or 0. */
int proc_pid_wchan(struct seq_file *m, struct task_struct *task)
{
	unsigned long wchan = 0, size, offset;
	const char *name = NULL;

	if (ptrace_may_access(task, PTRACE_MODE_READ_FSCREDS))
		wchan = get_wchan(task);
	if (wchan)
		name = kallsyms_lookup(wchan, &size, &offset, NULL);
	seq_puts(m, name ?: "0");
	return 0;
}

#define MAX_STACK_TRACE_DEPTH	64

/* The calls in which a task sleeps. What they are is for the administrator. */
int proc_pid_stack(struct seq_file *m, struct task_struct *task)
{
	unsigned long *entries;
	unsigned int i, nr;

	if (!capable(CAP_SYS_ADMIN))
		return -EACCES;
	entries = kmalloc(MAX_STACK_TRACE_DEPTH * sizeof(*entries), GFP_KERNEL);
	if (!entries)
		return -ENOMEM;
	nr = stack_trace_save_tsk(task, entries, MAX_STACK_TRACE_DEPTH, 0);
	for (i = 0; i < nr; i++)
		seq_printf(m, "[<0>] %pB\n", (void *)entries[i]);
	kfree(entries);
	return 0;
}

int proc_pid_comm_show(struct seq_file *m, struct task_struct *task)
{
	proc_task_name(m, task, false);
	seq_putc(m, '\n');
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

const struct file_operations proc_pid_single_operations = {
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
	if (same_thread_group(task, current))
		set_task_comm(task, buffer);
	else
		count = -EINVAL;
	put_task_struct(task);
	return count;
}

const struct file_operations proc_pid_comm_operations = {
	.open		= proc_single_open,
	.read		= seq_read,
	.write		= comm_write,
	.llseek		= seq_lseek,
	.release	= single_release,
};

/**
 * proc_mem_open() - the memory of a file's process, for who may see it
 * @inode: of the file
 *
 * Return: the mm with mm_count held: not its memory, for the process may exit;
 * NULL: it has none; ERR_PTR: -ESRCH, -EACCES.
 */
struct mm_struct *proc_mem_open(struct inode *inode)
{
	struct task_struct *task = get_proc_task(inode);
	struct mm_struct *mm;

	if (!task)
		return ERR_PTR(-ESRCH);
	mm = get_task_mm(task);
	if (mm) {
		bool allowed = mm == current->mm ||
			ptrace_may_access(task, PTRACE_MODE_READ_FSCREDS);

		if (allowed)
			mmgrab(mm);
		mmput(mm);
		if (!allowed)
			mm = ERR_PTR(-EACCES);
	}
	put_task_struct(task);
	return mm;
}

int proc_pid_mem_open(struct inode *inode, struct file *file)
{
	file->private_data = proc_mem_open(inode);
	return PTR_ERR_OR_ZERO(file->private_data);
}

int proc_pid_mem_release(struct inode *inode, struct file *file)
{
	if (file->private_data)
		mmdrop(file->private_data);
	return 0;
}

/* From *@pos of a process's [start, end) to @buf. */
static ssize_t read_remote(struct mm_struct *mm, unsigned long start,
			   unsigned long end, char __user *buf, size_t count,
			   loff_t *pos)
{
	char *page = (char *)__get_free_page(GFP_KERNEL);
	ssize_t done = 0;
	int got;

	if (!page)
		return -ENOMEM;
	while (count > done && start < end && *pos < end - start) {
		unsigned long n = min_t(unsigned long, count - done, PAGE_SIZE);

		n = min_t(unsigned long, n, end - start - *pos);
		got = access_remote_vm(mm, start + *pos, page, n, 0);
		if (got <= 0)
			break;
		if (copy_to_user(buf + done, page, got)) {
			done = done ?: -EFAULT;
			break;
		}
		*pos += got;
		done += got;
	}
	free_page((unsigned long)page);
	return done;
}

/*
 * The strings as they are in the process's memory now. A program that writes a
 * longer text over them, into its environment, has removed the zero at their
 * end: then it is one text, up to its own end.
 */
static ssize_t get_mm_cmdline(struct mm_struct *mm, char __user *buf,
			      size_t count, loff_t *pos)
{
	unsigned long end = mm->arg_end;
	char c;

	if (mm->arg_start < end && mm->env_start == end && mm->env_end >= end &&
	    access_remote_vm(mm, end - 1, &c, 1, 0) == 1 && c) {
		while (end < mm->env_end && end - mm->arg_start < PAGE_SIZE &&
		       access_remote_vm(mm, end, &c, 1, 0) == 1) {
			end++;
			if (!c)
				break;
		}
	}
	return read_remote(mm, mm->arg_start, end, buf, count, pos);
}

static ssize_t proc_pid_cmdline_read(struct file *file, char __user *buf,
				     size_t count, loff_t *pos)
{
	struct task_struct *task = get_proc_task(file_inode(file));
	struct mm_struct *mm;
	ssize_t ret = 0;

	if (!task)
		return -ESRCH;
	mm = get_task_mm(task);
	put_task_struct(task);
	if (mm) {
		ret = get_mm_cmdline(mm, buf, count, pos);
		mmput(mm);
	}
	return ret;
}

const struct file_operations proc_pid_cmdline_ops = {
	.read		= proc_pid_cmdline_read,
	.llseek		= generic_file_llseek,
};

static ssize_t environ_read(struct file *file, char __user *buf, size_t count,
			    loff_t *ppos)
{
	struct mm_struct *mm = file->private_data;
	ssize_t ret;

	if (!mm || !atomic_inc_not_zero(&mm->mm_users))
		return 0;
	ret = read_remote(mm, mm->env_start, mm->env_end, buf, count, ppos);
	mmput(mm);
	return ret;
}

const struct file_operations proc_environ_operations = {
	.open		= proc_pid_mem_open,
	.read		= environ_read,
	.llseek		= generic_file_llseek,
	.release	= proc_pid_mem_release,
};

static ssize_t auxv_read(struct file *file, char __user *buf, size_t count,
			 loff_t *ppos)
{
	struct mm_struct *mm = file->private_data;
	unsigned int nwords = 0;

	if (!mm)
		return 0;
	do {
		nwords += 2;
	} while (mm->saved_auxv[nwords - 2] != 0);	/* AT_NULL */
	return simple_read_from_buffer(buf, count, ppos, mm->saved_auxv,
				       nwords * sizeof(mm->saved_auxv[0]));
}

const struct file_operations proc_auxv_operations = {
	.open		= proc_pid_mem_open,
	.read		= auxv_read,
	.llseek		= generic_file_llseek,
	.release	= proc_pid_mem_release,
};

#ifdef CONFIG_FAULT_INJECTION
/* n: the n-th allocation from now on fails, once. Reads 0 when it has. */
int proc_fail_nth_show(struct seq_file *m, struct task_struct *task)
{
	seq_printf(m, "%u\n", task->fail_nth);
	return 0;
}

static ssize_t proc_fail_nth_write(struct file *file, const char __user *buf,
				   size_t count, loff_t *ppos)
{
	struct task_struct *task;
	unsigned long n;
	int err = kstrtoul_from_user(buf, count, 0, &n);

	if (err)
		return err;
	task = get_proc_task(file_inode(file));
	if (!task)
		return -ESRCH;
	task->fail_nth = n;
	put_task_struct(task);
	return count;
}

const struct file_operations proc_fail_nth_operations = {
	.open		= proc_single_open,
	.read		= seq_read,
	.write		= proc_fail_nth_write,
	.llseek		= seq_lseek,
	.release	= single_release,
};
#endif
