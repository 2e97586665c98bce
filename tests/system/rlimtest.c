// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/rlimtest.c - resource limits: who may change them, who obeys
 *
 * Linux:    kernel/sys.c (do_prlimit()), and wherever a limit is read
 * Read:     rawcall.h before
 *
 * As root it does everything, the last part as another user; as another user
 * only that part. The lines are those of Linux.
 */
#include "rawcall.h"
#include "tap.h"

#define INF64		(~0ULL)
#define OTHER		1234	/* a user that nobody else is */
#define BAD		((void *)8)

/* Of 32 bits, as old programs have it. */
struct rlimit32 {
	unsigned long cur, max;
};

static struct rlimit64 got;
static char many[4 << 20];

static long get(int which)
{
	return S(prlimit64, 0, which, 0, &got);
}

static long set(int which, unsigned long long cur, unsigned long long max)
{
	struct rlimit64 new = { cur, max };

	return S(prlimit64, 0, which, &new, 0);
}

/* The status of a child that does @test; a signal is 1000 + its number. */
static long in_child(int (*test)(void))
{
	int status = -1;
	long pid = fork();

	if (pid == 0)
		_exit(test());
	S(wait4, pid, &status, 0, 0);
	return status & 0x7f ? 1000 + (status & 0x7f) : status >> 8 & 0xff;
}

/* ---- the calls -------------------------------------------------------------- */

static void test_errors(void)
{
	struct rlimit64 new = { 5, 4 };

	is(S(prlimit64, 0, 16, 0, &got), -EINVAL, "no such limit");
	is(S(prlimit64, 0, -1, 0, &got), -EINVAL, "a negative one");
	is(S(prlimit64, 0, RLIMIT_CORE, &new, 0), -EINVAL, "soft over hard");
	is(S(prlimit64, 0x7fffffff, 16, &new, 0), -ESRCH, "no such process: first");
	is(S(prlimit64, -1, RLIMIT_CORE, 0, &got), -ESRCH, "a negative pid");
	is(S(prlimit64, 0x7fffffff, 16, BAD, 0), -EFAULT, "a bad new limit: before that");
	is(S(prlimit64, 0, 16, BAD, BAD), -EFAULT, "and before the number's check");
	is(S(prlimit64, 0, 16, 0, BAD), -EINVAL, "a bad place for the old one: last");
	is(S(prlimit64, 0, RLIMIT_CORE, 0, BAD), -EFAULT, "a bad place");
	is(S(prlimit64, 0, RLIMIT_CORE, 0, 0), 0, "nothing asked, nothing set");
	is(S(ugetrlimit, 16, BAD), -EINVAL, "ugetrlimit: the number first");
	is(S(ugetrlimit, RLIMIT_CORE, BAD), -EFAULT, "ugetrlimit: a bad place");
	is(S(setrlimit, 16, BAD), -EFAULT, "setrlimit: the address first");
	new.rlim_max = new.rlim_cur = 0;
	is(S(setrlimit, 16, &new), -EINVAL, "setrlimit: no such limit");
}

static void test_values(void)
{
	struct rlimit64 new = { 4096, 8192 };
	struct rlimit32 rlim = { 1, 2 };

	set(RLIMIT_CORE, 1, 0x10000);
	is(S(prlimit64, 0, RLIMIT_CORE, &new, &got), 0, "set, and get the old one");
	ok(got.rlim_cur == 1 && got.rlim_max == 0x10000, "which is the one before");
	new.rlim_cur = 7;
	is(S(prlimit64, 0, RLIMIT_CORE, &new, BAD), -EFAULT,
	   "with a bad place for the old one");
	get(RLIMIT_CORE);
	is(got.rlim_cur, 7, "the new one is set all the same");
	is(S(ugetrlimit, RLIMIT_CORE, &rlim), 0, "ugetrlimit");
	ok(rlim.cur == 7 && rlim.max == 8192, "says the same");
	rlim.cur = 6;
	is(S(setrlimit, RLIMIT_CORE, &rlim), 0, "setrlimit");
	get(RLIMIT_CORE);
	ok(got.rlim_cur == 6 && got.rlim_max == 8192, "sets both");
}

