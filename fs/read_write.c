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
 * Left out: sendfile() from or to anything but a file of the page cache: -EINVAL,
 *	     as for a device of Linux that cannot; preadv2(), pwritev2()
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
static loff_t vfs_llseek(struct file *file, loff_t offset, int whence)
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
	ret = whence > SEEK_MAX ? -EINVAL : vfs_llseek(file, offset, whence);
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
static ssize_t vfs_read(struct file *file, char __user *buf, size_t n,
			loff_t *pos)
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
static ssize_t vfs_write(struct file *file, const char __user *buf, size_t n,
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

static ssize_t do_pread_pwrite(unsigned int fd, char __user *buf, size_t count,
			       loff_t pos, bool write)
{
	struct file *file;
	ssize_t ret = -ESPIPE;

	if (pos < 0)
		return -EINVAL;
	file = fget(fd);
	if (!file)
		return -EBADF;
	if (file->f_mode & FMODE_LSEEK)
		ret = write ? vfs_write(file, buf, count, &pos) :
			      vfs_read(file, buf, count, &pos);
	fput(file);
	return ret;
}

/* Read at a position of its own. Return: as vfs_read(), and -ESPIPE. */
SYSCALL_DEFINE4(pread64, unsigned int, fd, char __user *, buf, size_t, count,
		loff_t, pos)
{
	return do_pread_pwrite(fd, buf, count, pos, false);
}

SYSCALL_DEFINE4(pwrite64, unsigned int, fd, const char __user *, buf,
		size_t, count, loff_t, pos)
{
	return do_pread_pwrite(fd, (char __user *)buf, count, pos, true);
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
				    unsigned long nr, loff_t *pos, bool write)
{
	ssize_t ret = 0, n;

	for (; nr; nr--, iov++) {
		if (write)
			n = vfs_write(file, iov_base(iov), iov->iov_len, pos);
		else
			n = vfs_read(file, iov_base(iov), iov->iov_len, pos);
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

static ssize_t vfs_readv_writev(struct file *file,
				const struct iovec __user *vec,
				unsigned long nr, loff_t *pos, bool write)
{
	struct iovec *iov;
	ssize_t ret = -EBADF;

	iov = import_iovec(vec, nr);
	if (IS_ERR(iov))
		return PTR_ERR(iov);
	if (file->f_mode & (write ? FMODE_WRITE : FMODE_READ))
		ret = do_loop_readv_writev(file, iov, nr, pos, write);
	kfree(iov);
	return ret;
}

static ssize_t do_readv_writev(unsigned int fd, const struct iovec __user *vec,
			       unsigned long nr, bool write)
{
	struct file *file = fdget_pos(fd);
	ssize_t ret;

	if (!file)
		return -EBADF;
	ret = vfs_readv_writev(file, vec, nr, &file->f_pos, write);
	fdput_pos(file);
	return ret;
}

static ssize_t do_preadv_pwritev(unsigned int fd,
				 const struct iovec __user *vec,
				 unsigned long nr, u64 upos, bool write)
{
	loff_t pos = upos;
	struct file *file;
	ssize_t ret = -ESPIPE;

	if (pos < 0)
		return -EINVAL;
	file = fget(fd);
	if (!file)
		return -EBADF;
	if (file->f_mode & FMODE_LSEEK)
		ret = vfs_readv_writev(file, vec, nr, &pos, write);
	fput(file);
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

SYSCALL_DEFINE5(preadv, unsigned int, fd, const struct iovec __user *, vec,
		unsigned long, vlen, unsigned long, pos_l, unsigned long, pos_h)
{
	return do_preadv_pwritev(fd, vec, vlen, (u64)pos_h << 32 | pos_l, false);
}

SYSCALL_DEFINE5(pwritev, unsigned int, fd, const struct iovec __user *, vec,
		unsigned long, vlen, unsigned long, pos_l, unsigned long, pos_h)
{
	return do_preadv_pwritev(fd, vec, vlen, (u64)pos_h << 32 | pos_l, true);
}

/* Page by page from one page cache to the other, which may be the same. */
static ssize_t copy_file(struct file *in, loff_t *in_pos, struct file *out,
			 size_t count)
{
	loff_t pos = out->f_pos, left = file_inode(in)->i_size - *in_pos;
	char *buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	size_t done = 0;
	ssize_t ret = 0;

	if (!buf)
		return -ENOMEM;
	/* What is written meanwhile is not copied again. */
	count = clamp(left, (loff_t)0, (loff_t)count);
	while (done < count && !fatal_signal_pending(current)) {
		ret = kernel_read(in, buf, min_t(size_t, count - done, PAGE_SIZE),
				  in_pos);
		if (ret > 0)
			ret = generic_write_checks(pos, ret);
		if (ret > 0)
			ret = kernel_write(out, buf, ret, &pos);
		if (ret <= 0)
			break;
		done += ret;
	}
	kfree(buf);
	out->f_pos = pos;
	return done ? done : ret;
}

static ssize_t do_sendfile(int out_fd, int in_fd, loff_t *ppos, size_t count)
{
	struct file *in = fget(in_fd), *out = NULL;
	ssize_t ret = -EBADF;
	loff_t pos;

	if (!in || !(in->f_mode & FMODE_READ))
		goto out;
	ret = -ESPIPE;
	if (ppos && !(in->f_mode & FMODE_LSEEK))
		goto out;
	pos = ppos ? *ppos : in->f_pos;
	ret = rw_verify_area(&pos, count);
	if (ret < 0)
		goto out;
	count = ret;
	ret = -EBADF;
	out = fget(out_fd);
	if (!out || !(out->f_mode & FMODE_WRITE))
		goto out;
	ret = -EINVAL;
	if (out->f_flags & O_APPEND || !S_ISREG(file_inode(in)->i_mode) ||
	    !S_ISREG(file_inode(out)->i_mode))
		goto out;
	inode_lock(file_inode(out));
	ret = copy_file(in, &pos, out, count);
	inode_unlock(file_inode(out));
	if (ret > 0)
		*(ppos ? ppos : &in->f_pos) = pos;
out:
	if (out)
		fput(out);
	if (in)
		fput(in);
	return ret;
}

/**
 * sys_sendfile64 - copy from file to file without a buffer of the program's
 * @out_fd: regular file to write to, at its position
 * @in_fd: regular file to read from
 * @offset: where to read, advanced; NULL: at the file's position
 * @count: bytes
 *
 * Return: bytes copied, -EBADF, -EINVAL, -ESPIPE, -EFAULT, -ENOMEM, -EFBIG.
 */
SYSCALL_DEFINE4(sendfile64, int, out_fd, int, in_fd, loff_t __user *, offset,
		size_t, count)
{
	loff_t pos;
	ssize_t ret;

	if (!offset)
		return do_sendfile(out_fd, in_fd, NULL, count);
	if (copy_from_user(&pos, offset, sizeof(pos)))
		return -EFAULT;
	ret = do_sendfile(out_fd, in_fd, &pos, count);
	return put_user(pos, offset) ? -EFAULT : ret;
}

SYSCALL_DEFINE4(sendfile, int, out_fd, int, in_fd, long __user *, offset,
		size_t, count)
{
	loff_t pos;
	ssize_t ret;
	long off;

	if (!offset)
		return do_sendfile(out_fd, in_fd, NULL, count);
	if (get_user(off, offset))
		return -EFAULT;
	pos = off;
	ret = do_sendfile(out_fd, in_fd, &pos, count);
	return put_user((long)pos, offset) ? -EFAULT : ret;
}
