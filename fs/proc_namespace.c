// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc_namespace.c - /proc/PID/mounts
 *
 * Linux:    fs/proc_namespace.c
 * Read:     fs/namespace.c before
 *
 * Left out: mountinfo, mountstats; every process sees the same mounts
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/seq_file.h>

static void mangle(struct seq_file *m, const char *s)
{
	seq_escape(m, s, " \t\n\\#");
}

static void show_mnt_opts(struct seq_file *m, const struct vfsmount *mnt)
{
	static const struct {
		unsigned long flag;
		const char *str;
	} mnt_opts[] = {
		{ MS_NOSUID, ",nosuid" }, { MS_NODEV, ",nodev" },
		{ MS_NOEXEC, ",noexec" }, { MS_NOATIME, ",noatime" },
		{ MS_NODIRATIME, ",nodiratime" },
	};
	unsigned int i;

	seq_puts(m, "rw");
	for (i = 0; i < ARRAY_SIZE(mnt_opts); i++)
		if (mnt->mnt_flags & mnt_opts[i].flag)
			seq_puts(m, mnt_opts[i].str);
	/* What mount(2) takes if it is not told otherwise. */
	if (mnt->mnt_parent != mnt &&
	    !(mnt->mnt_flags & (MS_NOATIME | MS_STRICTATIME)))
		seq_puts(m, ",relatime");
}

static int mounts_show(struct seq_file *m, void *v)
{
	struct vfsmount *mnt;

	list_for_each_entry(mnt, &mount_list, mnt_list) {
		struct path path = { mnt, mnt->mnt_root };

		mangle(m, mnt->mnt_devname);
		seq_putc(m, ' ');
		seq_path(m, &path, " \t\n\\#");
		seq_putc(m, ' ');
		mangle(m, mnt->mnt_sb->s_type->name);
		seq_putc(m, ' ');
		show_mnt_opts(m, mnt);
		seq_puts(m, " 0 0\n");
	}
	return 0;
}

static int mounts_open(struct inode *inode, struct file *file)
{
	return single_open(file, mounts_show, NULL);
}

const struct file_operations proc_mounts_operations = {
	.open		= mounts_open,
	.read		= seq_read,
	.llseek		= seq_lseek,
	.release	= single_release,
};
