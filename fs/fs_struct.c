// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/fs_struct.c - root, working directory and umask of a process
 *
 * Linux:    fs/fs_struct.c; umask in kernel/sys.c
 * Read:     include/linux/fs_struct.h before
 */
#include <linux/fs.h>
#include <linux/slab.h>
#include <linux/syscalls.h>

/* mnt_init() fills in the root. */
struct fs_struct init_fs = {
	.users = 1,
	.umask = 0022,
};

static void set_path(struct fs_struct *fs, struct path *what,
		     const struct path *path)
{
	struct path old;

	path_get(path);
	spin_lock(&fs->lock);
	old = *what;
	*what = *path;
	spin_unlock(&fs->lock);
	path_put(&old);
}

static void get_path(struct fs_struct *fs, const struct path *what,
		     struct path *path)
{
	spin_lock(&fs->lock);
	*path = *what;
	path_get(path);
	spin_unlock(&fs->lock);
}

void set_fs_root(struct fs_struct *fs, const struct path *path)
{
	set_path(fs, &fs->root, path);
}

void set_fs_pwd(struct fs_struct *fs, const struct path *path)
{
	set_path(fs, &fs->pwd, path);
}

void get_fs_root(struct fs_struct *fs, struct path *root)
{
	get_path(fs, &fs->root, root);
}

void get_fs_pwd(struct fs_struct *fs, struct path *pwd)
{
	get_path(fs, &fs->pwd, pwd);
}

/**
 * copy_fs_struct - what fork() without CLONE_FS does
 * @old: the parent's
 *
 * Return: the child's, with one user; or NULL without memory.
 */
struct fs_struct *copy_fs_struct(struct fs_struct *old)
{
	struct fs_struct *fs = kmalloc(sizeof(*fs), GFP_KERNEL);

	if (!fs)
		return NULL;
	fs->users = 1;
	spin_lock_init(&fs->lock);
	fs->umask = old->umask;
	get_fs_root(old, &fs->root);
	get_fs_pwd(old, &fs->pwd);
	return fs;
}

/* Frees one that has no user left. */
static void free_fs_struct(struct fs_struct *fs)
{
	path_put(&fs->root);
	path_put(&fs->pwd);
	kfree(fs);
}

/* A task that ends leaves its fs_struct. */
void exit_fs(struct task_struct *tsk)
{
	struct fs_struct *fs = tsk->fs;
	int users;

	if (!fs)
		return;
	tsk->fs = NULL;
	spin_lock(&fs->lock);
	users = --fs->users;
	spin_unlock(&fs->lock);
	if (!users)
		free_fs_struct(fs);
}

SYSCALL_DEFINE1(umask, int, mask)
{
	int old = current->fs->umask;

	current->fs->umask = mask & S_IRWXUGO;
	return old;
}
