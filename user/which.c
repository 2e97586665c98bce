// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/which.c - which file is a program?
 *
 *	which [-a] names...	-a: all of them in $PATH
 *
 * Linux:    debianutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       access(path, X_OK) == 0;
}

static int which(const char *name, int all)
{
	const char *dir = getenv("PATH");
	char path[1024];
	int found = 0;
	size_t len;

	if (strchr(name, '/')) {
		if (is_program(name))
			puts(name);
		return !is_program(name);
	}
	for (; dir && (all || !found); dir += len + 1) {
		len = strcspn(dir, ":");
		snprintf(path, sizeof(path), "%.*s/%s", (int)len, dir, name);
		if (is_program(path)) {
			puts(path);
			found = 1;
		}
		if (!dir[len])
			break;
	}
	return !found;
}

int main(int argc, char **argv)
{
	static const char usage[] = "which [-a] names...";
	int all = 0;
	int status = 0;

	while (next_option(argc, argv, "a", usage) != -1)
		all = 1;
	if (optind == argc)
		return 1;
	for (; optind < argc; optind++)
		status |= which(argv[optind], all);
	return status;
}
