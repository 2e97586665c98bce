// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/env.c - the environment: prints it, or runs a program in another one
 *
 *	env [-i] [-u name] [NAME=value]... [command [arguments...]]
 *
 * Linux:    coreutils; the strings lie above argv's on the new stack
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void remove_name(const char *name)
{
	size_t len = strlen(name);
	char **from;
	char **to = environ;

	for (from = environ; *from; from++)
		if (strncmp(*from, name, len) || (*from)[len] != '=')
			*to++ = *from;
	*to = NULL;
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"env [-i] [-u name] [NAME=value]... [command [arguments...]]";
	char **env;
	int nr = 0;
	int c;

	usage_status = 125;
	while (environ[nr])
		nr++;
	env = calloc(nr + argc + 1, sizeof(*env));
	if (!env) {
		tool_error("environment");
		return 125;
	}
	memcpy(env, environ, nr * sizeof(*env));
	environ = env;
	while ((c = next_option(argc, argv, "+iu:", usage)) != -1) {
		if (c == 'i')
			environ[0] = NULL;
		else
			remove_name(optarg);
	}
	for (; optind < argc && strchr(argv[optind], '='); optind++) {
		char *name = strdup(argv[optind]);

		*strchr(name, '=') = '\0';
		remove_name(name);
		free(name);
		for (nr = 0; environ[nr]; nr++)
			;
		environ[nr] = argv[optind];
		environ[nr + 1] = NULL;
	}
	if (optind < argc)
		exec_tool(argv + optind);
	for (; *environ; environ++)
		puts(*environ);
	return 0;
}
