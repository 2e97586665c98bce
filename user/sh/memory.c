// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/memory.c - two lifetimes: of a tree, and of running it
 *
 * Read:     sh.h before
 *
 * A tree lives while it is parsed and run, and longer if it has defined a
 * function: it is counted. What running needs (arguments, expanded words) is
 * a stack: whoever took a mark releases all that was taken since.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

struct block {
	struct block *next;
	long long align[];
};

struct tree {
	struct block *blocks;
	int users;
};

#define CHUNK	8192

/* A stack of memory, in pieces; the newest is the first of the list. */
struct chunk {
	struct chunk *next;
	size_t size;
	size_t used;
	long long align[];
};

struct tree *current_tree;
static struct chunk *chunks;

void *must(void *p)
{
	if (!p) {
		fprintf(stderr, "%s: %s\n", shell_name, strerror(ENOMEM));
		exit(2);
	}
	return p;
}

/* ---- trees --------------------------------------------------------------- */

struct tree *tree_new(void)
{
	struct tree *t = must(calloc(1, sizeof(*t)));

	return tree_hold(t);
}

struct tree *tree_hold(struct tree *t)
{
	t->users++;
	return t;
}

void tree_put(struct tree *t)
{
	struct block *b;

	if (--t->users)
		return;
	while ((b = t->blocks)) {
		t->blocks = b->next;
		free(b);
	}
	free(t);
}

void *tree_alloc(size_t size)
{
	struct block *b = must(calloc(1, sizeof(*b) + size));

	b->next = current_tree->blocks;
	current_tree->blocks = b;
	return b->align;
}

char *tree_string(const char *s)
{
	return strcpy(tree_alloc(strlen(s) + 1), s);
}

/* ---- while a command runs ------------------------------------------------ */

/**
 * get - zeroed memory that lives until the mark before it is released
 * @size: bytes
 *
 * Return: the memory; without any the shell ends.
 */
void *get(size_t size)
{
	size_t aligned = (size + sizeof(long long) - 1) &
			 ~(sizeof(long long) - 1);
	struct chunk *c = chunks;

	if (!c || c->size - c->used < aligned) {
		c = must(malloc(sizeof(*c) + aligned + CHUNK));
		c->size = aligned + CHUNK;
		c->used = 0;
		c->next = chunks;
		chunks = c;
	}
	c->used += aligned;
	return memset((char *)c->align + c->used - aligned, 0, aligned);
}

/* A loop may run for ever: each turn releases what it got since the mark. */
void *mark(void)
{
	return chunks ? (char *)chunks->align + chunks->used : NULL;
}

static int is_inside(const struct chunk *c, const char *mark)
{
	const char *start = (const char *)c->align;

	return mark >= start && mark <= start + c->size;
}

void release(void *mark)
{
	struct chunk *c;

	while ((c = chunks) && c->next && !is_inside(c, mark)) {
		chunks = c->next;
		free(c);
	}
	if (c)
		c->used = mark ? (char *)mark - (char *)c->align : 0;
}

char *get_string(const char *s, size_t len)
{
	return memcpy(get(len + 1), s, len);
}

/* The array doubles, so it is copied seldom; release() frees the old ones. */
void add_word(struct words *list, const char *word)
{
	char **bigger;

	if (!(list->nr & (list->nr + 1))) {
		bigger = get((2 * list->nr + 2) * sizeof(char *));
		if (list->nr)
			memcpy(bigger, list->word, list->nr * sizeof(char *));
		list->word = bigger;
	}
	list->word[list->nr++] = (char *)word;
	list->word[list->nr] = NULL;
}

void text_add(struct text *t, char c)
{
	char *bigger;

	if (t->len + 1 >= t->size) {
		bigger = get(t->size * 2 + 32);
		if (t->len)
			memcpy(bigger, t->s, t->len);
		t->s = bigger;
		t->size = t->size * 2 + 32;
	}
	t->s[t->len++] = c;
	t->s[t->len] = '\0';
}

void text_append(struct text *t, const char *s)
{
	while (*s)
		text_add(t, *s++);
}

const char *text_string(const struct text *t)
{
	return t->len ? t->s : "";
}
