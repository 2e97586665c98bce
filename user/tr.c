// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/tr.c - replaces, deletes or squeezes characters
 *
 *	tr [-cds] set1 [set2]
 *		set: abc, a-z, [:upper:], \n \t \\ \012
 *		-c: all that is not in set1; -d: deletes; -s: one for many
 *
 * Linux:    coreutils; a character is a byte
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct set {
	unsigned char c[512];
	int nr;
};

static void add(struct set *set, int c)
{
	if (set->nr < (int)sizeof(set->c))
		set->c[set->nr++] = c;
}

/* Returns what follows the [:class:], or NULL if it is none. */
static const char *add_class(struct set *set, const char *s)
{
	const char *end = s[1] == ':' ? strstr(s, ":]") : NULL;
	int c, in;

	for (c = 0; end && c < 128; c++) {
		in = in_class(s + 2, end - s - 2, c);
		if (in < 0)
			return NULL;
		if (in)
			add(set, c);
	}
	return end ? end + 2 : NULL;
}

static int next_char(const char **s)
{
	static const char letters[] = "a\ab\bf\fn\nr\rt\tv\v";
	const char *p;
	int n = 0;
	int digits;

	if (**s != '\\' || !(*s)[1])
		return (unsigned char)*(*s)++;
	(*s)++;
	for (digits = 0; digits < 3 && **s >= '0' && **s <= '7'; digits++)
		n = n * 8 + *(*s)++ - '0';
	if (digits)
		return n & 255;
	for (p = letters; *p; p += 2)
		if (*p == **s) {
			(*s)++;
			return p[1];
		}
	return (unsigned char)*(*s)++;
}

static void parse(struct set *set, const char *s)
{
	const char *after;
	int low, high;

	while (*s) {
		after = *s == '[' ? add_class(set, s) : NULL;
		if (after) {
			s = after;
			continue;
		}
		low = next_char(&s);
		high = low;
		if (*s == '-' && s[1]) {
			s++;
			high = next_char(&s);
		}
		if (high < low) {
			tool_message("range-endpoints of '%c-%c' are in "
				     "reverse collating sequence order",
				     low, high);
			exit(1);
		}
		for (; low <= high; low++)
			add(set, low);
	}
}

static void complement(struct set *set)
{
	struct set other = { .nr = 0 };
	int c;

	for (c = 0; c < 256; c++)
		if (!memchr(set->c, c, set->nr))
			add(&other, c);
	*set = other;
}

int main(int argc, char **argv)
{
	static const char usage[] = "tr [-cds] set1 [set2]";
	struct set from = { .nr = 0 }, to = { .nr = 0 };
	unsigned char map[256];
	char deleted[256] = "";
	char squeezed[256] = "";
	int delete = 0, squeeze = 0, invert = 0;
	int last = -1;
	int c;
	int i;

	while ((c = next_option(argc, argv, "cCds", usage)) != -1) {
		delete |= c == 'd';
		squeeze |= c == 's';
		invert |= c == 'c' || c == 'C';
	}
	if (argc - optind < 1 || argc - optind > 2 ||
	    (argc - optind == 1 && !delete && !squeeze))
		wrong_usage(usage);
	parse(&from, argv[optind]);
	if (invert)
		complement(&from);
	if (argc - optind == 2)
		parse(&to, argv[optind + 1]);
	for (i = 0; i < 256; i++)
		map[i] = i;
	for (i = 0; i < from.nr; i++) {
		deleted[from.c[i]] = delete;
		if (!delete && to.nr)
			map[from.c[i]] = to.c[i < to.nr ? i : to.nr - 1];
	}
	for (i = 0; squeeze && i < (to.nr ? to.nr : from.nr); i++)
		squeezed[to.nr ? to.c[i] : from.c[i]] = 1;
	while ((c = getchar()) != EOF) {
		if (deleted[c])
			continue;
		c = map[c];
		if (c != last || !squeezed[c])
			putchar(c);
		last = c;
	}
	return 0;
}
