// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/file.c - file descriptors
 *
 * Linux:    fs/file.c; unshare_files() in kernel/fork.c
 * Read:     include/linux/fdtable.h before, fs/fcntl.c after
 *
 *	files_struct        fd[]              struct file
 *	  fd  ------------> 0 ------------+-> console, f_pos
 *	  open_fds     1101 1 ------------'
 *	  close_on_exec     2 NULL            a set bit without a file is
 *	                    3 --------------> reserved: open() is under way
 *
 * The first 32 fit into the structure itself. A larger table is one block of
 * memory: the pointers, and behind them the two bitmaps.
 *
 * Locks:    files->file_lock for the table
 */
#include <linux/bitmap.h>
#include <linux/fs.h>
#include <linux/log2.h>
#include <linux/slab.h>
#include <linux/syscalls.h>

unsigned int sysctl_nr_open = 1024 * 1024;

struct files_struct init_files = {
	.count = ATOMIC_INIT(1),
	.max_fds = NR_OPEN_DEFAULT,
	.fd = init_files.fd_array,
	.open_fds = &init_files.open_fds_init,
	.close_on_exec = &init_files.close_on_exec_init,
};

static void set_embedded_table(struct files_struct *files)
{
	files->max_fds = NR_OPEN_DEFAULT;
	files->fd = files->fd_array;
	files->open_fds = &files->open_fds_init;
	files->close_on_exec = &files->close_on_exec_init;
}

/* Memory for a table of @nr entries, all closed; or NULL. */
static struct file **alloc_table(unsigned int nr)
{
	return kzalloc(nr * sizeof(struct file *) + nr / 4, GFP_KERNEL);
}

/* Moves the table into @fd, from alloc_table(@nr). */
static void move_table(struct files_struct *files, struct file **fd,
		       unsigned int nr)
{
	struct files_struct old = *files;
	unsigned long *bits = (unsigned long *)(fd + nr);

	files->fd = fd;
	files->open_fds = bits;
	files->close_on_exec = bits + nr / BITS_PER_LONG;
	files->max_fds = nr;
	memcpy(fd, old.fd, old.max_fds * sizeof(*fd));
	bitmap_copy(files->open_fds, old.open_fds, old.max_fds);
	bitmap_copy(files->close_on_exec, old.close_on_exec, old.max_fds);
	if (old.fd != files->fd_array)
		kfree(old.fd);
}

/*
 * Makes room for descriptor @nr. Return: 0; 1 when it was done but the lock
 * given up meanwhile, so that the caller has to look again; -EMFILE, -ENOMEM.
 */
static int expand_files(struct files_struct *files, unsigned int nr)
{
	struct file **fd;

	if (nr < files->max_fds)
		return 0;
	if (nr >= sysctl_nr_open)
		return -EMFILE;
	nr = roundup_pow_of_two(nr + 1);
	spin_unlock(&files->file_lock);
	fd = alloc_table(nr);
	spin_lock(&files->file_lock);
	if (!fd)
		return -ENOMEM;
	if (nr > files->max_fds)
		move_table(files, fd, nr);
	else
		kfree(fd);
	return 1;
}

/**
 * dup_fd - what fork() without CLONE_FILES does
 * @oldf: the parent's files
 * @errorp: set to -ENOMEM on failure
 *
 * Return: a table with the same files, or NULL.
 */
struct files_struct *dup_fd(struct files_struct *oldf, int *errorp)
{
	struct files_struct *newf = kzalloc(sizeof(*newf), GFP_KERNEL);
	struct file **table;
	unsigned int fd;

