// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/pipe.c - pipes, and FIFOs: pipes with a name
 *
 * Linux:    fs/pipe.c, include/linux/pipe_fs_i.h (one wait queue, as up to 5.4)
 * Read:     fs/read_write.c, kernel/wait.c before
 *
 *	bufs[]   | 3 bytes | 4096 | 4096 |  17  |       |  16 page frames
 *	           ^ tail                          ^ head
 *	read() empties the page at tail       write() fills up the last page,
 *	and gives it back                     then takes new ones
 *
 * Both counters only grow; masked, they are indices. Up to PIPE_BUF bytes fit
 * into one page and are written in one piece: that is why they do not mix with
 * what other processes write.
 *
 * Locks:    [m] pipe->mutex, given up while waiting
 * Left out: O_DIRECT (packets), F_SETPIPE_SZ, splice(), a limit of all pipes of
 *	     one user; writev() is one write for each of its pieces
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/syscalls.h>
#include <uapi/asm/ioctls.h>
#include <uapi/linux/magic.h>

#define PIPE_DEF_BUFFERS	(PIPE_SIZE / PAGE_SIZE)

struct pipe_buffer {
	char *data;			/* a page frame */
	unsigned int offset, len;	/* what has not been read of it */
};

struct pipe_inode_info {
	struct mutex mutex;
	wait_queue_head_t wait;
	unsigned int head, tail;		/* [m] */
	unsigned int readers, writers, files;	/* [m] open files */
	unsigned int r_counter, w_counter;	/* [m] opened so often */
	struct pipe_buffer bufs[PIPE_DEF_BUFFERS];	/* [m] */
};

static struct super_block *pipe_sb;

static struct pipe_buffer *pipe_buf(struct pipe_inode_info *pipe,
				    unsigned int slot)
{
	return &pipe->bufs[slot & (PIPE_DEF_BUFFERS - 1)];
}

static bool pipe_empty(const struct pipe_inode_info *pipe)
{
	return pipe->head == pipe->tail;
}

static bool pipe_full(const struct pipe_inode_info *pipe)
{
	return pipe->head - pipe->tail >= PIPE_DEF_BUFFERS;
}

/* Moves bytes out of the first page. Return: how many, or -EFAULT. */
static ssize_t read_buf(struct pipe_inode_info *pipe, char __user *to, size_t n)
{
	struct pipe_buffer *buf = pipe_buf(pipe, pipe->tail);

	n = min_t(size_t, n, buf->len);
	if (raw_copy_to_user(to, buf->data + buf->offset, n))
		return -EFAULT;
	buf->offset += n;
	buf->len -= n;
	if (!buf->len) {
		free_page((unsigned long)buf->data);
		pipe->tail++;
	}
	return n;
}

static ssize_t pipe_read(struct file *file, char __user *to, size_t n,
			 loff_t *pos)
{
	struct pipe_inode_info *pipe = file->private_data;
	ssize_t done = 0, ret = 0;
	bool was_full;

	mutex_lock(&pipe->mutex);
	was_full = pipe_full(pipe);
	while (done < n) {
		if (!pipe_empty(pipe)) {
			ret = read_buf(pipe, to + done, n - done);
			if (ret < 0)
				break;
			done += ret;
			continue;
		}
		ret = 0;
		if (!pipe->writers || done)
			break;
		ret = -EAGAIN;
		if (file->f_flags & O_NONBLOCK)
			break;
		mutex_unlock(&pipe->mutex);
		ret = wait_event_interruptible(pipe->wait, !pipe_empty(pipe) ||
							   !pipe->writers);
		mutex_lock(&pipe->mutex);
		if (ret)
			break;
		was_full = pipe_full(pipe);
	}
	if (was_full && !pipe_full(pipe))
		wake_up_interruptible(&pipe->wait);
	mutex_unlock(&pipe->mutex);
	return done ? done : ret;
}

/*
 * Moves bytes into the last page if all of the end of a page fit there, else
 * into a new one. Return: how many, 0 (no room), -ENOMEM, -EFAULT.
 */
static ssize_t write_buf(struct pipe_inode_info *pipe, const char __user *from,
			 size_t n, bool first)
{
	struct pipe_buffer *buf = pipe_buf(pipe, pipe->head - 1);
	size_t chars = n & (PAGE_SIZE - 1), end;

	if (first && chars && !pipe_empty(pipe)) {
		end = buf->offset + buf->len;
		if (end + chars <= PAGE_SIZE) {
			if (raw_copy_from_user(buf->data + end, from, chars))
				return -EFAULT;
			buf->len += chars;
			return chars;
		}
	}
	if (pipe_full(pipe))
		return 0;
	buf = pipe_buf(pipe, pipe->head);
	buf->data = (char *)__get_free_page(GFP_KERNEL);
	if (!buf->data)
		return -ENOMEM;
	buf->offset = 0;
	buf->len = min_t(size_t, n, PAGE_SIZE);
	if (raw_copy_from_user(buf->data, from, buf->len)) {
		free_page((unsigned long)buf->data);
		return -EFAULT;
	}
	pipe->head++;
	return buf->len;
}

