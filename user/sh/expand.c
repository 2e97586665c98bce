// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/expand.c - words become arguments
 *
 * Linux:    IEEE Std 1003.1, "Word Expansions"
 * Read:     lexer.c before, run.c after
 *
 *	'...'   as it is
 *	"..."   parameters are expanded; a backslash quotes $ ` " \ only
 *	\c      c
 *	$NAME ${NAME} $0-$9 $# $? $$ $@	   outside quotes the value is split
 *					   into fields at blanks and newlines
 *
 * Left out: ~, ${NAME:-word} and its relatives, $(command), file name patterns
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "sh.h"

static struct words *fields;	/* where finished fields go; NULL: no fields */
static char *field;		/* the one that is being built; reused */
static size_t field_len;
static size_t field_size;
static int in_field;		/* an empty one counts if it was quoted */

static void append(char c)
{
	char *bigger;

	if (field_len + 1 >= field_size) {
		bigger = get(field_size * 2 + 64);
		if (field_len)
			memcpy(bigger, field, field_len);
		field = bigger;
		field_size = field_size * 2 + 64;
	}
	field[field_len++] = c;
	in_field = 1;
}

static void end_field(void)
{
	if (in_field)
		add_word(fields, get_string(field_len ? field : "",
					    field_len));
	in_field = 0;
	field_len = 0;
}

static void append_value(const char *value, int quoted)
{
	for (; *value; value++) {
		if (!quoted && fields && strchr(" \t\n", *value))
			end_field();
		else
			append(*value);
	}
}

static void append_number(int n)
{
	char text[12];

	snprintf(text, sizeof(text), "%d", n);
	append_value(text, 1);
}

static void append_all(int quoted)
{
	int i;

	for (i = 1; i < positional.nr; i++) {
		append_value(positional.word[i], quoted);
		if (i + 1 == positional.nr)
			break;
		if (fields)
			end_field();
		else
			append(' ');
		in_field |= quoted;
	}
}

/* @s is what follows a $. Returns how many characters belong to the name. */
static size_t append_parameter(const char *s, int quoted)
{
	size_t len = name_length(s);

	if (len) {
		append_value(get_var(s, len), quoted);
		return len;
	}
	if (*s >= '0' && *s <= '9') {
		if (*s - '0' < positional.nr)
			append_value(positional.word[*s - '0'], quoted);
	} else if (*s == '?') {
		append_number(last_status);
	} else if (*s == '$') {
		append_number(getpid());
	} else if (*s == '#') {
		append_number(positional.nr - 1);
	} else if (*s == '@' || *s == '*') {
		append_all(quoted);
	} else {
		append('$');
		return 0;
	}
	return 1;
}

static const char *expand_dollar(const char *s, int quoted)
{
	const char *close = strchr(s, '}');
	size_t len;

	if (*s != '{' || !close)
		return s + append_parameter(s, quoted);
	len = append_parameter(s + 1, quoted);
	if (s + 1 + len != close) {
		fprintf(stderr, "sh: %.*s: bad substitution\n",
			(int)(close - s + 1), s);
		last_status = 2;
		if (!interactive)
			exit(2);
	}
	return close + 1;
}

static const char *expand_backslash(const char *s, int quoted)
{
	if (quoted && *s == '\n')
		return s + 1;
	if (quoted && !strchr("$`\"\\", *s))
		append('\\');
	if (*s)
		append(*s++);
	return s;
}

static void expand(const char *s)
{
	int quoted = 0;

	field = NULL;
	field_len = 0;
	field_size = 0;
	in_field = 0;
	while (*s) {
		char c = *s++;

		if (c == '\'' && !quoted) {
			for (in_field = 1; *s != '\''; s++)
				append(*s);
			s++;
		} else if (c == '"') {
			quoted = !quoted;
			in_field = 1;
		} else if (c == '\\') {
			s = expand_backslash(s, quoted);
		} else if (c == '$') {
			s = expand_dollar(s, quoted);
		} else {
			append(c);
		}
	}
}

/**
 * expand_into - expand a word to any number of arguments
 * @list: they are added at its end
 * @word: as the lexer read it
 */
void expand_into(struct words *list, const char *word)
{
	/* The one quoted word that can become nothing at all. */
	if (!strcmp(word, "\"$@\"") && positional.nr <= 1)
		return;
	fields = list;
	expand(word);
	end_field();
}

/**
 * expand_single - expand a word to one string, as after > and =
 * @word: as the lexer read it
 *
 * Return: the string; it lives as long as the command line.
 */
char *expand_single(const char *word)
{
	fields = NULL;
	expand(word);
	return get_string(field_len ? field : "", field_len);
}
