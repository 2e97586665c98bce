// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/read_write.c - read, write, seek
 *
 * Linux:    fs/read_write.c
 * Read:     fs/open.c before, mm/filemap.c and drivers/tty/n_tty.c after
 *
 * The system calls find the file and the position; vfs_read() and vfs_write()
 * check what holds for every file; the file's own operation moves the bytes.
 * Two tasks that share an open regular file take turns at its position
 * (f_pos_lock), so that what they write does not overlap.
 *
 * Left out: preadv, pwritev, sendfile, fsync (nothing has a disk)
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/syscalls.h>
#include <uapi/linux/uio.h>

/* For ->llseek: there is no position. */
loff_t no_llseek(struct file *file, loff_t offset, int whence)
{
	return -ESPIPE;
}

/**
 * generic_file_llseek - move the position of a file that has a size
 * @file: the file
 * @offset: bytes, relative to what @whence says
 * @whence: SEEK_SET, SEEK_CUR, SEEK_END
 *
 * Return: the new position, -EINVAL.
 */
loff_t generic_file_llseek(struct file *file, loff_t offset, int whence)
{
	switch (whence) {
	case SEEK_SET:
		break;
	case SEEK_CUR:
		offset += file->f_pos;
		break;
	case SEEK_END:
		offset += file_inode(file)->i_size;
		break;
	default:
		return -EINVAL;
	}
	if (offset < 0 || offset > MAX_LFS_FILESIZE)
		return -EINVAL;
	return file->f_pos = offset;
}

/* Return: the new position, -ESPIPE (there is none), -EINVAL. */
loff_t vfs_llseek(struct file *file, loff_t offset, int whence)
{
	if (!(file->f_mode & FMODE_LSEEK))
		return -ESPIPE;
	return file->f_op->llseek(file, offset, whence);
}

/* fget(), and the position is ours until fdput_pos(). */
static struct file *fdget_pos(unsigned int fd)
{
	struct file *file = fget(fd);

	if (file && file->f_mode & FMODE_ATOMIC_POS)
		mutex_lock(&file->f_pos_lock);
	return file;
}

static void fdput_pos(struct file *file)
{
	if (file->f_mode & FMODE_ATOMIC_POS)
		mutex_unlock(&file->f_pos_lock);
	fput(file);
}

static loff_t ksys_lseek(unsigned int fd, loff_t offset, unsigned int whence)
{
	struct file *file = fdget_pos(fd);
	loff_t ret;

	if (!file)
		return -EBADF;
	ret = vfs_llseek(file, offset, whence);
	fdput_pos(file);
	return ret;
}

SYSCALL_DEFINE3(lseek, unsigned int, fd, long, offset, unsigned int, whence)
{
	loff_t ret = ksys_lseek(fd, offset, whence);

	return ret == (long)ret ? ret : -EOVERFLOW;
}

SYSCALL_DEFINE5(llseek, unsigned int, fd, unsigned long, offset_high,
		unsigned long, offset_low, loff_t __user *, result,
		unsigned int, whence)
{
	loff_t offset = (loff_t)((u64)offset_high << 32 | offset_low);
	loff_t ret = ksys_lseek(fd, offset, whence);

	if (ret < 0)
		return ret;
	return copy_to_user(result, &ret, sizeof(ret)) ? -EFAULT : 0;
}

/* Return: how many bytes may be moved, -EINVAL. */
static ssize_t rw_verify_area(const loff_t *ppos, size_t count)
{
	if (*ppos < 0 || (ssize_t)count < 0)
		return -EINVAL;
	return min_t(size_t, count, MAX_RW_COUNT);
}

/**
 * vfs_read - read from an open file
 * @file: the file
 * @buf: the program's buffer
 * @n: its size in bytes
 * @pos: where to read; advanced
 *
 * Return: bytes read, 0 at the end, -EBADF (not open for reading), -EINVAL,
 * -EFAULT, what ->read() says.
 */
ssize_t vfs_read(struct file *file, char __user *buf, size_t n, loff_t *pos)
{
	ssize_t count;

	if (!(file->f_mode & FMODE_READ))
		return -EBADF;
	if (!file->f_op->read)
		return -EINVAL;
	if (!access_ok(buf, n))
		return -EFAULT;
	count = rw_verify_area(pos, n);
	return count < 0 ? count : file->f_op->read(file, buf, count, pos);
}

