// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sort.c - sorts lines
 *
 *	sort [-bcfnrsu] [-t character] [-k first[,last]]... [-o file] [files...]
 *		first, last: field[.character][bfnr]
 *
 * Linux:    coreutils, in the order of bytes (LC_ALL=C)
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_KEYS	8

struct position {
	int field;		/* counted from 1; 0: the line's end */
	int character;		/* from 1; 0: the field's end */
};

struct key {
	struct position first, last;
	char numeric, reverse, fold, blanks;
};

static struct key keys[MAX_KEYS];
static int nr_keys;
static struct key global;	/* the options for keys without their own */
static char separator;		/* 0: from blanks to blanks */
static int unique;
static int stable;
static char **lines;
static size_t nr_lines;

/* Where the n-th field begins, with the blanks before it. */
static const char *field_start(const char *s, int n)
{
	while (--n > 0 && *s) {
		if (separator) {
			while (*s && *s != separator)
				s++;
			s += *s != '\0';
		} else {
			while (isblank((unsigned char)*s))
				s++;
			while (*s && !isblank((unsigned char)*s))
				s++;
		}
	}
	return s;
}

static const char *field_end(const char *s)
{
	if (separator) {
		while (*s && *s != separator)
			s++;
		return s;
	}
	while (isblank((unsigned char)*s))
		s++;
	while (*s && !isblank((unsigned char)*s))
		s++;
	return s;
}

/* The part of a line that a key looks at; returns its length. */
static size_t cut_key(const struct key *k, const char **s)
{
	const char *start = field_start(*s, k->first.field);
	const char *end = start + strlen(start);
	int i;

	if (k->last.field) {
		end = field_start(*s, k->last.field);
		if (!k->last.character)
			end = field_end(end);
		for (i = 0; i < k->last.character && *end; i++)
			end++;
	}
	if (k->blanks || k->numeric)
		while (isblank((unsigned char)*start))
			start++;
	for (i = 1; i < k->first.character && *start; i++)
		start++;
	*s = start;
	return end > start ? end - start : 0;
}

/* "-12.5x": sign, whole part by length and digits, then the fraction. */
static int compare_numbers(const char *a, size_t alen, const char *b,
			   size_t blen)
{
	const char *s[2] = { a, b };
	const char *end[2] = { a + alen, b + blen };
	long long whole[2];
	long long part[2];
	int minus[2];
	int digits;
	int i;

	for (i = 0; i < 2; i++) {
		minus[i] = s[i] < end[i] && *s[i] == '-';
		s[i] += minus[i];
		whole[i] = 0;
		part[i] = 0;
		for (; s[i] < end[i] && isdigit((unsigned char)*s[i]); s[i]++)
			whole[i] = whole[i] * 10 + *s[i] - '0';
		s[i] += s[i] < end[i] && *s[i] == '.';
		for (digits = 0; digits < 15; digits++) {
			part[i] *= 10;
			if (s[i] < end[i] && s[i][-1] != '\0' &&
			    isdigit((unsigned char)*s[i]))
				part[i] += *s[i]++ - '0';
			else
				end[i] = s[i];
		}
		if (minus[i]) {
			whole[i] = -whole[i];
			part[i] = -part[i];
		}
	}
	if (whole[0] != whole[1])
		return whole[0] < whole[1] ? -1 : 1;
	return part[0] < part[1] ? -1 : part[0] > part[1];
}

static int compare_text(const char *a, size_t alen, const char *b, size_t blen,
			int fold)
{
	size_t i;
	int x, y;

	for (i = 0; i < alen && i < blen; i++) {
		x = (unsigned char)a[i];
		y = (unsigned char)b[i];
		if (fold) {
			x = toupper(x);
			y = toupper(y);
		}
		if (x != y)
			return x - y;
	}
	return alen < blen ? -1 : alen > blen;
}

static int compare_keys(const char *a, const char *b)
{
	const char *x, *y;
	size_t xlen, ylen;
	int result = 0;
	int i;

	for (i = 0; i < nr_keys && !result; i++) {
		x = a;
		y = b;
		xlen = cut_key(&keys[i], &x);
		ylen = cut_key(&keys[i], &y);
		result = keys[i].numeric ?
			 compare_numbers(x, xlen, y, ylen) :
			 compare_text(x, xlen, y, ylen, keys[i].fold);
		if (keys[i].reverse)
			result = -result;
	}
	return result;
}

