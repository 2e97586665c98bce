// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/calls.c - system calls that do little, files, pipes, /proc
 *
 * Linux:    entry code, fs/read_write.c, fs/open.c, fs/pipe.c, kernel/sys.c
 * Read:     bench.h before, memory.c after
 */
#include "bench.h"

#define LOOPS	64

static char buf[64 * KIB];
static struct rlimit64 stack_limit;

static unsigned long getppid_loop(unsigned long unused)
{
	unsigned long long start = now();
	int i;

	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_getppid);
	return since(start);
}

static unsigned long clock_loop(unsigned long unused)
{
	unsigned long long start = now();
	long long ts[2];
	int i;

	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_clock_gettime64, MONOTONIC_CLOCK, ts);
	return since(start);
}

static unsigned long read_zero(unsigned long bytes)
{
	int fd = open("/dev/zero", O_RDONLY), i;
	unsigned long long start;
	unsigned long cost;

	if (fd < 0)
		return NOT_HERE;
	sys_call(__NR_read, fd, buf, bytes);
	start = now();
	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_read, fd, buf, bytes);
	cost = since(start);
	close(fd);
	return cost;
}

static unsigned long open_close(unsigned long unused)
{
	unsigned long long start = now();
	int i;

	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_close, sys_call(__NR_open, "/dev/null", 0, 0));
	return since(start);
}

static unsigned long get_limit(unsigned long unused)
{
	unsigned long long start = now();
	int i;

	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_prlimit64, 0, RLIMIT_STACK, NULL, &stack_limit);
	return since(start);
}

static unsigned long set_limit(unsigned long unused)
{
	unsigned long long start;
	int i;

	sys_call(__NR_prlimit64, 0, RLIMIT_STACK, NULL, &stack_limit);
	start = now();
	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_prlimit64, 0, RLIMIT_STACK, &stack_limit, NULL);
	return since(start);
}

static unsigned long pipe_write_read(unsigned long unused)
{
	unsigned long long start;
	unsigned long cost;
	int fd[2], i;

	if (sys_call(__NR_pipe2, fd, 0) < 0)
		return NOT_HERE;
	start = now();
	for (i = 0; i < LOOPS; i++) {
		sys_call(__NR_write, fd[1], buf, 1);
		sys_call(__NR_read, fd[0], buf, 1);
	}
	cost = since(start);
	close(fd[0]);
	close(fd[1]);
	return cost;
}

/* A byte goes to another process and comes back: two switches. */
static unsigned long pipe_pingpong(unsigned long unused)
{
	int to[2], from[2], i, status;
	unsigned long long start;
	unsigned long cost;
	pid_t pid;

	if (sys_call(__NR_pipe2, to, 0) < 0 ||
	    sys_call(__NR_pipe2, from, 0) < 0)
		return NOT_HERE;
	pid = fork();
	if (!pid) {
		close(to[1]);
		while (sys_call(__NR_read, to[0], buf, 1) == 1)
			sys_call(__NR_write, from[1], buf, 1);
		_exit(0);
	}
	close(to[0]);
	for (start = 0, i = 0; i < LOOPS + 2; i++) {
		if (i == 2)	/* the child has its pages now */
			start = now();
		sys_call(__NR_write, to[1], buf, 1);
		sys_call(__NR_read, from[0], buf, 1);
	}
	cost = since(start);
	close(to[1]);
	close(from[0]);
	close(from[1]);
	waitpid(pid, &status, 0);
	return cost;
}

static unsigned long read_whole(const char *path)
{
	unsigned long long start = now();
	int fd = sys_call(__NR_open, path, 0, 0);

	if (fd < 0)
		return NOT_HERE;
	while (sys_call(__NR_read, fd, buf, sizeof(buf)) > 0)
		;
	sys_call(__NR_close, fd);
	return since(start);
}

static unsigned long proc_file(unsigned long path)
{
	return read_whole((const char *)path);
}

#define PROC_FILE(path)	proc_file, (unsigned long)(path), 1

const struct metric call_metrics[] = {
	{ "sys_getppid", getppid_loop, 0, LOOPS },
	{ "sys_clock_gettime", clock_loop, 0, LOOPS },
	{ "read1_devzero", read_zero, 1, LOOPS },
	{ "read64k_devzero", read_zero, 64 * KIB, LOOPS },
	{ "open_close_devnull", open_close, 0, LOOPS },
	{ "prlimit64_get_stack", get_limit, 0, LOOPS },
	{ "prlimit64_set_stack", set_limit, 0, LOOPS },
	{ "pipe_write1_read1", pipe_write_read, 0, LOOPS },
	{ "pipe_pingpong_switch", pipe_pingpong, 0, 2 * LOOPS },
	{ "proc_self_maps_read", PROC_FILE("/proc/self/maps") },
	{ "proc_1_smaps_read", PROC_FILE("/proc/1/smaps") },
	{ "proc_self_limits_read", PROC_FILE("/proc/self/limits") },
	{ }
};
