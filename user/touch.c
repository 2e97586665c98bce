// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/touch.c - makes files, or makes them new
 *
 *	touch [-c] files...	-c: makes none
 *
 * Linux:    fs/utimes.c; coreutils
 */
#include "lib/system.h"
#include "lib/commands.h"
#include <string.h>

int main(int argc, char **argv)
{
	static const char usage[] = "touch [-c] files...";
	int create = 1;
	int status = 0;
	int fd;

	while (next_option(argc, argv, "c", usage) != -1)
		create = 0;
	if (optind == argc)
		wrong_usage(usage);
	for (; optind < argc; optind++) {
		if (set_file_times(argv[optind], NULL) == 0)
			continue;
		if (errno == ENOENT && !create)
			continue;
		fd = errno == ENOENT ?
		     open(argv[optind], O_WRONLY | O_CREAT, 0666) : -1;
		if (fd < 0) {
			tool_message("cannot touch '%s': %s", argv[optind],
				     strerror(errno));
			status = 1;
		} else {
			close(fd);
		}
	}
	return status;
}
