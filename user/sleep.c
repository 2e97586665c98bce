// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sleep.c - waits
 *
 *	sleep number[smhd]...	may have a fraction; the sum counts
 *
 * Linux:    kernel/time/hrtimer.c nanosleep
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Nanoseconds of "1.5m"; ends the program if it is no number. */
static unsigned long long parse(const char *s)
{
	static const char units[] = "smhd";
	static const int seconds[] = { 1, 60, 3600, 86400 };
	unsigned long long n = 0;
	unsigned long long digit = 1000000000;
	const char *p = s;
	const char *unit;

	for (; *p >= '0' && *p <= '9'; p++)
		n = n * 10 + (*p - '0') * digit;
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++)
			n += (*p - '0') * (digit /= 10);
	unit = *p ? strchr(units, *p) : units;
	if (p == s || !unit || (*p && p[1])) {
		tool_message("invalid time interval '%s'", s);
		exit(1);
	}
	return n * seconds[unit - units];
}

int main(int argc, char **argv)
{
	unsigned long long total = 0;
	struct timespec left;
	int i;

	if (argc < 2)
		wrong_usage("sleep number[smhd]...");
	for (i = 1; i < argc; i++)
		total += parse(argv[i]);
	left.tv_sec = total / 1000000000;
	left.tv_nsec = total % 1000000000;
	while (nanosleep(&left, &left) && errno == EINTR)
		;
	return 0;
}
