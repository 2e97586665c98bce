// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/lkdtm/kthreads.c - kernel threads that live for a moment
 *
 * Linux:    none
 * Notes:    chapter 8, "A page that is not there"
 * Read:     kernel/kthread.c before, user/bench/kstacks.c after
 *
 *	# echo 64 > /sys/kernel/debug/kthread_churn
 *
 * creates and ends 64 of them, one after the other. Nothing breaks: what it is
 * for is `make bench`. A thread of the kernel has no memory and no files, so
 * its stack is a good part of what it costs.
 *
 * Left out: several at a time
 */
#include <linux/debugfs.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/kthread.h>

#define CHURN_MAX	1000

static int until_stopped(void *unused)
{
	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (kthread_should_stop())
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return 0;
}

static ssize_t churn_write(struct file *file, const char __user *user_buf,
			   size_t count, loff_t *off)
{
	struct task_struct *thread;
	unsigned long n;
	int error = kstrtoul_from_user(user_buf, count, 10, &n);

	if (error || n > CHURN_MAX)
		return error ?: -EINVAL;
	for (; n; n--) {
		thread = kthread_run(until_stopped, NULL, "churn");
		if (IS_ERR(thread))
			return PTR_ERR(thread);
		kthread_stop(thread);
	}
	return count;
}

static const struct file_operations churn_fops = {
	.write = churn_write,
};

static int __init kthread_churn_init(void)
{
	return PTR_ERR_OR_ZERO(debugfs_create_file("kthread_churn", 0200, NULL,
						   NULL, &churn_fops));
}
device_initcall(kthread_churn_init);
