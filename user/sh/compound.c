// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/compound.c - if, while, for, case, { }, ( )
 *
 * Linux:    IEEE Std 1003.1, "Compound Commands"
 * Read:     parser.c before
 *
 *	if list then list [elif list then list] ... [else list] fi
 *	while list do list done			until list do list done
 *	for NAME [in words] ; do list done
 *	case WORD in [(] pattern [| pattern] ...) [list] ;; ... esac
 *	{ list }				( list )
 */
#include <string.h>
#include "parser.h"

/* After "if" or "elif". */
static struct node *parse_if(void)
{
	struct node *n = new_node(N_IF);

	take();
	n->test = parse_list();
	expect("then");
	n->first = parse_list();
	if (is_reserved("elif")) {
		n->second = parse_if();
		return n;
	}
	if (is_reserved("else")) {
		take();
		n->second = parse_list();
	}
	expect("fi");
	return n;
}

static struct node *parse_do(struct node *n)
{
	expect("do");
	n->first = parse_list();
	expect("done");
	return n;
}

static struct node *parse_while(enum node_kind kind)
{
	struct node *n = new_node(kind);

	take();
	n->test = parse_list();
	return parse_do(n);
}

/* Without `in` the words are the arguments: "$@". */
static struct word *all_arguments(void)
{
	struct word *w = tree_alloc(sizeof(*w));

	w->parts = tree_alloc(sizeof(*w->parts));
	w->parts->kind = P_PARAM;
	w->parts->quoted = 1;
	w->parts->text = "@";
	return w;
}

static struct node *parse_for(void)
{
	struct node *n = new_node(N_FOR);
	struct word **last = &n->words;

	take();
	if (tok.type != T_WORD || !tok.word->text ||
	    name_length(tok.word->text) != strlen(tok.word->text))
		syntax_error("Bad for loop variable");
	n->name = tok.word->text;
	take();
	skip_newlines();
	if (is_reserved("in")) {
		for (take(); tok.type == T_WORD; take()) {
			*last = tok.word;
			last = &tok.word->next;
		}
		if (tok.type != T_SEMI && tok.type != T_NEWLINE)
			unexpected(NULL);
		take();
	} else {
		n->words = all_arguments();
		if (tok.type == T_SEMI)
			take();
	}
	skip_newlines();
	return parse_do(n);
}

/* Returns whether another item may follow. */
static int parse_case_item(struct node *n)
{
	struct word **last = &n->words;

	if (tok.type == T_OPEN)
		take();
	for (;;) {
		if (tok.type != T_WORD)
			unexpected(tok.type == T_EOF ? ")" : NULL);
		*last = tok.word;
		last = &tok.word->next;
		take();
		if (tok.type != T_PIPE)
			break;
		take();
	}
	if (tok.type != T_CLOSE)
		unexpected(")");
	take();
	skip_newlines();
	if (tok.type != T_DSEMI && !is_reserved("esac"))
		n->first = parse_list();
	if (tok.type != T_DSEMI)
		return 0;
	take();
	skip_newlines();
	return 1;
}

static struct node *parse_case(void)
{
	struct node *n = new_node(N_CASE);
	struct node **last = &n->first;
	int more = 1;

	take();
	if (tok.type != T_WORD)
		unexpected(NULL);
	n->words = tok.word;
	take();
	skip_newlines();
	expect("in");
	skip_newlines();
	while (more && !is_reserved("esac")) {
		*last = new_node(N_ITEM);
		more = parse_case_item(*last);
		last = &(*last)->second;
	}
	if (!is_reserved("esac"))
		unexpected(";;");
	take();
	return n;
}

static struct node *parse_group(void)
{
	struct node *n = new_node(N_GROUP);

	take();
	n->first = parse_list();
	expect("}");
	return n;
}

static struct node *parse_subshell(void)
{
	struct node *n = new_node(N_SUBSHELL);

	take();
	n->first = parse_list();
	if (tok.type != T_CLOSE)
		unexpected(")");
	take();
	return n;
}

/**
 * parse_compound - parse a compound command, if there is one
 *
 * Return: its node, or NULL if the token begins a simple command.
 */
struct node *parse_compound(void)
{
	if (is_reserved("if"))
		return parse_if();
	if (is_reserved("while"))
		return parse_while(N_WHILE);
	if (is_reserved("until"))
		return parse_while(N_UNTIL);
	if (is_reserved("for"))
		return parse_for();
	if (is_reserved("case"))
		return parse_case();
	if (is_reserved("{"))
		return parse_group();
	if (tok.type == T_OPEN)
		return parse_subshell();
	return NULL;
}
