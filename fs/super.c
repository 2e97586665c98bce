// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/super.c - kinds of file systems and their instances
 *
 * Linux:    fs/filesystems.c, fs/super.c
 * Read:     include/linux/mount.h before, fs/namespace.c after
 *
 * Each mount makes a super block of its own, but those of debugfs share one.
 */
#include <linux/fs.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>

static LIST_HEAD(file_systems);

/*
 * The minor number of the next super block. 0 is nobody's and 1 Linux has
 * given to a tmpfs of its own before it mounts the root, which is therefore
 * device 0:2, as /proc/PID/maps shows.
 */
static unsigned int next_minor = 2;

/**
 * register_filesystem - offer a kind of file system to mount()
 * @fs: its name and operations
 *
 * Return: 0, or -EBUSY when the name is taken.
 */
int register_filesystem(struct file_system_type *fs)
{
	if (get_fs_type(fs->name))
		return -EBUSY;
	list_add_tail(&fs->list, &file_systems);
	return 0;
}

/* The file system type called @name, or NULL. */
struct file_system_type *get_fs_type(const char *name)
{
	struct file_system_type *fs;

	list_for_each_entry(fs, &file_systems, list)
		if (!strcmp(fs->name, name))
			return fs;
	return NULL;
}

/**
 * sget - make a super block
 * @type: which kind
 * @options: text of mount(), or NULL
 *
 * Return: the super block with its root, or ERR_PTR: -ENOMEM, or what
 * ->fill_super() says.
 */
struct super_block *sget(struct file_system_type *type, const char *options)
{
	struct super_block *sb = type->single_sb;
	int error;

	if (sb) {
		sb->s_active++;
		return sb;
	}
	sb = kzalloc(sizeof(*sb), GFP_KERNEL);
	if (!sb)
		return ERR_PTR(-ENOMEM);
	sb->s_type = type;
	error = type->fill_super(sb, options);
	if (error) {
		kfree(sb);
		return ERR_PTR(error);
	}
	sb->s_minor = next_minor++;
	sb->s_active = 1;
	if (type->single)
		type->single_sb = sb;
	return sb;
}

/* No kind of file system here needs a device. */
static int filesystems_proc_show(struct seq_file *m, void *v)
{
	struct file_system_type *fs;

	list_for_each_entry(fs, &file_systems, list)
		seq_printf(m, "nodev\t%s\n", fs->name);
	return 0;
}

static int __init proc_filesystems_init(void)
{
	proc_create_single("filesystems", 0444, NULL, filesystems_proc_show);
	return 0;
}
fs_initcall(proc_filesystems_init);
