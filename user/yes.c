// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/yes.c - prints a line until nobody reads it
 *
 *	yes [words...]		without a word: y
 *
 * Linux:    coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>

int main(int argc, char **argv)
{
	int i;

	do {
		for (i = 1; i < argc; i++)
			printf("%s%s", i > 1 ? " " : "", argv[i]);
		if (argc < 2)
			putchar('y');
	} while (putchar('\n') != EOF);
	tool_error("standard output");
	return 1;
}
