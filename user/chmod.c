// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/chmod.c - who may do what with a file
 *
 *	chmod [-R] mode files...	mode: 644 or u+x,go-w
 *
 * Linux:    fs/open.c do_fchmodat(); coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdlib.h>
#include <string.h>

static int change(const char *path, const char *text, int recursive)
{
	char **names, **name;
	struct stat st;
	char *inner;
	int status = 0;

	if (stat(path, &st)) {
		tool_message("cannot access '%s': %s", path, strerror(errno));
		return 1;
	}
	if (chmod(path, parse_mode(text, st.st_mode & 07777,
				   S_ISDIR(st.st_mode)))) {
		tool_message("changing permissions of '%s': %s", path,
			     strerror(errno));
		return 1;
	}
	if (!recursive || !S_ISDIR(st.st_mode))
		return 0;
	names = list_directory(path);
	for (name = names; name && *name; name++) {
		if (!strcmp(*name, ".") || !strcmp(*name, ".."))
			continue;
		inner = join_path(path, *name);
		status |= change(inner, text, 1);
		free(inner);
	}
	free_names(names);
	return status;
}

int main(int argc, char **argv)
{
	static const char usage[] = "chmod [-R] mode files...";
	int recursive = 0;
	int status = 0;
	int i = 1;

	/* "-x" is a mode. */
	if (argc > 1 && !strcmp(argv[1], "-R")) {
		recursive = 1;
		i++;
	}
	if (argc - i < 2)
		wrong_usage(usage);
	if (parse_mode(argv[i], 0, 0) < 0) {
		tool_message("invalid mode: '%s'", argv[i]);
		return 1;
	}
	for (int file = i + 1; file < argc; file++)
		status |= change(argv[file], argv[i], recursive);
	return status;
}
