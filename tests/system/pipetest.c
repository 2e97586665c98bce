// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/pipetest.c - pipes and FIFOs
 *
 *	pipetest [folder]	makes a FIFO in there, default /tmp
 *
 * Linux:    fs/pipe.c
 * Read:     rawcall.h before
 */
#include "rawcall.h"
#include <asm/ioctls.h>
#include "tap.h"

static char buf[70000];
static int p[2];

/* A child that does @what and exits with the result. */
static pid_t child(long (*what)(void))
{
	pid_t pid = fork();

	if (!pid)
		_exit(what() & 0xff);
	return pid;
}

static int status_of(pid_t pid)
{
	int status = -1;

	waitpid(pid, &status, 0);
	return status;
}

static void shut(void)
{
	S(close, p[0]);
	S(close, p[1]);
}

static int bytes_in(int fd)
{
	int n = -1;

	S(ioctl, fd, FIONREAD, &n);
	return n;
}

static void test_calls(void)
{
	is(S(pipe, (int *)8), -EFAULT, "pipe to 8");
	is(S(pipe2, p, 1), -EINVAL, "pipe2 bad flag");
	is(S(pipe2, p, O_CLOEXEC | O_NONBLOCK), 0, "pipe2");
	is(S(fcntl64, p[0], F_GETFD, 0), 1, "close-on-exec");
	is(S(fcntl64, p[0], F_GETFL, 0), O_NONBLOCK, "flags of the first");
	is(S(fcntl64, p[1], F_GETFL, 0), O_WRONLY | O_NONBLOCK, "of the second");
	is(S(read, p[0], buf, 1), -EAGAIN, "read of an empty one");
	is(S(read, p[1], buf, 1), -EBADF, "read of the wrong end");
	is(S(write, p[0], buf, 1), -EBADF, "write to the wrong end");
	is(S(lseek, p[0], 0, 0), -ESPIPE, "lseek");
	is(S(fcntl64, p[0], F_GETPIPE_SZ, 0), 65536, "F_GETPIPE_SZ");
	is(S(fcntl64, 1 << 20, F_GETPIPE_SZ, 0), -EBADF, "of no file");
	shut();
}

static void test_bytes(void)
{
	long n, total = 0;

	S(pipe2, p, O_NONBLOCK);
	is(S(write, p[1], "hello", 5), 5, "write 5");
	is(S(write, p[1], " world", 6), 6, "write 6 behind");
	is(bytes_in(p[0]), 11, "FIONREAD");
	is(S(read, p[0], buf, 3), 3, "read 3");
	is(S(read, p[0], buf + 3, 100), 8, "read the rest");
	is(!memcmp(buf, "hello world", 11), 1, "hello world");
	is(S(write, p[1], (char *)8, 1), -EFAULT, "write from 8");
	is(S(write, p[1], "x", 0), 0, "write 0");
	is(S(write, p[1], "x", 1), 1, "write 1");
	is(S(read, p[0], (char *)8, 1), -EFAULT, "read to 8");
	is(S(read, p[0], buf, 9), 1, "the byte is still there");
	while ((n = S(write, p[1], buf, 4096)) == 4096)
		total += n;
	is(n, -EAGAIN, "written until it is full");
	is(total, 65536, "64 kB");
	is(S(read, p[0], buf, 1), 1, "read 1");
	is(S(write, p[1], buf, 1), -EAGAIN, "still full");
	is(S(read, p[0], buf, 4095), 4095, "read a page");
	is(S(write, p[1], buf, 4097), 4096, "one page goes in");
	shut();
	S(pipe2, p, O_NONBLOCK);
	for (total = 0; S(write, p[1], buf, 3000) == 3000;)
		total += 3000;
	is(total, 16 * 3000, "each write in one piece: one per page");
	is(bytes_in(p[1]), total, "FIONREAD");
	shut();
	S(pipe2, p, O_NONBLOCK);
	for (total = 0; S(write, p[1], buf, 1) == 1;)
		total++;
	is(total, 65536, "single bytes share pages");
	shut();
}

static long write_to_nobody(void)
{
	S(close, p[0]);
	S(write, p[1], "x", 1);
	return 1;
}

