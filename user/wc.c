// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/wc.c - counts lines, words, bytes
 *
 *	wc [-lwc] [files...]
 *
 * Linux:    coreutils, the width of its columns included
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LINES, WORDS, BYTES, NR_COUNTS };

static int wanted[NR_COUNTS];
static int width = 1;
static unsigned long long total[NR_COUNTS];
static int with_names;

static void print_counts(const unsigned long long *count, const char *name)
{
	int between = 0;
	int i;

	for (i = 0; i < NR_COUNTS; i++)
		if (wanted[i])
			printf("%s%*llu", between++ ? " " : "", width,
			       count[i]);
	if (with_names)
		printf(" %s", name);
	putchar('\n');
}

static int count(FILE *file, const char *name)
{
	unsigned long long n[NR_COUNTS] = { 0, 0, 0 };
	int in_word = 0;
	int i;
	int c;

	while ((c = getc(file)) != EOF) {
		n[BYTES]++;
		n[LINES] += c == '\n';
		if (isspace(c)) {
			in_word = 0;
		} else if (!in_word) {
			in_word = 1;
			n[WORDS]++;
		}
	}
	for (i = 0; i < NR_COUNTS; i++)
		total[i] += n[i];
	print_counts(n, name);
	return 0;
}

/* Wide enough for the sum of the sizes; 7 if one of them is not known. */
static void choose_width(char **names, int nr, int nr_wanted)
{
	unsigned long long sum = 0;
	struct stat st;
	int i;

	if (nr <= 1 && nr_wanted == 1)
		return;
	for (i = 0; i < nr || (!nr && i == 0); i++) {
		if (!nr || !strcmp(names[i], "-")) {
			if (fstat(0, &st))
				continue;
		} else if (stat(names[i], &st)) {
			continue;
		}
		if (!S_ISREG(st.st_mode))
			width = 7;
		else
			sum += st.st_size;
	}
	for (i = 1; sum >= 10; sum /= 10)
		i++;
	if (i > width)
		width = i;
}

int main(int argc, char **argv)
{
	static const char usage[] = "wc [-lwc] [files...]";
	int nr_wanted;
	int status;
	int c;

	while ((c = next_option(argc, argv, "lwc", usage)) != -1)
		wanted[c == 'l' ? LINES : c == 'w' ? WORDS : BYTES] = 1;
	nr_wanted = wanted[LINES] + wanted[WORDS] + wanted[BYTES];
	if (!nr_wanted) {
		wanted[LINES] = wanted[WORDS] = wanted[BYTES] = 1;
		nr_wanted = NR_COUNTS;
	}
	with_names = optind < argc;
	choose_width(argv + optind, argc - optind, nr_wanted);
	status = each_file(argv + optind, count);
	if (argc - optind > 1)
		print_counts(total, "total");
	return status;
}
