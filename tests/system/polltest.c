// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/polltest.c - poll() and select()
 *
 * Linux:    fs/select.c
 * Read:     pipetest.c before
 */
#include "rawcall.h"
#include <linux/poll.h>
#include "tap.h"

struct timeval32 {
	long sec, usec;
};

static char buf[4096];
static int p[2];
static struct pollfd fds[3];

static long poll_one(int fd, int events, int timeout)
{
	fds[0] = (struct pollfd){ fd, events, -1 };
	return S(poll, fds, 1, timeout);
}

static pid_t later(long ms, long (*what)(void))
{
	struct timespec ts = { 0, ms * 1000000 };
	pid_t pid = fork();

	if (!pid) {
		nanosleep(&ts, NULL);
		_exit(what());
	}
	return pid;
}

static long write_one(void)
{
	return S(write, p[1], "x", 1);
}

static void test_pipe(void)
{
	pid_t pid;

	S(pipe2, p, O_NONBLOCK);
	is(poll_one(p[0], POLLIN, 0), 0, "poll of an empty pipe");
	is(fds[0].revents, 0, "nothing");
	is(poll_one(p[1], POLLOUT, 0), 1, "of the other end");
	is(fds[0].revents, POLLOUT, "POLLOUT");
	is(poll_one(p[1], POLLIN, 0), 0, "not asked for");
	is(poll_one(p[0], POLLIN, 20), 0, "20 ms");
	pid = later(20, write_one);
	is(poll_one(p[0], POLLIN | POLLRDNORM, -1), 1, "until a child writes");
	is(fds[0].revents, POLLIN | POLLRDNORM, "POLLIN");
	waitpid(pid, NULL, 0);
	while (S(write, p[1], buf, 4096) > 0)
		;
	is(poll_one(p[1], POLLOUT, 0), 0, "full");
	S(read, p[0], buf, 2);
	is(poll_one(p[1], POLLOUT, 0), 1, "a page is free: its byte was read");
	S(close, p[1]);
	is(poll_one(p[0], POLLIN, 0), 1, "hung up");
	is(fds[0].revents, POLLIN | POLLHUP, "POLLIN and POLLHUP");
	is(poll_one(p[0], 0, 0), 1, "POLLHUP is always asked for");
	S(close, p[0]);
	S(pipe, p);
	S(close, p[0]);
	is(poll_one(p[1], 0, 0), 1, "no reader");
	is(fds[0].revents, POLLERR, "POLLERR");
	S(close, p[1]);
}

static void test_sets(void)
{
	S(pipe, p);
	fds[0] = (struct pollfd){ p[0], POLLIN, 0 };
	fds[1] = (struct pollfd){ -1, POLLIN, 7 };
	fds[2] = (struct pollfd){ 77, POLLIN, 0 };
	is(S(poll, fds, 3, -1), 1, "one bad of three");
	is(fds[1].revents, 0, "a negative one is skipped");
	is(fds[2].revents, POLLNVAL, "POLLNVAL");
	is(S(poll, fds, 1 << 20, 0), -EINVAL, "poll of 2^20");
	is(S(poll, 8, 1, 0), -EFAULT, "poll of 8");
	is(S(poll, 8, 0, 10), 0, "poll of none is a sleep");
	S(close, p[0]);
	S(close, p[1]);
}

static void test_select(void)
{
	struct timeval32 tv = { 0, 20000 };
	unsigned long in[2] = { 0, 0 }, out[2] = { 0, 0 };
	pid_t pid;

	S(pipe, p);
	S(dup2, p[0], 40);
	in[1] = 1 << (40 - 32);
	is(S(_newselect, 41, in, 0, 0, &tv), 0, "select 20 ms");
	is(in[1] | tv.sec | tv.usec, 0, "no bit, no time left");
	in[1] = 3 << (40 - 32);
	is(S(_newselect, 42, in, 0, 0, 0), -EBADF, "a closed one");
	in[1] = 3 << (40 - 32);
	out[0] = 1 << p[1];
	tv = (struct timeval32){ 5, 0 };
	is(S(_newselect, 41, in, out, 0, &tv), 1, "one can be written");
	is(in[1], 0, "none can be read; bits behind n are cleared");
	is(out[0], 1 << p[1], "the other end can be written");
	is(tv.sec, 4, "the time that is left");
	in[1] = 1 << (40 - 32);
	pid = later(20, write_one);
	is(S(_newselect, 41, in, 0, 0, 0), 1, "until a child writes");
	is(in[1], 1 << (40 - 32), "the bit is set");
	waitpid(pid, NULL, 0);
	is(S(_newselect, -1, 0, 0, 0, 0), -EINVAL, "select -1");
	is(S(_newselect, 41, 8, 0, 0, 0), -EFAULT, "select of 8");
	tv.usec = -1;
	is(S(_newselect, 0, 0, 0, 0, &tv), -EINVAL, "negative time");
	is(S(_newselect, 0, 0, 0, 0, 8), -EFAULT, "time at 8");
	S(close, 40);
	S(close, p[0]);
	S(close, p[1]);
}

static volatile int caught;

static void on_alarm(int sig)
{
	caught++;
}

/* SIGALRM is blocked but in ppoll() and pselect6(). */
static void test_masks(void)
{
	unsigned long none[2] = { 0, 0 }, pack[2] = { (long)none, 8 };
	struct timespec32 { long sec, nsec; } ts = { 10, 0 };
	long long ts64[2] = { 0, 1000000 };

	signal(SIGALRM, on_alarm);
	mask_signal(MASK_BLOCK, SIGALRM);
	alarm_ms(20);
	is(S(ppoll, 0, 0, &ts, none, 8), -EINTR, "ppoll, a handler ran");
	is(caught, 1, "once");
	is(ts.sec, 9, "the time that is left");
	alarm_ms(20);
	ts.sec = 10;
	is(S(pselect6, 0, 0, 0, 0, &ts, pack), -EINTR, "pselect6");
	is(caught, 2, "again");
	alarm_ms(1);
	is(S(poll, 0, 0, 30), 0, "poll does not see it");
	is(is_pending(SIGALRM), 1, "it is still blocked");
	is(S(ppoll_time64, 0, 0, ts64, 0, 0), 0, "ppoll_time64");
	is(S(pselect6_time64, 0, 0, 0, 0, ts64, 0), 0, "pselect6_time64");
	is(S(ppoll, 0, 0, &ts, none, 4), -EINVAL, "bad size of the mask");
	is(S(ppoll, 0, 0, 8, none, 8), -EFAULT, "time at 8");
	is(S(pselect6, 0, 0, 0, 0, 0, 8), -EFAULT, "mask at 8");
	ts.nsec = 1000000000;
	is(S(ppoll, 0, 0, &ts, 0, 0), -EINVAL, "bad time");
}

int main(void)
{
	long fd = S(open, "/dev/null", O_RDWR, 0);

	is(poll_one(fd, POLLIN | POLLOUT, -1), 1, "/dev/null");
	is(fds[0].revents, POLLIN | POLLOUT, "is always ready");
	is(poll_one(fd, POLLPRI, 10), 0, "nothing would wake us: the time ends");
	is(fds[0].revents, 0, "nothing");
	S(close, fd);
	test_pipe();
	test_sets();
	test_select();
	test_masks();
	return done();
}
