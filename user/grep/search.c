// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/grep/search.c - looks for a pattern in a line
 *
 * Read:     regex.c before, ../grep.c after
 *
 * The program runs at all places at once, character by character: the set of
 * places never grows beyond the program, so no pattern is slow (K. Thompson,
 * 1968).
 */
#include <ctype.h>
#include "regex.h"

static struct places {
	int at[MAX_PROGRAM];
	int nr;
} now, next;

static unsigned int visited[MAX_PROGRAM];
static unsigned int visit;
static const char *text;
static size_t text_len;

static int is_word(size_t at)
{
	return at < text_len &&
	       (isalnum((unsigned char)text[at]) || text[at] == '_');
}

static int holds(enum op op, size_t at)
{
	int before = at && is_word(at - 1);
	int after = is_word(at);

	switch (op) {
	case BEGIN:
		return at == 0;
	case END:
		return at == text_len;
	case WORD_BEGIN:
		return !before && after;
	case WORD_END:
		return before && !after;
	case WORD_EDGE:
		return before != after;
	default:
		return before == after;
	}
}

/* Adds a place, and all that can be reached without a character. */
static void add(struct places *set, int at, size_t pos)
{
	struct inst *i = &re_program[at];

	if (visited[at] == visit)
		return;
	visited[at] = visit;
	if (i->op == JUMP) {
		add(set, at + i->x, pos);
	} else if (i->op == SPLIT) {
		add(set, at + i->x, pos);
		add(set, at + i->y, pos);
	} else if (i->op >= BEGIN && i->op <= WORD_INSIDE) {
		if (holds(i->op, pos))
			add(set, at + 1, pos);
	} else {
		set->at[set->nr++] = at;
	}
}

static int accepts(const struct inst *i, unsigned char c)
{
	if (i->op == CHAR)
		return c == i->c || (re_flags & RE_ICASE &&
				     tolower(c) == tolower(i->c));
	if (i->op == SET)
		return i->set[c >> 3] >> (c & 7) & 1;
	return i->op == ANY;
}

/* The longest match that begins at @from; -1: there is none. */
static long longest(size_t from)
{
	long found = -1;
	size_t pos;
	int i;

	now.nr = 0;
	visit++;
	add(&now, 0, from);
	for (pos = from; now.nr; pos++) {
		next.nr = 0;
		visit++;
		for (i = 0; i < now.nr; i++) {
			if (re_program[now.at[i]].op == FOUND)
				found = pos;
			else if (pos < text_len &&
				 accepts(&re_program[now.at[i]], text[pos]))
				add(&next, now.at[i] + 1, pos + 1);
		}
		now = next;
	}
	return found;
}

/**
 * re_search - look for the pattern in a line
 * @from: where to begin
 * @start: where it was found, the leftmost place
 * @end: and where that ends, the longest there
 *
 * Return: 1 if it was found, else 0.
 */
int re_search(const char *s, size_t len, size_t from, size_t *start,
	      size_t *end)
{
	long found;

	text = s;
	text_len = len;
	for (; from <= len; from++) {
		found = longest(from);
		if (found < 0)
			continue;
		*start = from;
		*end = found;
		return 1;
	}
	return 0;
}
