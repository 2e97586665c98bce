// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/rmdir.c - removes empty directories
 *
 *	rmdir directories...
 *
 * Linux:    fs/namei.c do_rmdir(); coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <string.h>

int main(int argc, char **argv)
{
	int status = 0;
	int i;

	if (next_option(argc, argv, "", "rmdir directories...") != -1 ||
	    optind == argc)
		wrong_usage("rmdir directories...");
	for (i = optind; i < argc; i++) {
		if (rmdir(argv[i])) {
			tool_message("failed to remove '%s': %s", argv[i],
				     strerror(errno));
			status = 1;
		}
	}
	return status;
}
