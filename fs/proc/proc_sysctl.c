// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/proc_sysctl.c - /proc/sys
 *
 * Linux:    fs/proc/proc_sysctl.c
 * Read:     kernel/sysctl.c before: the tables, and what a value may be
 *
 * Left out: removal of tables, namespaces, binary sysctl(2), poll()
 */
#include <linux/kernel.h>
#include <linux/sysctl.h>
#include <linux/uaccess.h>
#include "internal.h"

static struct proc_dir_entry *proc_sys_root;

static ssize_t proc_sys_call_handler(struct file *file, char __user *buf,
				     size_t count, loff_t *ppos, int write)
{
	struct ctl_table *table = (void *)PROC_I(file_inode(file))->pde->data;
	loff_t pos = *ppos;
	char *kbuf;
	ssize_t error;

	count = min_t(size_t, count, PAGE_SIZE - 1);
	kbuf = kzalloc(count + 1, GFP_KERNEL);
	if (!kbuf)
		return -ENOMEM;
	error = -EFAULT;
	if (write && copy_from_user(kbuf, buf, count))
		goto out;
	error = table->proc_handler(table, write, kbuf, &count, &pos);
	if (!error && !write && copy_to_user(buf, kbuf, count))
		error = -EFAULT;
	if (!error)
		*ppos = pos;
out:
	kfree(kbuf);
	return error ?: count;
}

static ssize_t proc_sys_read(struct file *file, char __user *buf, size_t count,
			     loff_t *ppos)
{
	return proc_sys_call_handler(file, buf, count, ppos, 0);
}

static ssize_t proc_sys_write(struct file *file, const char __user *buf,
			      size_t count, loff_t *ppos)
{
	return proc_sys_call_handler(file, (char __user *)buf, count, ppos, 1);
}

/* Unlike other files', these rights bind root as well. */
static int proc_sys_permission(struct inode *inode, int mask)
{
	umode_t mode = inode->i_mode;

	if (current_euid() == 0)
		mode >>= 6;
	else if (current_egid() == 0)
		mode >>= 3;
	return mask & ~mode ? -EACCES : 0;
}

static const struct inode_operations proc_sys_inode_operations = {
	.permission	= proc_sys_permission,
	.truncate	= proc_truncate,
};
static const struct file_operations proc_sys_file_operations = {
	.read		= proc_sys_read,
	.write		= proc_sys_write,
	.llseek		= generic_file_llseek,
};

/**
 * register_sysctl() - a folder of /proc/sys
 * @path: its name
 * @table: its files, up to an entry without a name
 *
 * Return: false: no memory.
 */
bool __init register_sysctl(const char *path, struct ctl_table *table)
{
	struct proc_dir_entry *dir = proc_mkdir(path, proc_sys_root), *de = dir;

	for (; de && table->procname; table++) {
		de = proc_create_data(table->procname, table->mode, dir,
				      &proc_sys_file_operations, table);
		if (de)
			de->iops = &proc_sys_inode_operations;
	}
	return de;
}

void __init proc_sys_init(void)
{
	proc_sys_root = proc_mkdir("sys", NULL);
	BUG_ON(!proc_sys_root);
}
