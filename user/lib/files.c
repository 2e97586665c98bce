// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/files.c - files and directories for newlib
 *
 * Linux:    fs/open.c, fs/read_write.c, fs/stat.c, fs/readdir.c, fs/utimes.c
 * Read:     sys.h before
 *
 * newlib's flags and its struct stat are its own; here they are translated.
 * As in errno.c, newlib's values are kept in an enum before the kernel's
 * header replaces the macros of the same names.
 *
 * Left out: files of 2 GiB and more (newlib's off_t is a long)
 */
#define stat	linux_stat
#define stat64	linux_stat64
#include <asm/stat.h>
#undef stat
#undef stat64

#include "system.h"
#include "alias.h"
#include <stdarg.h>
#include <stdlib.h>

/* newlib's struct stat has times of two parts, the kernel's two fields. */
#undef st_atime
#undef st_mtime
#undef st_ctime

#define OPEN_FLAGS(X)							\
	X(O_CREAT) X(O_EXCL) X(O_TRUNC) X(O_APPEND) X(O_NONBLOCK)	\
	X(O_NOCTTY) X(O_SYNC) X(O_CLOEXEC) X(O_DIRECTORY) X(O_NOFOLLOW)

#define KEEP(name)	LIBC_##name = name,
enum {
	OPEN_FLAGS(KEEP)
	LIBC_F_DUPFD_CLOEXEC = F_DUPFD_CLOEXEC,
	LIBC_F_GETFL = F_GETFL,
	LIBC_F_SETFL = F_SETFL,
};

#undef AT_FDCWD
#undef O_CREAT
#undef O_EXCL
#undef O_TRUNC
#undef O_APPEND
#undef O_NONBLOCK
#undef O_NOCTTY
#undef O_SYNC
#undef O_CLOEXEC
#undef O_DIRECTORY
#undef O_NOFOLLOW
#define flock	linux_flock
#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <linux/fcntl.h>
#undef flock

#define PAIR(name)	{ name, LIBC_##name },
static const struct {
	int linux_flag;
	int libc_flag;
} open_flags[] = { OPEN_FLAGS(PAIR) };

#define NR_OPEN_FLAGS	(sizeof(open_flags) / sizeof(open_flags[0]))

static int flags_to_linux(int flags)
{
	int ret = flags & O_ACCMODE;
	size_t i;

	for (i = 0; i < NR_OPEN_FLAGS; i++)
		if (flags & open_flags[i].libc_flag)
			ret |= open_flags[i].linux_flag;
	return ret;
}

static int flags_to_libc(int flags)
{
	int ret = flags & O_ACCMODE;
	size_t i;

	for (i = 0; i < NR_OPEN_FLAGS; i++)
		if ((flags & open_flags[i].linux_flag) ==
		    open_flags[i].linux_flag)
			ret |= open_flags[i].libc_flag;
	return ret;
}

int open(const char *path, int flags, ...)
{
	va_list ap;
	int mode;

	va_start(ap, flags);
	mode = flags & LIBC_O_CREAT ? va_arg(ap, int) : 0;
	va_end(ap);
	return syscall(__NR_open, path, flags_to_linux(flags), mode);
}
ALIAS(_open, open);

int close(int fd)
{
	return syscall(__NR_close, fd);
}
ALIAS(_close, close);

ssize_t read(int fd, void *buf, size_t len)
{
	return syscall(__NR_read, fd, buf, len);
}
ALIAS(_read, read);

ssize_t write(int fd, const void *buf, size_t len)
{
	return syscall(__NR_write, fd, buf, len);
}
ALIAS(_write, write);

off_t lseek(int fd, off_t offset, int whence)
{
	return syscall(__NR_lseek, fd, offset, whence);
}
ALIAS(_lseek, lseek);

int fcntl(int fd, int cmd, ...)
{
	va_list ap;
	long arg;
	long ret;

	va_start(ap, cmd);
	arg = va_arg(ap, long);
	va_end(ap);
	if (cmd == LIBC_F_DUPFD_CLOEXEC)
		cmd = F_DUPFD_CLOEXEC;
	if (cmd == LIBC_F_SETFL)
		arg = flags_to_linux(arg);
	ret = syscall(__NR_fcntl64, fd, cmd, arg);
	return ret >= 0 && cmd == LIBC_F_GETFL ? flags_to_libc(ret) : ret;
}

int dup(int fd)
{
	return syscall(__NR_dup, fd);
}

int dup2(int old, int new)
{
	return syscall(__NR_dup2, old, new);
}

int pipe(int fd[2])
{
	return syscall(__NR_pipe, fd);
}

int ioctl(int fd, unsigned long cmd, ...)
{
	va_list ap;
	void *arg;

	va_start(ap, cmd);
	arg = va_arg(ap, void *);
	va_end(ap);
	return syscall(__NR_ioctl, fd, cmd, arg);
}

static int stat_to_libc(long ret, const struct linux_stat64 *from,
			struct stat *st)
{
	if (ret < 0)
		return sys_result(ret);
	if (from->st_size != (off_t)from->st_size) {
		errno = EOVERFLOW;
		return -1;
	}
	*st = (struct stat){
		.st_dev = from->st_dev,
		.st_ino = from->st_ino,
		.st_mode = from->st_mode,
		.st_nlink = from->st_nlink,
		.st_uid = from->st_uid,
		.st_gid = from->st_gid,
		.st_rdev = from->st_rdev,
		.st_size = from->st_size,
		.st_blksize = from->st_blksize,
		.st_blocks = from->st_blocks,
		.st_atim = { from->st_atime, from->st_atime_nsec },
		.st_mtim = { from->st_mtime, from->st_mtime_nsec },
		.st_ctim = { from->st_ctime, from->st_ctime_nsec },
	};
	return 0;
}

int fstat(int fd, struct stat *st)
{
	struct linux_stat64 st64;

	return stat_to_libc(sys_call(__NR_fstat64, fd, &st64), &st64, st);
}
ALIAS(_fstat, fstat);

int stat(const char *path, struct stat *st)
{
	struct linux_stat64 st64;

	return stat_to_libc(sys_call(__NR_stat64, path, &st64), &st64, st);
}
ALIAS(_stat, stat);

int lstat(const char *path, struct stat *st)
{
	struct linux_stat64 st64;

	return stat_to_libc(sys_call(__NR_lstat64, path, &st64), &st64, st);
}

/* newlib asks before it chooses how stdout is buffered. */
int isatty(int fd)
{
	struct termios termios;

	return ioctl(fd, TCGETS, &termios) == 0;
}
ALIAS(_isatty, isatty);

int access(const char *path, int mode)
{
	return syscall(__NR_access, path, mode);
}

int mkdir(const char *path, mode_t mode)
{
	return syscall(__NR_mkdir, path, mode);
}
ALIAS(_mkdir, mkdir);

int mknod(const char *path, mode_t mode, dev_t dev)
{
	return syscall(__NR_mknod, path, mode, (unsigned long)(uint16_t)dev);
}

int unlink(const char *path)
{
	return syscall(__NR_unlink, path);
}
ALIAS(_unlink, unlink);

int rmdir(const char *path)
{
	return syscall(__NR_rmdir, path);
}

int rename(const char *old, const char *new)
{
	return syscall(__NR_rename, old, new);
}
ALIAS(_rename, rename);

int link(const char *old, const char *new)
{
	return syscall(__NR_link, old, new);
}
ALIAS(_link, link);

mode_t umask(mode_t mask)
{
	return sys_call(__NR_umask, mask);
}

int symlink(const char *target, const char *path)
{
	return syscall(__NR_symlink, target, path);
}

ssize_t readlink(const char *path, char *buf, size_t size)
{
	return syscall(__NR_readlink, path, buf, size);
}

int chmod(const char *path, mode_t mode)
{
	return syscall(__NR_chmod, path, mode);
}

int chdir(const char *path)
{
	return syscall(__NR_chdir, path);
}

char *getcwd(char *buf, size_t size)
{
	return syscall(__NR_getcwd, buf, size) < 0 ? NULL : buf;
}

long getdents64(int fd, void *buf, size_t size)
{
	return syscall(__NR_getdents64, fd, buf, size);
}

/**
 * set_file_times - make a file's times the present, or those of another file
 * @st: that file's; NULL: the present
 *
 * Return: 0, or -1 with errno.
 */
int set_file_times(const char *path, const struct stat *st)
{
	long t[4];

	if (!st)
		return syscall(__NR_utimensat, AT_FDCWD, path, NULL, 0);
	t[0] = st->st_atim.tv_sec;
	t[1] = st->st_atim.tv_nsec;
	t[2] = st->st_mtim.tv_sec;
	t[3] = st->st_mtim.tv_nsec;
	return syscall(__NR_utimensat, AT_FDCWD, path, t, 0);
}

/**
 * read_file - read a small file, such as one of /proc, as a string
 * @path: its name
 * @buf: where to put it
 * @size: bytes at @buf; what does not fit is not read
 *
 * Return: the length of the string, or -1 with errno.
 */
ssize_t read_file(const char *path, char *buf, size_t size)
{
	size_t len = 0;
	ssize_t n;
	int fd;

	fd = open(path, 0);
	if (fd < 0)
		return -1;
	while (len < size - 1) {
		n = read(fd, buf + len, size - 1 - len);
		if (n <= 0)
			break;
		len += n;
	}
	close(fd);
	buf[len] = '\0';
	return len;
}
