// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/cut.c - some columns of each line
 *
 *	cut -c list | -b list [files...]
 *	cut -f list [-d character] [-s] [files...]
 *		list: 1,3-5,7-	-s: no lines without the character
 *
 * Linux:    coreutils; a character is a byte
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_RANGES	64

static struct {
	unsigned long from, to;
} ranges[MAX_RANGES];
static int nr_ranges;
static int by_field;
static int only_delimited;
static char delimiter = '\t';

static void wrong_list(void)
{
	tool_message("invalid list of fields or positions");
	exit(1);
}

static void parse_list(char *list)
{
	char *p = list;

	while (*p && nr_ranges < MAX_RANGES) {
		ranges[nr_ranges].from = *p == '-' ? 1 : strtoul(p, &p, 10);
		ranges[nr_ranges].to = ranges[nr_ranges].from;
		if (*p == '-') {
			p++;
			ranges[nr_ranges].to = *p >= '0' && *p <= '9' ?
					       strtoul(p, &p, 10) : ~0UL;
		}
		if (!ranges[nr_ranges].from || (*p && *p != ',') ||
		    ranges[nr_ranges].to < ranges[nr_ranges].from)
			wrong_list();
		nr_ranges++;
		p += *p == ',';
	}
	if (!nr_ranges || *p)
		wrong_list();
}

static int is_wanted(unsigned long n)
{
	int i;

	for (i = 0; i < nr_ranges; i++)
		if (ranges[i].from <= n && n <= ranges[i].to)
			return 1;
	return 0;
}

static void cut_bytes(const char *line, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (is_wanted(i + 1))
			putchar(line[i]);
	putchar('\n');
}

static void cut_fields(const char *line, size_t len)
{
	const char *end = line + len;
	const char *next;
	unsigned long n = 1;
	int printed = 0;

	if (!memchr(line, delimiter, len)) {
		if (!only_delimited)
			printf("%s\n", line);
		return;
	}
	for (; line <= end; line = next + 1, n++) {
		next = memchr(line, delimiter, end - line);
		if (!next)
			next = end;
		if (!is_wanted(n))
			continue;
		if (printed++)
			putchar(delimiter);
		fwrite(line, 1, next - line, stdout);
	}
	putchar('\n');
}

static int cut(FILE *file, const char *name)
{
	char *line = NULL;
	size_t size = 0;
	size_t len;

	while ((len = get_line(file, &line, &size))) {
		if (line[len - 1] == '\n')
			line[--len] = '\0';
		if (by_field)
			cut_fields(line, len);
		else
			cut_bytes(line, len);
	}
	free(line);
	return 0;
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"cut -b list | -c list | -f list [-d character] [-s] [files...]";
	int c;

	while ((c = next_option(argc, argv, "b:c:f:d:s", usage)) != -1) {
		if (c == 's') {
			only_delimited = 1;
		} else if (c == 'd') {
			if (strlen(optarg) != 1) {
				tool_message("the delimiter must be a single "
					     "character");
				return 1;
			}
			delimiter = *optarg;
		} else {
			by_field = c == 'f';
			parse_list(optarg);
		}
	}
	if (!nr_ranges)
		wrong_usage(usage);
	return each_file(argv + optind, cut);
}
