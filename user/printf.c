// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/printf.c - prints by a format; the shell has the same built in
 *
 * Read:     lib/printf.c, which is all of it
 */
#include "lib/commands.h"

int main(int argc, char **argv)
{
	check_output();
	return printf_command(argc, argv);
}