static ssize_t pipe_write(struct file *file, const char __user *from, size_t n,
			  loff_t *pos)
{
	struct pipe_inode_info *pipe = file->private_data;
	ssize_t done = 0, ret = 0;
	bool was_empty;

	mutex_lock(&pipe->mutex);
	was_empty = pipe_empty(pipe);
	while (done < n) {
		if (!pipe->readers) {
			send_sig(SIGPIPE, current, 0);
			ret = -EPIPE;
			break;
		}
		ret = write_buf(pipe, from + done, n - done, !done);
		if (ret < 0)
			break;
		done += ret;
		if (ret)
			continue;
		ret = -EAGAIN;
		if (file->f_flags & O_NONBLOCK)
			break;
		mutex_unlock(&pipe->mutex);
		if (was_empty)
			wake_up_interruptible(&pipe->wait);
		ret = wait_event_interruptible(pipe->wait, !pipe_full(pipe) ||
							   !pipe->readers);
		mutex_lock(&pipe->mutex);
		if (ret)
			break;
		was_empty = pipe_empty(pipe);
	}
	if (was_empty && !pipe_empty(pipe))
		wake_up_interruptible(&pipe->wait);
	mutex_unlock(&pipe->mutex);
	return done ? done : ret;
}

static long pipe_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pipe_inode_info *pipe = file->private_data;
	unsigned int slot;
	int count = 0;

	if (cmd != FIONREAD)
		return -ENOIOCTLCMD;
	for (slot = pipe->tail; slot != pipe->head; slot++)
		count += pipe_buf(pipe, slot)->len;
	return put_user(count, (int __user *)arg);
}

static unsigned int pipe_poll(struct file *file, poll_table *pt)
{
	struct pipe_inode_info *pipe = file->private_data;
	unsigned int mask = 0;

	poll_wait(file, &pipe->wait, pt);
	if (file->f_mode & FMODE_READ) {
		if (!pipe_empty(pipe))
			mask |= POLLIN | POLLRDNORM;
		if (!pipe->writers && file->f_pos != pipe->w_counter)
			mask |= POLLHUP;
	}
	if (file->f_mode & FMODE_WRITE) {
		if (!pipe_full(pipe))
			mask |= POLLOUT | POLLWRNORM;
		if (!pipe->readers)
			mask |= POLLERR;
	}
	return mask;
}

static struct pipe_inode_info *alloc_pipe_info(void)
{
	struct pipe_inode_info *pipe = kzalloc(sizeof(*pipe), GFP_KERNEL);

	if (pipe) {
		mutex_init(&pipe->mutex);
		init_waitqueue_head(&pipe->wait);
	}
	return pipe;
}

/* One open file less; with the last one the bytes go too. */
static void put_pipe_info(struct inode *inode, struct pipe_inode_info *pipe)
{
	if (--pipe->files)
		return;
	inode->i_private = NULL;
	for (; !pipe_empty(pipe); pipe->tail++)
		free_page((unsigned long)pipe_buf(pipe, pipe->tail)->data);
	kfree(pipe);
}

static int pipe_release(struct inode *inode, struct file *file)
{
	struct pipe_inode_info *pipe = file->private_data;

	mutex_lock(&pipe->mutex);
	pipe->readers -= !!(file->f_mode & FMODE_READ);
	pipe->writers -= !!(file->f_mode & FMODE_WRITE);
	wake_up_interruptible(&pipe->wait);
	mutex_unlock(&pipe->mutex);
	put_pipe_info(inode, pipe);
	return 0;
}

/* Joins @file to the pipe of @inode. */
static void pipe_attach(struct inode *inode, struct file *file)
{
	struct pipe_inode_info *pipe = inode->i_private;

	file->private_data = pipe;
	pipe->files++;
	mutex_lock(&pipe->mutex);
	pipe->r_counter += !!(file->f_mode & FMODE_READ);
	pipe->readers += !!(file->f_mode & FMODE_READ);
	pipe->w_counter += !!(file->f_mode & FMODE_WRITE);
	pipe->writers += !!(file->f_mode & FMODE_WRITE);
	wake_up_interruptible(&pipe->wait);
	mutex_unlock(&pipe->mutex);
}

/*
 * Opening a FIFO for one direction waits for the other; it does not matter if
 * that one is gone again when we wake up.
 */
