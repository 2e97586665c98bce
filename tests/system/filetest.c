// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/filetest.c - read, write, seek, truncate, descriptors
 *
 *	filetest [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    fs/read_write.c, fs/open.c, fs/file.c
 * Read:     rawcall.h before
 *
 * The expected numbers are what a tmpfs on Linux says. Must run as root.
 */
#include "rawcall.h"
#include <asm/ioctls.h>
#include "tap.h"

static char buf[5000];
static struct linux_stat64 st;

/* Reading and writing, and where. */
static void test_positions(long fd)
{
	long long pos;

	is(S(write, fd, "hello world", 11), 11, "write");
	is(S(lseek, fd, 0, SEEK_CUR), 11, "position");
	is(S(read, fd, buf, 10), 0, "read at the end");
	is(S(lseek, fd, -5, SEEK_END), 6, "seek from the end");
	is(S(read, fd, buf, 10), 5, "read 5");
	is(S(lseek, fd, -1, SEEK_SET), -EINVAL, "seek to -1");
	is(S(lseek, fd, 0, 77), -EINVAL, "seek 77");
	is(S(_llseek, fd, 1, 0, &pos, 0), 0, "_llseek 4 GiB");
	is(pos == 0x100000000LL, 1, "is 4 GiB");
	is(S(read, fd, buf, 10), 0, "read there");
	is(S(lseek, fd, 100, SEEK_SET), 100, "seek behind the end");
	is(S(write, fd, "x", 1), 1, "write there");
	S(fstat64, fd, &st);
	is(st.st_size, 101, "size");
	is(st.st_blocks, 8, "one page");
	S(lseek, fd, 10, SEEK_SET);
	is(S(read, fd, buf, 10), 10, "read the hole");
	is(buf[0] == 'd' && !buf[1] && !buf[9], 1, "has zeros");
}

static void test_errors_and_size(long fd)
{
	is(S(read, fd, (char *)8, 10), -EFAULT, "read to 8");
	is(S(read, fd, (char *)-100, 10), -EFAULT, "read to the kernel");
	is(S(write, fd, (char *)8, 10), -EFAULT, "write from 8");
	is(S(read, 99, buf, 1), -EBADF, "read 99");
	is(S(ftruncate, fd, 3), 0, "ftruncate");
	is(S(lseek, fd, 0, SEEK_END), 3, "size 3");
	is(S(ftruncate, fd, 20), 0, "ftruncate 20");
	S(lseek, fd, 0, SEEK_SET);
	is(S(read, fd, buf, 100), 20, "read all");
	is(!memcmp(buf, "hel\0\0\0\0", 7), 1, "truncated and zero");
}

static void test_vectors(long fd)
{
	unsigned long iov[6] = {
		(long)"ab", 2, 0, 0, (long)"cde", 3
	};

	S(lseek, fd, 0, SEEK_SET);
	is(S(writev, fd, iov, 3), 5, "writev");
	S(lseek, fd, 0, SEEK_SET);
	iov[0] = (long)buf;
	iov[1] = 1;
	iov[4] = (long)(buf + 1);
	is(S(readv, fd, iov, 3), 4, "readv");
	is(!memcmp(buf, "abcd", 4), 1, "abcd");
	is(S(readv, fd, iov, 1025), -EINVAL, "readv 1025");
	iov[1] = -1;
	is(S(readv, fd, iov, 3), -EINVAL, "readv -1");
	is(S(readv, fd, iov, 0), 0, "readv 0");
}

static void test_io(void)
{
	long fd = S(open, "f", O_CREAT | O_RDWR, 0644);

	test_positions(fd);
	test_errors_and_size(fd);
	test_vectors(fd);
	S(close, fd);
}

static void test_modes_of_open(void)
{
	long fd;

	fd = S(open, "f", O_WRONLY | O_APPEND, 0);
	is(S(write, fd, "zz", 2), 2, "append");
	is(S(lseek, fd, 0, SEEK_CUR), 22, "position is the end");
	is(S(read, fd, buf, 1), -EBADF, "read of O_WRONLY");
	is(S(close, fd), 0, "close");
	is(S(close, fd), -EBADF, "close twice");
	fd = S(open, "f", O_RDONLY, 0);
	is(S(write, fd, "zz", 2), -EBADF, "write to O_RDONLY");
	is(S(ftruncate, fd, 2), -EINVAL, "ftruncate of O_RDONLY");
	is(S(truncate, "d", 2), -EISDIR, "truncate d");
	is(S(truncate, "f", -1), -EINVAL, "truncate -1");
	S(close, fd);
}

/* Without a name it lives as long as it is open. */
static void test_deleted(void)
{
	long fd = S(open, "f", O_RDONLY, 0);

	S(unlink, "f");
	S(fstat64, fd, &st);
	is(st.st_nlink, 0, "deleted but open");
	S(lseek, fd, 0, SEEK_SET);
	is(S(read, fd, buf, 2), 2, "and can be read");
	S(close, fd);
	is(S(access, "f", 0), -ENOENT, "f is gone");
	fd = S(open, "d", O_RDONLY, 0);
	is(S(read, fd, buf, 10), -EISDIR, "read of a folder");
	S(close, fd);
}

/* MAP_SHARED and read() see one page. */
static void test_shared_mapping(void)
{
	long fd = S(open, "f", O_CREAT | O_RDWR, 0644);
	char *page;

	page = mmap(NULL, 2 * PAGE_SIZE, PROT_READ | PROT_WRITE,
		    MAP_SHARED, fd, 0);
	is(S(ftruncate, fd, 5000), 0, "ftruncate 5000");
	page[4999] = 'm';
	is(S(lseek, fd, 4999, SEEK_SET), 4999, "seek");
	is(S(read, fd, buf, 5), 1, "read what was mapped");
	is(buf[0], 'm', "m");
	munmap(page, 2 * PAGE_SIZE);
	S(close, fd);
	is(S(truncate, "f", 0), 0, "truncate 0");
}

static void test_fds(void)
{
	long fd, n;

	for (n = 3; n < 300; n++)
		S(close, n);
	fd = S(open, "f", O_RDWR | O_CLOEXEC, 0);
	is(fd, 3, "lowest descriptor");
	is(S(fcntl64, fd, F_GETFD, 0), 1, "F_GETFD");
	is(S(dup, fd), 4, "dup");
	is(S(fcntl64, 4, F_GETFD, 0), 0, "dup has no FD_CLOEXEC");
	is(S(dup2, fd, 10), 10, "dup2 10");
	is(S(dup2, fd, fd), fd, "dup2 to itself");
	is(S(dup3, fd, fd, 0), -EINVAL, "dup3 to itself");
	is(S(dup3, fd, 11, 1), -EINVAL, "dup3 bad flag");
	is(S(dup3, fd, 11, O_CLOEXEC), 11, "dup3 O_CLOEXEC");
	is(S(fcntl64, 11, F_GETFD, 0), 1, "has FD_CLOEXEC");
	is(S(dup2, 99, 5), -EBADF, "dup2 of 99");
	is(S(dup2, 3, -1), -EBADF, "dup2 to -1");
	is(S(fcntl64, fd, F_DUPFD, 10), 12, "F_DUPFD 10");
	is(S(fcntl64, fd, F_DUPFD, -1), -EINVAL, "F_DUPFD -1");
	is(S(fcntl64, fd, F_GETFL, 0) & ~O_LARGEFILE, O_RDWR, "F_GETFL");
	is(S(fcntl64, fd, F_SETFL, O_APPEND), 0, "F_SETFL O_APPEND");
	is(S(fcntl64, 10, F_GETFL, 0) & O_APPEND, O_APPEND, "shared by dup");
	is(S(fcntl64, fd, 99, 0), -EINVAL, "fcntl 99");
	is(S(fcntl64, 77, F_GETFL, 0), -EBADF, "fcntl of 77");
}

/* Descriptors from 3 on are free, 3 is the file. */
static void test_limit(void)
{
	struct rlimit64 lim, old;
	long top, n;

	prlimit64(0, RLIMIT_NOFILE, NULL, &old);
	lim = old;
	lim.rlim_cur = 300;
	prlimit64(0, RLIMIT_NOFILE, &lim, NULL);
	is(S(dup2, 3, 299), 299, "dup2 299");
	is(S(dup2, 3, 300), -EBADF, "dup2 300");
	is(S(fcntl64, 3, F_DUPFD, 300), -EINVAL, "F_DUPFD 300");
	for (n = 0; (top = S(dup, 3)) >= 0; n++)
		;
	is(top, -EMFILE, "dup until EMFILE");
	/* 0-4, 10, 11, 12 and 299 were taken. */
	is(n, 300 - 9, "so many");
	is(S(open, "f", 0, 0), -EMFILE, "open too");
	is(S(open, "nope", 0, 0), -EMFILE, "before the path");
	for (n = 4; n < 300; n++)
		S(close, n);
	prlimit64(0, RLIMIT_NOFILE, &old, NULL);
	is(S(ioctl, 3, TCGETS, buf), -ENOTTY, "TCGETS of a file");
	is(S(close, 3), 0, "close 3");
}

static void test_busy(const char *self)
{
	long fd = S(open, self, O_RDONLY, 0);

	is(S(open, self, O_WRONLY, 0), -ETXTBSY, "write to this program");
	is(S(truncate, self, 0), -ETXTBSY, "truncate this program");
	is(S(open, self, O_RDONLY | O_TRUNC, 0), -ETXTBSY, "O_TRUNC");
	S(close, fd);
}

/* Zeros, private or shared with a child. */
static void test_map_zero(long fd, int flags)
{
	char *page = mmap(NULL, PAGE_SIZE, PROT_READ | PROT_WRITE, flags, fd, 0);

	if (page == MAP_FAILED)
		page = buf;
	is(page == buf || page[7], 0, "map zero");
	if (!fork()) {
		page[0] = 'c';
		_exit(0);
	}
	wait(NULL);
	is(page[0], flags == MAP_SHARED ? 'c' : 0, "a child has written");
	munmap(page, PAGE_SIZE);
}

static void test_devices(void)
{
	long fd = S(open, "/dev/null", O_RDWR, 0);

	is(S(read, fd, buf, 10), 0, "read null");
	is(S(write, fd, buf, 10), 10, "write null");
	is(S(lseek, fd, 10, SEEK_SET), 0, "lseek null");
	S(close, fd);
	fd = S(open, "/dev/zero", O_RDWR, 0);
	memset(buf, 1, 10);
	is(S(read, fd, buf, 10), 10, "read zero");
	is(buf[0] + buf[9], 0, "zeros");
	test_map_zero(fd, MAP_PRIVATE);
	test_map_zero(fd, MAP_SHARED);
	S(close, fd);
	fd = S(open, "/dev/full", O_RDWR, 0);
	is(S(write, fd, buf, 10), -ENOSPC, "write full");
	is(S(read, fd, buf, 10), 10, "read full");
	S(close, fd);
	fd = S(open, "/dev/urandom", O_RDWR, 0);
	is(S(lseek, fd, 10, SEEK_SET), 0, "lseek urandom");
	is(S(pread64, fd, buf, 10, PAD 0, 0), 10, "pread urandom");
	S(close, fd);
}

int main(int argc, char **argv)
{
	if (enter_folder(argc > 1 ? argv[1] : "/tmp", "filetest"))
		return skip_all("cannot make a folder");
	S(mkdir, "d", 0755);
	test_io();
	test_modes_of_open();
	test_deleted();
	test_shared_mapping();
	test_fds();
	test_limit();
	test_busy((char *)getauxval(AT_EXECFN));
	test_devices();
	S(unlink, "f");
	S(rmdir, "d");
	is(leave_folder("filetest"), 0, "all is removed");
	return done();
}
