// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sysctltest.c - /proc/sys/kernel, and the log: values and effects
 *
 * Linux:    kernel/sysctl.c, kernel/printk/printk.c
 * Read:     procperm.c before
 *
 * It changes the machine, so it runs in a guest only, as root.
 */
#include "rawcall.h"
#include "tap.h"

#define BAD	((void *)8)

static char text[1 << 17];
static char *program;

static const char *at(const char *name)
{
	static char path[80];

	snprintf(path, sizeof(path), "/proc/sys/kernel/%s", name);
	return path;
}

static long put(const char *name, const char *value)
{
	long fd = S(open, at(name), O_WRONLY | O_TRUNC, 0), ret;

	ret = S(write, fd, value, strlen(value));
	S(close, fd);
	return ret;
}

static const char *value_of(const char *name)
{
	long n = read_file(at(name), text, sizeof(text) - 1);

	text[n < 0 ? 0 : n] = '\0';
	return strtok(text, "\n");
}

static void test_values(void)
{
	long fd;

	is(put("randomize_va_space", "1\n"), 2, "a number and a line end");
	is_text(value_of("randomize_va_space"), "1", "is the value");
	is(put("randomize_va_space", "  0x2\t"), 6, "hexadecimal, in spaces");
	is_text(value_of("randomize_va_space"), "2", "is the value");
	is(put("randomize_va_space", "-1"), 2, "a negative number");
	is_text(value_of("randomize_va_space"), "-1", "is the value");
	is(put("randomize_va_space", "2 and"), 2, "what is behind it is not used");
	is(put("randomize_va_space", "x"), -EINVAL, "not a number");
	is(put("randomize_va_space", "1x"), -EINVAL, "a number, and something");
	is(put("randomize_va_space", "-"), -EINVAL, "only a sign");
	is(put("randomize_va_space", " \n"), -EINVAL, "only space");
	is(put("randomize_va_space", "99999999999"), -EINVAL, "too large a number");
	is(put("randomize_va_space", "111111111111111111111111111111111111"),
	   -EINVAL, "too many digits");
	is_text(value_of("randomize_va_space"), "2", "none of it counts");
	is(put("randomize_va_space", ""), 0, "nothing");
	fd = S(open, at("randomize_va_space"), O_RDWR, 0);
	is(S(write, fd, "1", 1), 1, "written");
	is(S(write, fd, "0", 1), 1, "and again, but not at the beginning");
	is_text(value_of("randomize_va_space"), "1", "only the first counts");
	S(lseek, fd, 0, 0);
	is(S(write, fd, BAD, 1), -EFAULT, "a bad address to write from");
	is(S(read, fd, BAD, 9), -EFAULT, "a bad address to read to");
	is(S(read, fd, text, 1), 1, "one byte");
	is(S(read, fd, text, 9), 0, "is all, as in Linux");
	S(close, fd);
	put("randomize_va_space", "2");

	is(put("pid_max", "300"), -EINVAL, "pid_max: too small");
	is(put("pid_max", "32769"), -EINVAL, "pid_max: too large");
	is(put("threads-max", "0"), -EINVAL, "threads-max: none");
	is(put("threads-max", "1073741824"), -EINVAL, "threads-max: too large");
	is_text(value_of("ostype"), "Linux", "ostype");
	fd = S(open, at("ostype"), O_RDONLY, 0);
	is(S(read, fd, text, 2), 2, "ostype: two bytes");
	is(S(read, fd, text, 20), 4, "the rest");
	is(memcmp(text, "nux\n", 4), 0, "nux");
	is(S(read, fd, text, 20), 0, "the end");
	S(close, fd);
	is_text(value_of("tainted"), "0", "tainted");
	is(put("tainted", "512"), 3, "a taint");
	put("tainted", "0");
	is_text(value_of("tainted"), "512", "cannot be taken back");
}

/* ---- they take effect ------------------------------------------------------------ */

/* How many different stacks have eight processes that start one after the other? */
static int different_stacks(void)
{
	char *argv[] = { program, "where", 0 };
	int status, first = -1, different = 1, i;

	for (i = 0; i < 8; i++) {
		long pid = fork();

		if (pid == 0) {
			S(execve, program, argv, environ);
			_exit(255);
		}
		S(wait4, pid, &status, 0, 0);
		if (first < 0)
			first = status;
		different += status != first;
	}
	return different;
}

/* Forks until it fails, at most @max times; all end. Largest pid in *@largest. */
static int forks(int max, long *error, long *largest)
{
	int count = 0, ends[2];
	long pid = 0;
	char c;

	S(pipe, ends);
	*largest = 0;
	while (count < max && (pid = S(fork)) > 0) {
		count++;
		if (pid > *largest)
			*largest = pid;
	}
	if (pid == 0) {
		S(close, ends[1]);
		S(read, ends[0], &c, 1);
		_exit(0);
	}
	*error = pid;
	S(close, ends[0]);
	S(close, ends[1]);
	while (S(wait4, -1, 0, 0, 0) > 0)
		;
	return count;
}

