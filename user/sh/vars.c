// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/vars.c - variables, the environment, functions, arguments
 *
 * Read:     sh.h before, expand.c and run.c use them
 *
 * Exported variables become strings above the argument strings on the stack
 * of each program that is run.
 *
 * A call puts the arguments aside, and whatever the function makes local.
 */
#include "../lib/sys.h"
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include "sh.h"

struct variable {
	struct variable *next;
	char *name;
	char *value;		/* NULL: it is not set */
	int flags;
};

/* What a name was before the function that made it local. */
struct local {
	struct local *next;
	struct variable *v;
	char *value;
	int flags;
};

struct frame {
	struct frame *next;
	struct local *locals;
	struct words arguments;	/* the caller's, if they were replaced */
};

struct words positional;
static struct variable *variables;
static struct function *functions;
static struct frame *frames;

int is_name(const char *s)
{
	return *s && name_length(s) == strlen(s);
}

static struct variable *find(const char *name)
{
	struct variable *v;

	for (v = variables; v; v = v->next)
		if (!strcmp(v->name, name))
			break;
	return v;
}

static struct variable *find_or_add(const char *name)
{
	struct variable **last = &variables;

	for (; *last; last = &(*last)->next)
		if (!strcmp((*last)->name, name))
			return *last;
	*last = must(calloc(1, sizeof(**last)));
	(*last)->name = must(strdup(name));
	return *last;
}

/**
 * get_var - a variable's value
 *
 * Return: the value, or NULL if it is not set.
 */
const char *get_var(const char *name)
{
	static char line[12];
	struct variable *v = find(name);

	if (v || strcmp(name, "LINENO"))
		return v ? v->value : NULL;
	snprintf(line, sizeof(line), "%d", run_line);
	return line;
}

/* Returns -1 if the variable cannot be changed. */
int set_var_quiet(const char *name, const char *value)
{
	struct variable *v = find_or_add(name);
	char *copy;

	if (v->flags & VAR_READONLY)
		return -1;
	copy = value ? must(strdup(value)) : NULL;
	free(v->value);
	v->value = copy;
	if (option['a'])
		v->flags |= VAR_EXPORT;
	return 0;
}

/**
 * set_var - set a variable; if that is forbidden, the command ends
 * @value: it is copied
 * @flags: VAR_EXPORT and VAR_READONLY are added
 */
void set_var(const char *name, const char *value, int flags)
{
	if (set_var_quiet(name, value))
		fail("%s: is read only", name);
	flag_var(name, flags);
}

void flag_var(const char *name, int flags)
{
	find_or_add(name)->flags |= flags;
}

int unset_var(const char *name)
{
	struct variable *v = find(name);

	if (!v)
		return 0;
	if (v->flags & VAR_READONLY)
		return -1;
	free(v->value);
	v->value = NULL;
	v->flags = 0;
	return 0;
}

/* ---- all of them --------------------------------------------------------- */

/* Between single quotes, so that a shell can read it again. */
void print_quoted(const char *s)
{
	putchar('\'');
	for (; *s; s++) {
		if (*s == '\'')
			fputs("'\"'\"'", stdout);
		else
			putchar(*s);
	}
	putchar('\'');
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(struct variable *const *)a)->name,
		      (*(struct variable *const *)b)->name);
}

/**
 * print_vars - print variables as commands that would set them, sorted
 * @before: a command, or ""
 * @flags: only those that have these; 0: those that are set
 */
void print_vars(const char *before, int flags)
{
	struct variable **sorted;
	struct variable *v;
	int nr = 0;
	int i;

	for (v = variables; v; v = v->next)
		nr++;
	sorted = get((nr + 1) * sizeof(*sorted));
	nr = 0;
	for (v = variables; v; v = v->next)
		if (flags ? v->flags & flags : v->value != NULL)
			sorted[nr++] = v;
	qsort(sorted, nr, sizeof(*sorted), by_name);
	for (i = 0; i < nr; i++) {
		printf("%s%s%s", before, *before ? " " : "", sorted[i]->name);
		if (sorted[i]->value) {
			putchar('=');
			print_quoted(sorted[i]->value);
		}
		putchar('\n');
	}
}

