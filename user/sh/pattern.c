// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/pattern.c - does a string match a pattern?
 *
 * Linux:    IEEE Std 1003.1, "Pattern Matching Notation"
 * Read:     expand.c before, glob.c after
 *
 *	*  any string		[a-z]  one of these
 *	?  any character	[!a-z] none of these, [[:digit:]] of that class
 *	\c c
 */
#include <ctype.h>
#include <string.h>
#include "sh.h"

static int in_class(const char *name, size_t len, int c)
{
	static const struct {
		const char *name;
		int (*is)(int c);
	} classes[] = {
		{ "alnum", isalnum }, { "alpha", isalpha },
		{ "blank", isblank }, { "cntrl", iscntrl },
		{ "digit", isdigit }, { "graph", isgraph },
		{ "lower", islower }, { "print", isprint },
		{ "punct", ispunct }, { "space", isspace },
		{ "upper", isupper }, { "xdigit", isxdigit },
	};
	size_t i;

	for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (strlen(classes[i].name) == len &&
		    !memcmp(classes[i].name, name, len))
			return classes[i].is(c) != 0;
	return 0;
}

/* One character of a bracket, without its backslash. */
static int bracket_char(const char **p)
{
	if (**p == '\\' && (*p)[1])
		(*p)++;
	return (unsigned char)*(*p)++;
}

/*
 * @p is after the [. Returns what is after the ], or NULL if there is none
 * and the [ is an ordinary character; *@found: is @c one of them?
 */
static const char *match_bracket(const char *p, int c, int *found)
{
	int invert = *p == '!' || *p == '^';
	const char *start;
	const char *end;
	int low, high;

	p += invert;
	*found = 0;
	for (start = p; *p != ']' || p == start;) {
		if (!*p)
			return NULL;
		end = p[0] == '[' && p[1] == ':' ? strstr(p + 2, ":]") : NULL;
		if (end) {
			*found |= in_class(p + 2, end - p - 2, c);
			p = end + 2;
			continue;
		}
		low = bracket_char(&p);
		high = low;
		if (*p == '-' && p[1] && p[1] != ']') {
			p++;
			high = bracket_char(&p);
		}
		*found |= low <= c && c <= high;
	}
	*found ^= invert;
	return p + 1;
}

/**
 * match - compare a string with a pattern
 *
 * Only the last * has to be tried again: an earlier one has done enough.
 *
 * Return: 1 if all of @s matches, else 0.
 */
int match(const char *p, const char *s)
{
	const char *star = NULL;
	const char *star_s = NULL;
	const char *after;
	int found;

	while (*s || *p) {
		if (*p == '*') {
			star = ++p;
			star_s = s;
			continue;
		}
		after = NULL;
		if (*s && *p == '?')
			after = p + 1;
		else if (*s && *p == '[')
			after = match_bracket(p + 1, (unsigned char)*s,
					      &found);
		if (after && *p == '[' && !found) {
			after = NULL;
		} else if (!after && *s) {
			if (*p == '\\' && p[1])
				after = p[1] == *s ? p + 2 : NULL;
			else if (*p == *s)
				after = p + 1;
		}
		if (after) {
			p = after;
			s++;
		} else if (star && *star_s) {
			p = star;
			s = ++star_s;
		} else {
			return 0;
		}
	}
	return 1;
}