/* Where a long ends: a kernel of 32 bits has no larger finite limit. */
static void test_infinity(void)
{
	struct rlimit32 rlim = { 0, 0 };

	set(RLIMIT_RSS, 0xfffffffe, INF64);
	S(ugetrlimit, RLIMIT_RSS, &rlim);
	ok(rlim.cur == 0xfffffffe && rlim.max == 0xffffffff,
	   "ugetrlimit: infinity has 32 bits");
	get(RLIMIT_RSS);
	ok(got.rlim_cur == 0xfffffffe && got.rlim_max == INF64,
	   "prlimit64: it has 64");
	rlim.cur = rlim.max = 0xffffffff;
	S(setrlimit, RLIMIT_RSS, &rlim);
	get(RLIMIT_RSS);
	ok(got.rlim_cur == INF64 && got.rlim_max == INF64,
	   "setrlimit: 0xffffffff is infinity");
#ifdef __NR_getrlimit
	set(RLIMIT_RSS, 0x80000000, INF64);
	is(S(getrlimit, RLIMIT_RSS, &rlim), 0, "getrlimit, the old one");
	ok(rlim.cur == 0x7fffffff && rlim.max == 0x7fffffff, "has signed numbers");
	is(S(getrlimit, 16, BAD), -EINVAL, "getrlimit: the number first");
	is(S(getrlimit, RLIMIT_RSS, BAD), -EFAULT, "getrlimit: a bad place");
#else
	ok(1, "getrlimit, the old one");
	ok(1, "has signed numbers");
	ok(1, "getrlimit: the number first");
	ok(1, "getrlimit: a bad place");
#endif
	set(RLIMIT_RSS, INF64, INF64);
}

/* ---- who obeys --------------------------------------------------------------- */

static long open_until_it_fails(void)
{
	long fd = -1, last;

	do {
		last = fd;
		fd = S(open, "/", O_RDONLY, 0);
	} while (fd >= 0);
	return fd == -EMFILE ? last : fd;
}

static int files(void)
{
	set(RLIMIT_NOFILE, 20, 40);
	if (open_until_it_fails() != 19 || S(dup, 0) != -EMFILE)
		return 1;
	if (S(dup2, 0, 20) != -EBADF || S(dup2, 0, 19) != 19)
		return 2;
	if (S(fcntl64, 0, F_DUPFD, 20) != -EINVAL)
		return 3;
	set(RLIMIT_NOFILE, 10, 40);	/* what is open stays open */
	return S(fcntl64, 19, F_GETFD, 0) == 0 && S(dup, 0) == -EMFILE ? 0 : 4;
}

static int file_size(void)
{
	long fd = S(open, "/tmp/rlimtest", O_CREAT | O_RDWR | O_TRUNC, 0600);

	S(unlink, "/tmp/rlimtest");
	ignore_signal(SIGXFSZ);
	set(RLIMIT_FSIZE, 1000, INF64);
	if (S(write, fd, many, 2000) != 1000)
		return 1;
	if (S(write, fd, many, 1) != -EFBIG || S(ftruncate, fd, 1001) != -EFBIG)
		return 2;
	if (S(ftruncate, fd, 1000) != 0 || S(lseek, fd, 0, 0) != 0)
		return 3;
	if (S(write, fd, many, 1000) != 1000)
		return 4;
	default_signal(SIGXFSZ);
	S(write, fd, many, 1);
	return 5;
}

#define MAP(size)	S(mmap2, 0, size, PROT_READ | PROT_WRITE,	\
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
#define FAILED(addr)	((unsigned long)(addr) > -4096UL)

static int address_space(void)
{
	set(RLIMIT_AS, 64 << 20, INF64);
	if (MAP(80 << 20) != -ENOMEM || FAILED(MAP(4 << 20)))
		return 1;
	set(RLIMIT_AS, 1, INF64);
	return MAP(4096) == -ENOMEM ? 0 : 2;
}

