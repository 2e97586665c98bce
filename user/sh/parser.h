/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/sh/parser.h - what the two halves of the parser share
 */
#ifndef USER_SH_PARSER_H
#define USER_SH_PARSER_H

#include "sh.h"

extern struct token tok;	/* looked at, not yet taken */
extern int tok_line;		/* where it ended */

void take(void);
int is_reserved(const char *name);
void expect(const char *name);
_Noreturn void unexpected(const char *wanted);
void skip_newlines(void);
struct node *new_node(enum node_kind kind);

struct node *parse_list(void);
struct node *parse_command(void);
struct node *parse_compound(void);	/* NULL: it is none */
struct redir **parse_redir(struct redir **last);

#endif /* USER_SH_PARSER_H */
