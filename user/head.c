// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/head.c - the beginning of files
 *
 *	head [-n lines | -c bytes | -lines] [files...]
 *
 * Linux:    coreutils; left out: -n -number
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long count = 10;
static int bytes;
static int titles;

static int head(FILE *file, const char *name)
{
	static int nth;
	unsigned long long left = count;
	int c;

	if (titles)
		printf("%s==> %s <==\n", nth++ ? "\n" : "",
		       strcmp(name, "-") ? name : "standard input");
	while (left && (c = getc(file)) != EOF) {
		putchar(c);
		if (bytes || c == '\n')
			left--;
	}
	return 0;
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"head [-n lines | -c bytes | -lines] [files...]";
	int c;

	old_count_option(argc, argv);
	cannot_open = "cannot open '%s' for reading";
	while ((c = next_option(argc, argv, "n:c:", usage)) != -1) {
		bytes = c == 'c';
		count = parse_number(optarg, bytes ? "number of bytes" :
						     "number of lines");
	}
	titles = argc - optind > 1;
	return each_file(argv + optind, head);
}
