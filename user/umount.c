// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/umount.c - takes file systems out of the tree
 *
 *	umount [-f] [-l] folders...	-l: now, and for good when nobody uses it
 *
 * Linux:    fs/namespace.c; util-linux
 */
#include "lib/system.h"
#include "lib/commands.h"
#include <stdio.h>

enum { FORCE = 1, DETACH = 2 };		/* MNT_FORCE, MNT_DETACH */

int main(int argc, char **argv)
{
	static const char usage[] = "umount [-f] [-l] folders...";
	int flags = 0;
	int status = 0;
	int c;

	while ((c = next_option(argc, argv, "fl", usage)) != -1)
		flags |= c == 'f' ? FORCE : DETACH;
	if (optind == argc)
		wrong_usage(usage);
	for (; optind < argc; optind++) {
		if (umount2(argv[optind], flags)) {
			tool_error(argv[optind]);
			status = 32;
		}
	}
	return status;
}
