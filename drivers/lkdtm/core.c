// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/lkdtm/core.c - break the kernel on purpose, by name
 *
 * Linux:    drivers/misc/lkdtm/core.c ("Linux Kernel Dump Test Module")
 * Notes:    chapter 9, "What an overflow looks like"
 * Read:     fs/debugfs/inode.c, lkdtm.h before, bugs.c after
 *
 *	# cat /sys/kernel/debug/provoke-crash/DIRECT
 *	Available crash types:
 *	PANIC
 *	...
 *	# echo EXHAUST_STACK > /sys/kernel/debug/provoke-crash/DIRECT
 *
 * The fault happens in the system call of who writes, so that is the task that
 * is reported and, if the machine can go on, ended.
 *
 * Left out: crash points other than DIRECT, counts
 */
#include <linux/debugfs.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/uaccess.h>

#include "lkdtm.h"

static const struct crashtype_category *const crashtype_categories[] = {
	&bugs_crashtypes, &heap_crashtypes, &perms_crashtypes,
	&usercopy_crashtypes,
};

static const struct crashtype *find_crashtype(const char *name)
{
	const struct crashtype_category *c;
	size_t cat, idx;

	for (cat = 0; cat < ARRAY_SIZE(crashtype_categories); cat++) {
		c = crashtype_categories[cat];
		for (idx = 0; idx < c->len; idx++)
			if (!strcmp(name, c->crashtypes[idx].name))
				return &c->crashtypes[idx];
	}
	return NULL;
}

static ssize_t direct_entry(struct file *file, const char __user *user_buf,
			    size_t count, loff_t *off)
{
	const struct crashtype *crashtype;
	char buf[64];

	if (!count || count >= sizeof(buf))
		return -EINVAL;
	if (copy_from_user(buf, user_buf, count))
		return -EFAULT;
	buf[count] = '\0';

	crashtype = find_crashtype(strim(buf));
	if (!crashtype)
		return -EINVAL;
	pr_info("lkdtm: Performing direct entry %s\n", crashtype->name);
	crashtype->func();
	*off += count;
	return count;
}

static int show_crashtypes(struct seq_file *m, void *unused)
{
	const struct crashtype_category *c;
	size_t cat, idx;

	seq_puts(m, "Available crash types:\n");
	for (cat = 0; cat < ARRAY_SIZE(crashtype_categories); cat++) {
		c = crashtype_categories[cat];
		for (idx = 0; idx < c->len; idx++)
			seq_printf(m, "%s\n", c->crashtypes[idx].name);
	}
	return 0;
}

static int direct_open(struct inode *inode, struct file *file)
{
	return single_open(file, show_crashtypes, NULL);
}

static const struct file_operations direct_fops = {
	.open = direct_open,
	.read = seq_read,
	.write = direct_entry,
	.llseek = seq_lseek,
	.release = single_release,
};

static int __init lkdtm_module_init(void)
{
	struct dentry *root = debugfs_create_dir("provoke-crash", NULL);

	if (IS_ERR(root))
		return PTR_ERR(root);
	debugfs_create_file("DIRECT", 0644, root, NULL, &direct_fops);
	return 0;
}
device_initcall(lkdtm_module_init);
