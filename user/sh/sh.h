/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/sh/sh.h - what the parts of the shell share
 *
 *	characters -> lexer.c -> tokens -> parser.c -> nodes -> run.c
 *	                                      expand.c: words -> arguments
 *	                                      builtin.c: cd, exit, export ...
 */
#ifndef USER_SH_H
#define USER_SH_H

#include <stddef.h>

enum token_type {
	T_EOF, T_ERROR, T_WORD, T_NEWLINE, T_SEMI, T_AND, T_OR,
	T_OPEN, T_CLOSE, T_REDIR
};

struct token {
	enum token_type type;
	const char *text;	/* the word with its quotes, or the operator */
	int fd;			/* T_REDIR: the number before < or > */
};

struct redir {
	struct redir *next;
	int fd;
	char op;		/* '<', '>', 'a' for >>, '&' for >& and <& */
	const char *word;
};

enum node_kind {
	N_SIMPLE,		/* words, redirs */
	N_LIST,			/* first, then second */
	N_AND, N_OR, N_NOT,	/* first [&& or || second] */
	N_IF,			/* test; first, else second */
	N_WHILE, N_UNTIL,	/* test; first */
	N_FOR,			/* words[0] in words[1..]; first */
	N_GROUP, N_SUBSHELL	/* first */
};

struct words {
	char **word;		/* ends with NULL */
	int nr;
};

struct node {
	enum node_kind kind;
	struct node *test;
	struct node *first;
	struct node *second;
	struct words words;
	struct redir *redirs;
};

/* sh.c */
extern int last_status;		/* $? */
extern int interactive;
extern struct words positional;	/* $0, $1, ... */
void *get(size_t size);
void *mark(void);
void release(void *mark);
char *get_string(const char *s, size_t len);
void add_word(struct words *list, const char *word);
int next_char(void);

/* lexer.c */
void lexer_reset(void);
struct token next_token(void);

/* parser.c: NULL with *status -1 at the end, 2 on an error, else 0 */
struct node *parse_command_line(int *status);

/* expand.c */
void expand_into(struct words *list, const char *word);
char *expand_single(const char *word);

/* vars.c */
const char *get_var(const char *name, size_t len);
void set_var(const char *assignment);
void export_var(const char *name);
void import_environment(char **env);
char **make_environment(void);
size_t name_length(const char *s);
int is_assignment(const char *word);

/* run.c */
extern int loop_depth;
extern int loops_to_leave;	/* by break or continue */
extern int continue_loop;
extern int interrupted;		/* by ^C: the rest of the line is dropped */
int run(struct node *n);
void hold_interrupts(void);
int take_interrupt(void);

/* builtin.c */
typedef int builtin_fn(struct words *args);
builtin_fn *find_builtin(const char *name);

#endif /* USER_SH_H */
