// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/tee.c - copies the standard input to the output and to files
 *
 *	tee [-a] [files...]	-a: appends
 *
 * Linux:    coreutils
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdlib.h>

int main(int argc, char **argv)
{
	static const char usage[] = "tee [-a] [files...]";
	static char buf[4096];
	int flags = O_WRONLY | O_CREAT | O_TRUNC;
	int *fd = calloc(argc, sizeof(*fd));
	int status = 0;
	ssize_t n;
	int i;

	while (next_option(argc, argv, "a", usage) != -1)
		flags = O_WRONLY | O_CREAT | O_APPEND;
	for (i = optind; i < argc && fd; i++) {
		fd[i] = open(argv[i], flags, 0666);
		if (fd[i] < 0) {
			tool_error(argv[i]);
			status = 1;
		}
	}
	while (fd && (n = read(0, buf, sizeof(buf))) > 0) {
		if (write_all(1, buf, n))
			status = 1;
		for (i = optind; i < argc; i++) {
			if (fd[i] < 0 || write_all(fd[i], buf, n) == 0)
				continue;
			tool_error(argv[i]);
			status = 1;
			fd[i] = -1;
		}
	}
	return status;
}
