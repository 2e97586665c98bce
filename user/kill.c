// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/kill.c - sends signals; the shell has the same built in
 *
 * Read:     lib/kill.c, which is all of it
 */
#include "lib/commands.h"

int main(int argc, char **argv)
{
	return kill_command(argc, argv);
}
