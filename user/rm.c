// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/rm.c - removes files
 *
 *	rm [-r] [-f] files...	-r: directories with all that is in them
 *				-f: no word about what is not there
 *
 * Linux:    fs/namei.c do_unlinkat(); coreutils; never asks
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdlib.h>
#include <string.h>

static int recursive;
static int force;

static int complain(const char *path, int error)
{
	tool_message("cannot remove '%s': %s", path, strerror(error));
	return 1;
}

static int is_dot(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

static int remove_path(const char *path)
{
	char **names, **name;
	struct stat st;
	char *inner;
	int status = 0;

	if (lstat(path, &st))
		return force && errno == ENOENT ? 0 : complain(path, errno);
	if (!S_ISDIR(st.st_mode))
		return unlink(path) ? complain(path, errno) : 0;
	if (!recursive)
		return complain(path, EISDIR);
	names = list_directory(path);
	if (!names)
		return complain(path, errno);
	for (name = names; *name; name++) {
		if (is_dot(*name))
			continue;
		inner = join_path(path, *name);
		status |= remove_path(inner);
		free(inner);
	}
	free_names(names);
	return status || rmdir(path) == 0 ? status : complain(path, errno);
}

int main(int argc, char **argv)
{
	static const char usage[] = "rm [-r] [-f] files...";
	int status = 0;
	int c;

	while ((c = next_option(argc, argv, "rRf", usage)) != -1) {
		if (c == 'f')
			force = 1;
		else
			recursive = 1;
	}
	if (optind == argc && !force)
		wrong_usage(usage);
	for (; optind < argc; optind++) {
		if (is_dot(last_component(argv[optind]))) {
			tool_message("refusing to remove '.' or '..' "
				     "directory: skipping '%s'",
				     argv[optind]);
			status = 1;
		} else {
			status |= remove_path(argv[optind]);
		}
	}
	return status;
}
