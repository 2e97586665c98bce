/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/sysctl.h - variables of the kernel as files of /proc/sys
 *
 * Linux:    include/linux/sysctl.h
 * Read:     kernel/sysctl.c, fs/proc/proc_sysctl.c after
 */
#ifndef _KERNEL_SYSCTL_H
#define _KERNEL_SYSCTL_H

#include <linux/types.h>

struct ctl_table;

/*
 * Between the variable and text in kernel memory: *@lenp bytes at @buffer, and
 * how many of them were made or used in the end. Return: 0, or an errno.
 */
typedef int proc_handler(struct ctl_table *ctl, int write, void *buffer,
			 size_t *lenp, loff_t *ppos);

struct ctl_table {
	const char *procname;		/* NULL: end of a table */
	void *data;
	umode_t mode;			/* also root may do no more */
	proc_handler *proc_handler;
	const void *extra1, *extra2;	/* least and largest, or NULL */
};

proc_handler proc_dostring, proc_dointvec_minmax;
#define proc_dointvec	proc_dointvec_minmax	/* without extra1 and extra2 */

bool register_sysctl(const char *path, struct ctl_table *table);

#endif
