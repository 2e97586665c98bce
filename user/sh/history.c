// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/history.c - lines that were typed, and names to complete
 *
 * Read:     edit.c before
 *
 * Left out: a file that keeps the history, !number
 */
#include "../lib/sys.h"
#include "../lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

#define MAX_HISTORY	500

static char *lines[MAX_HISTORY];	/* a ring: line n is at n % MAX */
static int nr_lines;

/**
 * add_history - keep a line, unless it is the same as the one before
 */
void add_history(const char *line)
{
	char **slot = &lines[nr_lines % MAX_HISTORY];
	const char *newest = get_history(1);

	if (!line[strspn(line, " \t")] || (newest && !strcmp(newest, line)))
		return;
	free(*slot);
	*slot = must(strdup(line));
	nr_lines++;
}

/**
 * get_history - an earlier line
 * @back: 1 is the newest
 *
 * Return: the line, or NULL if there are not so many.
 */
const char *get_history(int back)
{
	if (back > nr_lines || back > MAX_HISTORY)
		return NULL;
	return lines[(nr_lines - back) % MAX_HISTORY];
}

int do_history(int argc, char **argv)
{
	int i = nr_lines > MAX_HISTORY ? nr_lines - MAX_HISTORY : 0;

	for (; i < nr_lines; i++)
		printf("%5d  %s\n", i + 1, lines[i % MAX_HISTORY]);
	return 0;
}

/* ---- completion ---------------------------------------------------------- */

static void add_names(const char *dir, const char *begin, size_t len,
		      struct words *found)
{
	char **names = list_directory(*dir ? dir : ".");
	struct stat st;
	char **p;
	char *name;
	char path[PATH_LENGTH];

	for (p = names; p && *p; p++) {
		if (strncmp(*p, begin, len) || (**p == '.' && !len) ||
		    !strcmp(*p, ".") || !strcmp(*p, ".."))
			continue;
		name = get_string(*p, strlen(*p) + 1);
		snprintf(path, sizeof(path), "%s%s%s", dir, *dir ? "/" : "",
			 name);
		if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
			strcat(name, "/");
		add_word(found, name);
	}
	free_names(names);
}

/* Programs in $PATH, when the word is the first of a command. */
static void add_programs(const char *begin, size_t len, struct words *found)
{
	const char *dir = get_var("PATH");
	size_t n;

	for (; dir && *dir; dir += n + (dir[n] == ':')) {
		n = strcspn(dir, ":");
		add_names(get_string(dir, n), begin, len, found);
	}
}

/**
 * complete_name - which names can the word before the cursor become?
 * @line: what has been typed
 * @at: the cursor
 * @found: the names are added to it; "/" after a directory
 *
 * Return: how many bytes of such a name have been typed already.
 */
int complete_name(const char *line, size_t at, struct words *found)
{
	size_t start = at;
	size_t slash;
	size_t len;
	int first;

	while (start && !strchr(" \t;&|<>()=`'\"", line[start - 1]))
		start--;
	for (slash = at; slash > start && line[slash - 1] != '/';)
		slash--;
	len = at - slash;
	first = !start || strspn(line, " \t") == start ||
		strchr(";&|(`", line[start - 1]);
	if (slash == start && first)
		add_programs(line + slash, len, found);
	else if (slash == start)
		add_names("", line + slash, len, found);
	else	/* "/x" lies in "/", "a/x" in "a" */
		add_names(slash - 1 == start ?
			  get_string(line + start, slash - start) :
			  get_string(line + start, slash - 1 - start),
			  line + slash, len, found);
	return len;
}
