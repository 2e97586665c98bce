// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/kstacktest.c - kernel stacks as /proc and lkdtm show them
 *
 *	kstacktest		the tests of /proc/PID/stack and wchan
 *	kstacktest report N	one task asks lkdtm N times where its stack is
 *	kstacktest own		exits with the error of reading its own
 *
 * Linux:    fs/proc/base.c proc_pid_stack()
 * Read:     tap.h before; tests/host/test_stack_defences.py starts it
 *
 * The stack of a zombie is gone since generation 2 (Linux 4.9), while its other
 * files are there: who looks must not find the stack of somebody else.
 */
#include "rawcall.h"
#include "tap.h"

#define DIRECT	"/sys/kernel/debug/provoke-crash/DIRECT"

static char text[4096];

/* Returns bytes read into text, or -errno of open() or read(). */
static int read_proc(pid_t pid, const char *name)
{
	char path[64];
	int fd, n;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, name);
	fd = S(open, path, O_RDONLY);
	if (fd < 0)
		return fd;
	n = S(read, fd, text, sizeof(text) - 1);
	S(close, fd);
	text[n > 0 ? n : 0] = '\0';
	return n;
}

static void show(void)
{
	char *line, *next;

	for (line = text; *line; line = next) {
		next = strchr(line, '\n');
		next = next ? next + 1 : line + strlen(line);
		printf("# %.*s", (int)(next - line), line);
	}
	fflush(stdout);
}

/* Are all lines "[<0>] function+0x12/0x34"? */
static int is_trace(void)
{
	char *line = text, name[64];
	unsigned int offset, size;
	int n;

	while (*line) {
		n = 0;
		if (sscanf(line, "[<0>] %63[^+]+0x%x/0x%x%n", name, &offset,
			   &size, &n) != 3 || line[n] != '\n' || offset > size)
			return 0;
		line += n + 1;
	}
	return line != text;
}

static pid_t start(int exits)
{
	pid_t pid = fork();

	if (pid)
		return pid;
	if (exits)
		_exit(0);
	for (;;)
		S(pause);
}

static void end(pid_t pid)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/*
 * As another user: exits with the error of the attempt. Only after an exec the files
 * below /proc/self are his, so that he may open them: then it is read() that refuses.
 */
static int as_somebody(pid_t pid, char *program)
{
	char *args[] = { program, (char *)"own", NULL };
	int status;
	pid_t child = fork();

	if (!child) {
		if (S(setuid32, 1000))
			_exit(99);
		if (program)
			S(execve, program, args, args + 2);
		status = read_proc(pid ? pid : getpid(), "stack");
		_exit(status < 0 ? -status : 0);
	}
	waitpid(child, &status, 0);
	return WEXITSTATUS(status);
}

static int report(int times)
{
	static const char name[] = "REPORT_STACK";
	int fd = S(open, DIRECT, O_WRONLY);

	while (times-- > 0)
		if (S(write, fd, name, sizeof(name) - 1) != sizeof(name) - 1)
			return 1;
	return 0;
}

int main(int argc, char **argv)
{
	pid_t sleeper, zombie, later;
	struct linux_stat64 st;

	if (argc > 2)
		return report(atoi(argv[2]));
	if (argc > 1)
		return S(open, "/proc/self/stack", O_RDONLY) < 0 ? 98 :
		       -read_proc(getpid(), "stack");
	sleeper = start(0);
	while (read_proc(sleeper, "wchan") <= 1)
		sched_yield();		/* until it sleeps */
	printf("# sleeps in %s\n", text);
	ok(read_proc(sleeper, "stack") > 0 && is_trace(), "stack of a sleeper");
	show();
	ok(strstr(text, "] sys_") != NULL, "it is in a system call");
	ok(!strstr(text, "schedule"), "the scheduler is left out");
	ok(read_proc(getpid(), "stack") > 0 && is_trace(), "own stack");
	is(strncmp(text, "[<0>] proc_pid_stack+", 21), 0, "begins with its reader");
	is(S(stat64, "/proc/self/stack", &st), 0, "stat");
	is(st.st_mode, S_IFREG | 0400, "mode");
	is(as_somebody(0, NULL), EACCES, "somebody, his own stack");
	is(as_somebody(0, argv[0]), EACCES, "and when the file is his");
	is(as_somebody(sleeper, NULL), EACCES, "somebody, a stack of root's");

	zombie = start(1);
	while (read_proc(zombie, "stat") > 0 && !strstr(text, ") Z "))
		sched_yield();
	later = start(0);		/* gets the zombie's stack from the cache */
	while (read_proc(later, "wchan") <= 1)
		sched_yield();
	read_proc(zombie, "wchan");
	ok(!strcmp(text, "0") || !strcmp(text, "do_exit"),
	   "a zombie sleeps nowhere, or at its end");
	ok(read_proc(zombie, "stack") >= 0, "stack of a zombie");
	show();
	ok(!*text || strstr(text, "] do_exit+"), "is nothing, or its own");
	end(zombie);
	end(later);
	end(sleeper);
	return done();
}
