// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/basename.c - the last name of a path
 *
 *	basename path [suffix]		the suffix is cut off
 *
 * Linux:    coreutils
 */
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	const char *name;
	size_t len;
	size_t cut;

	check_output();
	if (argc < 2 || argc > 3)
		wrong_usage("basename path [suffix]");
	len = strlen(argv[1]);
	while (len > 1 && argv[1][len - 1] == '/')
		argv[1][--len] = '\0';
	name = last_component(argv[1]);
	len = strlen(name);
	cut = argc > 2 ? strlen(argv[2]) : 0;
	if (cut < len && !strcmp(name + len - cut, argc > 2 ? argv[2] : ""))
		len -= cut;
	printf("%.*s\n", (int)len, name);
	return 0;
}