static void test_effects(void)
{
	char number[12];
	long error, largest, before;

	put("randomize_va_space", "0");
	is(different_stacks(), 1, "randomize_va_space 0: the next exec is not random");
	put("randomize_va_space", "2");
	ok(different_stacks() > 4, "randomize_va_space 2: it is");

	put("pid_max", "301");
	ok(forks(400, &error, &largest) > 100, "pid_max 301: many processes");
	ok(largest <= 300, "with small numbers");
	is(error, -EAGAIN, "until there is no number any more");
	put("pid_max", "32768");
	is(forks(400, &error, &largest), 400, "pid_max 32768: more");
	ok(largest > 300, "with larger numbers");

	before = strtol(value_of("threads-max"), NULL, 10);
	put("threads-max", "30");
	ok(forks(400, &error, &largest) < 30, "threads-max 30: few processes");
	is(error, -EAGAIN, "also for root");
	snprintf(number, sizeof(number), "%ld", before);
	put("threads-max", number);
	is(forks(40, &error, &largest), 40, "threads-max as before");
}

/* ---- the log ------------------------------------------------------------------------ */

enum { CLOSE, OPEN, READ, READ_ALL, READ_CLEAR, CLEAR, CONSOLE_OFF, CONSOLE_ON,
       CONSOLE_LEVEL, SIZE_UNREAD, SIZE_BUFFER };

/* "<6>[    0.123456] text" on each line, the times in order. */
static int well_formed(long n)
{
	double last = 0, time;
	char *line = text, *end;

	text[n] = '\0';
	for (; *line; line = strchr(end, '\n') + 1) {
		if (line[0] != '<' || line[1] < '0' || line[1] > '7' ||
		    line[2] != '>' || line[3] != '[')
			return 0;
		time = strtod(line + 4, &end);
		if (end[0] != ']' || end[1] != ' ' || end - line < 16 || time < last)
			return 0;
		last = time;
	}
	return 1;
}

static void test_log(void)
{
	long all, n, unread;

	is(S(syslog, OPEN, 0, 0), 0, "syslog: open");
	is(S(syslog, CLOSE, 0, 0), 0, "close");
	is(S(syslog, 11, 0, 0), -EINVAL, "no such action");
	is(S(syslog, -1, 0, 0), -EINVAL, "nor this");
	all = S(syslog, READ_ALL, text, sizeof(text) - 1);
	ok(all > 500 && well_formed(all), "read all: records");
	ok(strstr(text, "] Linux version 6.1.0-") != NULL, "with the first one");
	ok(S(syslog, SIZE_BUFFER, 0, 0) >= all, "the buffer is not smaller");
	n = S(syslog, READ_ALL, text, 300);
	ok(n > 0 && n <= 300 && well_formed(n), "read some: whole records");
	ok(strstr(text, "Linux version") == NULL, "the last ones");
	is(S(syslog, READ_ALL, text, 0), 0, "no room");
	is(S(syslog, READ_ALL, 0, 10), -EINVAL, "no buffer");
	is(S(syslog, READ_ALL, text, -1), -EINVAL, "a negative size");
	is(S(syslog, READ_ALL, BAD, 3000), -EFAULT, "a bad address");
	is(S(syslog, READ, 0xfffff000, 0x2000), -EFAULT, "behind all memory");

	unread = S(syslog, SIZE_UNREAD, 0, 0);
	is(unread - all, 0, "nothing has been read yet");
	is(S(syslog, READ, text, 10), 10, "read: ten bytes");
	is(S(syslog, SIZE_UNREAD, 0, 0) - unread, -10, "are read");
	n = S(syslog, READ, text + 10, 2000);
	ok(n > 0 && n <= 2000 && well_formed(10 + n), "the rest goes on there");
	is(S(syslog, SIZE_UNREAD, 0, 0) - unread, -10 - n, "whole records");

	is(S(syslog, READ_CLEAR, text, sizeof(text) - 1) - all, 0, "read and clear");
	is(S(syslog, READ_ALL, text, sizeof(text)), 0, "then there is nothing");
	is(S(syslog, CLEAR, 0, 0), 0, "clear");
	is(S(syslog, SIZE_UNREAD, 0, 0) - unread, -10 - n, "what is unread stays");

	is(S(syslog, CONSOLE_LEVEL, 0, 0), -EINVAL, "level 0");
	is(S(syslog, CONSOLE_LEVEL, 0, 9), -EINVAL, "level 9");
	is(S(syslog, CONSOLE_LEVEL, 0, 7), 0, "level 7");
	is(S(syslog, CONSOLE_OFF, 0, 0), 0, "off");
	is(S(syslog, CONSOLE_ON, 0, 0), 0, "on");
}

int main(int argc, char **argv)
{
	program = argv[0];
	if (argc > 1)		/* on which page is the stack? */
		return (unsigned long)&argc / PAGE_SIZE & 0xff;
	test_log();
	test_values();
	test_effects();
	return done();
}
