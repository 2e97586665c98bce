// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/procperm.c - /proc: modes, other users' processes, dead ones
 *
 * Linux:    fs/proc/base.c, ptrace_may_access()
 * Read:     procfs.c before
 *
 * Needs root. What another user may see is asked by a child that has become one.
 */
#include "rawcall.h"
#include "tap.h"

#define OTHER	1234

static char text[16384];
static char path[128];

static const char *at(long pid, const char *name)
{
	snprintf(path, sizeof(path), "/proc/%ld/%s", pid, name);
	return path;
}

static long mode_of(const char *name)
{
	struct linux_stat64 st;

	return S(lstat64, name, &st) ?: (long)st.st_mode;
}

static long owner_of(const char *name)
{
	struct linux_stat64 st;

	return S(lstat64, name, &st) ?: (long)st.st_uid;
}

/* Bytes that can be read, at most; or the error of open, or of read. */
static long look(const char *name)
{
	long fd = S(open, name, O_RDONLY, 0), n;

	if (fd < 0)
		return fd;
	n = S(read, fd, text, sizeof(text));
	S(close, fd);
	return n;
}

/* 1: something can be read; 0: nothing; or the error. */
static long seen(const char *name)
{
	long n = look(name);

	return n > 0 ? 1 : n;
}

static void test_modes(void)
{
	static const struct {
		const char *name;
		long mode;
	} files[] = {
		{ "/proc/self", S_IFLNK | 0777 },
		{ "/proc/1", S_IFDIR | 0555 },
		{ "/proc/1/task", S_IFDIR | 0555 },
		{ "/proc/1/task/1", S_IFDIR | 0555 },
		{ "/proc/1/fd", S_IFDIR | 0500 },
		{ "/proc/1/environ", S_IFREG | 0400 },
		{ "/proc/1/auxv", S_IFREG | 0400 },
		{ "/proc/1/status", S_IFREG | 0444 },
		{ "/proc/1/personality", S_IFREG | 0400 },
		{ "/proc/1/limits", S_IFREG | 0444 },
		{ "/proc/1/comm", S_IFREG | 0644 },
		{ "/proc/1/cmdline", S_IFREG | 0444 },
		{ "/proc/1/stat", S_IFREG | 0444 },
		{ "/proc/1/statm", S_IFREG | 0444 },
		{ "/proc/1/maps", S_IFREG | 0444 },
		{ "/proc/1/cwd", S_IFLNK | 0777 },
		{ "/proc/1/root", S_IFLNK | 0777 },
		{ "/proc/1/exe", S_IFLNK | 0777 },
		{ "/proc/1/mounts", S_IFREG | 0444 },
		{ "/proc/1/smaps", S_IFREG | 0444 },
		{ "/proc/1/pagemap", S_IFREG | 0400 },
		{ "/proc/1/wchan", S_IFREG | 0444 },
		{ "/proc/1/task/1/stat", S_IFREG | 0444 },
		{ "/proc/meminfo", S_IFREG | 0444 },
		{ "/proc/slabinfo", S_IFREG | 0400 },
		{ "/proc/uptime", S_IFREG | 0444 },
		{ "/proc/loadavg", S_IFREG | 0444 },
		{ "/proc/stat", S_IFREG | 0444 },
		{ "/proc/version", S_IFREG | 0444 },
		{ "/proc/cmdline", S_IFREG | 0444 },
		{ "/proc/filesystems", S_IFREG | 0444 },
		{ "/proc/mounts", S_IFLNK | 0777 },
		{ "/proc/cpuinfo", S_IFREG | 0444 },
		{ "/proc/interrupts", S_IFREG | 0444 },
		{ "/proc/kallsyms", S_IFREG | 0444 },
		{ "/proc/sys/kernel", S_IFDIR | 0555 },
		{ "/proc/sys/kernel/randomize_va_space", S_IFREG | 0644 },
		{ "/proc/sys/kernel/pid_max", S_IFREG | 0644 },
		{ "/proc/sys/kernel/threads-max", S_IFREG | 0644 },
		{ "/proc/sys/kernel/ostype", S_IFREG | 0444 },
		{ "/proc/sys/kernel/osrelease", S_IFREG | 0444 },
		{ "/proc/sys/kernel/panic_on_oops", S_IFREG | 0644 },
		{ "/proc/sys/kernel/tainted", S_IFREG | 0644 },
		{ "/proc/0", -ENOENT }, { "/proc/01", -ENOENT },
		{ "/proc/1x", -ENOENT },
		{ "/proc/-1", -ENOENT },
		{ "/proc/4294967297", -ENOENT },
		{ "/proc/1/nothing", -ENOENT },
	};
	unsigned int i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		is(mode_of(files[i].name), files[i].mode, files[i].name);
}

