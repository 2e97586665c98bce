// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/dmesg.c - prints the kernel's log
 *
 *	dmesg [-c | -C] [-r] [-n level]
 *		-c: clears it, too; -C: does nothing else
 *		-r: with the levels; -n: which ones come to the console
 *
 * Linux:    kernel/printk/printk.c do_syslog(); util-linux
 */
#include "lib/system.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READ_ALL = 3, READ_CLEAR = 4, CLEAR = 5, CONSOLE_LEVEL = 8,
       SIZE_BUFFER = 10 };

static int failed(void)
{
	tool_error("read kernel buffer failed");
	return 1;
}

/* Each line begins with <6>, its level and facility. */
static void print(const char *s, int len, int raw)
{
	int at_start = 1;
	const char *end = s + len;

	for (; s < end; s++) {
		if (at_start && !raw && *s == '<')
			while (s < end && *s != '>')
				s++;
		else
			putchar(*s);
		at_start = *s == '\n';
	}
	if (len && end[-1] != '\n')
		putchar('\n');
}

int main(int argc, char **argv)
{
	static const char usage[] = "dmesg [-c | -C] [-r] [-n level]";
	int action = READ_ALL;
	int raw = 0;
	int size;
	char *buf;
	int c;

	while ((c = next_option(argc, argv, "cCrn:", usage)) != -1) {
		if (c == 'n')
			return system_log(CONSOLE_LEVEL, NULL,
					  parse_number(optarg, "level")) ?
				       failed() : 0;
		if (c == 'r')
			raw = 1;
		else
			action = c == 'c' ? READ_CLEAR : CLEAR;
	}
	if (optind < argc)
		wrong_usage(usage);
	if (action == CLEAR)
		return system_log(CLEAR, NULL, 0) ? failed() : 0;
	size = system_log(SIZE_BUFFER, NULL, 0);
	buf = size > 0 ? malloc(size) : NULL;
	size = buf ? system_log(action, buf, size) : -1;
	if (size < 0)
		return failed();
	print(buf, size, raw);
	return 0;
}
