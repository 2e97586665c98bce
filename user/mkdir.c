// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/mkdir.c - makes directories
 *
 *	mkdir [-p] [-m mode] directories...	-p: what leads there, too
 *
 * Linux:    fs/namei.c do_mkdirat(); coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>

static int complain(const char *path)
{
	tool_message("cannot create directory '%s': %s", path,
		     strerror(errno));
	return 1;
}

static int make(char *path, int mode, int parents)
{
	struct stat st;
	char *p;

	for (p = path + 1; parents && *path && *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(path, 0777) && errno != EEXIST)
			return complain(path);
		errno = ENOTDIR;
		if (stat(path, &st) || !S_ISDIR(st.st_mode))
			return complain(path);
		*p = '/';
	}
	if (mkdir(path, mode < 0 ? 0777 : mode) == 0)
		return mode >= 0 && chmod(path, mode) ? complain(path) : 0;
	if (parents && errno == EEXIST && !stat(path, &st) &&
	    S_ISDIR(st.st_mode))
		return 0;
	return complain(path);
}

int main(int argc, char **argv)
{
	static const char usage[] = "mkdir [-p] [-m mode] directories...";
	int parents = 0;
	int mode = -1;
	int status = 0;
	int c;

	while ((c = next_option(argc, argv, "pm:", usage)) != -1) {
		if (c == 'p')
			parents = 1;
		else
			mode = parse_mode(optarg, 0777, 1);
		if (c == 'm' && mode < 0) {
			tool_message("invalid mode '%s'", optarg);
			return 1;
		}
	}
	if (optind == argc)
		wrong_usage(usage);
	for (; optind < argc; optind++)
		status |= make(argv[optind], mode, parents);
	return status;
}