static int data(void)
{
	unsigned long old = S(brk, 0);

	set(RLIMIT_DATA, 8 << 20, INF64);
	if (MAP(16 << 20) != -ENOMEM || S(brk, old + (16 << 20)) != old)
		return 1;
	/* Without write permission it is not data. */
	return FAILED(S(mmap2, 0, 16 << 20, PROT_READ,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) ? 2 : 0;
}

/* Touches one page after the other, down to @bytes below. */
static int __attribute__((noinline)) dig(long bytes)
{
	volatile char here[8192];

	here[0] = bytes > 8192 ? dig(bytes - 8192) : 0;
	return here[0];
}

static int lowered_stack(void)
{
	set(RLIMIT_STACK, 1 << 20, INF64);
	return dig(2 << 20);
}

static int raised_stack(void)
{
	set(RLIMIT_STACK, 1 << 20, INF64);
	set(RLIMIT_STACK, 16 << 20, INF64);
	return dig(12 << 20);
}

static int __attribute__((noreturn)) processor(void)
{
	set(RLIMIT_CPU, 1, 3);
	for (;;)
		;
}

static int __attribute__((noreturn)) processor_hard(void)
{
	ignore_signal(SIGXCPU);
	set(RLIMIT_CPU, 1, 2);
	for (;;)
		;
}

static void test_enforced(void)
{
	is(in_child(files), 0, "NOFILE: open, dup, fcntl stop at it");
	is(in_child(file_size), 1000 + SIGXFSZ, "FSIZE: EFBIG and SIGXFSZ");
	is(in_child(address_space), 0, "AS: mmap");
	is(in_child(data), 0, "DATA: mmap and brk, but not read-only memory");
	is(in_child(lowered_stack), 1000 + SIGSEGV, "STACK: at the next fault");
	is(in_child(raised_stack), 0, "STACK: raised, it grows on");
	is(in_child(processor), 1000 + SIGXCPU, "CPU: SIGXCPU");
	is(in_child(processor_hard), 1000 + SIGKILL, "CPU: SIGKILL at the hard one");
}

/* ---- who inherits ------------------------------------------------------------- */

static char *self;

/* Started again: the limits came through exec. */
static int started_again(void)
{
	get(RLIMIT_CORE);
	return got.rlim_cur == 77 && got.rlim_max == 777 ? 0 : 1;
}

static int exec_self(void)
{
	char *argv[] = { self, "again", 0 };

	S(execve, self, argv, environ);
	return 9;
}

static int forked(void)
{
	int ret = started_again();

	set(RLIMIT_CORE, 7, 7);
	return ret;
}

static void test_inherited(void)
{
	set(RLIMIT_CORE, 77, 777);
	is(in_child(forked), 0, "fork: inherited");
	is(started_again(), 0, "the child's limits are its own");
	is(in_child(exec_self), 0, "exec: kept");
}

/* ---- other users --------------------------------------------------------------- */

static long become(long uid)
{
	return S(setgid32, uid) ?: S(setuid32, uid);
}

static int many_processes(void)
{
	long pid = -EAGAIN, limit = 0;

	/* So many, and one more, are there already. */
	while (pid == -EAGAIN && limit < 200) {
		set(RLIMIT_NPROC, ++limit, 200);
		pid = S(fork);
	}
	if (pid == 0) {
		S(pause);
		_exit(0);
	}
	if (limit < 2 || pid < 0)
		return 1;
	if (S(fork) != -EAGAIN)
		return 2;
	S(kill, pid, SIGKILL);
	S(wait4, pid, 0, 0, 0);
	pid = S(fork);
	if (pid == 0)
		_exit(0);
	return pid > 0 ? 0 : 3;
}

static int as_other(void)
{
	struct rlimit64 new = { 50, 60 };
	long parent = S(getppid);

	is(set(RLIMIT_CORE, 50, 60), 0, "a user lowers a limit");
	is(set(RLIMIT_CORE, 60, 60), 0, "raises the soft one up to the hard one");
	is(set(RLIMIT_CORE, 60, 61), -EPERM, "but not the hard one");
	is(set(RLIMIT_CORE, 62, 61), -EINVAL, "soft over hard comes first");
	is(set(RLIMIT_NOFILE, 1, INF64), -EPERM, "too many files for everybody");
	is(S(prlimit64, 1, RLIMIT_CORE, 0, &got), -EPERM, "init's are not shown");
	is(S(prlimit64, 1, 16, 0, &got), -EPERM, "rights come before the number");
	is(S(prlimit64, parent, RLIMIT_CORE, &new, 0), 0, "but those of one's own");
	get(RLIMIT_CORE);
	is(S(prlimit64, getpid(), RLIMIT_CORE, 0, &got), 0, "by pid");
	is(got.rlim_max, 60, "the caller's own");
	is(in_child(many_processes), 0, "NPROC: one more process of a user is one too many");
	return 0;
}

/* In a process of its own, whose parent is the same user's. */
static int as_other_with_parent(void)
{
	int status = 0, before = tap_tests;
	long pid;

	if (!S(geteuid32) && become(OTHER))
		return 255;
	pid = fork();
	if (pid == 0) {
		as_other();
		_exit(tap_tests - before);
	}
	S(wait4, pid, &status, 0, 0);
	tap_tests += status >> 8 & 0xff;
	get(RLIMIT_CORE);
	ok(got.rlim_cur == 50 && got.rlim_max == 60, "the parent's have changed");
	return tap_tests - before;
}

/* In a container root has not all rights of root. */
static int may_raise(void)
{
	static char text[4096];
	char *line;

	read_file("/proc/self/status", text, sizeof(text));
	line = strstr(text, "CapEff:");
	return line && strtoull(line + 7, 0, 16) >> 24 & 1;
}

static void test_root(void)
{
	test_errors();
	test_values();
	test_infinity();
	test_inherited();
	is(set(RLIMIT_CORE, 7777, 77777), may_raise() ? 0 : -EPERM,
	   "root raises a hard limit, unless it may not");
	is(set(RLIMIT_NOFILE, 1, INF64), -EPERM, "but no file has so large a number");
	is(S(prlimit64, 1, RLIMIT_CORE, 0, &got), 0, "and sees everybody's");
	test_enforced();
}

int main(int argc, char **argv)
{
	self = argv[0];
	if (argc > 1 && !strcmp(argv[1], "again"))
		return started_again();
	if (!S(geteuid32))
		test_root();
	else
		test_enforced();
	tap_tests += in_child(as_other_with_parent);
	return done();
}