/* Among equals the whole line decides, unless -s or -u is given. */
static int compare(const char *a, const char *b)
{
	int result = compare_keys(a, b);

	if (result || stable || unique)
		return result;
	result = strcmp(a, b);
	return global.reverse ? -result : result;
}

/* Merges; qsort() would not keep the order of equals. */
static void merge_sort(char **v, char **spare, size_t n)
{
	size_t half = n / 2;
	size_t i = 0, j = half, k = 0;

	if (n < 2)
		return;
	merge_sort(v, spare, half);
	merge_sort(v + half, spare, n - half);
	while (i < half && j < n)
		spare[k++] = compare(v[i], v[j]) <= 0 ? v[i++] : v[j++];
	while (i < half)
		spare[k++] = v[i++];
	memcpy(v, spare, k * sizeof(*v));
}

static void *must(void *p)
{
	if (p)
		return p;
	tool_error("memory");
	exit(2);
}

static int read_lines(FILE *file, const char *name)
{
	char *line = NULL;
	size_t size = 0;
	size_t len;

	while ((len = get_line(file, &line, &size))) {
		if (line[len - 1] == '\n')
			line[--len] = '\0';
		if (!(nr_lines & (nr_lines + 1)))
			lines = must(realloc(lines, (2 * nr_lines + 2) *
					     sizeof(*lines)));
		lines[nr_lines++] = must(strdup(line));
	}
	free(line);
	return 0;
}

/* ---- options ------------------------------------------------------------- */

static void set_letter(struct key *k, char c)
{
	k->numeric |= c == 'n';
	k->reverse |= c == 'r';
	k->fold |= c == 'f';
	k->blanks |= c == 'b';
}

static char *parse_position(char *s, struct position *pos, struct key *k)
{
	pos->field = strtol(s, &s, 10);
	if (*s == '.')
		pos->character = strtol(s + 1, &s, 10);
	while (*s && strchr("nrfb", *s))
		set_letter(k, *s++);
	return s;
}

static void parse_key(char *s)
{
	struct key *k = &keys[nr_keys++];
	char *end;

	end = nr_keys > MAX_KEYS ? s : parse_position(s, &k->first, k);
	if (*end == ',')
		end = parse_position(end + 1, &k->last, k);
	if (*end || !k->first.field) {
		tool_message("invalid key: '%s'", s);
		exit(2);
	}
}

/* Keys without letters get those that stand alone. */
static void finish_keys(void)
{
	struct key *k;
	int i;

	if (!nr_keys) {
		keys[0] = global;
		keys[0].first.field = 1;
		nr_keys = 1;
		return;
	}
	for (i = 0; i < nr_keys; i++) {
		k = &keys[i];
		if (k->numeric || k->reverse || k->fold || k->blanks)
			continue;
		k->numeric = global.numeric;
		k->reverse = global.reverse;
		k->fold = global.fold;
		k->blanks = global.blanks;
	}
}

static int check_order(const char *name)
{
	size_t i;

	for (i = 1; i < nr_lines; i++) {
		if (compare(lines[i - 1], lines[i]) < !unique)
			continue;
		tool_message("%s:%u: disorder: %s", name, (unsigned int)i + 1,
			     lines[i]);
		return 1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"sort [-bcfnrsu] [-t character] [-k first[,last]]... "
		"[-o file] [files...]";
	const char *output = NULL;
	int check = 0;
	int status;
	size_t i;
	int c;

	usage_status = 2;
	while ((c = next_option(argc, argv, "bcfnrsut:k:o:", usage)) != -1) {
		check |= c == 'c';
		stable |= c == 's';
		unique |= c == 'u';
		set_letter(&global, c);
		if (c == 't')
			separator = optarg[0];
		else if (c == 'k')
			parse_key(optarg);
		else if (c == 'o')
			output = optarg;
	}
	finish_keys();
	cannot_open = "cannot read: %s";
	status = each_file(argv + optind, read_lines) ? 2 : 0;
	if (check)
		return check_order(optind < argc ? argv[optind] : "-");
	merge_sort(lines, must(calloc(nr_lines + 1, sizeof(*lines))),
		   nr_lines);
	if (output && !freopen(output, "w", stdout)) {
		tool_error(output);
		return 2;
	}
	for (i = 0; i < nr_lines; i++)
		if (!unique || !i || compare_keys(lines[i - 1], lines[i]))
			puts(lines[i]);
	return status;
}
