// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/version.c - /proc/version, /proc/cmdline
 *
 * Linux:    fs/proc/version.c, fs/proc/cmdline.c
 */
#include <linux/utsname.h>
#include "internal.h"

static int version_proc_show(struct seq_file *m, void *v)
{
	seq_puts(m, linux_banner);
	return 0;
}

static int cmdline_proc_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%s\n", boot_command_line);
	return 0;
}

static int __init proc_version_init(void)
{
	proc_create_single("version", 0444, NULL, version_proc_show);
	proc_create_single("cmdline", 0444, NULL, cmdline_proc_show);
	return 0;
}
fs_initcall(proc_version_init);
