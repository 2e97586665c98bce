// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/vars.c - shell variables and the environment
 *
 * Read:     sh.h before, expand.c and run.c use them
 *
 * Exported variables become strings above the argument strings on the stack
 * of each program that is run.
 */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include "sh.h"

struct variable {
	struct variable *next;
	char *text;		/* "NAME=value", or "NAME" if it is not set */
	size_t name_len;
	int exported;
};

static struct variable *variables;
static struct variable **last = &variables;

/**
 * name_length - how many characters at the beginning of @s are a name
 */
size_t name_length(const char *s)
{
	size_t len = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"
			       "abcdefghijklmnopqrstuvwxyz");

	return *s >= '0' && *s <= '9' ? 0 : len;
}

int is_assignment(const char *word)
{
	size_t len = name_length(word);

	return len && word[len] == '=';
}

static struct variable *find(const char *name, size_t len)
{
	struct variable *v;

	for (v = variables; v; v = v->next)
		if (v->name_len == len && !memcmp(v->text, name, len))
			break;
	return v;
}

static void *must(void *p)
{
	if (!p) {
		fprintf(stderr, "sh: out of memory\n");
		exit(2);
	}
	return p;
}

static struct variable *find_or_add(const char *name, size_t len)
{
	struct variable *v = find(name, len);

	if (v)
		return v;
	v = must(calloc(1, sizeof(*v)));
	v->text = must(strdup(name));
	v->text[len] = '\0';
	v->name_len = len;
	*last = v;
	last = &v->next;
	return v;
}

const char *get_var(const char *name, size_t len)
{
	struct variable *v = find(name, len);

	return v && v->text[len] ? v->text + len + 1 : "";
}

/**
 * set_var - set a variable
 * @assignment: "NAME=value"
 */
void set_var(const char *assignment)
{
	struct variable *v = find_or_add(assignment, name_length(assignment));
	char *copy = must(strdup(assignment));

	free(v->text);
	v->text = copy;
}

void export_var(const char *name)
{
	find_or_add(name, name_length(name))->exported = 1;
}

void import_environment(char **env)
{
	for (; *env; env++) {
		if (is_assignment(*env)) {
			set_var(*env);
			export_var(*env);
		}
	}
}

/**
 * make_environment - the exported variables, oldest first, as execve() wants
 */
char **make_environment(void)
{
	struct words env = { NULL, 0 };
	struct variable *v;

	for (v = variables; v; v = v->next)
		if (v->exported && v->text[v->name_len])
			add_word(&env, v->text);
	add_word(&env, NULL);
	return env.word;
}
