// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/tail.c - the end of files
 *
 *	tail [-n [+]lines | -c [+]bytes | -lines] [files...]
 *		+5: from the fifth on
 *
 * Linux:    coreutils; left out: -f
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long count = 10;
static int from_start;
static int bytes;
static int titles;

/* From the count-th line or byte on. */
static void skip_and_copy(FILE *file)
{
	unsigned long long left = count ? count - 1 : 0;
	int c;

	while ((c = getc(file)) != EOF) {
		if (!left)
			putchar(c);
		else if (bytes || c == '\n')
			left--;
	}
}

/* The whole file is kept: a pipe cannot be read twice. */
static void keep_and_copy(FILE *file)
{
	unsigned long long left = count;
	size_t size = 0;
	size_t len = 0;
	char *buf = NULL;
	size_t at;
	int c;

	while ((c = getc(file)) != EOF) {
		if (len == size) {
			size = size * 2 + 4096;
			buf = realloc(buf, size);
			if (!buf) {
				tool_error("memory");
				exit(1);
			}
		}
		buf[len++] = c;
	}
	for (at = len; at && left; at--)
		if (bytes || (at < len && buf[at - 1] == '\n'))
			if (!--left && !bytes)
				break;
	fwrite(buf + at, 1, len - at, stdout);
	free(buf);
}

static int tail(FILE *file, const char *name)
{
	static int nth;

	if (titles)
		printf("%s==> %s <==\n", nth++ ? "\n" : "",
		       strcmp(name, "-") ? name : "standard input");
	if (from_start)
		skip_and_copy(file);
	else if (count)
		keep_and_copy(file);
	return 0;
}

static void set_count(const char *s)
{
	from_start = *s == '+';
	s += *s == '+' || *s == '-';
	count = parse_number(s, bytes ? "number of bytes" :
					"number of lines");
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"tail [-n [+]lines | -c [+]bytes | -lines] [files...]";
	int c;

	old_count_option(argc, argv);
	cannot_open = "cannot open '%s' for reading";
	while ((c = next_option(argc, argv, "n:c:", usage)) != -1) {
		bytes = c == 'c';
		set_count(optarg);
	}
	titles = argc - optind > 1;
	return each_file(argv + optind, tail);
}
