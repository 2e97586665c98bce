/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/sh/sh.h - what the parts of the shell share
 *
 *	input.c -> characters -> lexer.c -> tokens -> parser.c -> a tree
 *	                          word.c: quotes, $x, $(command), $((1 + 2))
 *
 *	run.c: walks the tree     expand.c, param.c, arith.c, pattern.c, glob.c:
 *	  |                       words become arguments
 *	  +-- builtin*.c          cd, export, read ...
 *	  +-- jobs.c, exec.c      fork, execve, wait
 *
 * Read:     this, then the files in the order of the picture
 */
#ifndef USER_SH_H
#define USER_SH_H

#include <stddef.h>
#include <setjmp.h>
#include <sys/types.h>

#define PATH_LENGTH	1024

/* ---- memory.c: what a tree needs, and what running it needs -------------- */

struct tree;

struct tree *tree_new(void);
struct tree *tree_hold(struct tree *t);
void tree_put(struct tree *t);
void *tree_alloc(size_t size);
char *tree_string(const char *s);
extern struct tree *current_tree;

void *get(size_t size);
void *mark(void);
void release(void *mark);
char *get_string(const char *s, size_t len);
void *must(void *p);

struct words {
	char **word;		/* ends with NULL */
	int nr;
};

struct text {
	char *s;		/* ends with '\0', or NULL when empty */
	size_t len;
	size_t size;
};

void add_word(struct words *list, const char *word);
void text_add(struct text *t, char c);
void text_append(struct text *t, const char *s);
const char *text_string(const struct text *t);

/* ---- the tree ------------------------------------------------------------ */

enum part_kind { P_TEXT, P_PARAM, P_COMMAND, P_ARITH };

/* A word is a list of parts: a"b$x"$(ls) has four. */
struct part {
	struct part *next;
	enum part_kind kind;
	int quoted;
	const char *text;	/* P_TEXT: it; P_PARAM: the name */
	char op;		/* P_PARAM: 0, - = ? + # % l(ength) b(ad) */
	int strong;		/* :- := :? :+ ## %% */
	struct part *word;	/* of the operator; of P_ARITH */
	struct node *command;	/* P_COMMAND */
};

struct word {
	struct word *next;
	struct part *parts;
	const char *text;	/* if it is but one plain text, else NULL */
};

enum redir_op {
	R_IN, R_OUT, R_CLOBBER, R_APPEND, R_INOUT, R_DUP_IN, R_DUP_OUT,
	R_HERE, R_HERE_TABS
};

struct redir {
	struct redir *next;
	struct redir *next_here;	/* until its text has been read */
	enum redir_op op;
	int fd;
	struct word *word;
	const char *end;		/* here-document: the line that ends it */
	int here_quoted;
};

enum node_kind {
	N_SIMPLE,		/* assigns, words */
	N_PIPE,			/* first, and second which may be a pipe */
	N_LIST,			/* first, then second */
	N_AND, N_OR, N_NOT,	/* first [&& or || second] */
	N_BACKGROUND,		/* first & */
	N_IF,			/* test; first, else second */
	N_WHILE, N_UNTIL,	/* test; first */
	N_FOR,			/* name in words; first */
	N_CASE,			/* words[0] in items */
	N_ITEM,			/* words are patterns; first; second: next */
	N_GROUP, N_SUBSHELL,	/* first */
	N_FUNCTION		/* name, first */
};

struct node {
	enum node_kind kind;
	int line;
	struct node *test;
	struct node *first;
	struct node *second;
	const char *name;
	struct word *assigns;
	struct word *words;
	struct redir *redirs;
};

/* ---- input.c ------------------------------------------------------------- */

extern int line_number;		/* of what is read */
extern int run_line;		/* of what runs; 0: nothing does */
extern int at_first_line;	/* which prompt is next */
void push_string(const char *s, int line);
void push_descriptor(int fd);
void pop_input(void);
void *input_mark(void);
void pop_inputs_to(void *mark);
int input_char(void);
void unread_char(int c);
void drop_input_line(void);
char *read_script(const char *path);

/* ---- lexer.c, word.c ----------------------------------------------------- */

enum token_type {
	T_EOF, T_NEWLINE, T_SEMI, T_DSEMI, T_AMP, T_AND, T_OR, T_PIPE,
	T_OPEN, T_CLOSE, T_REDIR, T_WORD
};

struct token {
	enum token_type type;
	struct word *word;	/* T_WORD */
	struct redir *redir;	/* T_REDIR, still without a word */
};

struct token next_token(void);
void expect_here(struct redir *r);
struct redir *swap_here(struct redir *pending);
int next_char(void);
struct part *read_word_parts(int c);
struct part *read_here_parts(void);
size_t name_length(const char *s);

/* ---- parser.c ------------------------------------------------------------ */

struct node *parse_line(int *at_end);
struct node *parse_until_close(void);
struct node *parse_string(const char *s, int line);
int is_keyword(const char *s);
_Noreturn void syntax_error(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* ---- vars.c -------------------------------------------------------------- */

enum { VAR_EXPORT = 1, VAR_READONLY = 2 };

struct function {
	struct function *next;
	char *name;
	struct node *body;
	struct tree *tree;
};

extern struct words positional;	/* $0, $1, ... */
const char *get_var(const char *name);
void set_var(const char *name, const char *value, int flags);
int set_var_quiet(const char *name, const char *value);
int unset_var(const char *name);
void flag_var(const char *name, int flags);
void print_vars(const char *before, int flags);
void print_quoted(const char *s);
void import_environment(char **env);
char **make_environment(void);
int is_name(const char *s);
void set_positional(char **argv, int nr);
void push_frame(void);
void pop_frame(void);
void *frame_mark(void);
void pop_frames_to(void *mark);
void frame_arguments(char **argv, int nr);
int make_local(const char *name);
struct function *find_function(const char *name);
void define_function(const char *name, struct node *body);
int unset_function(const char *name);

/* ---- sh.c ---------------------------------------------------------------- */

extern int interactive;
extern pid_t shell_pid;		/* $$: not that of a subshell */
extern const char *shell_name;
extern const char *builtin_name;	/* for messages; NULL outside one */
extern char option[128];		/* by letter: e f n u x v C a */
int set_option(int letter, int on);
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void fail(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
_Noreturn void give_up(int status);

/* ---- builtin*.c ---------------------------------------------------------- */

typedef int builtin_fn(int argc, char **argv);
struct builtin {
	const char *name;
	builtin_fn *fn;
	int special;		/* POSIX's: an error ends a script */
};
const struct builtin *find_builtin(const char *name);
int number_argument(const char *s, int *value);
builtin_fn do_cd, do_pwd, do_read, do_ulimit, do_umask, do_trap, do_wait,
	   do_kill, do_type, do_command, do_set, do_export, do_unset, do_local,
	   do_getopts, do_jobs, do_history;
void init_directory(void);

/* ---- edit.c, history.c --------------------------------------------------- */

int edit_line(const char *prompt, struct text *line);
int can_edit(void);
void add_history(const char *line);
const char *get_history(int back);
int complete_name(const char *line, size_t at, struct words *found);

#include "expand.h"
#include "run.h"

#endif /* USER_SH_H */
