// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/xargs.c - the words of the standard input become arguments
 *
 *	xargs [-n number] [-I text] [-r] [command [arguments...]]
 *		-n: at most so many at once
 *		-I: one line at once, in place of the text
 *		-r: without a word the command does not run
 *
 * Linux:    findutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES	65536	/* of words at once; execve() takes more */

static char **command;
static int nr_command;
static int status;

static void *must(void *p)
{
	if (p)
		return p;
	tool_error("memory");
	exit(1);
}

static void run(char **argv)
{
	int result = 127 << 8;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0)
		exec_tool(argv);
	if (pid > 0)
		waitpid(pid, &result, 0);
	if (WIFSIGNALED(result) || exit_code(result) == 255)
		status = WIFSIGNALED(result) ? 125 : 124;
	else if (exit_code(result) >= 126)
		status = exit_code(result);
	else if (exit_code(result))
		status = 123;
	if (status > 123)
		exit(status);
}

/* The next word in *@word; quotes and backslashes as in a shell, but no $. */
static int read_word(char **word, int whole_line)
{
	size_t len = 0;
	size_t size = 64;
	char *s = must(malloc(size));
	int quote = 0;
	int any = 0;
	int c;

	while ((c = getchar()) != EOF) {
		if (!quote && (c == '\n' || (!whole_line &&
					     (c == ' ' || c == '\t')))) {
			if (any)
				break;
			continue;
		}
		if (whole_line && !any && (c == ' ' || c == '\t'))
			continue;
		any = 1;
		if (c == quote) {
			quote = 0;
			continue;
		}
		if (!quote && (c == '"' || c == '\'')) {
			quote = c;
			continue;
		}
		if (c == '\\' && !quote && (c = getchar()) == EOF)
			break;
		if (len + 1 == size)
			s = must(realloc(s, size *= 2));
		s[len++] = c;
	}
	if (quote) {
		tool_message("unmatched %s quote", quote == '"' ? "double" :
								  "single");
		exit(1);
	}
	s[len] = '\0';
	*word = s;
	return any;
}

static char *replace(const char *in, const char *what, const char *by)
{
	char *out = must(malloc(strlen(in) * (strlen(by) + 1) + 1));
	char *end = out;

	while (*in) {
		if (!strncmp(in, what, strlen(what))) {
			end += sprintf(end, "%s", by);
			in += strlen(what);
		} else {
			*end++ = *in++;
		}
	}
	*end = '\0';
	return out;
}

static void run_for_lines(const char *what)
{
	char **argv = must(calloc(nr_command + 1, sizeof(*argv)));
	char *line;
	int i;

	while (read_word(&line, 1)) {
		for (i = 0; i < nr_command; i++)
			argv[i] = replace(command[i], what, line);
		run(argv);
	}
}

static void run_for_words(int most, int skip_empty)
{
	char **argv = must(calloc(nr_command + most + 1, sizeof(*argv)));
	int first = 1;
	size_t bytes;
	int n;
	int more = 1;

	memcpy(argv, command, nr_command * sizeof(*argv));
	while (more) {
		bytes = 0;
		for (n = 0; n < most && bytes < MAX_BYTES; n++) {
			more = read_word(&argv[nr_command + n], 0);
			if (!more)
				break;
			bytes += strlen(argv[nr_command + n]) + 1;
		}
		argv[nr_command + n] = NULL;
		if (n || (first && !skip_empty))
			run(argv);
		first = 0;
	}
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"xargs [-n number] [-I text] [-r] [command [arguments...]]";
	static char *echo[] = { (char *)"echo", NULL };
	const char *what = NULL;
	int skip_empty = 0;
	int most = 4096;
	int c;

	while ((c = next_option(argc, argv, "+n:I:r", usage)) != -1) {
		if (c == 'n')
			most = parse_number(optarg, "number");
		else if (c == 'I')
			what = optarg;
		else
			skip_empty = 1;
	}
	command = optind < argc ? argv + optind : echo;
	nr_command = optind < argc ? argc - optind : 1;
	if (most < 1 || most > 65536)
		wrong_usage(usage);
	if (what)
		run_for_lines(what);
	else
		run_for_words(most, skip_empty);
	return status;
}
