// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/seq.c - counts
 *
 *	seq [-w] [-s between] [first [step]] last	-w: all equally wide
 *
 * Linux:    coreutils; whole numbers only
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long long number(const char *s)
{
	char *end;
	long long n = strtoll(s, &end, 10);

	if (*end || end == s) {
		tool_message("invalid whole number: '%s'", s);
		exit(1);
	}
	return n;
}

static int width_of(long long n)
{
	char text[24];

	return snprintf(text, sizeof(text), "%lld", n);
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"seq [-w] [-s between] [first [step]] last";
	const char *between = "\n";
	long long first = 1, step = 1, last, n;
	int width = 0;
	int words;
	int i = 1;

	check_output();
	/* "-5" is a number, so next_option() is no help. */
	for (; i < argc && argv[i][0] == '-' && argv[i][1] &&
	       !strchr("0123456789", argv[i][1]); i++) {
		if (!strcmp(argv[i], "-w"))
			width = 1;
		else if (!strcmp(argv[i], "-s") && i + 1 < argc)
			between = argv[++i];
		else
			wrong_usage(usage);
	}
	words = argc - i;
	if (words < 1 || words > 3)
		wrong_usage(usage);
	last = number(argv[argc - 1]);
	if (words > 1)
		first = number(argv[i]);
	if (words > 2)
		step = number(argv[i + 1]);
	if (!step) {
		tool_message("invalid Zero increment value: '%s'",
			     argv[i + 1]);
		return 1;
	}
	if (width)
		width = width_of(first) > width_of(last) ? width_of(first) :
							   width_of(last);
	for (n = first; step > 0 ? n <= last : n >= last; n += step)
		printf("%s%0*lld", n == first ? "" : between, width, n);
	if (step > 0 ? first <= last : first >= last)
		putchar('\n');
	return 0;
}
