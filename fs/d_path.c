// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/d_path.c - from an open file back to a path
 *
 * Linux:    fs/d_path.c
 * Read:     include/linux/dcache.h before
 *
 * The path is written from its end to its beginning, while we climb from the
 * file to the root of the process that asks:
 *
 *	buf [ .......... / b i n / c a t \0 ]
 *	                 ^ result
 *
 * A file whose name was deleted has " (deleted)" behind the old name; a file
 * without a place (no mount) shows its own name only.
 */
#include <linux/fs.h>
#include <linux/slab.h>
#include <linux/syscalls.h>

struct prepend_buffer {
	char *buf;
	int len;		/* bytes still free before buf; < 0: too long */
};

static void prepend(struct prepend_buffer *p, const char *str, int len)
{
	p->len -= len;
	if (p->len < 0)
		return;
	p->buf -= len;
	memcpy(p->buf, str, len);
}

static void prepend_path(struct prepend_buffer *p, struct path at,
			 const struct path *root)
{
	char *end = p->buf;

	while (!path_equal(&at, root)) {
		if (at.dentry == at.mnt->mnt_root) {
			if (at.mnt->mnt_parent == at.mnt)
				break;
			at.dentry = at.mnt->mnt_mountpoint;
			at.mnt = at.mnt->mnt_parent;
			continue;
		}
		prepend(p, at.dentry->d_name, at.dentry->d_len);
		prepend(p, "/", 1);
		at.dentry = at.dentry->d_parent;
	}
	if (p->buf == end)
		prepend(p, "/", 1);
}

/**
 * d_path - write a file's path
 * @path: the file
 * @buf: room for the text
 * @buflen: its size in bytes
 *
 * Return: the beginning of the path, somewhere in @buf, which it ends with; or
 * ERR_PTR(-ENAMETOOLONG).
 */
char *d_path(const struct path *path, char *buf, int buflen)
{
	struct prepend_buffer p = { buf + buflen, buflen };
	struct dentry *dentry = path->dentry;
	struct path root;

	prepend(&p, "", 1);
	if (path->mnt ? d_unlinked(dentry) : d_unhashed(dentry))
		prepend(&p, " (deleted)", 10);
	if (path->mnt) {
		get_fs_root(current->fs, &root);
		prepend_path(&p, *path, &root);
		path_put(&root);
	} else {
		prepend(&p, dentry->d_name, dentry->d_len);
	}
	return p.len < 0 ? ERR_PTR(-ENAMETOOLONG) : p.buf;
}

SYSCALL_DEFINE2(getcwd, char __user *, buf, unsigned long, size)
{
	char *page = kmalloc(PATH_MAX, GFP_KERNEL), *text;
	struct path pwd;
	long len;

	if (!page)
		return -ENOMEM;
	get_fs_pwd(current->fs, &pwd);
	text = d_unlinked(pwd.dentry) ? ERR_PTR(-ENOENT) :
					d_path(&pwd, page, PATH_MAX);
	path_put(&pwd);
	if (IS_ERR(text)) {
		len = PTR_ERR(text);
	} else {
		len = page + PATH_MAX - text;
		if (len > size)
			len = -ERANGE;
		else if (copy_to_user(buf, text, len))
			len = -EFAULT;
	}
	kfree(page);
	return len;
}
