// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/pattern.c - does a string match a pattern?
 *
 * Linux:    IEEE Std 1003.1, "Pattern Matching Notation"
 * Read:     expand.c, ../lib/bracket.c before, glob.c after
 *
 *	*  any string		[a-z]  one of these
 *	?  any character	[!a-z] none of these, [[:digit:]] of that class
 *	\c c
 */
#include "../lib/commands.h"
#include "sh.h"

/* @p is at the [. Return: what is after the ], or NULL; @found: is @c there? */
static const char *match_set(const char *p, int c, int *found)
{
	int invert = p[1] == '!' || p[1] == '^';

	p = match_bracket(p + 1 + invert, c, 1, found);
	*found = (*found & BRACKET_MATCH) ^ invert;
	return p;
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
			after = match_set(p, (unsigned char)*s, &found);
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
