// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/builtin.c - commands that a child process could not do
 *
 * Linux:    IEEE Std 1003.1, "Special Built-In Utilities", and cd
 * Read:     run.c before
 *
 * A directory, a variable, the end of the shell itself: fork() gives a child
 * copies of all three, so changing them there would change nothing here.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

static int do_nothing(struct words *args)
{
	(void)args;
	return 0;
}

static int do_cd(struct words *args)
{
	const char *dir = args->nr > 1 ? args->word[1] : get_var("HOME", 4);

	if (chdir(dir) == 0)
		return 0;
	fprintf(stderr, "sh: cd: %s: %s\n", dir, strerror(errno));
	return 1;
}

static int do_exit(struct words *args)
{
	exit(args->nr > 1 ? atoi(args->word[1]) : last_status);
}

static int do_export(struct words *args)
{
	char **env;
	int i;

	if (args->nr == 1) {
		for (env = make_environment(); *env; env++)
			printf("export %s\n", *env);
		fflush(stdout);
		return 0;
	}
	for (i = 1; i < args->nr; i++) {
		size_t len = name_length(args->word[i]);
		char end = args->word[i][len];

		if (!len || (end && end != '=')) {
			fprintf(stderr, "sh: export: %s: bad name\n",
				args->word[i]);
			return 1;
		}
		if (end)
			set_var(args->word[i]);
		export_var(args->word[i]);
	}
	return 0;
}

static int do_break(struct words *args)
{
	int levels = args->nr > 1 ? atoi(args->word[1]) : 1;

	continue_loop = args->word[0][0] == 'c';
	loops_to_leave = levels < loop_depth ? levels : loop_depth;
	return 0;
}

builtin_fn *find_builtin(const char *name)
{
	static const struct {
		const char *name;
		builtin_fn *fn;
	} table[] = {
		{ ":", do_nothing },
		{ "cd", do_cd },
		{ "exit", do_exit },
		{ "export", do_export },
		{ "break", do_break },
		{ "continue", do_break },
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (!strcmp(table[i].name, name))
			return table[i].fn;
	return NULL;
}
