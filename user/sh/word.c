// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/word.c - a word and what is in it: quotes, $x, $(command)
 *
 * Linux:    IEEE Std 1003.1, "Quoting" and the part of "Word Expansions" that
 *           says where an expansion ends
 * Read:     input.c before, lexer.c after
 *
 *	a'b c'"$d e"${f:-g}	becomes the parts
 *
 *	a	"b c" quoted	"" quoted	$d quoted	" e" quoted
 *	${f:-...} with a word of its own, that has the part g
 *
 * The empty part stands for the opening quote: "" is an argument, too.
 * What is in $(...) is parsed at once, so it may hold any quote or bracket.
 */
#include <stdio.h>
#include <string.h>
#include "sh.h"

enum until {
	UNTIL_WORD_END, UNTIL_QUOTE, UNTIL_BRACE, UNTIL_EOF, UNTIL_PARENS
};

struct builder {
	struct part *first;
	struct part **last;
	struct text text;	/* plain characters that are no part yet */
	int quoted;		/* are they? */
};

static struct part *read_parts(enum until until, int quoted);

/**
 * next_char - the next character; a backslash and a newline are none
 *
 * Return: the character, or EOF.
 */
int next_char(void)
{
	int c = input_char();
	int next;

	while (c == '\\') {
		next = input_char();
		if (next != '\n') {
			unread_char(next);
			break;
		}
		c = input_char();
	}
	return c;
}

/* ---- a list of parts grows ----------------------------------------------- */

static struct part *add_part(struct builder *b, enum part_kind kind,
			     int quoted)
{
	struct part *p = tree_alloc(sizeof(*p));

	p->kind = kind;
	p->quoted = quoted;
	*b->last = p;
	b->last = &p->next;
	return p;
}

static void end_text(struct builder *b)
{
	if (b->text.len)
		add_part(b, P_TEXT, b->quoted)->text = tree_string(b->text.s);
	b->text.len = 0;
}

static void add_char(struct builder *b, int c, int quoted)
{
	if (quoted != b->quoted)
		end_text(b);
	b->quoted = quoted;
	text_add(&b->text, c);
}

/* ---- after a $ ----------------------------------------------------------- */

static int is_name_char(int c, int first)
{
	return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (!first && c >= '0' && c <= '9');
}

/**
 * name_length - how many characters at the beginning of @s are a name
 */
size_t name_length(const char *s)
{
	size_t len = 0;

	while (is_name_char((unsigned char)s[len], len == 0))
		len++;
	return len;
}

static int is_special_param(int c)
{
	return c != EOF && c != '\0' && strchr("@*#?-$!0123456789", c);
}

/* x, 12 or ?; outside braces a number has one digit. */
static const char *read_name(int in_braces)
{
	struct text name = { NULL, 0, 0 };
	int c = next_char();

	if (is_name_char(c, 1)) {
		for (; is_name_char(c, 0); c = next_char())
			text_add(&name, c);
	} else if (in_braces && c >= '0' && c <= '9') {
		for (; c >= '0' && c <= '9'; c = next_char())
			text_add(&name, c);
	} else if (is_special_param(c)) {
		text_add(&name, c);
		c = next_char();
	}
	unread_char(c);
	return tree_string(text_string(&name));
}

/* After ${#: is it the length of a parameter, or $# itself? */
static int is_length(void)
{
	int c = next_char();
	int next;

	if (c == '-' || c == '?' || c == '#') {	/* an operator, or a name? */
		next = next_char();
		unread_char(next);
		unread_char(c);
		return next == '}';
	}
	unread_char(c);
	return is_name_char(c, 0) || is_special_param(c);
}

/* :- - := = :? ? :+ + # ## % %%, or the closing bracket. */
static void read_operator(struct part *p)
{
	int c = next_char();
	int next;

	if (c == ':') {
		p->strong = 1;
		c = next_char();
		p->op = c != EOF && strchr("-=?+", c) ? c : 'b';
		if (p->op == 'b')
			unread_char(c);
	} else if (c == '#' || c == '%') {
		p->op = c;
		next = next_char();
		p->strong = next == c;
		if (!p->strong)
			unread_char(next);
	} else if (c != EOF && strchr("-=?+", c)) {
		p->op = c;
	} else {
		unread_char(c);
		p->op = c == '}' ? 0 : 'b';
	}
}

static void read_braces(struct part *p, int quoted)
{
	int c = next_char();

	if (c == '#' && is_length()) {
		p->text = read_name(1);
		c = next_char();
		unread_char(c);
		p->op = c == '}' ? 'l' : 'b';
	} else {
		unread_char(c);
		p->text = read_name(1);
		read_operator(p);
	}
	if (!*p->text)
		p->op = 'b';
	/* A pattern has quotes of its own, also inside "...". */
	p->word = read_parts(UNTIL_BRACE,
			     p->op != '#' && p->op != '%' && quoted);
}