static void test_writes(void)
{
	long fd = S(open, "/proc/self/limits", O_WRONLY, 0);

	is(S(write, fd, "x", 1), -EINVAL, "limits cannot be written");
	S(close, fd);
	is(S(open, "/proc/self/new", O_CREAT | O_WRONLY, 0644), -ENOENT,
	   "nothing can be created");
	is(S(mkdir, "/proc/new", 0755), -ENOENT, "no folder either");
	is(S(unlink, "/proc/self/limits"), -EPERM, "nothing can be deleted");
	is(look("/proc/self"), -EISDIR,
	   "a folder cannot be read");
	is(S(open, "/proc/sys/kernel/ostype", O_WRONLY, 0), -EACCES,
	   "what must not be written root cannot open");
}

static long child_that_waits(void)
{
	long pid = fork();

	if (pid == 0) {
		S(pause);
		_exit(0);
	}
	return pid;
}

static void end(long pid)
{
	S(kill, pid, SIGKILL);
	S(wait4, pid, 0, 0, 0);
}

/* What is open already, when the process is a zombie, and when it is no more. */
static void test_ends(void)
{
	static const struct {
		const char *name;
		long zombie, dead;
	} files[] = {
		{ "status", 1, -ESRCH }, { "stat", 1, -ESRCH },
		{ "statm", 1, -ESRCH }, { "limits", 1, -ESRCH },
		{ "comm", 1, -ESRCH }, { "maps", 0, -ESRCH },
		{ "smaps", 0, -ESRCH }, { "cmdline", 0, -ESRCH },
		{ "environ", 0, 0 }, { "auxv", 1, 1 }, { "pagemap", 0, 0 },
		{ "wchan", 1, -ESRCH }, { "personality", 1, -ESRCH },
	};
	const int count = sizeof(files) / sizeof(files[0]);
	long pid = child_that_waits(), fd[20], dir, n;
	int i;

	for (i = 0; i < count; i++)
		fd[i] = S(open, at(pid, files[i].name), O_RDONLY, 0);
	dir = S(open, at(pid, "fd"), O_RDONLY, 0);
	S(kill, pid, SIGKILL);
	do {
		look(at(pid, "stat"));
	} while (!strstr(text, ") Z "));
	for (i = 0; i < count; i++) {
		n = S(read, fd[i], text, 8);
		ok((n > 0 ? 1 : n) == files[i].zombie, "of a zombie: %s",
		   files[i].name);
		S(lseek, fd[i], 0, 0);
	}
	n = S(getdents64, dir, text, sizeof(text));
	is(n, 48, "of a zombie: fd has the dots only");
	is(S(readlink, at(pid, "exe"), text, 100), -ENOENT, "of a zombie: exe");
	is(S(readlink, at(pid, "cwd"), text, 100), -ENOENT, "of a zombie: cwd");
	is(owner_of(at(pid, "stat")), 0, "of a zombie: root owns it");
	S(wait4, pid, 0, 0, 0);
	for (i = 0; i < count; i++) {
		n = S(read, fd[i], text, 8);
		ok((n > 0 ? 1 : n) == files[i].dead, "of nobody: %s",
		   files[i].name);
		S(close, fd[i]);
	}
	S(lseek, dir, 0, 0);
	is(S(getdents64, dir, text, sizeof(text)), -ENOENT, "of nobody: fd");
	S(close, dir);
	is(S(open, at(pid, "stat"), O_RDONLY, 0), -ENOENT, "and it is not found");
}

/* ---- another user ---------------------------------------------------------------- */

