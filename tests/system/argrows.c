// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/argrows.c - how many arguments fit under a stack limit?
 *
 *	argrows			prints the table, a row for each limit
 *	argrows small		only the rows of limits up to 128 kB
 *
 * Linux:    fs/exec.c bprm_stack_limits(): a quarter of RLIMIT_STACK, not less
 *           than 128 KiB, not more than 6 MiB, for strings and pointers; with
 *           less than 128 KiB of stack the stack itself ends first, and then
 *           it is too late for an error
 * Read:     execargs.c before (the same limits to the byte, as tests)
 *
 * Each attempt is an exec in a child that ends at once. The search starts at a
 * guess and doubles its steps away from it: a good guess costs a few attempts.
 * The smallest limits depend on where the stack's random slack leaves sp:
 * `setarch -R argrows` prints the same each time.
 */
#include "../../user/lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ARGS	450000
#define ARG_SIZE	4096		/* with its zero */
#define NO_LIMIT	(-1L)
#define STARTED		0
#define SIGNAL		1000		/* + number */

static char *args[MAX_ARGS + 2];
static char string[131073];

/* STARTED, an errno, or SIGNAL + the signal that killed the child. */
static int attempt(long kb)
{
	struct rlimit64 limit = { kb * 1024, RLIM64_INFINITY };
	char *none[] = { NULL };
	int status;
	pid_t pid;

	if (kb == NO_LIMIT)
		limit.rlim_cur = RLIM64_INFINITY;
	pid = fork();
	if (pid == 0) {
		prlimit64(0, RLIMIT_STACK, &limit, NULL);
		execve((char *)getauxval(AT_EXECFN), args, none);
		_exit(errno);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid) {
		perror("argrows");
		exit(1);
	}
	return WIFSIGNALED(status) ? SIGNAL + WTERMSIG(status) :
				     WEXITSTATUS(status);
}

/* The same string @nr times after an argv[0] that says: end at once. */
static int attempt_many(char *arg, int nr, long kb)
{
	int i;

	args[0] = (char *)"-";
	for (i = 1; i <= nr; i++)
		args[i] = arg;
	args[nr + 1] = NULL;
	return attempt(kb);
}

static const char *name(int result)
{
	if (result == STARTED)
		return "starts";
	if (result < SIGNAL)
		return errno_name(result);
	return result == SIGNAL + SIGSEGV ? "SIGSEGV" : signal_text(result - SIGNAL);
}

/* The largest number of arguments that start, near @guess. */
static int search(char *arg, int guess, long kb, int *why)
{
	int low = guess, high = guess;
	int step, result;

	result = attempt_many(arg, guess, kb);
	for (step = 1; result == STARTED && high < MAX_ARGS; step *= 2) {
		low = high;
		high = high + step < MAX_ARGS ? high + step : MAX_ARGS;
		result = attempt_many(arg, high, kb);
	}
	for (step = 1; low == high && low > 0; step *= 2) {
		*why = result;
		low = low - step > 0 ? low - step : 0;
		if (attempt_many(arg, low, kb) != STARTED)
			high = low;
	}
	*why = result;
	while (high - low > 1) {
		int middle = (low + high) / 2;

		result = attempt_many(arg, middle, kb);
		if (result == STARTED) {
			low = middle;
		} else {
			high = middle;
			*why = result;
		}
	}
	return low;
}

static void row(char *arg, long kb, int guess)
{
	char limit[24] = "unlimited";
	int why = 0;
	int nr = search(arg, guess, kb, &why);

	if (kb != NO_LIMIT)
		snprintf(limit, sizeof(limit), "%ld kB", kb);
	printf("%s, %s: %d, then %s\n", limit,
	       *arg ? "strings of 4096 bytes" : "empty strings", nr, name(why));
	fflush(stdout);
}

static void one_string(int len)
{
	memset(string, 'x', len);
	string[len] = '\0';
	printf("one string of %d characters: %s\n", len,
	       name(attempt_many(string, 1, 8192)));
	memset(string, 'x', ARG_SIZE - 1);
	string[ARG_SIZE - 1] = '\0';
}

int main(int argc, char **argv)
{
	static const struct { long kb; int guess; } rows[] = {
		{ NO_LIMIT, 1534 }, { 65536, 1534 }, { 8192, 511 },
		{ 1024, 63 }, { 512, 31 }, { 256, 31 }, { 128, 30 },
		{ 64, 14 }, { 32, 6 }, { 16, 2 }, { 8, 0 },
	};
	static const struct { long kb; int guess; } empty[] = {
		{ 8192, 419426 }, { 1024, 52424 }, { 128, 26140 },
		{ 64, 13040 }, { 32, 6500 }, { 16, 3200 }, { 8, 1600 },
	};
	int small = argc == 2 && !strcmp(argv[1], "small");
	size_t i;

	if (!strcmp(argv[0], "-"))
		return STARTED;
	one_string(131071);
	one_string(131072);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!small || (rows[i].kb > 0 && rows[i].kb <= 128))
			row(string, rows[i].kb, rows[i].guess);
	for (i = 0; i < sizeof(empty) / sizeof(empty[0]); i++)
		if (!small || empty[i].kb <= 128)
			row((char *)"", empty[i].kb, empty[i].guess);
	return 0;
}