static void read_dollar(struct builder *b, int quoted)
{
	int c = next_char();

	if (c == '(') {
		c = next_char();
		if (c == '(') {
			end_text(b);
			add_part(b, P_ARITH, quoted)->word =
				read_parts(UNTIL_PARENS, 1);
			return;
		}
		unread_char(c);
		end_text(b);
		add_part(b, P_COMMAND, quoted)->command = parse_until_close();
	} else if (c == '{') {
		end_text(b);
		read_braces(add_part(b, P_PARAM, quoted), quoted);
	} else {
		unread_char(c);
		if (is_name_char(c, 1) || is_special_param(c)) {
			end_text(b);
			add_part(b, P_PARAM, quoted)->text = read_name(0);
		} else {
			add_char(b, '$', quoted);
		}
	}
}

/* ---- quotes -------------------------------------------------------------- */

/* Inside, a backslash quotes itself, the dollar and the backquote. */
static void read_backquotes(struct builder *b, int quoted)
{
	struct text text = { NULL, 0, 0 };
	int line = line_number;
	int c;

	for (c = input_char(); c != '`'; c = input_char()) {
		if (c == '\\') {
			c = input_char();
			if (c == EOF || !strchr(quoted ? "\\$`\"" : "\\$`", c))
				text_add(&text, '\\');
		}
		if (c == EOF)
			syntax_error("EOF in backquote substitution");
		text_add(&text, c);
	}
	end_text(b);
	add_part(b, P_COMMAND, quoted)->command =
		parse_string(text_string(&text), line);
}

static void read_single_quotes(struct builder *b)
{
	int c;

	end_text(b);
	add_part(b, P_TEXT, 1)->text = "";
	for (c = input_char(); c != '\''; c = input_char()) {
		if (c == EOF)
			syntax_error("Unterminated quoted string");
		add_char(b, c, 1);
	}
}

static void read_double_quotes(struct builder *b)
{
	end_text(b);
	add_part(b, P_TEXT, 1)->text = "";
	*b->last = read_parts(UNTIL_QUOTE, 1);
	while (*b->last)
		b->last = &(*b->last)->next;
}

static void read_backslash(struct builder *b, enum until until, int quoted)
{
	const char *special = until == UNTIL_EOF ? "$`\\" :
			      until == UNTIL_BRACE ? "$`\"\\}" : "$`\"\\";
	int c = input_char();

	if (c == EOF || (quoted && !strchr(special, c))) {
		add_char(b, '\\', quoted);
		unread_char(c);
	} else {
		add_char(b, c, 1);
	}
}

/* ---- the loop over all --------------------------------------------------- */

static int is_word_end(int c)
{
	return c == EOF || strchr(" \t\n;&|<>()", c);
}

/* Has the end been reached? It is taken, but not what only ends a word. */
static int at_end(enum until until, int c, int *depth)
{
	static const char *const missing[] = {
		[UNTIL_QUOTE] = "Unterminated quoted string",
		[UNTIL_BRACE] = "Missing '}'",
		[UNTIL_PARENS] = "Missing '))'",
	};

	if (until == UNTIL_WORD_END) {
		if (is_word_end(c))
			unread_char(c);
		return is_word_end(c);
	}
	if (c == EOF && until != UNTIL_EOF)
		syntax_error("%s", missing[until]);
	if (until == UNTIL_PARENS && c == ')' && !*depth) {
		if (next_char() != ')')
			syntax_error("%s", missing[until]);
		return 1;
	}
	*depth += (c == '(') - (c == ')');
	return (until == UNTIL_QUOTE && c == '"') || c == EOF ||
	       (until == UNTIL_BRACE && c == '}');
}

static struct part *read_parts(enum until until, int quoted)
{
	struct builder b = { .first = NULL };
	int depth = 0;
	int c;

	b.last = &b.first;
	for (c = next_char(); !at_end(until, c, &depth); c = next_char()) {
		if (c == '\\')
			read_backslash(&b, until, quoted);
		else if (c == '\'' && !quoted)
			read_single_quotes(&b);
		else if (c == '"' && until != UNTIL_EOF)
			read_double_quotes(&b);
		else if (c == '$')
			read_dollar(&b, quoted);
		else if (c == '`')
			read_backquotes(&b, quoted);
		else
			add_char(&b, c, quoted);
	}
	end_text(&b);
	return b.first;
}

/**
 * read_word_parts - read a word
 * @c: its first character
 */
struct part *read_word_parts(int c)
{
	unread_char(c);
	return read_parts(UNTIL_WORD_END, 0);
}

/**
 * read_here_parts - read the rest of the input as a here-document's text
 */
struct part *read_here_parts(void)
{
	return read_parts(UNTIL_EOF, 1);
}
