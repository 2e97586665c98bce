// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/ln.c - another name for a file
 *
 *	ln [-s] [-f] target name	-s: a symbolic link, to a text
 *	ln [-s] [-f] targets... directory
 *
 * Linux:    fs/namei.c do_linkat(), do_symlinkat(); coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdlib.h>
#include <string.h>

static int symbolic;
static int force;

static int make(const char *target, const char *name)
{
	if (force)
		unlink(name);
	if ((symbolic ? symlink(target, name) : link(target, name)) == 0)
		return 0;
	if (symbolic || errno == EEXIST)
		tool_message("failed to create %s link '%s': %s",
			     symbolic ? "symbolic" : "hard", name,
			     strerror(errno));
	else
		tool_message("failed to access '%s': %s", target,
			     strerror(errno));
	return 1;
}

int main(int argc, char **argv)
{
	static const char usage[] = "ln [-s] [-f] target... name";
	const char *last;
	struct stat st;
	char *path;
	int status = 0;
	int c;

	while ((c = next_option(argc, argv, "sf", usage)) != -1) {
		symbolic |= c == 's';
		force |= c == 'f';
	}
	if (optind == argc)
		wrong_usage(usage);
	if (argc - optind == 1)
		return make(argv[optind], last_component(argv[optind]));
	last = argv[--argc];
	if (stat(last, &st) || !S_ISDIR(st.st_mode)) {
		if (argc - optind == 1)
			return make(argv[optind], last);
		tool_message("target '%s': %s", last, strerror(
			     access(last, F_OK) ? errno : ENOTDIR));
		return 1;
	}
	for (; optind < argc; optind++) {
		path = join_path(last, last_component(argv[optind]));
		status |= make(argv[optind], path);
		free(path);
	}
	return status;
}
