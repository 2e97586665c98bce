// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/procfs.c - /proc/PID agrees with itself, and with what we do
 *
 * Linux:    fs/proc/
 * Read:     rawcall.h before; procperm.c has rights and processes that end
 *
 * Numbers are not the same everywhere, but they fit together everywhere: what
 * maps, status, stat and statm say of the same memory, the page that was touched
 * and its bit in pagemap, the file that was opened and its link in fd.
 */
#include <linux/auxvec.h>
#include "rawcall.h"
#include "tap.h"
#include "threadhelp.h"

static char text[65536], other[65536];

static long slurp(const char *path)
{
	long n = read_file(path, text, sizeof(text) - 1);

	text[n < 0 ? 0 : n] = '\0';
	return n;
}

/* The number behind a name at the beginning of a line. */
static long field(const char *name)
{
	char *line = strstr(text, name);

	return line ? strtol(line + strlen(name), NULL, 10) : -1;
}

/* Field @nr of stat, counted from 1; what is behind the name, from 3. */
static unsigned long stat_field(int nr)
{
	char *p = strrchr(text, ')') + 1;

	for (nr -= 2; nr > 1; nr--)
		p = strchr(p + 1, ' ');
	return strtoul(p, NULL, 10);
}

struct range {
	unsigned long start, end;
};

/* The area with this name, or whose start is 0. */
static struct range area(const char *name)
{
	struct range r = { 0, 0 };
	char *line;

