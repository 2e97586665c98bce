// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/parser.c - tokens become a tree
 *
 * Linux:    IEEE Std 1003.1, "Shell Grammar"
 * Read:     lexer.c before, run.c after
 *
 *	list      and_or { ; or newline } ...
 *	and_or    command { && or || command } ...
 *	command   [NAME=value ...] words [n]< [n]> [n]>> [n]>& ...
 *	          if list then list [elif ...] [else list] fi
 *	          while list do list done         until list do list done
 *	          for NAME in words ; do list done
 *	          { list }    ( list )    ! command
 *
 * A command line is parsed as a whole before any of it runs. `tok` is the
 * token that is looked at and not yet taken. After an error every function
 * returns NULL up to parse_command_line().
 */
#include <stdio.h>
#include <string.h>
#include "sh.h"

static struct token tok;
static int failed;

static struct node *parse_list(void);

static struct node *fail(void)
{
	if (!failed && tok.type == T_ERROR)
		fprintf(stderr, "sh: %s\n", tok.text);
	else if (!failed)
		fprintf(stderr, "sh: syntax error near '%s'\n", tok.text);
	failed = 1;
	return NULL;
}

static void take(void)
{
	tok = next_token();
	if (tok.type == T_ERROR)
		fail();
}

static int is_reserved(const char *name)
{
	return tok.type == T_WORD && !strcmp(tok.text, name);
}

/* Words that end a list, so that they cannot begin a command. */
static int at_list_end(void)
{
	static const char *const ends[] = {
		"then", "elif", "else", "fi", "do", "done", "}", NULL
	};
	int i;

	for (i = 0; ends[i]; i++)
		if (is_reserved(ends[i]))
			return 1;
	return tok.type == T_EOF || tok.type == T_ERROR ||
	       tok.type == T_CLOSE;
}

static int expect(const char *name)
{
	if (failed || !is_reserved(name)) {
		fail();
		return 0;
	}
	take();
	return 1;
}

static void skip_newlines(void)
{
	while (tok.type == T_NEWLINE)
		take();
}

static struct node *new_node(enum node_kind kind)
{
	struct node *n = get(sizeof(*n));

	n->kind = kind;
	return n;
}

/* @last points at the end of the list of a command's redirections. */
static struct redir **parse_redir(struct redir **last)
{
	struct redir *r = get(sizeof(*r));

	r->fd = tok.fd;
	r->op = tok.text[0];
	take();
	if (tok.type != T_WORD) {
		fail();
		return last;
	}
	r->word = tok.text;
	*last = r;
	take();
	return &r->next;
}

static struct node *parse_simple(void)
{
	struct node *n = new_node(N_SIMPLE);
	struct redir **last = &n->redirs;

	while (!failed && (tok.type == T_WORD || tok.type == T_REDIR)) {
		if (tok.type == T_REDIR) {
			last = parse_redir(last);
		} else {
			add_word(&n->words, tok.text);
			take();
		}
	}
	if (!n->words.nr && !n->redirs)
		return fail();
	return n;
}

/* After "if" or "elif". */
static struct node *parse_if(void)
{
	struct node *n = new_node(N_IF);

	take();
	n->test = parse_list();
	if (!expect("then"))
		return NULL;
	n->first = parse_list();
	if (is_reserved("elif")) {
		n->second = parse_if();
		return n;
	}
	if (is_reserved("else")) {
		take();
		n->second = parse_list();
	}
	return expect("fi") ? n : NULL;
}

static struct node *parse_do(struct node *n)
{
	if (!expect("do"))
		return NULL;
	n->first = parse_list();
	return expect("done") ? n : NULL;
}

static struct node *parse_while(enum node_kind kind)
{
	struct node *n = new_node(kind);

	take();
	n->test = parse_list();
	return parse_do(n);
}

static struct node *parse_for(void)
{
	struct node *n = new_node(N_FOR);

	take();
	if (tok.type != T_WORD || name_length(tok.text) != strlen(tok.text))
		return fail();
	add_word(&n->words, tok.text);
	take();
	skip_newlines();
	if (is_reserved("in")) {
		take();
		for (; tok.type == T_WORD; take())
			add_word(&n->words, tok.text);
	} else {
		add_word(&n->words, "\"$@\"");
	}
	if (tok.type == T_SEMI)
		take();
	skip_newlines();
	return parse_do(n);
}

static struct node *parse_group(void)
{
	struct node *n = new_node(N_GROUP);

	take();
	n->first = parse_list();
	return expect("}") ? n : NULL;
}

static struct node *parse_subshell(void)
{
	struct node *n = new_node(N_SUBSHELL);

	take();
	n->first = parse_list();
	if (failed || tok.type != T_CLOSE)
		return fail();
	take();
	return n;
}

static struct node *parse_command(void)
{
	struct redir **last;
	struct node *n;

	if (at_list_end())
		return fail();
	if (is_reserved("!")) {
		n = new_node(N_NOT);
		take();
		n->first = parse_command();
		return n;
	}
	if (is_reserved("if"))
		n = parse_if();
	else if (is_reserved("while"))
		n = parse_while(N_WHILE);
	else if (is_reserved("until"))
		n = parse_while(N_UNTIL);
	else if (is_reserved("for"))
		n = parse_for();
	else if (is_reserved("{"))
		n = parse_group();
	else if (tok.type == T_OPEN)
		n = parse_subshell();
	else
		return parse_simple();
	if (n)
		for (last = &n->redirs; tok.type == T_REDIR && !failed;)
			last = parse_redir(last);
	return n;
}

static struct node *parse_and_or(void)
{
	struct node *left = parse_command();
	struct node *n;

	while (!failed && (tok.type == T_AND || tok.type == T_OR)) {
		n = new_node(tok.type == T_AND ? N_AND : N_OR);
		take();
		skip_newlines();
		n->first = left;
		n->second = parse_command();
		left = n;
	}
	return left;
}

/* Inside a compound command a newline separates, it does not end. */
static struct node *parse_list(void)
{
	struct node *left = NULL;
	struct node *n;

	do {
		skip_newlines();
		if (left && at_list_end())
			break;
		n = new_node(N_LIST);
		n->first = left;
		n->second = parse_and_or();
		left = n;
		if (tok.type != T_SEMI && tok.type != T_NEWLINE)
			break;
		take();
	} while (!failed);
	return failed ? NULL : left;
}

/**
 * parse_command_line - read up to the newline that ends a command line
 * @status: 0, 2 after a syntax error, -1 if there is nothing more to read
 *
 * Return: the tree, NULL for an empty line and when *@status is not 0.
 */
struct node *parse_command_line(int *status)
{
	struct node *left = NULL;
	struct node *n;

	failed = 0;
	lexer_reset();
	take();
	*status = tok.type == T_EOF ? -1 : 0;
	while (!failed && tok.type != T_NEWLINE && tok.type != T_EOF) {
		n = new_node(N_LIST);
		n->first = left;
		n->second = parse_and_or();
		left = n;
		if (tok.type == T_SEMI)
			take();
		else if (tok.type != T_NEWLINE && tok.type != T_EOF)
			fail();
	}
	if (failed)
		*status = 2;
	return failed ? NULL : left;
}
