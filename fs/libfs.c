// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/libfs.c - file systems whose directories are their dentries
 *
 * Linux:    fs/libfs.c
 * Read:     fs/dcache.c before, fs/ramfs.c after
 *
 * A name exists as long as its file system holds the dentry: who creates one
 * does dget(), simple_unlink() does the matching dput().
 *
 * A position in such a directory is the number of the next dentry (d_off),
 * not a count: files may come and go between two calls of getdents64(), and
 * none is skipped or seen twice.
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/uaccess.h>

/**
 * simple_lookup - what is not in memory does not exist
 * @dir: the directory
 * @dentry: the name, becomes negative
 *
 * Return: NULL, or ERR_PTR(-ENAMETOOLONG).
 */
struct dentry *simple_lookup(struct inode *dir, struct dentry *dentry)
{
	if (dentry->d_len > NAME_MAX)
		return ERR_PTR(-ENAMETOOLONG);
	d_add(dentry, NULL);
	return NULL;
}

static bool emit(struct dir_context *ctx, const char *name, int len,
		 const struct inode *inode, loff_t next)
{
	if (!ctx->actor(ctx, name, len, next, inode->i_ino,
			fs_umode_to_dtype(inode->i_mode)))
		return false;
	ctx->pos = next;
	return true;
}

/**
 * simple_readdir - list a directory of dentries
 * @file: the directory, its i_rwsem is held
 * @ctx: position and receiver of the names
 *
 * Return: 0.
 */
static int simple_readdir(struct file *file, struct dir_context *ctx)
{
	struct dentry *dir = file->f_path.dentry, *d;

	if (ctx->pos == 0 && !emit(ctx, ".", 1, dir->d_inode, 1))
		return 0;
	if (ctx->pos == 1 && !emit(ctx, "..", 2, dir->d_parent->d_inode, 2))
		return 0;
	list_for_each_entry(d, &dir->d_subdirs, d_child) {
		if (d->d_off < ctx->pos || d_unhashed(d) || !d->d_inode)
			continue;
		if (!emit(ctx, d->d_name, d->d_len, d->d_inode, d->d_off + 1))
			break;
	}
	return 0;
}

static loff_t dir_llseek(struct file *file, loff_t offset, int whence)
{
	if (whence == SEEK_CUR)
		offset += file->f_pos;
	else if (whence != SEEK_SET)
		return -EINVAL;
	if (offset < 0)
		return -EINVAL;
	return file->f_pos = offset;
}

/* A directory is not read as a file. Return: -EISDIR. */
ssize_t generic_read_dir(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	return -EISDIR;
}

const struct file_operations simple_dir_operations = {
	.llseek = dir_llseek,
	.read = generic_read_dir,
	.iterate = simple_readdir,
};

static void touch(struct inode *inode)
{
	inode->i_mtime = inode->i_ctime = current_time(inode);
}

/* One more name for a file. Return: 0. */
int simple_link(struct dentry *old, struct inode *dir, struct dentry *dentry)
{
	struct inode *inode = old->d_inode;

	touch(dir);
	inode->i_ctime = dir->i_ctime;
	inode->i_nlink++;
	ihold(inode);
	d_instantiate(dentry, inode);
	dget(dentry);			/* pinned until simple_unlink() */
	return 0;
}

/* Is no name below @dentry? */
static bool simple_empty(struct dentry *dentry)
{
	struct dentry *d;

	list_for_each_entry(d, &dentry->d_subdirs, d_child)
		if (!d_unhashed(d) && d->d_inode)
			return false;
	return true;
}

/* Give back the file system's reference to a name. Return: 0. */
int simple_unlink(struct inode *dir, struct dentry *dentry)
{
	struct inode *inode = dentry->d_inode;

	touch(dir);
	inode->i_ctime = dir->i_ctime;
	inode->i_nlink--;
	dput(dentry);
	return 0;
}

/* Return: 0, or -ENOTEMPTY. */
int simple_rmdir(struct inode *dir, struct dentry *dentry)
{
	if (!simple_empty(dentry))
		return -ENOTEMPTY;
	dentry->d_inode->i_nlink--;	/* its own "." */
	simple_unlink(dir, dentry);
	dir->i_nlink--;			/* its ".." */
	return 0;
}

/**
 * simple_rename - prepare the two names for d_move()
 * @odir: directory of @old
 * @old: the file
 * @ndir: directory of @new
 * @new: the new name; an existing file loses it
 * @flags: RENAME_NOREPLACE has been looked at already
 *
 * Return: 0, -ENOTEMPTY, or -EINVAL (other flags).
 */
int simple_rename(struct inode *odir, struct dentry *old, struct inode *ndir,
		  struct dentry *new, unsigned int flags)
{
	int is_dir = d_is_dir(old);

	if (flags)
		return -EINVAL;
	if (!d_is_negative(new)) {
		if (!simple_empty(new))
			return -ENOTEMPTY;
		simple_unlink(ndir, new);
		/* Its "."; its ".." was counted in @ndir, where ours comes. */
		new->d_inode->i_nlink -= is_dir;
		ndir->i_nlink -= is_dir;
	}
	odir->i_nlink -= is_dir;
	ndir->i_nlink += is_dir;
	touch(odir);
	touch(ndir);
	old->d_inode->i_ctime = odir->i_ctime;
	return 0;
}

/**
 * simple_read_from_buffer - a read() of something that lies in memory
 * @to: the program's buffer
 * @count: its size in bytes
 * @ppos: position, advanced
 * @from: the content
 * @available: bytes in @from
 *
 * Return: bytes read, 0 at the end, -EINVAL, -EFAULT.
 */
ssize_t simple_read_from_buffer(void __user *to, size_t count, loff_t *ppos,
				const void *from, size_t available)
{
	loff_t pos = *ppos;
	size_t left;

	if (pos < 0)
		return -EINVAL;
	if (pos >= available || !count)
		return 0;
	count = min_t(size_t, count, available - pos);
	left = copy_to_user(to, (const char *)from + pos, count);
	if (left == count)
		return -EFAULT;
	*ppos = pos + count - left;
	return count - left;
}

static char *simple_get_link(struct dentry *dentry, struct inode *inode)
{
	char *link = kstrdup(inode->i_link, GFP_KERNEL);

	return link ? link : ERR_PTR(-ENOMEM);
}

const struct inode_operations simple_symlink_inode_operations = {
	.get_link = simple_get_link,
};
