// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/parser.c - tokens become a tree
 *
 * Linux:    IEEE Std 1003.1, "Shell Grammar"; messages are dash's
 * Read:     lexer.c before, compound.c and run.c after
 *
 *	list      and_or { ; or & or newline } ...
 *	and_or    pipeline { && or || pipeline } ...
 *	pipeline  [!] command { | command } ...
 *	command   [NAME=value ...] words [n]< [n]> [n]>> [n]>& ...
 *	          NAME ( ) compound
 *	          compound [n]< ...		compound.c
 *
 * A line is parsed as a whole before any of it runs. `tok` is the token that
 * is looked at and not yet taken.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "parser.h"

struct token tok;
int tok_line;

static const char *const keywords[] = {
	"!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi",
	"for", "if", "in", "then", "until", "while"
};

int is_keyword(const char *s)
{
	size_t i;

	for (i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (!strcmp(keywords[i], s))
			return 1;
	return 0;
}

/**
 * syntax_error - complain and give the line up
 */
void syntax_error(const char *format, ...)
{
	char text[200];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	complain("Syntax error: %s", text);
	drop_input_line();
	give_up(2);
}

static const char *token_text(void)
{
	static const char *const text[] = {
		"end of file", "newline", "\";\"", "\";;\"", "\"&\"", "\"&&\"",
		"\"||\"", "\"|\"", "\"(\"", "\")\"", "redirection", "word"
	};
	static char quoted[16];

	if (tok.type != T_WORD || !tok.word->text ||
	    !is_keyword(tok.word->text))
		return text[tok.type];
	snprintf(quoted, sizeof(quoted), "\"%s\"", tok.word->text);
	return quoted;
}

/**
 * unexpected - the token cannot stand here
 * @wanted: what could, or NULL
 */
void unexpected(const char *wanted)
{
	if (wanted)
		syntax_error("%s unexpected (expecting \"%s\")", token_text(),
			     wanted);
	syntax_error("%s unexpected", token_text());
}

void take(void)
{
	tok = next_token();
	tok_line = line_number - (tok.type == T_NEWLINE);
}

int is_reserved(const char *name)
{
	return tok.type == T_WORD && tok.word->text &&
	       !strcmp(tok.word->text, name);
}

void expect(const char *name)
{
	if (!is_reserved(name))
		unexpected(name);
	take();
}

void skip_newlines(void)
{
	while (tok.type == T_NEWLINE)
		take();
}

struct node *new_node(enum node_kind kind)
{
	struct node *n = tree_alloc(sizeof(*n));

	n->kind = kind;
	n->line = tok_line;
	return n;
}

/* Words that end a list, so that they cannot begin a command. */
static int at_list_end(void)
{
	static const char *const ends[] = {
		"then", "elif", "else", "fi", "do", "done", "esac", "}", NULL
	};
	int i;

	for (i = 0; ends[i]; i++)
		if (is_reserved(ends[i]))
			return 1;
	return tok.type == T_EOF || tok.type == T_CLOSE ||
	       tok.type == T_DSEMI;
}

/* ---- simple commands ----------------------------------------------------- */

/* The word after <<: without its quotes it is the line that ends the text. */
static void set_here_end(struct redir *r)
{
	struct text end = { NULL, 0, 0 };
	struct part *p;

	for (p = r->word->parts; p; p = p->next) {
		if (p->kind != P_TEXT)
			syntax_error("here-document ends with an expansion");
		text_append(&end, p->text);
		r->here_quoted |= p->quoted;
	}
	r->end = tree_string(text_string(&end));
	expect_here(r);
}

/* @last points at the end of the list of a command's redirections. */
struct redir **parse_redir(struct redir **last)
{
	struct redir *r = tok.redir;

	take();
	if (tok.type != T_WORD)
		unexpected(NULL);
	r->word = tok.word;
	if (r->op == R_HERE || r->op == R_HERE_TABS)
		set_here_end(r);
	*last = r;
	take();
	return &r->next;
}

static int is_assignment(const struct word *w)
{
	const struct part *p = w->parts;
	size_t len;

	if (!p || p->kind != P_TEXT || p->quoted)
		return 0;
	len = name_length(p->text);
	return len && p->text[len] == '=';
}

/* After the first word, in front of a bracket. */
static struct node *parse_function(const struct word *w)
{
	struct node *n = new_node(N_FUNCTION);

	take();
	if (tok.type != T_CLOSE)
		unexpected(")");
	if (!w->text || name_length(w->text) != strlen(w->text))
		syntax_error("Bad function name");
	n->name = w->text;
	take();
	skip_newlines();
	n->first = parse_command();
	return n;
}

static struct node *parse_simple(void)
{
	struct node *n = new_node(N_SIMPLE);
	struct word **assign = &n->assigns;
	struct word **word = &n->words;
	struct redir **redir = &n->redirs;
	struct word *w;

	while (tok.type == T_WORD || tok.type == T_REDIR) {
		if (tok.type == T_REDIR) {
			redir = parse_redir(redir);
			continue;
		}
		w = tok.word;
		take();
		if (!n->words && is_assignment(w)) {
			*assign = w;
			assign = &w->next;
			continue;
		}
		*word = w;
		word = &w->next;
		if (w == n->words && tok.type == T_OPEN && !n->assigns &&
		    !n->redirs)
			return parse_function(w);
	}
	if (!n->words && !n->assigns && !n->redirs)
		unexpected(NULL);
	return n;
}

struct node *parse_command(void)
{
	struct redir **last;
	struct node *n;

	if (at_list_end())
		unexpected(NULL);
	n = parse_compound();
	if (!n)
		return parse_simple();
	for (last = &n->redirs; tok.type == T_REDIR;)
		last = parse_redir(last);
	return n;
}

/* ---- pipelines and lists ------------------------------------------------- */

static struct node *binary(enum node_kind kind, struct node *left)
{
	struct node *n = new_node(kind);

	n->first = left;
	return n;
}

static struct node *parse_pipe(void)
{
	struct node *n = parse_command();

	if (tok.type != T_PIPE)
		return n;
	n = binary(N_PIPE, n);
	take();
	skip_newlines();
	n->second = parse_pipe();
	return n;
}

static struct node *parse_pipeline(void)
{
	struct node *n;

	if (!is_reserved("!"))
		return parse_pipe();
	n = new_node(N_NOT);
	take();
	n->first = parse_pipe();
	return n;
}

static struct node *parse_and_or(void)
{
	struct node *left = parse_pipeline();

	while (tok.type == T_AND || tok.type == T_OR) {
		left = binary(tok.type == T_AND ? N_AND : N_OR, left);
		take();
		skip_newlines();
		left->second = parse_pipeline();
	}
	return left;
}

/* One and_or and what ends it; @left is what was before, or NULL. */
static struct node *parse_item(struct node *left, int *ended)
{
	struct node *n = parse_and_or();

	if (tok.type == T_AMP)
		n = binary(N_BACKGROUND, n);
	*ended = tok.type != T_AMP && tok.type != T_SEMI;
	if (!*ended)
		take();
	if (!left)
		return n;
	left = binary(N_LIST, left);
	left->second = n;
	return left;
}

/* Inside a compound command a newline separates, it does not end. */
struct node *parse_list(void)
{
	struct node *left = NULL;
	int ended;

	skip_newlines();
	if (tok.type == T_EOF)
		return NULL;	/* the caller says what it wants instead */
	do {
		left = parse_item(left, &ended);
		if (ended && tok.type != T_NEWLINE)
			break;
		skip_newlines();
	} while (!at_list_end());
	return left;
}

/* ---- what others call ---------------------------------------------------- */

/**
 * parse_line - read up to the newline that ends a command
 * @at_end: set to 1 if there is nothing more to read, else to 0
 *
 * Return: the tree, which is part of current_tree; NULL for an empty line.
 */
struct node *parse_line(int *at_end)
{
	struct node *left = NULL;
	int ended = 0;

	at_first_line = 1;
	run_line = 0;
	swap_here(NULL);
	take();
	*at_end = tok.type == T_EOF;
	while (tok.type != T_NEWLINE && tok.type != T_EOF) {
		if (ended)
			unexpected(NULL);
		left = parse_item(left, &ended);
	}
	return left;
}

static struct node *parse_inner(enum token_type end)
{
	struct redir *here = swap_here(NULL);
	struct token outer = tok;
	struct node *n = NULL;

	take();
	skip_newlines();
	if (tok.type != end)
		n = parse_list();
	if (tok.type != end)
		unexpected(end == T_CLOSE ? ")" : NULL);
	swap_here(here);
	tok = outer;
	return n;
}

/**
 * parse_until_close - parse what stands after $( up to its bracket
 */
struct node *parse_until_close(void)
{
	return parse_inner(T_CLOSE);
}

/**
 * parse_string - parse a command that is in a string
 * @s: the command
 * @line: the number of its first line
 */
struct node *parse_string(const char *s, int line)
{
	struct node *n;

	push_string(s, line);
	n = parse_inner(T_EOF);
	pop_input();
	return n;
}
