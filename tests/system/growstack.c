// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/growstack.c - how far does the stack grow, and what stops it?
 *
 *	growstack		the tests, with a table of sizes in "# " lines
 *	growstack unlimited	the row that no limit ends, but the memory
 *	growstack HOW FILE	(its own child after exec) grows and dies
 *
 * Linux:    mm/mmap.c expand_downwards(), acct_stack_growth(); fs/exec.c
 *           setup_arg_pages() for the size at the start
 * Notes:    chapter "132 kB", table of limits
 *
 * A child that is dead cannot report. So it writes the address of each page
 * to FILE after it has touched it, and the last one that is there was the
 * bottom of the stack at its death.
 *
 * Below 132 kB the strings of exec, its random slack and the program's first
 * calls have to fit too: `setarch -R` makes that the same each time, and adds
 * the smallest limits.
 *
 *	top   +-----------+
 *	      |           |  132 kB at the start, or the limit if it is less
 *	      +- - - - - -+
 *	      :           :  one page for each fault
 *	      +- - - - - -+  top - RLIMIT_STACK, or 256 pages above a mapping
 */
#include "../../user/lib/sys.h"
#include "tap.h"

#define KB		1024UL
#define NO_LIMIT	(-1L)
#define FILE_NAME	"/tmp/growstack"

/* What a child writes down. */
struct report {
	unsigned long start;		/* of [stack] when it begins */
	unsigned long end;
	unsigned long vmstk_kb;		/* /proc/self/status at the start */
	unsigned long smaps_kb;		/* "Size:" in /proc/self/smaps */
	unsigned long bottom;		/* lowest page that was touched */
	unsigned long extra;		/* where the mapping below ends */
};

static struct report report;
static int report_fd;
static char text[32768];

/* ---- the child --------------------------------------------------------- */

static void write_report(void)
{
	lseek(report_fd, 0, SEEK_SET);
	write(report_fd, &report, sizeof(report));
}

static void look_at_stack(void)
{
	char *p;

	read_file("/proc/self/smaps", text, sizeof(text));
	p = strstr(text, "[stack]");
	if (!p)
		_exit(1);
	report.smaps_kb = strtoul(strstr(p, "Size:") + 5, NULL, 10);
	while (p > text && p[-1] != '\n')
		p--;
	report.start = strtoul(p, &p, 16);
	report.end = strtoul(p + 1, NULL, 16);
	read_file("/proc/self/status", text, sizeof(text));
	p = strstr(text, "VmStk:");
	report.vmstk_kb = p ? strtoul(p + 6, NULL, 10) : 0;
}

static void touch(unsigned long address)
{
	*(volatile char *)address = 1;
	if (address < report.bottom) {
		report.bottom = address;
		write_report();
	}
}

/* A little more than one page for each call, and no end but death. */
static int recurse(int depth)
{
	static volatile int last_depth = -1;
	volatile char frame[PAGE_SIZE];

	if (depth == last_depth)
		return 0;
	touch((unsigned long)frame & ~(PAGE_SIZE - 1));
	frame[0] = depth;
	return recurse(depth + 1) + frame[0];
}

/* As recursion does, but to the very page at which it ends. */
static void walk_down(void)
{
	unsigned long page;

	for (page = report.bottom;; page -= PAGE_SIZE)
		touch(page);
}

static void set_limit(long kb)
{
	struct rlimit64 limit = { kb * KB, RLIM64_INFINITY };

	if (kb == NO_LIMIT)
		limit.rlim_cur = RLIM64_INFINITY;
	if (prlimit64(0, RLIMIT_STACK, &limit, NULL))
		_exit(1);
}

