// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/grep.c - prints the lines that match a pattern
 *
 *	grep [-EFivnclqsowxhHr] [-m number] [-e] pattern [files...]
 *
 * Linux:    GNU grep, of which these are the usual options
 * Read:     grep/regex.c
 *
 * Exit status: 0 if there was one, 1 if not, 2 after an error.
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "grep/regex.h"

static char on[128];			/* options by letter */
static char *patterns;			/* lines */
static unsigned long most = ~0UL;
static int with_names;
static int found_any;
static int failed;

static void add_pattern(const char *s)
{
	size_t len = patterns ? strlen(patterns) + 1 : 0;

	patterns = realloc(patterns, len + strlen(s) + 1);
	if (!patterns)
		exit(2);
	if (len)
		patterns[len - 1] = '\n';
	strcpy(patterns + len, s);
}

static void print_prefix(const char *name, unsigned long number)
{
	if (with_names)
		printf("%s:", name);
	if (on['n'])
		printf("%lu:", number);
}

/* -o: each match in a line of its own. */
static void print_matches(const char *line, size_t len, const char *name,
			  unsigned long number)
{
	size_t from = 0;
	size_t start, end;

	while (re_search(line, len, from, &start, &end)) {
		if (end > start) {
			print_prefix(name, number);
			printf("%.*s\n", (int)(end - start), line + start);
		}
		from = end > start ? end : end + 1;
	}
}

static int grep(FILE *file, const char *name)
{
	char *line = NULL;
	size_t size = 0;
	unsigned long count = 0;
	unsigned long number = 0;
	size_t len, start, end;

	if (!strcmp(name, "-"))
		name = "(standard input)";
	while (count < most && (len = get_line(file, &line, &size))) {
		number++;
		if (line[len - 1] == '\n')
			line[--len] = '\0';
		if (re_search(line, len, 0, &start, &end) == !!on['v'])
			continue;
		count++;
		found_any = 1;
		if (on['q'])
			exit(0);
		if (on['l'])
			break;
		if (on['c'])
			continue;
		if (on['o'] && !on['v']) {
			print_matches(line, len, name, number);
			continue;
		}
		if (!on['o']) {
			print_prefix(name, number);
			fwrite(line, 1, len, stdout);
			putchar('\n');
		}
	}
	free(line);
	if (on['l'] && count)
		puts(name);
	else if (on['c'] && !on['l'])
		print_prefix(name, 0), printf("%lu\n", count);
	return 0;
}

/* What a name stands for: a file, or with -r all that is below. */
static void grep_path(const char *path)
{
	char **names, **name;
	struct stat st;
	char *inner;
	FILE *file = stdin;

	if (strcmp(path, "-")) {
		if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
			if (!on['r']) {
				tool_message("%s: Is a directory", path);
				failed = 1;
				return;
			}
			names = list_directory(path);
			for (name = names; name && *name; name++) {
				if (!strcmp(*name, ".") || !strcmp(*name, ".."))
					continue;
				inner = join_path(path, *name);
				grep_path(inner);
				free(inner);
			}
			free_names(names);
			return;
		}
		file = fopen(path, "r");
	}
	if (!file) {
		if (!on['s'])
			tool_error(path);
		failed = 1;
		return;
	}
	grep(file, path);
	if (file != stdin)
		fclose(file);
}

int main(int argc, char **argv)
{
	static const char usage[] = "grep [-EFivnclqsowxhHr] [-m number] "
				    "[-e] pattern [files...]";
	const char *problem;
	int c;

	usage_status = 2;
	while ((c = next_option(argc, argv, "EFGivnclqsowxhHrRm:e:",
				usage)) != -1) {
		if (c == 'e')
			add_pattern(optarg);
		else if (c == 'm')
			most = parse_number(optarg, "number");
		else
			on[c == 'R' ? 'r' : c] = 1;
	}
	if (!patterns && optind == argc)
		wrong_usage(usage);
	if (!patterns)
		add_pattern(argv[optind++]);
	problem = re_compile(patterns, (on['E'] ? RE_EXTENDED : 0) |
			     (on['F'] ? RE_FIXED : 0) |
			     (on['i'] ? RE_ICASE : 0) |
			     (on['w'] ? RE_WORD : 0) |
			     (on['x'] ? RE_LINE : 0));
	if (problem) {
		tool_message("%s", problem);
		return 2;
	}
	on['n'] &= !on['c'];
	with_names = on['H'] || (!on['h'] && (argc - optind > 1 || on['r']));
	if (optind == argc)
		grep_path(on['r'] ? "." : "-");
	for (; optind < argc; optind++)
		grep_path(argv[optind]);
	return failed ? 2 : !found_any;
}
