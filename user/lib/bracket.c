// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/bracket.c - [a-z[:digit:]] in patterns of sh, grep and tr
 *
 * Linux:    IEEE Std 1003.1, "RE Bracket Expression"
 * Read:     commands.h before, ../sh/pattern.c and ../grep/regex.c after
 *
 * Left out: [[.a.]], [[=a=]]
 */
#include "commands.h"
#include <ctype.h>
#include <string.h>

/**
 * in_class - is a character in [:name:]?
 * @name: without the colons, @len bytes
 * @c: 0 to 255
 *
 * Return: 1, 0, or -1: there is no such class.
 */
int in_class(const char *name, size_t len, int c)
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
	return -1;
}

static int bracket_char(const char **p, int quote)
{
	if (quote && **p == '\\' && (*p)[1])
		(*p)++;
	return (unsigned char)*(*p)++;
}

/**
 * match_bracket - is a character one of those in a bracket?
 * @p: what follows the [ and its ^ or !
 * @c: 0 to 255
 * @quote: as the shell: a backslash takes the next character its meaning, and a
 *	   class that there is not is no class but its characters
 * @found: gets BRACKET_MATCH if it is, and what is wrong with the bracket
 *
 * Return: what follows the ], or NULL: there is none.
 */
const char *match_bracket(const char *p, int c, int quote, int *found)
{
	const char *start = p, *end;
	int low, high, in;

	for (*found = 0; *p != ']' || p == start;) {
		if (!*p)
			return NULL;
		end = p[0] == '[' && p[1] == ':' ? strstr(p + 2, ":]") : NULL;
		in = end ? in_class(p + 2, end - p - 2, c) : -1;
		if (end && (in >= 0 || !quote)) {
			*found |= in < 0 ? BRACKET_NO_CLASS : in;
			p = end + 2;
			continue;
		}
		low = high = bracket_char(&p, quote);
		if (*p == '-' && p[1] && p[1] != ']') {
			p++;
			high = bracket_char(&p, quote);
		}
		if (high < low)
			*found |= BRACKET_BAD_RANGE;
		if (low <= c && c <= high)
			*found |= BRACKET_MATCH;
	}
	return p + 1;
}
