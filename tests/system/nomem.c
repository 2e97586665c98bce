// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/nomem.c - what happens when memory, or the right to it, ends
 *
 *	nomem			the tests of limits and of huge requests
 *	nomem oom		also eats all memory: in a guest only
 *	nomem exit		(itself after exec)
 *
 * Linux:    mm/mmap.c may_expand_vm(), mm/oom_kill.c
 * Read:     mmaptest.c before
 *
 * A request that cannot be met gets ENOMEM. A page that cannot be had at a
 * fault is nobody's error: the process is killed, and all it had comes back.
 */
#include "../../user/lib/sys.h"
#include "tap.h"

#define MB		(1024UL * 1024)
#define ROOM		(16 * MB)	/* RLIMIT_AS in the tests */
#define PROT_RW		(PROT_READ | PROT_WRITE)
#define HUGE_LEN	0xf0000000UL	/* no address space has that */

static const char *self;

static void *map(size_t len, int prot)
{
	return mmap(NULL, len, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static const char *map_result(void *p)
{
	return p == MAP_FAILED ? errno_name(errno) : "success";
}

static void set_limit(int which, unsigned long bytes)
{
	struct rlimit64 limit = { bytes, RLIM64_INFINITY };

	prlimit64(0, which, &limit, NULL);
}

static int in_child(int (*test)(void))
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0)
		_exit(test());
	waitpid(pid, &status, 0);
	return status & ~0x80;		/* a core file or not */
}

static void test_huge(void)
{
	char *p = map(PAGE_SIZE, PROT_RW);

	is_text(map_result(map(HUGE_LEN, PROT_READ)), "ENOMEM",
		"mmap of nearly everything");
	is_text(map_result(mremap(p, PAGE_SIZE, HUGE_LEN, MREMAP_MAYMOVE,
				  NULL)), "ENOMEM", "mremap to that");
	is(p[0], 0, "the page is still there");
	munmap(p, PAGE_SIZE);
}

/* All are bits of the exit status: a child must not use stdio. */
static int limited_mmap(void)
{
	char *p;
	unsigned long n;

	set_limit(RLIMIT_AS, ROOM);
	for (n = 0; n <= ROOM; n += MB / 4) {
		p = map(MB / 4, PROT_RW);
		if (p == MAP_FAILED)
			break;
		*p = 1;
	}
	return (p != MAP_FAILED || errno != ENOMEM) << 0 |
	       (n < ROOM - 2 * MB || n >= ROOM) << 1 |
	       (map(2 * ROOM, PROT_NONE) != MAP_FAILED) << 2;
}

static int limited_brk(void)
{
	char *start = sbrk(0);
	unsigned long n = 0;

	set_limit(RLIMIT_DATA, ROOM);
	while (n <= 2 * ROOM && sbrk(MB / 4) != (void *)-1)
		n += MB / 4;
	return (n < ROOM - 2 * MB || n > ROOM) << 0 | (errno != ENOMEM) << 1 |
	       ((char *)sbrk(0) != start + n) << 2;
}

static int limited_mremap(void)
{
	char *p = map(MB, PROT_RW);

	set_limit(RLIMIT_AS, ROOM);
	if (mremap(p, MB, 2 * ROOM, MREMAP_MAYMOVE, NULL) != MAP_FAILED)
		return 1;
	return errno != ENOMEM || p[MB - 1];
}

static int limited_stack(void)
{
	volatile char *p = (char *)&p;

	set_limit(RLIMIT_AS, 1);
	p -= 1 * MB;
	*p = 1;
	return 1;
}

static int limited_exec(void)
{
	char *argv[] = { (char *)"nomem", (char *)"exit", NULL };

	set_limit(RLIMIT_AS, MB / 8);
	execve(self, argv, environ);
	return errno == ENOMEM ? 2 : errno == E2BIG ? 3 : 1;
}

static int limited_fork(void)
{
	pid_t pid;

	set_limit(RLIMIT_AS, 1);
	pid = fork();
	if (pid == 0)
		_exit(0);
	return pid < 0 ? errno : waitpid(pid, NULL, 0) != pid;
}

static void test_limits(void)
{
	is(in_child(limited_mmap), 0, "RLIMIT_AS ends mmap with ENOMEM");
	is(in_child(limited_brk), 0, "RLIMIT_DATA ends brk with ENOMEM");
	is(in_child(limited_mremap), 0, "RLIMIT_AS ends mremap with ENOMEM");
	is(in_child(limited_stack), SIGSEGV,
	   "RLIMIT_AS ends the stack's growth with SIGSEGV");
	is(in_child(limited_exec), SIGSEGV,
	   "exec without room dies past the point of no return");
	is(in_child(limited_fork), 0, "fork does not ask RLIMIT_AS");
}

/* ---- all memory -------------------------------------------------------- */

static int eat(void)
{
	unsigned long i;
	char *p;

	for (;;) {
		p = map(MB, PROT_RW);
		if (p == MAP_FAILED)
			return errno == ENOMEM ? 1 : 2;
		for (i = 0; i < MB; i += PAGE_SIZE)
			p[i] = 1;
	}
}

/* Private pages of both after a fork: copy-on-write runs out. */
static int eat_by_copying(void)
{
	size_t len = mem_free() * 1024UL / 3 * 2;
	char *p = map(len, PROT_RW);
	size_t i;
	pid_t pid;

	if (p == MAP_FAILED)
		return 1;
	memset(p, 1, len);
	pid = fork();
	for (i = 0; i < len; i += PAGE_SIZE)
		p[i] = 2;
	return pid == 0;
}

static int eat_stack(void)
{
	volatile char *p = (char *)&p;

	for (;; p -= PAGE_SIZE)
		*p = 1;
	return 1;
}

/* The stack's limit is the one of the new program. */
static int exec_eat_stack(void)
{
	char *argv[] = { (char *)"nomem", (char *)"stack", NULL };

	set_limit(RLIMIT_STACK, 1024 * MB);
	execve(self, argv, environ);
	return 1;
}

/* Returns how many were killed. The copying ends one of two, or both. */
static int eat_in_all_ways(void)
{
	int killed = 0;

	killed += in_child(eat) == SIGKILL;
	killed += in_child(exec_eat_stack) == SIGKILL;
	in_child(eat_by_copying);
	while (wait(NULL) > 0)
		;
	return killed;
}

static void test_oom(void)
{
	long before;

	is(eat_in_all_ways(), 2, "who eats all memory is killed");
	before = mem_free();
	is(eat_in_all_ways(), 2, "again");
	is(eat_in_all_ways(), 2, "and again");
	printf("# MemFree before %ld kB, after %ld kB\n", before, mem_free());
	is(mem_free(), before, "all memory is back");
}

int main(int argc, char **argv)
{
	self = (char *)getauxval(AT_EXECFN);
	if (argc > 1 && !strcmp(argv[1], "exit"))
		return 0;
	if (argc > 1 && !strcmp(argv[1], "stack"))
		return eat_stack();
	test_huge();
	test_limits();
	if (argc > 1 && !strcmp(argv[1], "oom"))
		test_oom();
	return done();
}
