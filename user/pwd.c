// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/pwd.c - where am I? The shell has the same built in
 *
 * Linux:    fs/d_path.c getcwd
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>

int main(int argc, char **argv)
{
	char buf[4096];

	while (next_option(argc, argv, "LP", "pwd") != -1)
		;
	if (!getcwd(buf, sizeof(buf))) {
		tool_error("getcwd");
		return 1;
	}
	puts(buf);
	return 0;
}
