// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/uniq.c - one of many equal lines that follow each other
 *
 *	uniq [-cdui] [input]	-c: how many; -d: only repeated, -u: only single
 *				ones; -i: upper and lower case are the same
 *
 * Linux:    coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static char on[128];

static void print(const char *line, unsigned long count)
{
	if (!count || (on['d'] && count == 1) || (on['u'] && count > 1))
		return;
	if (on['c'])
		printf("%7lu ", count);
	puts(line);
}

static int uniq(FILE *file, const char *name)
{
	char *line = NULL, *before = NULL, *spare;
	size_t size = 0, before_size = 0, n;
	unsigned long count = 0;
	size_t len;

	while ((len = get_line(file, &line, &size))) {
		if (line[len - 1] == '\n')
			line[len - 1] = '\0';
		if (count && !(on['i'] ? strcasecmp : strcmp)(line, before)) {
			count++;
			continue;
		}
		if (count)
			print(before, count);
		count = 1;
		spare = before;
		before = line;
		line = spare;
		n = before_size;
		before_size = size;
		size = n;
	}
	print(before, count);
	free(line);
	free(before);
	return 0;
}

int main(int argc, char **argv)
{
	static const char usage[] = "uniq [-cdui] [input]";
	int c;

	while ((c = next_option(argc, argv, "cdui", usage)) != -1)
		on[c] = 1;
	if (argc - optind > 1)
		wrong_usage(usage);
	return each_file(argv + optind, uniq);
}
