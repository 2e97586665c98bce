// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/setarch.c - runs a program without address-space randomization
 *
 *	setarch -R command [arguments...]
 *
 * Linux:    util-linux sys-utils/setarch.c; the personality is a property of
 *           the process: fork copies it and exec keeps it
 * Read:     stackmap.c: `setarch -R stackmap` prints the same every time
 *
 * Left out: the name of an architecture, and every option but -R
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	int old = personality(0xffffffff);

	argv++;
	if (argc > 2 && !strcmp(argv[0], "-R")) {
		if (old < 0 || personality(old | ADDR_NO_RANDOMIZE) < 0) {
			fprintf(stderr, "setarch: personality: %s\n",
				strerror(errno));
			return 1;
		}
		argv++;
	} else {
		fprintf(stderr, "usage: setarch -R command [arguments...]\n");
		return 1;
	}
	exec_tool(argv);
}
