// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/expand.c - words become arguments
 *
 * Linux:    IEEE Std 1003.1, "Word Expansions"
 * Read:     word.c before; param.c, arith.c, pattern.c, glob.c after
 *
 *	1. the parts of a word are evaluated; each character gets a kind
 *	2. where a SPLIT one is in $IFS a field ends
 *	3. a field with unquoted * ? [ becomes the names that match, if any do
 *
 *	x='a b'; "1 "$x*	1   a   b   *	characters
 *				Q Q S S S P	kinds
 *				-----   ---	fields
 */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "sh.h"

enum kind {
	PLAIN,		/* stood in the command, without quotes */
	QUOTED,
	SPLIT,		/* comes out of $x, without quotes */
	EMPTY,		/* no character: there is a field, be it empty */
	BREAK		/* no character: "$@" begins another field */
};

/* Characters and their kinds side by side. */
struct buffer {
	struct text c;
	struct text kind;
};

static struct buffer *out;	/* where the characters go */
static int nested;		/* in ${x:-word}: what is plain can be split */
static int no_fields;		/* an assignment, a file name */

static void add(char c, enum kind kind)
{
	text_add(&out->c, c);
	text_add(&out->kind, kind);
}

void append_char(char c, int quoted)
{
	add(c, quoted ? QUOTED : SPLIT);
}

void append_value(const char *value, int quoted)
{
	while (*value)
		append_char(*value++, quoted);
}

/**
 * append_all_positional - $@ and $*
 * @star: "$*" is one field, with the first character of $IFS in between
 */
void append_all_positional(int quoted, int star)
{
	const char *ifs = get_var("IFS");
	char between = star && ifs ? *ifs : ' ';
	size_t len = out->kind.len;
	int i;

	/* "$@" without arguments is nothing, although it has quotes. */
	if (quoted && !star && positional.nr <= 1 && len &&
	    out->kind.s[len - 1] == EMPTY)
		out->c.len = --out->kind.len;
	for (i = 1; i < positional.nr; i++) {
		if (i > 1 && !(star && quoted) && !no_fields)
			add(' ', BREAK);
		else if (i > 1 && between)
			append_char(between, 1);
		if (quoted)
			add(' ', EMPTY);
		append_value(positional.word[i], quoted);
	}
}

/* ---- the parts ----------------------------------------------------------- */

/* Without the newlines at its end. */
static void append_command(const struct part *p, int quoted)
{
	struct buffer *here = out;
	char *output = command_output(p);
	size_t len = strlen(output);

	out = here;
	while (len && output[len - 1] == '\n')
		output[--len] = '\0';
	append_value(output, quoted);
}

static void append_arith(const struct part *p, int quoted)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", arith(expand_text(p->word)));
	append_value(text, quoted);
}

static void append_text(const struct part *p, int quoted)
{
	const char *s;

	if (!*p->text)
		add(' ', EMPTY);
	for (s = p->text; *s; s++)
		add(*s, quoted ? QUOTED : nested ? SPLIT : PLAIN);
}

/**
 * append_parts - evaluate parts of a word
 * @parts: the first of them
 * @quoted: all are inside quotes
 */
void append_parts(const struct part *parts, int quoted)
{
	const struct part *p;
	int q;

	for (p = parts; p; p = p->next) {
		q = quoted || p->quoted;
		switch (p->kind) {
		case P_TEXT:
			append_text(p, q);
			break;
		case P_PARAM:
			nested++;
			expand_param(p, q);
			nested--;
			break;
		case P_COMMAND:
			append_command(p, q);
			break;
		case P_ARITH:
			append_arith(p, q);
			break;
		}
	}
}

/* ---- ~ ------------------------------------------------------------------- */

/* The first field of /etc/passwd is the name, the sixth the directory. */
static int home_of(const char *name, size_t len, char *home, size_t size)
{
	FILE *f = fopen("/etc/passwd", "r");
	char line[256];
	char *p;
	int found = 0;
	int i;

	while (f && !found && fgets(line, sizeof(line), f)) {
		found = !strncmp(line, name, len) && line[len] == ':';
		for (p = line, i = 0; found && p && i < 5; i++)
			p = strchr(p, ':') ? strchr(p, ':') + 1 : NULL;
		if (found && p)
			snprintf(home, size, "%.*s", (int)strcspn(p, ":\n"),
				 p);
	}
	if (f)
		fclose(f);
	return found;
}

/* Returns how many characters of @s, which begins with ~, were replaced. */
static size_t append_tilde(const char *s)
{
	size_t len = strcspn(s, "/:");
	const char *value = get_var("HOME");
	char home[128];

	if (len > 1)
		value = home_of(s + 1, len - 1, home, sizeof(home)) ? home :
								      NULL;
	if (!value)
		return 0;
	append_value(value, 1);
	return len;
}

