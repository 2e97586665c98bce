// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/uname.c - what system is this?
 *
 *	uname [-asnrvmo]	without an option -s
 *
 * Linux:    kernel/sys.c newuname; coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	static const char usage[] = "uname [-asnrvmo]";
	static const char letters[] = "snrvmo";
	struct new_utsname name;
	const char *field[6];
	char wanted[128] = "";
	int between = 0;
	int c;
	int i;

	while ((c = next_option(argc, argv, "asnrvmo", usage)) != -1)
		wanted[c] = 1;
	if (optind < argc)
		wrong_usage(usage);
	if (uname(&name)) {
		tool_error("uname");
		return 1;
	}
	field[0] = name.sysname;
	field[1] = name.nodename;
	field[2] = name.release;
	field[3] = name.version;
	field[4] = name.machine;
	field[5] = "GNU/Linux";
	if (!memchr(wanted, 1, sizeof(wanted)))
		wanted['s'] = 1;
	for (i = 0; letters[i]; i++)
		if (wanted['a'] || wanted[(int)letters[i]])
			printf("%s%s", between++ ? " " : "", field[i]);
	putchar('\n');
	return 0;
}
