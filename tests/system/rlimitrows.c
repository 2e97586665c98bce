// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/rlimitrows.c - what the system calls for limits answer
 *
 *	rlimitrows		prints a row for each question, for `make compare`
 *
 * Linux:    kernel/sys.c do_prlimit(), check_prlimit_permission(); programs of
 *           32 bits know infinity as all ones (getrlimit, ugetrlimit,
 *           setrlimit), the oldest call of i386 as 0x7fffffff
 * Read:     growstack.c (what a limit does) before
 */
#include "../../user/lib/sys.h"
#include <linux/resource.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOBODY	65534

/* Of 32 bits each, as getrlimit and setrlimit have it. */
struct words {
	unsigned long cur;
	unsigned long max;
};

static void *const bad = (void *)16;

static void row(const char *what, long result)
{
	printf("%s: %s\n", what, result < 0 ? errno_name(errno) : "0");
	fflush(stdout);
}

static void print_limit(const char *what, int which)
{
	struct rlimit64 now = { 0, 0 };

	if (prlimit64(0, which, NULL, &now)) {
		row(what, -1);
		return;
	}
	printf("%s: %llx, at most %llx\n", what, (unsigned long long)now.rlim_cur,
	       (unsigned long long)now.rlim_max);
	fflush(stdout);
}

static int set(int which, unsigned long long cur, unsigned long long max)
{
	struct rlimit64 new = { cur, max };

	return prlimit64(0, which, &new, NULL);
}

static void errors(void)
{
	struct rlimit64 now;

	row("prlimit64, resource 16", prlimit64(0, RLIM_NLIMITS, NULL, &now));
	row("prlimit64, resource -1", prlimit64(0, -1, NULL, &now));
	row("prlimit64, nothing asked", prlimit64(0, RLIMIT_STACK, NULL, NULL));
	row("prlimit64, bad new", prlimit64(0, RLIMIT_STACK, bad, NULL));
	row("prlimit64, bad old", prlimit64(0, RLIMIT_STACK, NULL, bad));
	row("prlimit64, no such process",
	    prlimit64(999999, RLIMIT_STACK, NULL, &now));
	row("prlimit64, process -1", prlimit64(-1, RLIMIT_STACK, NULL, &now));
	row("soft above hard", set(RLIMIT_CORE, 2, 1));
	row("files above nr_open", set(RLIMIT_NOFILE, 1024, 1048577));
	row("setrlimit, bad", syscall(__NR_setrlimit, RLIMIT_STACK, bad));
	row("ugetrlimit, bad", syscall(__NR_ugetrlimit, RLIMIT_STACK, bad));
	row("ugetrlimit, resource 16",
	    syscall(__NR_ugetrlimit, RLIM_NLIMITS, &now));
}

static void infinity(void)
{
	struct words words = { 0, 0 };

	syscall(__NR_ugetrlimit, RLIMIT_STACK, &words);
	printf("ugetrlimit, stack: %lx, at most %lx\n", words.cur, words.max);
#ifdef __NR_getrlimit
	syscall(__NR_getrlimit, RLIMIT_STACK, &words);
	printf("old getrlimit, stack: %lx, at most %lx\n", words.cur, words.max);
#endif
	set(RLIMIT_CORE, 0x123456789aULL, RLIM64_INFINITY);
	print_limit("core of 40 bits", RLIMIT_CORE);
	syscall(__NR_ugetrlimit, RLIMIT_CORE, &words);
	printf("ugetrlimit, the same: %lx, at most %lx\n", words.cur, words.max);
	words.cur = words.max = 0xffffffff;
	syscall(__NR_setrlimit, RLIMIT_CORE, &words);
	print_limit("after setrlimit with all ones", RLIMIT_CORE);
	words.cur = words.max = 0xfffffffe;
	syscall(__NR_setrlimit, RLIMIT_CORE, &words);
	print_limit("after setrlimit with one less", RLIMIT_CORE);
}

/* Who is not root may lower, and raise up to the hard limit. */
static void without_rights(void)
{
	struct rlimit64 now;

	syscall(__NR_setuid32, NOBODY);
	row("not root, soft lowered", set(RLIMIT_STACK, 1 << 20, RLIM64_INFINITY));
	row("not root, soft raised", set(RLIMIT_STACK, 2 << 20, RLIM64_INFINITY));
	row("not root, hard lowered", set(RLIMIT_STACK, 2 << 20, 4 << 20));
	row("not root, hard raised", set(RLIMIT_STACK, 2 << 20, 8 << 20));
	row("not root, process 1 asked", prlimit64(1, RLIMIT_STACK, NULL, &now));
	print_limit("not root, at the end", RLIMIT_STACK);
}

static void in_child(void (*what)(void))
{
	if (fork() == 0) {
		what();
		_exit(0);
	}
	wait(NULL);
}

static void inherited(void)
{
	char *argv[] = { (char *)"rlimitrows", (char *)"again", NULL };

	print_limit("after fork", RLIMIT_STACK);
	execve((char *)getauxval(AT_EXECFN), argv, environ);
}

int main(int argc, char **argv)
{
	if (argc == 2) {
		print_limit("after exec", RLIMIT_STACK);
		return 0;
	}
	print_limit("stack", RLIMIT_STACK);
	print_limit("files", RLIMIT_NOFILE);
	errors();
	in_child(infinity);
	in_child(without_rights);
	set(RLIMIT_STACK, 12345678, RLIM64_INFINITY);
	in_child(inherited);
	return 0;
}