static void look_at(long pid, const char *whose, long error)
{
	static const char *const open_to_all[] = {
		"status", "stat", "statm", "limits", "comm", "cmdline", "mounts",
	};
	static const char *const guarded[] = {
		"environ", "auxv", "maps", "smaps", "pagemap", "fd", "personality",
	};
	unsigned int i;

	for (i = 0; i < sizeof(open_to_all) / sizeof(char *); i++)
		ok(seen(at(pid, open_to_all[i])) == 1, "%s %s", whose,
		   open_to_all[i]);
	for (i = 0; i < sizeof(guarded) / sizeof(char *); i++) {
		long n = look(at(pid, guarded[i]));

		if (n == -EISDIR)
			n = 1;
		ok((n > 0 ? 1 : n) == error, "%s %s: %s", whose, guarded[i],
		   error < 0 ? errno_name(-error) : "seen");
	}
	is(S(readlink, at(pid, "exe"), text, 100) < 0, error < 0, "exe");
	is(S(readlink, at(pid, "cwd"), text, 100) < 0, error < 0, "cwd");
	is(S(readlink, at(pid, "fd/0"), text, 100) < 0, error < 0, "fd/0");
	look(at(pid, "wchan"));
	ok((*text == '0') == (error < 0), "%s wchan", whose);
	look(at(pid, "stat"));
	ok((strstr(text, " 1 1 0 0 0 ") != NULL) == (error < 0),
	   "%s stat: addresses", whose);
}

static char *program;

/* Runs as the other user, since its exec. */
static int as_other(const char *roots_pid)
{
	long pid;

	look_at(strtol(roots_pid, NULL, 10), "root's", -EACCES);
	is(S(open, "/proc/1/comm", O_WRONLY, 0), -EACCES, "init's comm");
	is(S(open, "/proc/sys/kernel/pid_max", O_WRONLY, 0), -EACCES, "a sysctl");
	ok(seen("/proc/sys/kernel/pid_max") == 1, "which all may read");
	look("/proc/kallsyms");
	is(strtoul(text, NULL, 16), 0, "kallsyms has no addresses");
	pid = child_that_waits();
	do {
		look(at(pid, "stat"));
	} while (!strstr(text, ") S "));
	is(owner_of(at(pid, "maps")), OTHER, "one's own belong to oneself");
	look_at(pid, "own", 1);
	end(pid);
	fflush(stdout);
	return tap_tests;
}

/* Has become another user, and kept the memory that it had as root. */
static int undumpable(void)
{
	long me = S(getpid);

	is(owner_of(at(me, "")), OTHER, "after setuid: the folder is its user's");
	is(owner_of(at(me, "maps")), 0, "what is in it is root's");
	is(seen(at(me, "auxv")), -EACCES, "its own auxv");
	is(seen(at(me, "maps")), 1, "its own maps");
	is(S(readlink, at(me, "exe"), text, 100) > 0, 1, "its own exe");
	is(S(open, at(me, "fd"), O_RDONLY, 0) >= 0, 1, "its own fd");
	is(S(open, at(me, "comm"), O_WRONLY, 0), -EACCES, "its own comm");
	return tap_tests;
}

static int in_child(const char *roots_pid)
{
	char number[12];
	char *argv[] = { program, (char *)roots_pid, number, 0 };
	int status;
	long pid = fork();

	if (pid == 0) {
		snprintf(number, sizeof(number), "%d", tap_tests);
		S(setgroups32, 0, 0);
		S(setgid32, OTHER);
		S(setuid32, OTHER);
		if (!roots_pid)
			_exit(undumpable());
		S(execve, program, argv, environ);
		_exit(255);
	}
	S(wait4, pid, &status, 0, 0);
	return status >> 8 & 0xff;
}

int main(int argc, char **argv)
{
	char number[12];
	long pid;

	program = argv[0];
	if (argc > 2) {
		tap_tests = strtol(argv[2], NULL, 10);
		return as_other(argv[1]);
	}
	test_modes();
	test_writes();
	test_ends();
	pid = child_that_waits();
	snprintf(number, sizeof(number), "%ld", pid);
	tap_tests = in_child(number);
	end(pid);
	tap_tests = in_child(NULL);
	return done();
}
