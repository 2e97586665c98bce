// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/cat.c - copies files to the standard output
 *
 *	cat [files...]		no file, or "-": the standard input
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <string.h>

static int cat(const char *name)
{
	int fd = strcmp(name, "-") ? open(name, O_RDONLY) : 0;
	int failed = fd < 0 ? -1 : copy_fd(fd, 1);

	if (failed)
		tool_error(failed == COPY_WRITE ? "write error" : name);
	if (fd > 0)
		close(fd);
	return failed != 0;
}

int main(int argc, char **argv)
{
	int status = 0;

	while (next_option(argc, argv, "u", "cat [files...]") != -1)
		;
	if (optind == argc)
		return cat("-");
	for (; optind < argc; optind++)
		status |= cat(argv[optind]);
	return status;
}