	*errorp = -ENOMEM;
	if (!newf)
		return NULL;
	atomic_set(&newf->count, 1);
	set_embedded_table(newf);
	if (oldf->max_fds > newf->max_fds) {
		table = alloc_table(oldf->max_fds);
		if (!table) {
			kfree(newf);
			return NULL;
		}
		move_table(newf, table, oldf->max_fds);
	}
	for_each_set_bit(fd, oldf->open_fds, oldf->max_fds) {
		/* Reserved by another thread's open(): not for us. */
		if (!oldf->fd[fd])
			continue;
		newf->fd[fd] = get_file(oldf->fd[fd]);
		__set_bit(fd, newf->open_fds);
	}
	bitmap_copy(newf->close_on_exec, oldf->close_on_exec, oldf->max_fds);
	*errorp = 0;
	return newf;
}

/* Give back a reference to a table; the last one closes all its files. */
void put_files_struct(struct files_struct *files)
{
	unsigned int fd;

	if (!atomic_dec_and_test(&files->count))
		return;
	for_each_set_bit(fd, files->open_fds, files->max_fds)
		if (files->fd[fd])
			fput(files->fd[fd]);
	if (files->fd != files->fd_array)
		kfree(files->fd);
	kfree(files);
}

/* Change current's table to @files, whose reference it takes over. */
void reset_files_struct(struct files_struct *files)
{
	struct files_struct *old = current->files;

	current->files = files;
	put_files_struct(old);
}

/* A task that ends leaves its files. */
void exit_files(struct task_struct *tsk)
{
	struct files_struct *files = tsk->files;

	if (files) {
		tsk->files = NULL;
		put_files_struct(files);
	}
}

/**
 * unshare_files - give current a table of its own before exec() changes it
 * @displaced: set to the shared table, for put_files_struct() or, to undo,
 *	reset_files_struct(); NULL when nothing was shared
 *
 * Return: 0, -ENOMEM.
 */
int unshare_files(struct files_struct **displaced)
{
	struct files_struct *copy;
	int error;

	*displaced = NULL;
	if (atomic_read(&current->files->count) == 1)
		return 0;
	copy = dup_fd(current->files, &error);
	if (!copy)
		return error;
	*displaced = current->files;
	current->files = copy;
	return 0;
}

/* Takes a file out of the table. Return: the file, or NULL. */
static struct file *pick_file(struct files_struct *files, unsigned int fd)
{
	struct file *file = files_lookup_fd(files, fd);

	if (file) {
		files->fd[fd] = NULL;
		__clear_bit(fd, files->open_fds);
		__clear_bit(fd, files->close_on_exec);
	}
	return file;
}

/* exec() closes what was opened with O_CLOEXEC. */
void do_close_on_exec(struct files_struct *files)
{
	struct file *file;
	unsigned int fd;

	for_each_set_bit(fd, files->close_on_exec, files->max_fds) {
		spin_lock(&files->file_lock);
		file = pick_file(files, fd);
		spin_unlock(&files->file_lock);
		if (file)
			fput(file);
	}
}

/* Reserves the lowest free descriptor in [start, end). */
static int alloc_fd(unsigned int start, unsigned int end, unsigned int flags)
{
	struct files_struct *files = current->files;
	unsigned int fd;
	int error;

	spin_lock(&files->file_lock);
repeat:
	error = -EMFILE;
	fd = start;
	if (start < files->max_fds)
		fd = find_next_zero_bit(files->open_fds, files->max_fds, start);
	if (fd >= end)
		goto out;
	error = expand_files(files, fd);
	if (error > 0)
		goto repeat;
	if (error)
		goto out;
	__set_bit(fd, files->open_fds);
	__clear_bit(fd, files->close_on_exec);
	if (flags & O_CLOEXEC)
		__set_bit(fd, files->close_on_exec);
	error = fd;
out:
	spin_unlock(&files->file_lock);
	return error;
}

/**
 * get_unused_fd_flags - reserve the lowest free descriptor
 * @flags: O_CLOEXEC or 0
 *
 * Return: the descriptor, for fd_install() or put_unused_fd(); -EMFILE, -ENOMEM.
 */
int get_unused_fd_flags(unsigned int flags)
{
	return alloc_fd(0, rlimit(RLIMIT_NOFILE), flags);
}

