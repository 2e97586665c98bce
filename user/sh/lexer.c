// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/lexer.c - characters become tokens
 *
 * Linux:    IEEE Std 1003.1, "Token Recognition"
 * Read:     ../sh.c before, parser.c after
 *
 * Quotes stay in the word, so that `"for"` is no reserved word and `'$x'` is
 * not expanded; expand.c removes them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

static int pushed_back = -2;	/* a character, EOF, or -2 for none */

static char *word;		/* the one that is being read; reused */
static size_t word_len;
static size_t word_size;

void lexer_reset(void)
{
	pushed_back = -2;
}

static int read_char(void)
{
	int c = pushed_back;

	if (c == -2)
		return next_char();
	pushed_back = -2;
	return c;
}

static void append(int c)
{
	char *bigger;

	if (word_len + 1 >= word_size) {
		bigger = realloc(word, word_size * 2 + 64);
		if (!bigger) {
			fprintf(stderr, "sh: out of memory\n");
			exit(2);
		}
		word = bigger;
		word_size = word_size * 2 + 64;
	}
	word[word_len++] = c;
	word[word_len] = '\0';
}

static int is_word_end(int c)
{
	return c == EOF || strchr(" \t\n;&|<>()", c);	/* or '\0' */
}

/* Blanks, comments, and a backslash at the end of a line. */
static int skip_blanks(void)
{
	int c;

	for (;;) {
		c = read_char();
		if (c == '#') {
			while (c != '\n' && c != EOF)
				c = read_char();
		} else if (c == '\\') {
			c = read_char();
			if (c != '\n') {
				pushed_back = c;
				return '\\';
			}
			continue;
		}
		if (c != ' ' && c != '\t' && c != '\0')
			return c;
	}
}

/* The rest of a quotation; its opening quote is in the word already. */
static int read_quoted(int quote)
{
	int c;

	do {
		c = read_char();
		if (c == EOF)
			return -1;
		append(c);
		if (c == '\\' && quote == '"') {
			c = read_char();
			if (c == EOF)
				return -1;
			append(c);
			c = '\\';
		}
	} while (c != quote);
	return 0;
}

static struct token read_word(int c)
{
	struct token t = { .type = T_WORD };

	word_len = 0;
	for (; !is_word_end(c); c = read_char()) {
		append(c);
		if (c == '\\') {
			c = read_char();
			if (c == '\n')
				word_len--;
			else if (c != EOF)
				append(c);
		} else if ((c == '\'' || c == '"') && read_quoted(c)) {
			t.type = T_ERROR;
			t.text = "a quotation has no end";
			return t;
		}
	}
	pushed_back = c;
	t.text = get_string(word_len ? word : "", word_len);
	return t;
}

/* @c is < or >; @fd the number before it, or -1. */
static struct token read_redir(int c, int fd)
{
	struct token t = { .type = T_REDIR, .text = c == '<' ? "<" : ">" };
	int next = read_char();

	t.fd = fd >= 0 ? fd : c == '>';
	if (next == '&')
		t.text = "&";
	else if (next == '>' && c == '>')
		t.text = "a";
	else
		pushed_back = next;
	return t;
}

static struct token read_pair(int c, enum token_type type, const char *text)
{
	struct token t = { .type = type, .text = text };

	pushed_back = read_char();
	if (pushed_back == c) {
		pushed_back = -2;
	} else {
		t.type = T_ERROR;
		t.text = c == '&' ? "'&': there are no jobs" :
				    "'|': there are no pipes";
	}
	return t;
}

static int all_digits(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s);
}

/**
 * next_token - read the next token of the commands
 *
 * Return: the token; T_ERROR with a text for an unterminated quotation or an
 * operator that this shell does not have.
 */
struct token next_token(void)
{
	struct token t = { .type = T_EOF, .text = "end of file" };
	int c = skip_blanks();

	switch (c) {
	case EOF:
		return t;
	case '\n':
		t.type = T_NEWLINE;
		t.text = "newline";
		return t;
	case ';':
		t.type = T_SEMI;
		t.text = ";";
		return t;
	case '(':
		t.type = T_OPEN;
		t.text = "(";
		return t;
	case ')':
		t.type = T_CLOSE;
		t.text = ")";
		return t;
	case '&':
		return read_pair(c, T_AND, "&&");
	case '|':
		return read_pair(c, T_OR, "||");
	case '<':
	case '>':
		return read_redir(c, -1);
	}
	t = read_word(c);
	if (t.type == T_WORD && all_digits(t.text) &&
	    (pushed_back == '<' || pushed_back == '>'))
		return read_redir(read_char(), atoi(t.text));
	return t;
}
