/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/tap.h - results in the Test Anything Protocol
 *
 * Each program prints "ok N - what" or "not ok N - what" lines, then the plan
 * "1..N". The same program runs on Linux and must print the same there, so
 * what is not the same in two runs (addresses, sizes of the machine) goes into
 * lines that begin with "# ".
 *
 * fork() copies what stdio has not yet written: lines are written at once.
 */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tap_tests;
static int tap_failed;

__attribute__((format(printf, 2, 3), unused))
static int ok(int passed, const char *what, ...)
{
	va_list ap;

	printf("%sok %d - ", passed ? "" : "not ", ++tap_tests);
	va_start(ap, what);
	vprintf(what, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
	if (!passed)
		tap_failed++;
	return passed;
}

/* Compares two numbers; says what it got if they differ. */
__attribute__((unused))
static int is(long got, long expected, const char *what)
{
	if (ok(got == expected, "%s", what))
		return 1;
	printf("# got %ld (%#lx), expected %ld (%#lx)\n", got, got, expected,
	       expected);
	fflush(stdout);
	return 0;
}

/* Compares two texts. */
__attribute__((unused))
static int is_text(const char *got, const char *expected, const char *what)
{
	if (ok(!strcmp(got, expected), "%s: %s", what, expected))
		return 1;
	printf("# got %s\n", got);
	fflush(stdout);
	return 0;
}

/* MemFree in kB; -1 if /proc/meminfo does not say. */
__attribute__((unused))
static long mem_free(void)
{
	static char text[4096];
	char *line;

	if (read_file("/proc/meminfo", text, sizeof(text)) < 0)
		return -1;
	line = strstr(text, "MemFree:");
	return line ? strtol(line + 8, NULL, 10) : -1;
}

__attribute__((unused))
static int skip_all(const char *why)
{
	printf("1..0 # SKIP %s\n", why);
	return 0;
}

/* The last call of main(): the plan, and the exit status. */
__attribute__((unused))
static int done(void)
{
	printf("1..%d\n", tap_tests);
	if (tap_failed)
		printf("# failed %d of %d\n", tap_failed, tap_tests);
	fflush(stdout);
	return tap_failed ? 1 : 0;
}

#endif /* TESTS_TAP_H */
