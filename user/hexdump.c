// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/hexdump.c - bytes in hexadecimal
 *
 *	hexdump [-C] [-v] [-n length] [-s skip] [files...]
 *		-C: bytes and characters; without it words of two bytes
 *
 * Linux:    util-linux; lines that repeat become a * unless -v is given
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PER_LINE	16

static int canonical;
static int verbose;
static unsigned long long left = ~0ULL;
static unsigned long long skip;
static unsigned long long offset;
static unsigned char line[PER_LINE];
static size_t filled;

static void print_canonical(void)
{
	size_t i;

	printf("%08llx", offset);
	for (i = 0; i < PER_LINE; i++) {
		if (i % 8 == 0)
			putchar(' ');
		if (i < filled)
			printf(" %02x", line[i]);
		else
			fputs("   ", stdout);
	}
	fputs("  |", stdout);
	for (i = 0; i < filled; i++)
		putchar(line[i] < 127 && isprint(line[i]) ? line[i] : '.');
	puts("|");
}

static void print_words(void)
{
	size_t i;

	printf("%07llx", offset);
	for (i = 0; i < PER_LINE; i += 2) {
		if (i >= filled)
			fputs("     ", stdout);
		else
			printf(" %02x%02x", i + 1 < filled ? line[i + 1] : 0,
			       line[i]);
	}
	putchar('\n');
}

static void print_line(void)
{
	static unsigned char before[PER_LINE];
	static int repeated = -1;	/* -1: there was no line */
	int same = repeated >= 0 && filled == PER_LINE && !verbose &&
		   !memcmp(line, before, PER_LINE);

	if (!same && canonical)
		print_canonical();
	else if (!same)
		print_words();
	else if (!repeated)
		puts("*");
	repeated = same;
	memcpy(before, line, PER_LINE);
	offset += filled;
	filled = 0;
}

static int dump(FILE *file, const char *name)
{
	int c;

	for (; left && (c = getc(file)) != EOF;) {
		if (skip) {
			skip--;
			offset++;
			continue;
		}
		left--;
		line[filled++] = c;
		if (filled == PER_LINE)
			print_line();
	}
	return 0;
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"hexdump [-C] [-v] [-n length] [-s skip] [files...]";
	int status;
	int c;

	while ((c = next_option(argc, argv, "Cvn:s:", usage)) != -1) {
		if (c == 'C')
			canonical = 1;
		else if (c == 'v')
			verbose = 1;
		else if (c == 'n')
			left = strtoull(optarg, NULL, 0);
		else
			skip = strtoull(optarg, NULL, 0);
	}
	status = each_file(argv + optind, dump);
	if (filled)
		print_line();
	if (offset)
		printf(canonical ? "%08llx\n" : "%07llx\n", offset);
	return status;
}
