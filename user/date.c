// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/date.c - what time is it?
 *
 *	date [-u] [+format]	format: as of strftime(), and %s and %N
 *
 * Linux:    kernel/time/timekeeping.c; coreutils. There are no time zones
 */
#include "lib/system.h"
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

/* strftime() knows neither %s nor %N. */
static void print(const char *format, const struct tm *tm,
		  unsigned long long now)
{
	char piece[] = "%?";
	char text[128];

	for (; *format; format++) {
		if (*format != '%' || !format[1]) {
			putchar(*format);
			continue;
		}
		format++;
		piece[1] = *format;
		if (*format == 's')
			printf("%llu", now / 1000000000);
		else if (*format == 'N')
			printf("%09llu", now % 1000000000);
		else if (strftime(text, sizeof(text), piece, tm))
			fputs(text, stdout);
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	static const char usage[] = "date [-u] [+format]";
	const char *format = "%a %b %e %H:%M:%S UTC %Y";
	unsigned long long now = read_clock(REALTIME_CLOCK);
	time_t seconds = now / 1000000000;
	struct tm tm;

	while (next_option(argc, argv, "u", usage) != -1)
		;
	if (optind < argc && argv[optind][0] == '+')
		format = argv[optind++] + 1;
	if (optind < argc)
		wrong_usage(usage);
	gmtime_r(&seconds, &tm);
	print(format, &tm, now);
	return 0;
}