/* As vfs_read(). */
ssize_t vfs_write(struct file *file, const char __user *buf, size_t n,
		  loff_t *pos)
{
	ssize_t count;

	if (!(file->f_mode & FMODE_WRITE))
		return -EBADF;
	if (!file->f_op->write)
		return -EINVAL;
	if (!access_ok(buf, n))
		return -EFAULT;
	count = rw_verify_area(pos, n);
	return count < 0 ? count : file->f_op->write(file, buf, count, pos);
}

SYSCALL_DEFINE3(read, unsigned int, fd, char __user *, buf, size_t, count)
{
	struct file *file = fdget_pos(fd);
	ssize_t ret;

	if (!file)
		return -EBADF;
	ret = vfs_read(file, buf, count, &file->f_pos);
	fdput_pos(file);
	return ret;
}

SYSCALL_DEFINE3(write, unsigned int, fd, const char __user *, buf,
		size_t, count)
{
	struct file *file = fdget_pos(fd);
	ssize_t ret;

	if (!file)
		return -EBADF;
	ret = vfs_write(file, buf, count, &file->f_pos);
	fdput_pos(file);
	return ret;
}

static void __user *iov_base(const struct iovec *iov)
{
	return (void __user __force *)iov->iov_base;
}

/* Copies and checks an array of buffers. Return: it (kfree), or ERR_PTR. */
static struct iovec *import_iovec(const struct iovec __user *uvec,
				  unsigned long nr)
{
	struct iovec *iov;
	size_t total = 0;
	unsigned long i;

	if (nr > UIO_MAXIOV)
		return ERR_PTR(-EINVAL);
	iov = memdup_user(uvec, nr * sizeof(*iov));
	if (IS_ERR(iov))
		return iov;
	for (i = 0; i < nr; i++) {
		ssize_t len = iov[i].iov_len;
		int error = 0;

		if (len < 0)
			error = -EINVAL;
		else if (!access_ok(iov_base(&iov[i]), len))
			error = -EFAULT;
		if (error) {
			kfree(iov);
			return ERR_PTR(error);
		}
		iov[i].iov_len = min_t(size_t, len, MAX_RW_COUNT - total);
		total += iov[i].iov_len;
	}
	return iov;
}

static ssize_t do_loop_readv_writev(struct file *file, const struct iovec *iov,
				    unsigned long nr, bool write)
{
	ssize_t ret = 0, n;

	for (; nr; nr--, iov++) {
		if (write)
			n = vfs_write(file, iov_base(iov), iov->iov_len,
				      &file->f_pos);
		else
			n = vfs_read(file, iov_base(iov), iov->iov_len,
				     &file->f_pos);
		if (n < 0)
			return ret ? ret : n;
		ret += n;
		if (n != iov->iov_len)
			break;
		/* Who has got something does not wait for more. */
		if (ret && !write && !(vfs_poll(file, NULL) & POLLIN))
			break;
	}
	return ret;
}

static ssize_t do_readv_writev(unsigned int fd, const struct iovec __user *vec,
			       unsigned long nr, bool write)
{
	struct file *file = fdget_pos(fd);
	struct iovec *iov;
	ssize_t ret;

	if (!file)
		return -EBADF;
	ret = -EBADF;
	if (!(file->f_mode & (write ? FMODE_WRITE : FMODE_READ)))
		goto out;
	ret = 0;
	if (!nr)
		goto out;
	iov = import_iovec(vec, nr);
	ret = PTR_ERR_OR_ZERO(iov);
	if (!ret) {
		ret = do_loop_readv_writev(file, iov, nr, write);
		kfree(iov);
	}
out:
	fdput_pos(file);
	return ret;
}

SYSCALL_DEFINE3(readv, unsigned int, fd, const struct iovec __user *, vec,
		unsigned long, vlen)
{
	return do_readv_writev(fd, vec, vlen, false);
}

SYSCALL_DEFINE3(writev, unsigned int, fd, const struct iovec __user *, vec,
		unsigned long, vlen)
{
	return do_readv_writev(fd, vec, vlen, true);
}
