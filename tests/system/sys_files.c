// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_files.c - calls on descriptors: every way to be refused
 *
 *	sys_files [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    fs/read_write.c, fs/open.c, fs/file.c, fs/fcntl.c, fs/readdir.c,
 *           fs/stat.c, fs/ioctl.c
 * Read:     syscase.h before; filetest.c has what succeeds
 *
 * Where two errors apply at once the row shows which one is told. A buffer whose
 * end is missing begins at a page where Linux's copy loops are too coarse to stop
 * anywhere else: 6.1 tries for ever to write the last bytes before a hole.
 */
#include "syscase.h"
#include <asm/ioctls.h>
#include <linux/stat.h>

static const struct syscase reading[] = {
	C(-EBADF, read, NO_FD, RW, 1),
	C(-EBADF, read, F_NONE, RW, 1),
	C(-EBADF, read, F_BIG, RW, 1),
	C(-EBADF, read, INT_MIN, RW, 1),
	C(-EBADF, read, F_NONE, HOLE, 1),
	C(-EBADF, read, F_WO, RW, 1),
	C(-EBADF, read, F_WO, HOLE, 1),
	C(-EISDIR, read, F_DIR, RW, 1),
	C(10, read, F_RO, RW, 4096),
	C(0, read, F_RO, RW, 1),
	C(0, lseek, F_RO, 0, SEEK_SET),
	C(-EFAULT, read, F_RO, NULL, 1),
	C(-EFAULT, read, F_RO, HOLE, 1),
	C(-EFAULT, read, F_RO, RO, 1),
	C(-EFAULT, read, F_RO, NONE, 1),
	C(-EFAULT, read, F_RO, KERNEL, 1),
	C(-EFAULT, read, F_RO, HIGH, 1),
	C(0, read, F_RO, NULL, 0),
	C(0, read, F_RO, HOLE, 0),
	C(3, read, F_RO, END(3), 10),
	C(3, lseek, F_RO, 0, SEEK_CUR),
	NATIVE(-EFAULT, read, F_RO, RW, -1),
	NATIVE(-EFAULT, read, F_RO, RW, INT_MIN),
	C(4096, read, F_ZERO, END(4096), 8192),
	C(-EFAULT, read, F_ZERO, HOLE, 64),
	C(-EFAULT, read, F_ZERO, RO, 64),
	C(-EFAULT, read, F_ZERO, KERNEL, 64),
	C(0, read, F_NULL, RW, 64),
	C(0, read, F_NULL, RW, 0),
	C(-EBADF, write, NO_FD, RW, 1),
	C(-EBADF, write, F_NONE, HOLE, 1),
	C(-EBADF, write, F_RO, RW, 1),
	C(-EBADF, write, F_RO, HOLE, 1),
	C(-EBADF, write, F_DIR, RW, 1),
	C(-EFAULT, write, F_WO, NULL, 1),
	C(-EFAULT, write, F_WO, HOLE, 1),
	C(-EFAULT, write, F_WO, NONE, 1),
	C(-EFAULT, write, F_WO, KERNEL, 1),
	C(0, lseek, F_WO, 0, SEEK_CUR),
	C(0, write, F_WO, HOLE, 0),
	NATIVE(-EFAULT, write, F_WO, RW, -1),
	C(4096, write, F_WO, END(4096), 8192),
	C(4096, lseek, F_WO, 0, SEEK_CUR),
	C(0, ftruncate, F_WO, 10),
	C(0, lseek, F_WO, 0, SEEK_SET),
	C(4, write, F_WO, RO, 4),
	C(10, lseek, F_WO, 0, SEEK_END),
	C(4096, write, F_NULL, RW, 4096),
	C(4096, write, F_ZERO, RW, 4096),
	C(-ENOSPC, write, F_FULL, RW, 1),
	C(2, read, F_FULL, RW, 2),
};

/* A vector of @base, @len pairs at RW2; its buffers are rows of their own. */
static unsigned long vec_good[] = { RW, 4, RW, 0, RW + 4, 4 };
static unsigned long vec_hole[] = { RW, 4, HOLE, 4, RW, 4 };
static unsigned long vec_bad_first[] = { HOLE, 4, RW, 4 };
static unsigned long vec_cross[] = { END(4), 40, RW, 4 };
static unsigned long vec_page[] = { END(4096), 8192, RW, 4 };
static unsigned long vec_minus[] = { RW, 4, RW, -1 };
static unsigned long vec_null[] = { NULL, 0, NULL, 0 };
static unsigned long vec_read_only[] = { RO, 4, RW, 4 };

static const struct syscase vectors[] = {
	C(0, lseek, F_RW, 0, SEEK_SET),
	C(-EBADF, readv, NO_FD, vec_good, 3),
	C(-EBADF, readv, F_NONE, HOLE, 3),
	C(-EBADF, readv, F_WO, vec_good, 3),
	C(-EFAULT, readv, F_WO, HOLE, 3),
	C(-EISDIR, readv, F_DIR, vec_good, 3),
	C(8, readv, F_RW, vec_good, 3),
	C(0, lseek, F_RW, 0, SEEK_SET),
	C(0, readv, F_RW, NULL, 0),
	C(0, readv, F_RW, HOLE, 0),
	C(-EFAULT, readv, F_RW, NULL, 1),
	C(-EFAULT, readv, F_RW, HOLE, 1),
	C(-EFAULT, readv, F_RW, KERNEL, 1),
	C(-EFAULT, readv, F_RW, NONE, 1),
	C(-EFAULT, readv, F_RW, END(4), 1),
	C(-EINVAL, readv, F_RW, vec_good, 1025),
	C(-EINVAL, readv, F_RW, HOLE, 1025),
	C(-EINVAL, readv, F_RW, vec_good, -1),
	C(-EINVAL, readv, F_RW, vec_minus, 2),
	C(0, readv, F_RW, vec_null, 2),
	C(4, readv, F_RW, vec_hole, 3),
	C(-EFAULT, readv, F_RW, vec_bad_first, 2),
	C(-EFAULT, readv, F_RW, vec_read_only, 2),
	C(4, readv, F_RW, vec_cross, 2),
	C(8, lseek, F_RW, 0, SEEK_CUR),
	C(0, lseek, F_RW, 0, SEEK_SET),
	C(-EBADF, writev, NO_FD, vec_good, 3),
	C(-EBADF, writev, F_RO, vec_good, 3),
	C(-EFAULT, writev, F_RO, HOLE, 3),
	C(8, writev, F_RW, vec_good, 3),
	C(0, lseek, F_RW, 0, SEEK_SET),
	C(0, writev, F_RW, HOLE, 0),
	C(-EFAULT, writev, F_RW, NULL, 1),
	C(-EFAULT, writev, F_RW, HOLE, 1),
	C(-EFAULT, writev, F_RW, KERNEL, 1),
	C(-EFAULT, writev, F_RW, END(4), 1),
	C(-EINVAL, writev, F_RW, vec_good, 1025),
	C(-EINVAL, writev, F_RW, vec_minus, 2),
	C(4, writev, F_RW, vec_hole, 3),
	C(-EFAULT, writev, F_RW, vec_bad_first, 2),
	C(4096, writev, F_RW, vec_page, 2),
	C(0, ftruncate, F_WO, 10),
	C(8, writev, F_NULL, vec_good, 3),
};

static const struct syscase seeking[] = {
	C(-EBADF, lseek, NO_FD, 0, SEEK_SET),
	C(-EBADF, lseek, F_NONE, 0, 99),
	C(-EINVAL, lseek, F_RW, -1, SEEK_SET),
	C(-EINVAL, lseek, F_RW, INT_MIN, SEEK_SET),
	C(-EINVAL, lseek, F_RW, 0, 5),
	C(-EINVAL, lseek, F_RW, 0, -1),
	C(INT_MAX, lseek, F_RW, INT_MAX, SEEK_SET),
	NATIVE(-EOVERFLOW, lseek, F_RW, 1, SEEK_CUR),
	C(0, lseek, F_RW, 0, SEEK_SET),
	C(-EINVAL, lseek, F_RW, -11, SEEK_END),
	C(0, lseek, F_RW, -10, SEEK_END),
	C(0, lseek, F_DIR, 0, SEEK_SET),
	C(-EBADF, _llseek, NO_FD, 0, 0, RW, SEEK_SET),
	C(-EBADF, _llseek, NO_FD, 0, 0, HOLE, SEEK_SET),
	C(-EFAULT, _llseek, F_RW, 0, 0, NULL, SEEK_SET),
	C(-EFAULT, _llseek, F_RW, 0, 3, HOLE, SEEK_SET),
	C(3, lseek, F_RW, 0, SEEK_CUR),
	C(-EFAULT, _llseek, F_RW, 0, 0, RO, SEEK_SET),
	C(-EFAULT, _llseek, F_RW, 0, 0, KERNEL, SEEK_SET),
	C(-EFAULT, _llseek, F_RW, 0, 0, END(4), SEEK_SET),
	C(-EINVAL, _llseek, F_RW, 0, 0, HOLE, 9),
	C(-EINVAL, _llseek, F_RW, -1, -1, RW, SEEK_SET),
	C(0, _llseek, F_RW, 1, 0, RW, SEEK_SET),
	NATIVE(-EOVERFLOW, lseek, F_RW, 0, SEEK_CUR),
	C(0, _llseek, F_RW, 0, 0, RW, SEEK_SET),
	C(-EBADF, ftruncate, NO_FD, 0),
	C(-EINVAL, ftruncate, NO_FD, -1),
	C(-EINVAL, ftruncate, F_RO, 0),
	C(-EINVAL, ftruncate, F_DIR, 0),
	C(-EINVAL, ftruncate, F_NULL, 0),
	C(0, ftruncate, F_WO, 10),
};

static const struct syscase descriptors[] = {
	C(-EBADF, close, NO_FD),
	C(-EBADF, close, F_NONE),
	C(-EBADF, close, F_BIG),
	C(-EBADF, close, INT_MAX),
	C(-EBADF, dup, NO_FD),
	C(-EBADF, dup, F_NONE),
	C(-EBADF, dup2, NO_FD, F_NONE),
	C(-EBADF, dup2, F_NONE, F_NONE),
	C(-EBADF, dup2, F_RW, -1),
	C(-EBADF, dup2, F_RW, INT_MAX),
	C(F_NONE, dup2, F_RW, F_NONE),
	C(0, close, F_NONE),
	C(-EINVAL, dup3, F_RW, F_RW, 0),
	C(-EINVAL, dup3, F_NONE, F_NONE, 0),
	C(-EINVAL, dup3, F_RW, F_NONE, 1),
	C(-EINVAL, dup3, NO_FD, F_NONE, -1),
	C(-EBADF, dup3, NO_FD, F_NONE, 0),
	C(-EBADF, dup3, F_RW, INT_MAX, 0),
	C(-EBADF, fcntl64, NO_FD, F_GETFD, 0),
	C(-EBADF, fcntl64, F_NONE, 999, 0),
	C(-EINVAL, fcntl64, F_RW, 999, 0),
	C(-EINVAL, fcntl64, F_RW, -1, 0),
	C(-EINVAL, fcntl64, F_RW, F_DUPFD, -1),
	C(-EINVAL, fcntl64, F_RW, F_DUPFD, INT_MAX),
	C(0, fcntl64, F_RW, F_GETFD, HOLE),
	C(0, fcntl64, F_RW, F_SETFD, 1),
	C(1, fcntl64, F_RW, F_GETFD, 0),
	C(0, fcntl64, F_RW, F_SETFD, 2),
	C(0, fcntl64, F_RW, F_GETFD, 0),
	C(-EBADF, fcntl, NO_FD, F_GETFL, 0),
	C(-EINVAL, fcntl, F_RW, 999, 0),
	C(0, fcntl, F_RW, F_SETFL, 0),
	C(-EBADF, fchmod, NO_FD, 0644),
	C(0, fchmod, F_RO, 0644),
	C(-EBADF, fchdir, NO_FD),
	C(-EBADF, fchdir, F_NONE),
	C(-ENOTDIR, fchdir, F_RW),
	C(-ENOTDIR, fchdir, F_NULL),
	C(-EBADF, ioctl, NO_FD, TCGETS, RW),
	C(-EBADF, ioctl, F_NONE, -1, HOLE),
	C(-ENOTTY, ioctl, F_RW, TCGETS, HOLE),
	C(-ENOTTY, ioctl, F_DIR, TCGETS, RW),
	C(-ENOTTY, ioctl, F_NULL, TIOCGWINSZ, KERNEL),
	C(-ENOTTY, ioctl, F_RW, -1, 0),
};

static const struct syscase looking[] = {
	C(-EBADF, fstat64, NO_FD, RW),
	C(-EBADF, fstat64, F_NONE, HOLE),
	C(-EFAULT, fstat64, F_RW, NULL),
	C(-EFAULT, fstat64, F_RW, HOLE),
	C(-EFAULT, fstat64, F_RW, RO),
	C(-EFAULT, fstat64, F_RW, KERNEL),
	C(-EFAULT, fstat64, F_RW, END(20)),
	C(0, fstat64, F_RW, RW),
	C(0, fstat64, F_DIR, RW),
	C(-EBADF, getdents64, NO_FD, RW, 1024),
	C(-EBADF, getdents64, F_NONE, HOLE, 1024),
	C(-ENOTDIR, getdents64, F_RW, RW, 1024),
	C(-ENOTDIR, getdents64, F_NULL, HOLE, 1024),
	C(-EFAULT, getdents64, F_DIR, NULL, 1024),
	C(-EFAULT, getdents64, F_DIR, HOLE, 1024),
	C(-EFAULT, getdents64, F_DIR, RO, 1024),
	C(-EFAULT, getdents64, F_DIR, KERNEL, 1024),
	C(-EINVAL, getdents64, F_DIR, RW, 0),
	C(-EINVAL, getdents64, F_DIR, RW, 23),
	C(-EINVAL, getdents64, F_DIR, HOLE, 1),
	C(-EINVAL, getdents64, F_DIR, RW, -1),
	C(72, getdents64, F_DIR, RW, 1024),
	C(0, getdents64, F_DIR, RW, 1024),
	C(0, getdents64, F_DIR, HOLE, 1024),
	C(0, lseek, F_DIR, 0, SEEK_SET),
	C(24, getdents64, F_DIR, END(24), 1024),
	C(0, lseek, F_DIR, 0, SEEK_SET),
};

int main(int argc, char **argv)
{
	if (make_case_files(argc > 1 ? argv[1] : "/tmp", "sys_files"))
		return 0;
	CASES(reading);
	CASES(vectors);
	CASES(seeking);
	CASES(descriptors);
	CASES(looking);
	remove_case_files("sys_files");
	return done();
}