static void test_ends(void)
{
	S(pipe, p);
	S(write, p[1], "ab", 2);
	S(close, p[1]);
	is(S(read, p[0], buf, 10), 2, "read what the writer left");
	is(S(read, p[0], buf, 10), 0, "then the end");
	S(close, p[0]);
	S(pipe, p);
	S(close, p[0]);
	is(status_of(child(write_to_nobody)), SIGPIPE, "SIGPIPE");
	ignore_signal(SIGPIPE);
	is(S(write, p[1], "x", 1), -EPIPE, "EPIPE");
	is(S(write, p[1], "x", 0), 0, "write 0 without a reader");
	default_signal(SIGPIPE);
	S(close, p[1]);
}

/* Blocks several times: 300,000 bytes do not fit. */
static long write_much(void)
{
	long i, n;

	for (i = 0; i < sizeof(buf); i++)
		buf[i] = i * 7;
	for (i = 0; i < 300000; i += n) {
		n = S(write, p[1], buf + i % 7, 60000);
		if (n < 0)
			return 1;
	}
	return 0;
}

static void test_blocking(void)
{
	long total = 0, n;
	pid_t pid;

	S(pipe, p);
	pid = child(write_much);
	S(close, p[1]);
	while ((n = S(read, p[0], buf, 5000)) > 0)
		total += n;
	is(n, 0, "read to the end");
	is(total, 300000, "300000 bytes");
	is(status_of(pid), 0, "the writer is content");
	S(close, p[0]);
}

static long write_lines(void)
{
	int i;

	memset(buf, 'a' + getpid() % 26, 1000);
	for (i = 0; i < 100; i++)
		S(write, p[1], buf, 1000);
	return 0;
}

/* Up to PIPE_BUF bytes arrive in one piece. */
static void test_atomic(void)
{
	long i, mixed = 0, count = 0, got, n;
	pid_t a, b;

	S(pipe, p);
	a = child(write_lines);
	b = child(write_lines);
	S(close, p[1]);
	for (;; count++) {
		for (got = 0; got < 1000; got += n) {
			n = S(read, p[0], buf + got, 1000 - got);
			if (n <= 0)
				break;
		}
		if (!got)
			break;
		for (i = 1; i < 1000; i++)
			mixed += buf[i] != buf[0];
	}
	is(count, 200, "200 records of two writers");
	is(mixed, 0, "none is mixed");
	is(status_of(a) | status_of(b), 0, "both have ended");
	S(close, p[0]);
}

/* A vector is not waited for when there is something already. */
static void test_vector(void)
{
	unsigned long iov[4] = { (long)buf, 1, (long)(buf + 1), 10 };

	S(pipe, p);
	S(write, p[1], "q", 1);
	is(S(readv, p[0], iov, 2), 1, "readv has enough with one byte");
	shut();
}

static long reopen(void)
{
	long fd = S(open, "fifo", O_WRONLY, 0);

	return S(write, fd, "via", 3);
}

static void test_fifo(void)
{
	pid_t pid;
	long fd;

	is(S(mknod, "fifo", S_IFIFO | 0600, 0), 0, "mknod");
	is(S(open, "fifo", O_WRONLY | O_NONBLOCK, 0), -ENXIO, "no reader");
	fd = S(open, "fifo", O_RDONLY | O_NONBLOCK, 0);
	is(fd >= 0, 1, "open without a writer");
	is(S(read, fd, buf, 1), 0, "reads nothing");
	S(close, fd);
	pid = child(reopen);
	fd = S(open, "fifo", O_RDONLY, 0);
	is(S(read, fd, buf, 10), 3, "a reader and a writer meet");
	is(!memcmp(buf, "via", 3), 1, "via");
	is(status_of(pid), 3 << 8, "the writer is done");
	is(S(read, fd, buf, 10), 0, "the end");
	S(close, fd);
	S(unlink, "fifo");
}

int main(int argc, char **argv)
{
	if (enter_folder(argc > 1 ? argv[1] : "/tmp", "pipetest"))
		return skip_all("cannot make a folder");
	test_calls();
	test_bytes();
	test_ends();
	test_blocking();
	test_atomic();
	test_vector();
	test_fifo();
	is(leave_folder("pipetest"), 0, "all is removed");
	return done();
}
