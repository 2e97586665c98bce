// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/ulimit.c - the limits of the shell, and of all that it will start
 *
 *	ulimit [-HS] [-a | -letter [limit]]	without a letter: -f
 *
 * Linux:    kernel/sys.c do_prlimit(); IEEE Std 1003.1, ulimit; dash's letters
 *           and words, and bash's -u and -i too
 * Read:     builtin_system.c before
 *
 * A new limit is soft and hard unless -S or -H is said. Who is not root can
 * lower a hard limit, but never raise it again.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

enum { SOFT = 1, HARD = 2 };

static const struct limit {
	const char *name;
	int resource;
	int unit;		/* bytes, or 1 */
	char letter;
	char other_letter;
} limits[] = {
	{ "time(seconds)", RLIMIT_CPU, 1, 't', 0 },
	{ "file(blocks)", RLIMIT_FSIZE, 512, 'f', 0 },
	{ "data(kbytes)", RLIMIT_DATA, 1024, 'd', 0 },
	{ "stack(kbytes)", RLIMIT_STACK, 1024, 's', 0 },
	{ "coredump(blocks)", RLIMIT_CORE, 512, 'c', 0 },
	{ "memory(kbytes)", RLIMIT_RSS, 1024, 'm', 0 },
	{ "locked memory(kbytes)", RLIMIT_MEMLOCK, 1024, 'l', 0 },
	{ "process", RLIMIT_NPROC, 1, 'p', 'u' },
	{ "nofiles", RLIMIT_NOFILE, 1, 'n', 0 },
	{ "vmemory(kbytes)", RLIMIT_AS, 1024, 'v', 0 },
	{ "locks", RLIMIT_LOCKS, 1, 'w', 'x' },
	{ "rtprio", RLIMIT_RTPRIO, 1, 'r', 0 },
};

#define NR_LIMITS	(sizeof(limits) / sizeof(limits[0]))

static const struct limit *find_limit(char letter)
{
	size_t i;

	for (i = 0; i < NR_LIMITS; i++)
		if (letter == limits[i].letter ||
		    letter == limits[i].other_letter)
			return &limits[i];
	return NULL;
}

static void print_limit(const struct limit *l, int which)
{
	struct rlimit64 r;
	unsigned long long value;

	if (prlimit64(0, l->resource, NULL, &r))
		fail("error getting limit (%s)", strerror(errno));
	value = which & HARD ? r.rlim_max : r.rlim_cur;
	if (value == RLIM64_INFINITY)
		puts("unlimited");
	else
		printf("%llu\n", value / l->unit);
}

static int parse_limit(const char *s, const struct limit *l,
		       unsigned long long *value)
{
	if (!strcmp(s, "unlimited")) {
		*value = RLIM64_INFINITY;
		return 0;
	}
	if (!*s || strspn(s, "0123456789") != strlen(s) || strlen(s) > 16)
		return -1;
	*value = strtoull(s, NULL, 10) * l->unit;
	return 0;
}

static void set_limit(const struct limit *l, int which, const char *s)
{
	struct rlimit64 r;
	unsigned long long value;

	if (parse_limit(s, l, &value))
		fail("bad number");
	if (prlimit64(0, l->resource, NULL, &r))
		fail("error getting limit (%s)", strerror(errno));
	if (which & SOFT)
		r.rlim_cur = value;
	if (which & HARD)
		r.rlim_max = value;
	if (prlimit64(0, l->resource, &r, NULL))
		fail("error setting limit (%s)", strerror(errno));
}

int do_ulimit(int argc, char **argv)
{
	const struct limit *l = find_limit('f');
	int which = 0;
	int all = 0;
	const char *p;
	size_t n;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		for (p = argv[i] + 1; *p; p++) {
			if (*p == 'H')
				which |= HARD;
			else if (*p == 'S')
				which |= SOFT;
			else if (*p == 'a')
				all = 1;
			else
				l = find_limit(*p);
			if (!l)
				fail("Illegal option -%c", *p);
		}
	}
	if (i + 1 < argc || (all && i < argc))
		fail("too many arguments");
	for (n = 0; all && n < NR_LIMITS; n++) {
		printf("%-20s ", limits[n].name);
		print_limit(&limits[n], which);
	}
	if (i < argc)
		set_limit(l, which ? which : SOFT | HARD, argv[i]);
	else if (!all)
		print_limit(l, which);
	return 0;
}
