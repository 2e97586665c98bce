// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/exec.c - exec: a tiny program, this one, many arguments
 *
 * Linux:    fs/exec.c, fs/binfmt_elf.c
 * Notes:    chapter "One page becomes 132 kB"
 * Read:     process.c before
 *
 * Unless it says fork, a sample is vfork, exec, the program's whole life, wait.
 */
#include "bench.h"
#include <stdlib.h>
#include <string.h>

#define LOOPS		8
#define MAX_STRING	(128 * KIB)	/* MAX_ARG_STRLEN */
#define MAX_ARGS	4000

static char *tiny_argv[] = { (char *)"true", NULL };
static char *no_env[] = { NULL };
static char *argv[MAX_ARGS + 2];
static char string[MAX_STRING + 2];

int exec_tiny(void *args)
{
	return sys_call(__NR_execve, TINY, args, no_env);
}

static int exec_self(void *unused)
{
	static char *self_argv[] = { (char *)"bench", (char *)"-x", NULL };

	return sys_call(__NR_execve, "/bin/bench", self_argv, no_env);
}

static unsigned long vfork_exec(int (*fn)(void *), char **args)
{
	unsigned long long start = now();
	int i;

	for (i = 0; i < LOOPS; i++)
		if (vfork_wait(fn, args))
			return NOT_HERE;
	return since(start);
}

static unsigned long vfork_exec_tiny(unsigned long unused)
{
	return vfork_exec(exec_tiny, tiny_argv);
}

static unsigned long vfork_exec_self(unsigned long unused)
{
	return vfork_exec(exec_self, NULL);
}

static unsigned long fork_exec_tiny(unsigned long unused)
{
	unsigned long long start = now();
	int i, status;
	long pid;

	for (i = 0; i < LOOPS; i++) {
		pid = sys_call(__NR_fork);
		if (!pid)
			sys_call(__NR_exit, exec_tiny(tiny_argv));
		sys_call(__NR_wait4, pid, &status, 0, NULL);
		if (status)
			return NOT_HERE;
	}
	return since(start);
}

static unsigned long exec_missing(unsigned long unused)
{
	unsigned long long start = now();
	int i;

	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_execve, "/bin/missing", tiny_argv, no_env);
	return since(start);
}

/* @count strings of @bytes each, their last byte included. */
static void make_argv(unsigned long count, unsigned long bytes)
{
	unsigned long i;

	memset(string, 'x', bytes);
	string[bytes - 1] = '\0';
	argv[0] = (char *)"true";
	for (i = 1; i <= count; i++)
		argv[i] = string;
	argv[i] = NULL;
}

#define ARGS(count, bytes)	((count) << 18 | (bytes))

static unsigned long exec_args(unsigned long args)
{
	make_argv(args >> 18, args & ((1UL << 18) - 1));
	return vfork_exec(exec_tiny, argv);
}

static unsigned long exec_too_big(unsigned long bytes)
{
	unsigned long long start;

	make_argv(1, bytes);
	start = now();
	if (exec_tiny(argv) != -E2BIG)
		return NOT_HERE;
	return since(start);
}

const struct metric exec_metrics[] = {
	{ "fork_exec_wait_tiny", fork_exec_tiny, 0, LOOPS },
	{ "vfork_exec_wait_tiny", vfork_exec_tiny, 0, LOOPS },
	{ "vfork_exec_wait_self_static", vfork_exec_self, 0, LOOPS },
	{ "execve_enoent", exec_missing, 0, LOOPS },
	{ "exec_args_000KiB_of_4096B", exec_args, ARGS(0UL, 4096), LOOPS },
	{ "exec_args_016KiB_of_4096B", exec_args, ARGS(4UL, 4096), LOOPS, 3 },
	{ "exec_args_120KiB_of_4096B", exec_args, ARGS(30UL, 4096), LOOPS, 1 },
	{ "exec_args_128KiB_of_128B", exec_args, ARGS(1024UL, 128), LOOPS, 1 },
	{ "exec_args_4000_empty", exec_args, ARGS(4000UL, 1), LOOPS, 1 },
	{ "exec_args_one_131072B", exec_args, ARGS(1UL, MAX_STRING), LOOPS, 1 },
	{ "exec_args_e2big_131073B", exec_too_big, MAX_STRING + 1, 1 },
	{ }
};
