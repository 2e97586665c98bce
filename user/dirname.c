// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/dirname.c - a path without its last name
 *
 *	dirname paths...
 *
 * Linux:    coreutils
 */
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	size_t len;
	char *path;

	check_output();
	if (argc < 2)
		wrong_usage("dirname paths...");
	while ((path = *++argv)) {
		len = strlen(path);
		while (len > 1 && path[len - 1] == '/')
			len--;
		while (len && path[len - 1] != '/')
			len--;
		while (len > 1 && path[len - 1] == '/')
			len--;
		if (len)
			printf("%.*s\n", (int)len, path);
		else
			puts(".");
	}
	return 0;
}
