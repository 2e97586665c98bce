// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/allocfail.c - every allocation of fork and exec made to fail
 *
 *	allocfail [-v]		-v: a line for each n
 *
 * Linux:    lib/fault-inject.c and /proc/PID/fail-nth (CONFIG_FAULT_INJECTION,
 *           Documentation/fault-injection): writing n there makes the n-th
 *           allocation of this task fail from then on; reading gives 0 once
 *           it has
 * Read:     copy_process() and its labels, do_execve_common() and its
 *
 * For n = 1, 2, ... a child writes n and calls fork(), or execve(), until a
 * call has succeeded with its n-th allocation never reached. Each failure
 * must be ENOMEM (E2BIG for a page of arguments, as in Linux); past the point
 * of no return of exec the child dies of SIGSEGV; and where the allocation
 * was one of a page fault there is nobody to tell, so the kernel kills it.
 * When all is over as much memory must be free as before; a first round fills
 * what the kernel keeps for good.
 */
#include "../../user/lib/sys.h"
#include "tap.h"

#define FAIL_NTH	"/proc/self/fail-nth"
#define MAX_N		2000
#define NOT_REACHED	99		/* exit status: success, n unused */
#define SUCCESS		98		/* success although the n-th failed */
#define TROUBLE		97

#define AREAS		8		/* that fork has to copy */
#define AREA_STEP	(4UL << 20)	/* apart: each has its own page table */
#define STRINGS		24		/* of a page each, that exec copies */

static int verbose;
static const char *self;
static char string[4096];

/* ---- in the child ------------------------------------------------------ */

static void arm(int fd, int n)
{
	char text[12];
	int len = snprintf(text, sizeof(text), "%d", n);

	if (write(fd, text, len) != len)
		_exit(TROUBLE);
}

/* Has the n-th allocation been reached? Further ones shall succeed. */
static int disarm(int fd)
{
	char text[12] = "";

	lseek(fd, 0, SEEK_SET);
	read(fd, text, sizeof(text) - 1);
	arm(fd, 0);
	return atoi(text) == 0;
}

/* Something to copy: separate areas, each with a page and its tables. */
static void make_areas(void)
{
	size_t i;
	char *p;

	p = mmap(NULL, AREAS * AREA_STEP, PROT_NONE,
		 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		_exit(TROUBLE);
	for (i = 0; i < AREAS; i++, p += AREA_STEP) {
		mprotect(p, PAGE_SIZE, PROT_READ | PROT_WRITE);
		*p = 1;
	}
}

static void __attribute__((noreturn)) try_fork(int n)
{
	int fd = open(FAIL_NTH, O_RDWR);
	int error;
	int fired;
	pid_t pid;

	make_areas();
	arm(fd, n);
	pid = fork();
	error = errno;
	if (pid == 0)
		_exit(0);
	fired = disarm(fd);
	if (pid < 0)
		_exit(error);
	waitpid(pid, NULL, 0);
	_exit(fired ? SUCCESS : NOT_REACHED);
}

/* The descriptor goes through exec, so that the new program can ask. */
static void __attribute__((noreturn)) try_exec(int n)
{
	char number[12];
	char *argv[3 + STRINGS + 1] = {
		(char *)"allocfail", (char *)"ask", number
	};
	int fd = open(FAIL_NTH, O_RDWR);
	int i;

	memset(string, 'x', sizeof(string) - 1);
	for (i = 0; i < STRINGS; i++)
		argv[3 + i] = string;
	snprintf(number, sizeof(number), "%d", fd);
	arm(fd, n);
	execve(self, argv, environ);
	_exit(errno);
}

/* ---- in the parent ----------------------------------------------------- */

/* Returns what a child's end means, as text; "" if it is not allowed. */
static const char *judge(int status, int is_exec)
{
	int code = WEXITSTATUS(status);

	if (WIFSIGNALED(status)) {
		if (WTERMSIG(status) == SIGSEGV && is_exec)
			return "SIGSEGV";
		if (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGBUS)
			return "killed";
		return "";
	}
	if (code == ENOMEM)
		return "ENOMEM";
	if (code == E2BIG && is_exec)
		return "E2BIG";
	if (code == SUCCESS)
		return "success";
	if (code == NOT_REACHED)
		return "not reached";
	return "";
}

static int run(void (*attempt)(int n), int n)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0)
		attempt(n);
	waitpid(pid, &status, 0);
	return status;
}

/* Returns how many allocations there were, or 0 if something was wrong. */
static int try_all(void (*attempt)(int n), const char *name, int quiet)
{
	int is_exec = attempt == try_exec;
	const char *last = "";
	const char *meaning;
	int from = 1;
	int n;

	for (n = 1; n < MAX_N; n++) {
		int status = run(attempt, n);

		meaning = judge(status, is_exec);
		if (!*meaning) {
			printf("# %s, n = %d: wait status %#x\n", name, n,
			       status);
			return 0;
		}
		if (n > 1 && (verbose || strcmp(meaning, last))) {
			if (!quiet)
				printf("# %s, n = %d..%d: %s\n", name, from,
				       n - 1, last);
			from = n;
		}
		last = meaning;
		if (!strcmp(meaning, "not reached"))
			return n - 1;
	}
	return 0;
}

static void test(void (*attempt)(int n), const char *name)
{
	/* A child may outlive its killed parent by this. */
	struct timespec moment = { 0, 50000000 };
	long before;
	long after;
	int n;

	/* Our own memory counts too: stdio gets a buffer at the first line. */
	printf("# %s\n", name);
	fflush(stdout);
	try_all(attempt, name, 1);
	nanosleep(&moment, NULL);
	before = mem_free();
	n = try_all(attempt, name, 0);
	nanosleep(&moment, NULL);
	after = mem_free();
	ok(n > 0, "%s: each failing allocation ends as it should", name);
	printf("# %s: %d allocations; MemFree before %ld kB, after %ld kB\n",
	       name, n, before, after);
	ok(n > 40, "%s: there were more than 40", name);
	ok(before == after, "%s: nothing is lost", name);
}

/* We are the new program of try_exec(). */
static int ask(int fd)
{
	return disarm(fd) ? SUCCESS : NOT_REACHED;
}

int main(int argc, char **argv)
{
	if (argc > 2 && !strcmp(argv[1], "ask"))
		return ask(atoi(argv[2]));
	verbose = argc > 1 && !strcmp(argv[1], "-v");
	self = (char *)getauxval(AT_EXECFN);
	if (access(FAIL_NTH, W_OK))
		return skip_all("this kernel has no " FAIL_NTH);
	test(try_fork, "fork");
	test(try_exec, "exec");
	is(wait(NULL), -1, "no child is left over");
	return done();
}
