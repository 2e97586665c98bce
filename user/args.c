// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/args.c - execs itself with N kB of arguments
 *
 *	args N			try 1, 100, 2000, 3000; then `ulimit -s 64`
 *
 * Linux:    fs/exec.c bprm_stack_limits(): strings and pointers may take a
 *           quarter of RLIMIT_STACK, at least 128 KiB, at most 6 MiB, or exec
 *           fails with E2BIG; copy_strings() writes them, and setup_arg_pages()
 *           adds 128 KiB to what they take
 * Notes:    chapter "One page becomes 132 kB"
 * Read:     stackmap.c before
 *
 * The strings have 1024 bytes with their zeros, so N kB are N strings:
 *
 *	argv: "args" "-" "xxx..." "xxx..." ...
 */
#include "lib/stackview.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STRING_SIZE	1024UL
#define MAX_KB		100000L
#define BAR		44
#define MIN_LIMIT	(128UL * 1024)	/* ARG_MAX */
#define MAX_LIMIT	(6144UL * 1024)	/* three quarters of 8 MiB */

static struct stack_view view;
static char string[STRING_SIZE];
static char *vector[MAX_KB + 3];

static unsigned long string_limit(void)
{
	struct rlimit64 limit;
	unsigned long bytes = MAX_LIMIT;

	if (!prlimit64(0, RLIMIT_STACK, NULL, &limit) &&
	    limit.rlim_cur / 4 < MAX_LIMIT)
		bytes = limit.rlim_cur / 4;
	return bytes > MIN_LIMIT ? bytes : MIN_LIMIT;
}

static void draw_bar(unsigned long used, unsigned long limit)
{
	unsigned long marks = (unsigned long long)used * BAR / limit;

	printf("|%.*s%.*s| %lu of %lu kB%s\n", (int)(marks < BAR ? marks : BAR),
	       "############################################",
	       marks < BAR ? (int)(BAR - marks) : 0,
	       "--------------------------------------------",
	       KB(used), KB(limit), used > limit ? ": too much" : "");
}

/* Room for the strings in the limit's quarter, but not in a small stack? */
static const char *why(unsigned long bytes)
{
	if (errno != E2BIG)
		return strerror(errno);
	return bytes > string_limit() ? "more than exec allows" :
		"they do not fit into the stack itself";
}

static int exec_with(long kb)
{
	unsigned long bytes = kb * (STRING_SIZE + sizeof(char *));
	long i;

	memset(string, 'x', STRING_SIZE - 1);
	vector[0] = (char *)"args";
	vector[1] = (char *)"-";
	for (i = 0; i < kb; i++)
		vector[2 + i] = string;
	print_limit();
	printf("strings %ld of 1024 bytes, and a pointer to each\n", kb);
	draw_bar(bytes, string_limit());
	fflush(stdout);
	execve((char *)getauxval(AT_EXECFN), vector, environ);
	printf("exec    fails with %s: %s\n", errno_name(errno), why(bytes));
	return 1;
}

static void part(unsigned long above, const char *name, unsigned long bytes)
{
	printf("%08lx +---------------------------------+\n", above);
	printf("%8s | %-20s %8lu B |\n", "", name, bytes);
}

/* What the new program finds: initial_stack is where argc is. */
static int look(int argc, char **argv)
{
	unsigned long tables = (unsigned long)(initial_stack);
	unsigned long strings = (unsigned long)argv[0];

	look_at_stack(&view);
	printf("exec    has done it: argc is %d, [stack] has %lu kB\n\n", argc,
	       KB(view.end - view.start));
	part(view.end, "strings", view.end - strings);
	part(strings, "auxv, envp, argv", strings - tables);
	part(tables, "to be used: sp here", tables - view.start);
	printf("%08lx +---------------------------------+\n", view.start);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "-"))
		return look(argc, argv);
	return exec_with(number(argc == 2 ? argv[1] : NULL, 1, MAX_KB,
				"args N: execs itself with N kB of arguments"));
}
