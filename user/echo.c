// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/echo.c - prints its arguments; the shell has one of its own built in
 *
 *	echo [-neE] words...	-n: no newline at the end
 *				-e: knows \n, \t ...; -E: does not
 *
 * Linux:    coreutils: what is no option is a word
 */
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	int newline = 1;
	int escapes = 0;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1] &&
		    strspn(argv[i] + 1, "neE") == strlen(argv[i] + 1); i++) {
		if (strchr(argv[i], 'n'))
			newline = 0;
		if (strpbrk(argv[i], "eE"))
			escapes = strrchr(argv[i], 'e') >
				  strrchr(argv[i], 'E');
	}
	echo_words(argv + i, newline, escapes);
	if (fflush(stdout) == 0)
		return 0;
	tool_error("write error");
	return 1;
}
