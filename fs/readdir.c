// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/readdir.c - listing a directory
 *
 * Linux:    fs/readdir.c
 * Read:     fs/libfs.c (simple_readdir) before
 *
 * The file system calls the actor once for each name; the actor writes
 * records into the program's buffer until one no longer fits. Each record
 * says at which position the next one begins, and the last position is where
 * the next call goes on.
 *
 *	| d_ino | d_off | d_reclen | d_type | d_name ... 0 | padding to 8 |
 */
#include <linux/fs.h>
#include <linux/syscalls.h>

/* Linux does not export this structure: every C library has its own. */
struct linux_dirent64 {
	u64 d_ino;
	s64 d_off;
	unsigned short d_reclen;
	unsigned char d_type;
	char d_name[];
};

struct getdents_callback64 {
	struct dir_context ctx;
	char __user *next;
	int count;		/* bytes left behind @next */
	int error;
};

static bool filldir64(struct dir_context *ctx, const char *name, int namlen,
		      loff_t next, u64 ino, unsigned int d_type)
{
	struct getdents_callback64 *buf =
		container_of(ctx, struct getdents_callback64, ctx);
	unsigned int head = offsetof(struct linux_dirent64, d_name);
	int reclen = ALIGN(head + namlen + 1, sizeof(u64));
	struct linux_dirent64 dirent = {
		.d_ino = ino,
		.d_off = next,
		.d_reclen = reclen,
		.d_type = d_type,
	};

	buf->error = -EINVAL;
	if (reclen > buf->count)
		return false;
	buf->error = -EFAULT;
	if (copy_to_user(buf->next, &dirent, head) ||
	    copy_to_user(buf->next + head, name, namlen) ||
	    clear_user(buf->next + head + namlen, reclen - head - namlen))
		return false;
	buf->error = 0;
	buf->next += reclen;
	buf->count -= reclen;
	return true;
}

static int iterate_dir(struct file *file, struct dir_context *ctx)
{
	struct inode *inode = file_inode(file);
	int error = -ENOENT;

	if (!file->f_op->iterate)
		return -ENOTDIR;
	inode_lock(inode);
	if (inode->i_nlink) {
		ctx->pos = file->f_pos;
		error = file->f_op->iterate(file, ctx);
		file->f_pos = ctx->pos;
	}
	inode_unlock(inode);
	return error;
}

SYSCALL_DEFINE3(getdents64, unsigned int, fd, void __user *, dirent,
		unsigned int, count)
{
	struct getdents_callback64 buf = {
		.ctx.actor = filldir64,
		.next = dirent,
		.count = count,
	};
	struct file *file = fget(fd);
	int error;

	if (!file)
		return -EBADF;
	mutex_lock(&file->f_pos_lock);
	error = iterate_dir(file, &buf.ctx);
	mutex_unlock(&file->f_pos_lock);
	fput(file);
	if (error < 0)
		return error;
	/* An error behind the first record is reported by the next call. */
	return buf.count < count ? count - buf.count : buf.error;
}