void import_environment(char **env)
{
	char *name;
	char *equals;

	for (; *env; env++) {
		equals = strchr(*env, '=');
		if (!equals || name_length(*env) != (size_t)(equals - *env))
			continue;
		name = get_string(*env, equals - *env);
		set_var(name, equals + 1, VAR_EXPORT);
	}
}

/**
 * make_environment - the exported variables, oldest first, as execve() wants
 */
char **make_environment(void)
{
	struct words env = { NULL, 0 };
	struct variable *v;
	char *text;

	for (v = variables; v; v = v->next) {
		if (!(v->flags & VAR_EXPORT) || !v->value)
			continue;
		text = get(strlen(v->name) + strlen(v->value) + 2);
		sprintf(text, "%s=%s", v->name, v->value);
		add_word(&env, text);
	}
	if (!env.nr)
		return get(sizeof(char *));
	return env.word;
}

/* ---- arguments ----------------------------------------------------------- */

/**
 * set_positional - replace $1 ...; $0 stays
 * @argv: they are copied
 */
void set_positional(char **argv, int nr)
{
	char **word = must(calloc(nr + 2, sizeof(*word)));
	int i;

	word[0] = positional.nr ? positional.word[0] : NULL;
	for (i = 0; i < nr; i++)
		word[i + 1] = must(strdup(argv[i]));
	for (i = 1; i < positional.nr; i++)
		free(positional.word[i]);
	free(positional.word);
	positional.word = word;
	positional.nr = nr + 1;
}

/* ---- while a function runs ----------------------------------------------- */

void push_frame(void)
{
	struct frame *f = must(calloc(1, sizeof(*f)));

	f->next = frames;
	frames = f;
}

void pop_frame(void)
{
	struct frame *f = frames;
	struct local *l;

	frames = f->next;
	while ((l = f->locals)) {
		f->locals = l->next;
		free(l->v->value);
		l->v->value = l->value;
		l->v->flags = l->flags;
		free(l);
	}
	if (f->arguments.nr) {
		set_positional(NULL, 0);
		free(positional.word);
		positional = f->arguments;
	}
	free(f);
}

/* What is pushed now, for pop_frames_to(). */
void *frame_mark(void)
{
	return frames;
}

void pop_frames_to(void *mark)
{
	while (frames != mark)
		pop_frame();
}

/* A function has arguments of its own until its frame is popped. */
void frame_arguments(char **argv, int nr)
{
	char **word = must(calloc(2, sizeof(*word)));

	word[0] = positional.word[0];
	frames->arguments = positional;
	positional.word = word;
	positional.nr = 1;
	set_positional(argv, nr);
}

/**
 * make_local - have a variable restored when the function returns
 *
 * Until it is set it keeps the value that it has.
 *
 * Return: 0, or -1 outside a function.
 */
int make_local(const char *name)
{
	struct local *l;

	if (!frames)
		return -1;
	for (l = frames->locals; l; l = l->next)
		if (!strcmp(l->v->name, name))
			return 0;
	l = must(calloc(1, sizeof(*l)));
	l->v = find_or_add(name);
	l->value = l->v->value ? must(strdup(l->v->value)) : NULL;
	l->flags = l->v->flags;
	l->next = frames->locals;
	frames->locals = l;
	return 0;
}

/* ---- functions ----------------------------------------------------------- */

struct function *find_function(const char *name)
{
	struct function *f;

	for (f = functions; f; f = f->next)
		if (!strcmp(f->name, name))
			break;
	return f;
}

int unset_function(const char *name)
{
	struct function **last = &functions;
	struct function *f;

	for (; (f = *last); last = &f->next) {
		if (strcmp(f->name, name))
			continue;
		*last = f->next;
		tree_put(f->tree);
		free(f->name);
		free(f);
		return 0;
	}
	return -1;
}

/**
 * define_function - the body is part of current_tree, which lives on
 */
void define_function(const char *name, struct node *body)
{
	struct function *f = must(calloc(1, sizeof(*f)));

	f->name = must(strdup(name));
	f->body = body;
	f->tree = tree_hold(current_tree);
	unset_function(name);
	f->next = functions;
	functions = f;
}