static int fifo_open(struct inode *inode, struct file *file)
{
	unsigned int mode = file->f_mode & (FMODE_READ | FMODE_WRITE), old;
	bool is_pipe = inode->i_sb == pipe_sb;
	struct pipe_inode_info *pipe = inode->i_private;
	unsigned int *partner;
	int error;

	if (!mode)
		return -EINVAL;
	if (mode == FMODE_WRITE && !is_pipe && file->f_flags & O_NONBLOCK &&
	    !(pipe && pipe->readers))
		return -ENXIO;
	if (!pipe)
		inode->i_private = pipe = alloc_pipe_info();
	if (!pipe)
		return -ENOMEM;
	pipe_attach(inode, file);
	partner = mode == FMODE_READ ? &pipe->w_counter : &pipe->r_counter;
	old = *partner;
	/* Not hung up before the first writer has been there. */
	if (!is_pipe && file->f_flags & O_NONBLOCK && !pipe->writers)
		file->f_pos = pipe->w_counter;
	if (is_pipe || file->f_flags & O_NONBLOCK ||
	    (mode == FMODE_READ ? pipe->writers : pipe->readers))
		return 0;
	error = wait_event_interruptible(pipe->wait, *partner != old);
	if (error)
		pipe_release(inode, file);
	return error;
}

/* Of named pipes, and of the two ends that pipe() makes. */
const struct file_operations pipefifo_fops = {
	.llseek = no_llseek,
	.read = pipe_read,
	.write = pipe_write,
	.poll = pipe_poll,
	.unlocked_ioctl = pipe_ioctl,
	.open = fifo_open,
	.release = pipe_release,
};

/* The file that both ends are. Return: its name, or NULL without memory. */
static struct dentry *get_pipe_dentry(void)
{
	struct inode *inode = new_inode(pipe_sb);
	struct dentry *dentry = NULL;
	char name[32];

	if (!inode)
		return NULL;
	inode_init_owner(inode, NULL, S_IFIFO | S_IRUSR | S_IWUSR);
	inode->i_fop = &pipefifo_fops;
	inode->i_private = alloc_pipe_info();
	if (inode->i_private)
		dentry = d_alloc(NULL, name, sprintf(name, "pipe:[%lu]",
						     inode->i_ino));
	if (!dentry) {
		kfree(inode->i_private);
		iput(inode);
		return NULL;
	}
	dentry->d_sb = inode->i_sb;
	d_instantiate(dentry, inode);
	return dentry;
}

/**
 * create_pipe_files - make a pipe
 * @res: set to the end for reading and the end for writing
 * @flags: O_NONBLOCK or 0
 *
 * Return: 0, or -ENFILE.
 */
static int create_pipe_files(struct file **res, int flags)
{
	struct path path = { .dentry = get_pipe_dentry() };
	struct inode *inode;
	int i;

	if (!path.dentry)
		return -ENFILE;
	inode = path.dentry->d_inode;
	for (i = 0; i < 2; i++) {
		res[i] = alloc_file(&path, (i ? O_WRONLY : O_RDONLY) | flags,
				    &pipefifo_fops);
		if (IS_ERR(res[i]))
			break;
		path_get(&path);
		pipe_attach(inode, res[i]);
	}
	if (!i)
		kfree(inode->i_private);
	else if (i < 2)
		fput(res[0]);
	path_put(&path);
	return i < 2 ? -ENFILE : 0;
}

/**
 * sys_pipe2 - make a pipe
 * @fildes: gets two descriptors: what is written to the second is read from
 *	the first
 * @flags: O_CLOEXEC, O_NONBLOCK
 *
 * Return: 0, -EINVAL, -EMFILE, -ENFILE, -EFAULT.
 */
SYSCALL_DEFINE2(pipe2, int __user *, fildes, int, flags)
{
	struct file *files[2];
	int fd[2], i, error;

	if (flags & ~(O_CLOEXEC | O_NONBLOCK))
		return -EINVAL;
	error = create_pipe_files(files, flags & O_NONBLOCK);
	if (error)
		return error;
	fd[0] = error = get_unused_fd_flags(flags);
	if (error < 0)
		goto err_files;
	fd[1] = error = get_unused_fd_flags(flags);
	if (error < 0)
		goto err_fd;
	error = -EFAULT;
	if (copy_to_user(fildes, fd, sizeof(fd)))
		goto err_both;
	for (i = 0; i < 2; i++)
		fd_install(fd[i], files[i]);
	return 0;

err_both:
	put_unused_fd(fd[1]);
err_fd:
	put_unused_fd(fd[0]);
err_files:
	fput(files[0]);
	fput(files[1]);
	return error;
}

SYSCALL_DEFINE1(pipe, int __user *, fildes)
{
	return sys_pipe2(fildes, 0);
}

static int pipefs_fill_super(struct super_block *sb, const char *options)
{
	sb->s_magic = PIPEFS_MAGIC;
	return 0;
}

static struct file_system_type pipe_fs_type = {
	.name = "pipefs",
	.fill_super = pipefs_fill_super,
};

static int __init init_pipe_fs(void)
{
	pipe_sb = sget(&pipe_fs_type, NULL);
	return PTR_ERR_OR_ZERO(pipe_sb);
}
fs_initcall(init_pipe_fs);