static void map_below(unsigned long kb, int prot)
{
	char *p = (char *)(report.end - kb * KB);

	p = mmap(p - PAGE_SIZE, PAGE_SIZE, prot,
		 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	if (p == MAP_FAILED)
		_exit(1);
	report.extra = (unsigned long)p + PAGE_SIZE;
}

static int grow(const char *how, const char *file)
{
	report_fd = open(file, O_WRONLY);
	look_at_stack();
	report.bottom = (unsigned long)&how & ~(PAGE_SIZE - 1);
	if (!strcmp(how, "lowered"))
		set_limit(1024);
	else if (!strcmp(how, "raised"))
		set_limit(4096);
	else if (!strcmp(how, "mapping"))
		map_below(2048, PROT_READ);
	else if (!strcmp(how, "2M-under"))
		map_below(report.smaps_kb + 2048 - 4, PROT_READ);
	else if (!strcmp(how, "noaccess"))
		map_below(2048, PROT_NONE);
	write_report();
	if (!strcmp(how, "recursion"))
		return recurse(0);
	if (!strcmp(how, "jump")) {
		touch(report.end - 8 * KB * KB);	/* the last page */
		_exit(0);
	}
	if (!strcmp(how, "jump-too-far")) {
		touch(report.end - 8 * KB * KB - PAGE_SIZE);
		_exit(0);
	}
	walk_down();
	return 0;
}

/* ---- the parent -------------------------------------------------------- */

/*
 * Returns the signal of which the child died; fills in the report. @name is
 * its argv[0], which can be long.
 */
static int run_named(const char *name, const char *how, long limit_kb)
{
	char *self = (char *)getauxval(AT_EXECFN);
	char *argv[] = {
		(char *)name, (char *)how, (char *)FILE_NAME, NULL
	};
	char *envp[] = { NULL };
	int status = 0;
	int fd = open(FILE_NAME, O_RDWR | O_CREAT | O_TRUNC, 0600);
	pid_t pid = fork();

	if (pid == 0) {
		set_limit(limit_kb);
		execve(self, argv, envp);
		_exit(1);
	}
	waitpid(pid, &status, 0);
	memset(&report, 0, sizeof(report));
	read(fd, &report, sizeof(report));
	close(fd);
	unlink(FILE_NAME);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static int run_child(const char *how, long limit_kb)
{
	return run_named("growstack", how, limit_kb);
}

static unsigned long start_kb(void)
{
	return (report.end - report.start) / KB;
}

static unsigned long end_kb(void)
{
	return (report.end - report.bottom) / KB;
}

static void show(const char *how, long limit_kb)
{
	printf("# %-9s limit %5ld kB: start %lu kB, VmStk %lu kB, end %lu kB\n",
	       how, limit_kb, start_kb(), report.vmstk_kb, end_kb());
}

static void test_limit(long kb)
{
	char what[80];
	int sig = run_child("walk", kb);

	show("walk", kb);
	snprintf(what, sizeof(what), "%ld kB: at the start it has %ld",
		 kb, kb < 132 ? kb : 132);
	is(start_kb(), kb < 132 ? kb : 132, what);
	ok(report.vmstk_kb == start_kb() && report.smaps_kb == start_kb(),
	   "VmStk in status and Size in smaps agree");
	is(sig, SIGSEGV, "the child dies of SIGSEGV");
	is(end_kb(), kb, "when the stack is as large as the limit");
}

static void test_limits(void)
{
	static const long limits[] = {
		64, 128, 132, 136, 160, 256, 1024, 8192, 65536
	};
	static const long small[] = { 4, 8, 16, 32 };
	size_t i;

	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		test_limit(limits[i]);
	if (!(personality(0xffffffff) & ADDR_NO_RANDOMIZE))
		return;
	for (i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		test_limit(small[i]);
}

/* Strings that fill the only page: auxv has no room, and no error is left. */
static void test_exec_is_killed(void)
{
	static char name[4000];

	memset(name, 'x', sizeof(name) - 1);
	is(run_named(name, "walk", 4), SIGSEGV,
	   "4 kB, full of strings: SIGSEGV");
	show("full", 4);
	is(report.end, 0, "in exec: the program has not begun");
}

static void test_recursion(void)
{
	is(run_child("recursion", 8192), SIGSEGV, "recursion: SIGSEGV");
	show("recursion", 8192);
	ok(end_kb() > 8192 - 12 && end_kb() <= 8192,
	   "recursion ends less than three pages from the limit");
}

static void test_jumps(void)
{
	is(run_child("jump", 8192), 0,
	   "the last page can be touched at once, far below sp");
	is(end_kb(), 8192, "the stack has its full size then");
	is(run_child("jump-too-far", 8192), SIGSEGV, "the page below cannot");
}

static void test_limit_changes(void)
{
	is(run_child("lowered", 8192), SIGSEGV, "setrlimit to 1024 kB");
	show("lowered", 8192);
	is(end_kb(), 1024, "counts at the next fault");
	is(run_child("raised", 1024), SIGSEGV, "and to 4096 kB");
	show("raised", 1024);
	is(end_kb(), 4096, "does too");
}

static void test_guard_gap(void)
{
	is(run_child("mapping", 8192), SIGSEGV, "a mapping 2 MiB from the top");
	show("mapping", 8192);
	is((report.bottom - report.extra) / KB, 1024,
	   "stops the stack 256 pages above it");
	is(run_child("2M-under", 8192), SIGSEGV, "one 2 MiB below the stack");
	show("2M-under", 8192);
	is(end_kb(), 1152, "leaves it 1152 kB");
	is(run_child("noaccess", 8192), SIGSEGV, "one with PROT_NONE");
	is(report.bottom - report.extra, 0, "lets it come up to it");
}

/* Not where others need the memory: the machine has none left then. */
static int unlimited(void)
{
	long free_kb = mem_free();
	int sig = run_child("walk", NO_LIMIT);

	printf("# no limit: %lu -> %s, signal %d\n", start_kb(),
	       (long)end_kb() > free_kb / 4 * 3 ? "most of the memory" :
	       "killed too early", sig);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "unlimited"))
		return unlimited();
	if (argc == 3)
		return grow(argv[1], argv[2]);
	mkdir("/tmp", 0777);
	test_limits();
	test_exec_is_killed();
	test_recursion();
	test_jumps();
	test_limit_changes();
	test_guard_gap();
	return done();
}
