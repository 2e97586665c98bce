// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/cloexec.c - which descriptors come through execve()?
 *
 *	cloexec			the tests
 *	cloexec again		(itself after exec) looks at its descriptors
 *
 * Linux:    fs/file.c do_close_on_exec(), kernel/fork.c unshare_files()
 * Read:     rawcall.h before
 *
 * A task that was cloned with CLONE_FILES shares the table with the one that
 * calls execve(): exec has to make a copy first, or it would close the other
 * one's files.
 */
#include "rawcall.h"
#include <linux/sched.h>
#include "tap.h"

#define TURNS	3000		/* of sched_yield(): longer than an exec */

/* The exit status has a bit for each thing that is wrong. */
static int after_exec(void)
{
	return (S(fcntl64, 3, F_GETFD, 0) != -EBADF) << 0 |	/* O_CLOEXEC */
	       (S(fcntl64, 40, F_GETFD, 0) != 0) << 1 |		/* dup2 */
	       (S(fcntl64, 41, F_GETFD, 0) != -EBADF) << 2 |	/* dup3 */
	       (S(fcntl64, 200, F_GETFD, 0) != 0) << 3 |
	       (S(dup, 40) != 3) << 4;			/* the lowest */
}

/* Exits with 0 if its descriptor 3 is as it was. */
static void __attribute__((noreturn)) share_files(void)
{
	int i;

	for (i = 0; i < TURNS; i++)
		sched_yield();
	_exit(S(fcntl64, 3, F_GETFD, 0) != FD_CLOEXEC);
}

static void __attribute__((noreturn)) exec_again(const char *self)
{
	char *argv[] = { (char *)"cloexec", (char *)"again", NULL };

	S(execve, self, argv, environ);
	_exit(99);
}

int main(int argc, char **argv)
{
	const char *self = (char *)getauxval(AT_EXECFN);
	int status;
	pid_t pid;

	if (argc > 1)
		return after_exec();
	is(S(open, "/dev/null", O_CLOEXEC, 0), 3, "open O_CLOEXEC");
	S(dup2, 3, 40);
	S(dup3, 3, 41, O_CLOEXEC);
	S(dup2, 3, 200);
	pid = fork();
	if (pid == 0) {
		if (S(clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0) == 0)
			exec_again(self);
		share_files();
	}
	waitpid(pid, &status, 0);
	is(status, 0, "who shares the table keeps its files");
	is(S(fcntl64, 3, F_GETFD, 0), FD_CLOEXEC, "so does the parent");
	pid = fork();
	if (pid == 0)
		exec_again(self);
	waitpid(pid, &status, 0);
	is(status, 0, "exec closes what it should");
	return done();
}
