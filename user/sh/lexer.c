// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/lexer.c - characters become tokens
 *
 * Linux:    IEEE Std 1003.1, "Token Recognition"
 * Read:     word.c before, parser.c after
 *
 * A here-document begins after the line that asks for it: the parser leaves
 * the request here, and the newline token fulfils it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

static struct redir *pending_here;

/* ---- here-documents ------------------------------------------------------ */

/**
 * expect_here - the text of @r follows after this line
 */
void expect_here(struct redir *r)
{
	struct redir **last = &pending_here;

	while (*last)
		last = &(*last)->next_here;
	*last = r;
}

/**
 * swap_here - put a list of expected texts aside, as for a $(command)
 * @pending: the one that counts from now
 *
 * Return: the one that counted.
 */
struct redir *swap_here(struct redir *pending)
{
	struct redir *old = pending_here;

	pending_here = pending;
	return old;
}

/* Returns whether a line was read; it is in @line, with its newline. */
static int read_here_line(const struct redir *r, struct text *line)
{
	int c = input_char();

	line->len = 0;
	if (r->op == R_HERE_TABS)
		while (c == '\t')
			c = input_char();
	for (; c != EOF; c = input_char()) {
		text_add(line, c);
		if (c == '\\' && !r->here_quoted) {	/* may join lines */
			c = input_char();
			if (c == EOF)
				break;
			text_add(line, c);
		} else if (c == '\n') {
			break;
		}
	}
	return line->len != 0;
}

static void read_here(struct redir *r)
{
	struct text body = { NULL, 0, 0 };
	struct text line = { NULL, 0, 0 };
	size_t len = strlen(r->end);
	int first = line_number;

	while (read_here_line(r, &line)) {
		if (!strncmp(line.s, r->end, len) &&
		    (!line.s[len] || !strcmp(line.s + len, "\n")))
			break;
		text_append(&body, line.s);
	}
	r->word = tree_alloc(sizeof(*r->word));
	if (r->here_quoted) {
		r->word->parts = tree_alloc(sizeof(*r->word->parts));
		r->word->parts->quoted = 1;
		r->word->parts->text = tree_string(text_string(&body));
		return;
	}
	push_string(text_string(&body), first);
	r->word->parts = read_here_parts();
	pop_input();
}

static void read_all_here(void)
{
	struct redir *r;

	while (pending_here) {
		r = pending_here;
		pending_here = r->next_here;
		read_here(r);
	}
}

/* ---- tokens -------------------------------------------------------------- */

static int skip_blanks(void)
{
	int c = next_char();

	while (c == ' ' || c == '\t')
		c = next_char();
	if (c == '#')
		while (c != '\n' && c != EOF)
			c = input_char();
	return c;
}

/* @c is < or >; @fd the number before it, or -1. */
static struct token read_redir(int c, int fd)
{
	struct token t = { .type = T_REDIR };
	struct redir *r = tree_alloc(sizeof(*r));
	int next = next_char();

	t.redir = r;
	r->fd = fd >= 0 ? fd : c == '>';
	r->op = c == '<' ? R_IN : R_OUT;
	if (next == '&') {
		r->op = c == '<' ? R_DUP_IN : R_DUP_OUT;
	} else if (c == '>' && next == '>') {
		r->op = R_APPEND;
	} else if (c == '>' && next == '|') {
		r->op = R_CLOBBER;
	} else if (c == '<' && next == '>') {
		r->op = R_INOUT;
	} else if (c == '<' && next == '<') {
		next = next_char();
		r->op = next == '-' ? R_HERE_TABS : R_HERE;
		if (next != '-')
			unread_char(next);
	} else {
		unread_char(next);
	}
	return t;
}

static struct token read_word(int c)
{
	struct token t = { .type = T_WORD };
	struct part *p = read_word_parts(c);
	int next;

	t.word = tree_alloc(sizeof(*t.word));
	t.word->parts = p;
	if (p && !p->next && p->kind == P_TEXT && !p->quoted)
		t.word->text = p->text;
	if (t.word->text && strspn(p->text, "0123456789") == strlen(p->text)) {
		next = next_char();
		if (next == '<' || next == '>')
			return read_redir(next, atoi(p->text));
		unread_char(next);
	}
	return t;
}

/* @twice is the type if the next character is the same. */
static struct token read_pair(int c, enum token_type once,
			      enum token_type twice)
{
	struct token t = { .type = twice };
	int next = next_char();

	if (next != c) {
		unread_char(next);
		t.type = once;
	}
	return t;
}

/**
 * next_token - read the next token of the commands
 *
 * Return: the token; it lives as long as the tree that is being built.
 */
struct token next_token(void)
{
	struct token t = { .type = T_EOF };
	int c = skip_blanks();

	switch (c) {
	case EOF:
		read_all_here();
		return t;
	case '\n':
		read_all_here();
		t.type = T_NEWLINE;
		return t;
	case ';':
		return read_pair(c, T_SEMI, T_DSEMI);
	case '&':
		return read_pair(c, T_AMP, T_AND);
	case '|':
		return read_pair(c, T_PIPE, T_OR);
	case '(':
		t.type = T_OPEN;
		return t;
	case ')':
		t.type = T_CLOSE;
		return t;
	case '<':
	case '>':
		return read_redir(c, -1);
	}
	return read_word(c);
}