/* Plain text with a ~ at its beginning, or also after = and each colon. */
static void append_with_tilde(const struct part *p, int assignment)
{
	const char *s = p->text;
	int at_start = !assignment;
	int before = 1;		/* the first = */

	while (*s) {
		if (*s == '~' && at_start) {
			/* ~"x" is no user's name. */
			if (!p->next || strpbrk(s, "/:"))
				s += append_tilde(s);
			if (!*s)
				break;
		}
		at_start = assignment && (*s == ':' || (before && *s == '='));
		before &= *s != '=';
		add(*s++, nested ? SPLIT : PLAIN);
	}
}

static void append_word(const struct part *parts, int assignment)
{
	if (parts && parts->kind == P_TEXT && !parts->quoted &&
	    (assignment || parts->text[0] == '~')) {
		append_with_tilde(parts, assignment);
		parts = parts->next;
	}
	append_parts(parts, 0);
}

/* The word of ${x:-word}. */
void append_operand(const struct part *parts, int quoted)
{
	if (quoted)
		append_parts(parts, 1);
	else
		append_word(parts, 0);
}

/* ---- fields -------------------------------------------------------------- */

/* A [ alone, as the command of that name, is not worth reading a directory. */
static int is_glob(const struct buffer *b, size_t from, size_t to)
{
	int open = 0;
	size_t i;
	char c;

	for (i = from; i < to && !option['f']; i++) {
		c = b->c.s[i];
		if (b->kind.s[i] != PLAIN && b->kind.s[i] != SPLIT)
			continue;
		if (c == '*' || c == '?' || (c == ']' && open))
			return 1;
		open |= c == '[';
	}
	return 0;
}

/*
 * With @escape what is quoted gets a backslash if patterns mean something by it. A
 * backslash out of $x stays alone: it quotes what comes next, as in dash.
 */
static char *copy(const struct buffer *b, size_t from, size_t to, int escape)
{
	char *s = get(2 * (to - from) + 1);
	char *end = s;
	size_t i;

	for (i = from; i < to; i++) {
		if (b->kind.s[i] == EMPTY)
			continue;
		if (escape && b->kind.s[i] == QUOTED &&
		    strchr("!*?[=~:-]\\", b->c.s[i]))
			*end++ = '\\';
		*end++ = b->kind.s[i] == BREAK ? ' ' : b->c.s[i];
	}
	return s;
}

static void add_field(const struct buffer *b, size_t from, size_t to,
		      struct words *list)
{
	if (is_glob(b, from, to) &&
	    glob_into(copy(b, from, to, 1), list))
		return;
	add_word(list, copy(b, from, to, 0));
}

/* Blanks of $IFS end a field together; each other character of it, alone. */
static void split(const struct buffer *b, struct words *list)
{
	const char *ifs = get_var("IFS");
	int in_field = 0;
	int after_blank = 0;
	size_t from = 0;
	size_t i;
	char c;

	if (!ifs)
		ifs = " \t\n";
	for (i = 0; i < b->c.len; i++) {
		c = b->c.s[i];
		if (b->kind.s[i] == BREAK) {
			if (in_field)
				add_field(b, from, i, list);
			in_field = 0;
		} else if (b->kind.s[i] != SPLIT || !strchr(ifs, c)) {
			if (!in_field)
				from = i;
			in_field = 1;
			after_blank = 0;
		} else if (strchr(" \t\n", c)) {
			if (in_field)
				add_field(b, from, i, list);
			after_blank |= in_field;
			in_field = 0;
		} else {
			if (in_field)
				add_field(b, from, i, list);
			else if (!after_blank)
				add_word(list, "");
			in_field = 0;
			after_blank = 0;
		}
	}
	if (in_field)
		add_field(b, from, i, list);
}

/* ---- what others call ---------------------------------------------------- */

/**
 * expand_words - expand words to any number of arguments
 * @word: the first of them
 * @list: the arguments are added at its end
 */
void expand_words(struct word *word, struct words *list)
{
	struct buffer *outer = out;
	int outer_nested = nested;

	no_fields = 0;
	for (; word; word = word->next) {
		struct buffer b = { .c = { .len = 0 } };

		out = &b;
		nested = 0;
		append_word(word->parts, 0);
		split(&b, list);
	}
	out = outer;
	nested = outer_nested;
}

enum { TILDE = 1, ASSIGNMENT = 2, PATTERN = 4 };

static char *expand_one(const struct part *parts, int how)
{
	struct buffer *outer = out;
	struct buffer b = { .c = { .len = 0 } };
	int outer_no_fields = no_fields;
	char *s;

	out = &b;
	no_fields = 1;
	if (how & (TILDE | ASSIGNMENT))
		append_word(parts, how & ASSIGNMENT);
	else
		append_parts(parts, 0);
	s = copy(&b, 0, b.c.len, how & PATTERN);
	no_fields = outer_no_fields;
	out = outer;
	return s;
}

/* One string, not split, no file names; it lives until release(). */
char *expand_single(const struct part *parts)
{
	return expand_one(parts, TILDE);
}

char *expand_text(const struct part *parts)
{
	return expand_one(parts, 0);
}

char *expand_assignment(const struct part *parts)
{
	return expand_one(parts, TILDE | ASSIGNMENT);
}

char *expand_pattern(const struct part *parts)
{
	return expand_one(parts, TILDE | PATTERN);
}
