// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/cat.c - copies files to the standard output
 *
 *	cat [files...]		no file, or "-": the standard input
 */
#include "lib/sys.h"
#include <stdio.h>
#include <string.h>

static char buf[16384];

static int write_all(const char *p, ssize_t len)
{
	ssize_t n;

	for (; len > 0; p += n, len -= n) {
		n = write(1, p, len);
		if (n <= 0)
			return -1;
	}
	return 0;
}

static int copy(int fd)
{
	ssize_t n;

	for (;;) {
		n = read(fd, buf, sizeof(buf));
		if (n <= 0)
			return n;
		if (write_all(buf, n))
			return -1;
	}
}

static int cat(const char *name)
{
	int fd = 0;
	int ret;

	if (strcmp(name, "-"))
		fd = open(name, O_RDONLY);
	ret = fd < 0 ? -1 : copy(fd);
	if (ret)
		fprintf(stderr, "cat: %s: %s\n", name, strerror(errno));
	if (fd > 0)
		close(fd);
	return ret;
}

int main(int argc, char **argv)
{
	int status = 0;
	int i;

	if (argc < 2)
		return cat("-") ? 1 : 0;
	for (i = 1; i < argc; i++)
		if (cat(argv[i]))
			status = 1;
	return status;
}