	slurp("/proc/self/maps");
	for (line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
		if (strstr(line, name))
			r = (struct range){ strtoul(line, NULL, 16),
					    strtoul(strchr(line, '-') + 1, NULL, 16) };
	return r;
}

static unsigned long sum_of_areas(int *count)
{
	unsigned long sum = 0;
	char *line;

	slurp("/proc/self/maps");
	*count = 0;
	for (line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		sum += strtoul(strchr(line, '-') + 1, NULL, 16) -
		       strtoul(line, NULL, 16);
		++*count;
	}
	return sum;
}

/* ---- the same memory, told four times ------------------------------------------- */

/* Since 6.2 Linux counts pages on each CPU and adds up now and then. */
static int inexact(void)
{
	struct new_utsname name;

	S(uname, &name);
	return strtol(name.release, NULL, 10) > 6 ||
	       (!strncmp(name.release, "6.", 2) &&
		strtol(name.release + 2, NULL, 10) > 1);
}

static void test_memory(void)
{
	struct range stack;
	unsigned long sum;
	long size, stk, data, rss;
	int areas, lines = 0;
	char *line;

	sum = sum_of_areas(&areas);
	stack = area("[stack]");
	slurp("/proc/self/status");
	size = field("VmSize:");
	stk = field("VmStk:");
	data = field("VmData:");
	rss = field("VmRSS:");
	is(sum / 1024 - size, 0, "the areas of maps together are VmSize");
	is((stack.end - stack.start) / 1024 - stk, 0, "[stack] is VmStk");
	is(field("RssAnon:") + field("RssFile:") + field("RssShmem:") - rss, 0,
	   "RssAnon, RssFile and RssShmem together are VmRSS");
	ok(field("VmPeak:") >= size && field("VmHWM:") >= rss,
	   "the largest is not smaller");
	slurp("/proc/self/statm");
	is(strtol(text, &line, 10) * 4 - size, 0, "statm: size is VmSize");
	ok(inexact() || strtol(line, NULL, 10) * 4 == rss,
	   "statm: resident is VmRSS");
	strtol(line, &line, 10);
	for (areas = 0; areas < 3; areas++)
		strtol(line, &line, 10);
	is(strtol(line, &line, 10) * 4 - data - stk, 0,
	   "statm: data is VmData and VmStk");
	slurp("/proc/self/stat");
	is(stat_field(23) / 1024 - size, 0, "stat: vsize is VmSize");
	ok(inexact() || stat_field(24) * 4 == rss, "stat: rss is VmRSS");
	ok(stat_field(28) >= stack.start && stat_field(28) < stack.end,
	   "stat: startstack lies in [stack]");
	is(stat_field(28) - (unsigned long)initial_stack, 0, "where argc is");
	ok(!stat_field(29) && !stat_field(30), "sp and pc are not told");
	is(stat_field(1 + 3) - S(getppid), 0, "stat: the parent");
	is(stat_field(20), 1, "stat: one thread");

	sum_of_areas(&areas);
	slurp("/proc/self/smaps");
	for (line = text, rss = 0; (line = strstr(line, "\nRss:")); line += 5) {
		rss += strtol(line + 5, NULL, 10);
		lines++;
	}
	is(lines - areas, 0, "smaps has the areas of maps");
	line = strstr(text, "[stack]");
	is(strtol(strstr(line, "Size:") + 5, NULL, 10) - stk, 0,
	   "smaps: the stack's Size is VmStk");
	ok(strstr(line, "\nVmFlags: rd wr mr mw me gd ac ") != NULL,
	   "smaps: it grows down");
}

/* All names come in this order; others may stand between them. */
static void names_in_order(const char *path, const char *names)
{
	char name[40], *at = text, *found;
	int n;

	slurp(path);
	memmove(text + 1, text, strlen(text) + 1);
	*text = '\n';
	while (*names) {
		n = strcspn(names, " ");
		snprintf(name, sizeof(name), "\n%.*s:", n, names);
		found = strstr(at, name);
		if (!found)
			break;
		at = found;
		names += n + (names[n] == ' ');
	}
	ok(!*names, "%s: the names of 6.1 in its order", path);
	if (*names)
		printf("# %s\n", name + 1);
}

static void test_names(void)
{
	names_in_order("/proc/self/status",
		"Name Umask State Tgid Ngid Pid PPid TracerPid Uid Gid FDSize "
		"Groups NStgid NSpid NSpgid NSsid VmPeak VmSize VmLck VmPin VmHWM "
		"VmRSS RssAnon RssFile RssShmem VmData VmStk VmExe VmLib VmPTE "
		"VmSwap CoreDumping THP_enabled Threads SigQ SigPnd ShdPnd SigBlk "
		"SigIgn SigCgt CapInh CapPrm CapEff CapBnd CapAmb NoNewPrivs "
		"Seccomp Seccomp_filters Speculation_Store_Bypass "
		"SpeculationIndirectBranch Cpus_allowed Cpus_allowed_list "
		"Mems_allowed Mems_allowed_list voluntary_ctxt_switches "
		"nonvoluntary_ctxt_switches");
	names_in_order("/proc/self/smaps",
		"Size KernelPageSize MMUPageSize Rss Pss Pss_Dirty Shared_Clean "
		"Shared_Dirty Private_Clean Private_Dirty Referenced Anonymous "
		"LazyFree AnonHugePages ShmemPmdMapped FilePmdMapped "
		"Shared_Hugetlb Private_Hugetlb Swap SwapPss Locked THPeligible "
		"VmFlags");
	names_in_order("/proc/meminfo",
		"MemTotal MemFree MemAvailable Buffers Cached SwapTotal SwapFree "
		"AnonPages Mapped Shmem Slab KernelStack PageTables VmallocTotal");
	slurp("/proc/self/limits");
	is_text(strtok(text, "\n"), "Limit                     Soft Limit        "
		"   Hard Limit           Units     ", "limits");
	slurp("/proc/loadavg");
	ok(strspn(text, "0123456789. /") == strlen(text) - 1, "loadavg: numbers");
	slurp("/proc/self/stat");
	for (long i = 0, n = 0; ; i++) {
		n += text[i] == ' ';
		if (!text[i]) {
			is(n, 51, "stat: 52 fields");
			break;
		}
	}
}

/* ---- pagemap ------------------------------------------------------------------- */

static long may(int capability)
{
	slurp("/proc/self/status");
	return strtoull(strstr(text, "CapEff:") + 7, NULL, 16) >> capability & 1;
}

static unsigned long long pagemap(long fd, unsigned long addr)
{
	unsigned long long entry = -1;

	S(pread64, fd, &entry, 8,
#ifdef __arm__
	  0,
#endif
	  addr / PAGE_SIZE * 8, 0);
	return entry;
}

static void test_pagemap(void)
{
	const unsigned long long present = 1ULL << 63, file = 1ULL << 61;
	long fd = S(open, "/proc/self/pagemap", O_RDONLY, 0);
	unsigned long page = S(mmap2, 0, 3 * PAGE_SIZE, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned long long e;

	ok(!pagemap(fd, page) && !pagemap(fd, page + PAGE_SIZE),
	   "pagemap: a new area has no pages");
	*(volatile char *)(page + PAGE_SIZE) = 1;
	e = pagemap(fd, page + PAGE_SIZE);
	ok((e & present) && !(e & file) && !(pagemap(fd, page) & present),
	   "one that was written to has");
	is(!!(e & ((1ULL << 55) - 1)), may(21), "its number is for root");
	ok(!!(pagemap(fd, (unsigned long)&e) & present), "so has the stack");
	e = pagemap(fd, (unsigned long)test_pagemap);
	ok((e & present) && (e & file), "a program's code comes from its file");
	ok(!pagemap(fd, 0), "nothing at 0");
	S(munmap, page, 3 * PAGE_SIZE);
	ok(!(pagemap(fd, page + PAGE_SIZE) & present), "nothing after munmap");
	is(S(read, fd, &e, 7), -EINVAL, "seven bytes");
	S(lseek, fd, 4, 0);
	is(S(read, fd, &e, 8), -EINVAL, "not at a multiple of eight");
	S(lseek, fd, 0, 0);
	is(S(read, fd, 8, 8), -EFAULT, "a bad address");
	is(S(read, fd, &e, 0), 0, "no bytes");
	S(close, fd);
}

/* ---- places --------------------------------------------------------------------- */

static const char *link_of(const char *path)
{
	long n = S(readlink, path, other, sizeof(other) - 1);

	if (n < 0)
		return errno_name(-n);
	other[n] = '\0';
	return other;
}

#define fd_path(fd)	text_of("/proc/self/fd/%ld", fd)

static const char *text_of(const char *format, long number)
{
	static char path[40];

	snprintf(path, sizeof(path), format, number);
	return path;
}

static long mode_of(const char *path)
{
	struct linux_stat64 st;
	long ret = S(lstat64, path, &st);

	return ret ?: st.st_mode;
}

static void test_links(const char *self)
{
	static char name[300], here[256];
	long fd, again;

	snprintf(name, sizeof(name), "%ld", S(getpid));
	is(strcmp(link_of("/proc/self"), name), 0, "self is the pid");
	snprintf(name, sizeof(name), "%ld/task/%ld", S(getpid), S(gettid));
	is(strcmp(link_of("/proc/thread-self"), name), 0, "thread-self");
	is_text(link_of("/proc/mounts"), "self/mounts", "mounts");
	S(getcwd, here, sizeof(here));
	is(strcmp(link_of("/proc/self/cwd"), here), 0, "cwd");
	is_text(link_of("/proc/self/root"), "/", "root");
	is(strcmp(link_of("/proc/self/exe"), self), 0, "exe");

	fd = S(open, "procfs.tmp", O_CREAT | O_RDWR, 0600);
	snprintf(name, sizeof(name), "%s/procfs.tmp", here[1] ? here : "");
	is(strcmp(link_of(fd_path(fd)), name), 0, "fd: the path");
	is(mode_of(fd_path(fd)), S_IFLNK | 0700, "open for reading and writing");
	S(write, fd, "hello", 5);
	S(unlink, "procfs.tmp");
	ok(strstr(link_of(fd_path(fd)), "/procfs.tmp (deleted)") != NULL,
	   "fd: the path, deleted");
	again = S(open, fd_path(fd), O_RDONLY, 0);
	is(S(read, again, name, 10), 5, "the link leads to the file all the same");
	is(mode_of(fd_path(again)), S_IFLNK | 0500, "open for reading");
	S(close, again);
	again = S(open, "/dev/null", O_WRONLY, 0);
	is(mode_of(fd_path(again)), S_IFLNK | 0300, "open for writing");
	is_text(link_of(fd_path(again)), "/dev/null", "fd");
	S(close, again);
	S(close, fd);
	is(S(open, fd_path(fd), O_RDONLY, 0), -ENOENT, "fd: closed");
	is_text(link_of("/proc/self/fd/00"), "ENOENT", "fd: 00");
	is_text(link_of("/proc/self/fd/x"), "ENOENT", "fd: x");
	is_text(link_of("/proc/self/fd/-1"), "ENOENT", "fd: -1");
	fd = S(open, "/proc/self/root/proc/self/exe", O_RDONLY, 0);
	ok(fd >= 0, "links in the middle of a path");
	is(S(read, fd, name, 4), 4, "exe can be read");
	is(memcmp(name, "\177ELF", 4), 0, "it is a program");
	S(close, fd);
	is(S(open, "/proc/self/exe", O_RDONLY | O_NOFOLLOW, 0), -ELOOP,
	   "exe is a link");
	is(S(open, "/proc/self/exe", O_WRONLY, 0), -ETXTBSY, "and running");
}

/* ---- texts that the process can change ------------------------------------------- */

static char *mine;	/* argv[0] */

static long cmdline_is(const char *expected, long n)
{
	long got = slurp("/proc/self/cmdline");

	if (got == n && !memcmp(text, expected, n))
		return 1;
	printf("# %ld bytes: %s\n", got, text);
	return 0;
}

static void test_strings(int argc, char **argv)
{
	char *end = argv[argc - 1] + strlen(argv[argc - 1]) + 1;
	long fd, n = end - mine;
	char first = *mine, saved = end[-1];

	memcpy(other, mine, n);
	ok(cmdline_is(other, n), "cmdline: the arguments");
	*mine = other[0] = '#';
	ok(cmdline_is(other, n), "cmdline: as they are now");
	*mine = first;
	slurp("/proc/self/environ");
	is(strcmp(text, environ[0]), 0, "environ");
	end[-1] = '!';		/* so a longer title is set */
	ok(slurp("/proc/self/cmdline") > n && text[n - 1] == '!' &&
	   !strcmp(text + n, environ[0]), "cmdline: on into the environment");
	end[-1] = saved;

	fd = S(open, "/proc/self/auxv", O_RDONLY, 0);
	n = S(read, fd, text, sizeof(text));
	S(close, fd);
	ok(n % 8 == 0 && n > 15 * 8, "auxv: pairs of words");
	ok(!((long *)text)[n / 4 - 2], "auxv: AT_NULL at its end");
	for (long i = 0; i < n / 4; i += 2)
		if (((long *)text)[i] == AT_RANDOM)
			is(((long *)text)[i + 1] - getauxval(AT_RANDOM), 0,
			   "auxv: as on the stack");
}

static long put(const char *path, const char *what, long n)
{
	long fd = S(open, path, O_WRONLY | O_TRUNC, 0), ret;

	if (fd < 0)
		return fd;
	ret = S(write, fd, what, n);
	S(close, fd);
	return ret;
}

static void test_comm(void)
{
	long pid;

	is(put("/proc/self/comm", "a name that is too long", 23), 23, "comm: write");
	slurp("/proc/self/comm");
	is_text(strtok(text, "\n"), "a name that is ", "15 characters are kept");
	is(put("/proc/self/comm", "two\nlines\\", 10), 10, "comm: two lines");
	slurp("/proc/self/status");
	is_text(strtok(text, "\n"), "Name:\ttwo\\nlines\\\\", "status");
	slurp("/proc/self/stat");
	ok(strstr(text, " (two\nlines\\) R ") != NULL, "stat: as it is");
	is(put("/proc/thread-self/comm", "procfs", 6), 6, "comm: of a thread");
	pid = fork();
	if (pid == 0) {
		S(pause);
		_exit(0);
	}
	is(put(text_of("/proc/%ld/comm", pid), "x", 1), -EINVAL, "comm: of another process");
	S(kill, pid, SIGKILL);
	S(wait4, pid, 0, 0, 0);
	is(put("/proc/self/comm", "", 0), 0, "comm: nothing");
	is(put("/proc/self/comm", (char *)8, 4), -EFAULT,
	   "comm: a bad address");
}

/* ---- threads --------------------------------------------------------------------- */

static volatile int stop;

static int second_thread(void)
{
	while (!stop)
		S(sched_yield);
	return 0;
}

static void test_threads(void)
{
	static char stack[16384] __attribute__((aligned(16)));
	long tid, fd, n, entries = 0;

	tid = clone_call(THREAD, stack + sizeof(stack), 0, 0, second_thread);
	fd = S(open, "/proc/self/task", O_RDONLY, 0);
	n = S(getdents64, fd, other, sizeof(other));
	for (char *p = other; p < other + n; entries++)
		p += ((struct linux_dirent64 *)p)->d_reclen;
	S(close, fd);
	is(entries, 4, "task: two threads, and the dots");
	slurp("/proc/self/stat");
	is(stat_field(20), 2, "stat: two threads");
	slurp(text_of("/proc/self/task/%ld/status", tid));
	ok(field("\nTgid:") == S(getpid) && field("\nPid:") == tid,
	   "task/TID/status: it knows its process");
	ok(slurp(text_of("/proc/%ld/stat", tid)) > 0, "/proc/TID is there, though not in the list");
	is(S(open, text_of("/proc/self/task/%ld/task", tid), O_RDONLY, 0), -ENOENT, "a thread has no threads");
	is(S(open, "/proc/self/task/1/stat", O_RDONLY, 0), -ENOENT,
	   "init is not one of ours");
	stop = 1;
	while (S(access, text_of("/proc/self/task/%ld", tid), 0) == 0)
		S(sched_yield);
	ok(1, "it goes away");
}

/* ---- small buffers and positions ---------------------------------------------------- */

static void test_positions(const char *path, long step)
{
	long fd = S(open, path, O_RDONLY, 0), n = 0, got, whole;

	/* Once, so that whatever it needs of the stack and heap is there. */
	while ((got = S(read, fd, other + n, step)) > 0)
		n += got;
	whole = slurp(path);
	ok(got == 0 && n == whole && !memcmp(text, other, n),
	   "%s: %ld bytes at a time", path, step);
	got = S(lseek, fd, 100, 0);
	is(got, 100, "lseek");
	got = S(read, fd, other, 50);
	ok(got == 50 && !memcmp(text + 100, other, 50), "the text from there on");
	S(lseek, fd, 10, 0);
	got = S(read, fd, other, 50);
	ok(got == 50 && !memcmp(text + 10, other, 50), "backwards");
	is(S(lseek, fd, -1, 0), -EINVAL, "before the beginning");
	is(S(lseek, fd, 0, 2), -EINVAL, "from the end");
	is(S(lseek, fd, whole + 5, 0), whole + 5, "behind the end");
	is(S(read, fd, other, 10), 0, "there is nothing");
	S(lseek, fd, 0, 0);
	is(S(read, fd, 8, 10), -EFAULT, "a bad address");
	S(close, fd);
}

int main(int argc, char **argv)
{
	static char self[256];

	S(readlink, "/proc/self/exe", self, sizeof(self) - 1);
	mine = argv[0];
	/* Whatever of memory is needed later shall be there from now on. */
	memset(text, 1, sizeof(text));
	memset(other, 1, sizeof(other));
	ok(sum_of_areas(&argc) > 0, "maps");
	slurp("/proc/self/status");
	for (argc = 0; argv[argc]; argc++)
		;
	test_memory();
	test_names();
	test_pagemap();
	test_links(self);
	test_strings(argc, argv);
	test_comm();
	test_threads();
	test_positions("/proc/self/maps", 1);
	test_positions("/proc/self/limits", 7);
	test_positions("/proc/self/smaps", 333);
	return done();
}
