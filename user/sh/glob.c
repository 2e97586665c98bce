// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/glob.c - file names that match a pattern
 *
 * Linux:    IEEE Std 1003.1, "Patterns Used for Filename Expansion"
 * Read:     pattern.c before
 *
 *	/bin/s*, one component after the other:
 *
 *	""  + "/" -> "/" + "bin" (no pattern: is it there?) -> "/bin/"
 *	    + "s*" (a pattern: which entries match?)        -> "/bin/sh", ...
 *
 * A dot at the beginning is matched by a dot only.
 */
#include "../lib/sys.h"
#include "../lib/commands.h"
#include <stdlib.h>
#include <string.h>
#include "sh.h"

static void glob_rest(const char *done, const char *rest, struct words *out);

/* A [ needs its ]. */
static int is_pattern(const char *s, size_t len)
{
	int open = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '\\')
			i++;
		else if (strchr("*?", s[i]) || (s[i] == ']' && open))
			return 1;
		else
			open |= s[i] == '[';
	}
	return 0;
}

static char *join(const char *a, const char *b, size_t len)
{
	size_t have = strlen(a);
	char *s = get(have + len + 1);

	memcpy(s, a, have);
	memcpy(s + have, b, len);
	return s;
}

static char *without_backslashes(const char *s, size_t len)
{
	char *copy = get(len + 1);
	char *to = copy;
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '\\' && i + 1 < len)
			i++;
		*to++ = s[i];
	}
	return copy;
}

/* @component is a pattern for the entries of the directory @done. */
static void glob_entries(const char *done, const char *component,
			 const char *rest, struct words *out)
{
	char **names = list_directory(*done ? done : ".");
	char **name;

	for (name = names; name && *name; name++) {
		if (**name == '.' && *component != '.' &&
		    strncmp(component, "\\.", 2))
			continue;
		if (match(component, *name))
			glob_rest(join(done, *name, strlen(*name)), rest, out);
	}
	free_names(names);
}

static void glob_rest(const char *done, const char *rest, struct words *out)
{
	size_t slashes = strspn(rest, "/");
	size_t back = 0;	/* how many \ are before the / */
	const char *next;
	struct stat st;
	char *path;
	size_t len;

	if (!rest[0]) {
		if (lstat(done, &st) == 0)
			add_word(out, done);
		return;
	}
	if (slashes) {
		path = join(done, rest, slashes);
		if (!*done || (stat(done, &st) == 0 && S_ISDIR(st.st_mode)))
			glob_rest(path, rest + slashes, out);
		return;
	}
	len = strcspn(rest, "/");
	next = rest + len;
	while (*next && back < len && rest[len - 1 - back] == '\\')
		back++;
	len -= back % 2;	/* a\/b is a/b */
	if (is_pattern(rest, len)) {
		glob_entries(done, get_string(rest, len), next, out);
	} else {
		path = without_backslashes(rest, len);
		glob_rest(join(done, path, strlen(path)), next, out);
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/**
 * glob_into - find the names that match
 * @pattern: the pattern
 * @out: they are added at its end, sorted
 *
 * Return: how many there are; 0 if nothing in it is without a backslash.
 */
int glob_into(const char *pattern, struct words *out)
{
	int before = out->nr;

	if (!is_pattern(pattern, strlen(pattern)))
		return 0;
	glob_rest("", pattern, out);
	if (out->nr > before)
		qsort(out->word + before, out->nr - before, sizeof(char *),
		      by_text);
	return out->nr - before;
}