/* Give back a descriptor that has got no file. */
void put_unused_fd(unsigned int fd)
{
	struct files_struct *files = current->files;

	spin_lock(&files->file_lock);
	__clear_bit(fd, files->open_fds);
	spin_unlock(&files->file_lock);
}

/* From now on @fd is @file, whose reference goes to the table. */
void fd_install(unsigned int fd, struct file *file)
{
	current->files->fd[fd] = file;
}

/* Return: 0, or -EBADF. */
int close_fd(unsigned int fd)
{
	struct files_struct *files = current->files;
	struct file *file;

	spin_lock(&files->file_lock);
	file = pick_file(files, fd);
	spin_unlock(&files->file_lock);
	if (!file)
		return -EBADF;
	fput(file);
	return 0;
}

/* The file behind a descriptor, without a reference; or NULL. */
struct file *files_lookup_fd(struct files_struct *files, unsigned int fd)
{
	return fd < files->max_fds ? files->fd[fd] : NULL;
}

/* The file behind a descriptor of current, with a reference; or NULL. */
struct file *fget(unsigned int fd)
{
	struct file *file = files_lookup_fd(current->files, fd);

	return file ? get_file(file) : NULL;
}

void set_close_on_exec(unsigned int fd, int flag)
{
	if (flag)
		__set_bit(fd, current->files->close_on_exec);
	else
		__clear_bit(fd, current->files->close_on_exec);
}

bool get_close_on_exec(unsigned int fd)
{
	return test_bit(fd, current->files->close_on_exec);
}

/* @file gets one more descriptor, at least @from. Return: it, or an errno. */
int f_dupfd(unsigned int from, struct file *file, unsigned int flags)
{
	unsigned long nofile = rlimit(RLIMIT_NOFILE);
	int fd;

	if (from >= nofile)
		return -EINVAL;
	fd = alloc_fd(from, nofile, flags);
	if (fd >= 0)
		fd_install(fd, get_file(file));
	return fd;
}

/* @file becomes descriptor @fd, whatever that was. Consumes nothing. */
static int do_dup2(struct file *file, unsigned int fd, unsigned int flags)
{
	struct files_struct *files = current->files;
	struct file *tofree;
	int error;

	spin_lock(&files->file_lock);
	error = expand_files(files, fd);
	/* Between open()'s reservation and its fd_install(). */
	if (error >= 0 && !files->fd[fd] && test_bit(fd, files->open_fds))
		error = -EBUSY;
	if (error < 0) {
		spin_unlock(&files->file_lock);
		return error == -EMFILE ? -EBADF : error;
	}
	tofree = pick_file(files, fd);
	files->fd[fd] = get_file(file);
	__set_bit(fd, files->open_fds);
	set_close_on_exec(fd, flags & O_CLOEXEC);
	spin_unlock(&files->file_lock);
	if (tofree)
		fput(tofree);
	return fd;
}

SYSCALL_DEFINE3(dup3, unsigned int, oldfd, unsigned int, newfd, int, flags)
{
	struct file *file;
	int ret;

	if (flags & ~O_CLOEXEC || oldfd == newfd)
		return -EINVAL;
	if (newfd >= rlimit(RLIMIT_NOFILE))
		return -EBADF;
	file = fget(oldfd);
	if (!file)
		return -EBADF;
	ret = do_dup2(file, newfd, flags);
	fput(file);
	return ret;
}

SYSCALL_DEFINE2(dup2, unsigned int, oldfd, unsigned int, newfd)
{
	if (oldfd == newfd)
		return files_lookup_fd(current->files, oldfd) ? newfd : -EBADF;
	return sys_dup3(oldfd, newfd, 0);
}

SYSCALL_DEFINE1(dup, unsigned int, fildes)
{
	struct file *file = fget(fildes);
	int ret = -EBADF;

	if (file) {
		ret = get_unused_fd_flags(0);
		if (ret >= 0)
			fd_install(ret, get_file(file));
		fput(file);
	}
	return ret;
}
