// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/forkexec.c - N times fork, exec, wait: is the memory back?
 *
 *	forkexec [-t kB] [N [program]]	2000 times /bin/true; -t: by how much
 *					MemFree may have fallen at the end (0)
 *
 * Linux:    kernel/fork.c, fs/exec.c, kernel/exit.c; on a real Linux, where
 *           other things run and memory is kept back, give -t 4096
 * Read:     user/true.c
 *
 * A page that fork, exec or exit loses each time is N pages in the end. The
 * first children only fill what the kernel keeps for good: the page cache,
 * slabs, stacks that wait to be used again.
 */
#include "../../user/lib/sys.h"
#include "tap.h"

#define WARM_UP		32

static char *const child_argv[] = { (char *)"true", NULL };

static int run_one(const char *program)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execve(program, child_argv, environ);
		_exit(126);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	return exit_code(status);
}

static long run_many(const char *program, long n)
{
	long good = 0;

	while (n--)
		good += run_one(program) == 0;
	return good;
}

int main(int argc, char **argv)
{
	const char *program = "/bin/true";
	long tolerance = 0;
	long before;
	long after;
	long n;

	if (argc > 2 && !strcmp(argv[1], "-t")) {
		tolerance = atol(argv[2]);
		argc -= 2;
		argv += 2;
	}
	n = argc > 1 ? atol(argv[1]) : 2000;
	if (argc > 2)
		program = argv[2];

	is(run_many(program, WARM_UP), WARM_UP, "the first children succeed");
	before = mem_free();
	is(run_many(program, n), n, "all others do too");
	after = mem_free();
	printf("# MemFree before %ld kB, after %ld kB\n", before, after);
	ok(before > 0 && after >= before - tolerance,
	   "as much memory is free as before");
	is(wait(NULL), -1, "no child is left over");
	return done();
}
