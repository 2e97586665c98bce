// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/test.c - compares; the shell has the same built in
 *
 * Read:     lib/test.c, which is all of it
 */
#include "lib/commands.h"

int main(int argc, char **argv)
{
	return test_command(argc, argv);
}
