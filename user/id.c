// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/id.c - who am I?
 *
 *	id [-u | -g] [-n]	-n: the name
 *
 * Linux:    kernel/sys.c getuid; coreutils. Names are in /etc
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The third field is the number; "" if it has no name. */
static const char *name_of(const char *path, int id)
{
	static char line[256];
	FILE *file = fopen(path, "r");
	const char *result = "";
	char *p;

	while (file && !*result && fgets(line, sizeof(line), file)) {
		p = strchr(line, ':');
		if (!p)
			continue;
		*p = '\0';
		p = strchr(p + 1, ':');
		if (p && atoi(p + 1) == id)
			result = line;
	}
	if (file)
		fclose(file);
	return result;
}

static void print(const char *before, const char *path, int id)
{
	const char *name = name_of(path, id);

	printf(*name ? "%s%d(%s)" : "%s%d", before, id, name);
}

int main(int argc, char **argv)
{
	static const char usage[] = "id [-u | -g] [-n]";
	const char *path = "/etc/passwd";
	int which = 0;
	int names = 0;
	int id;
	int c;

	while ((c = next_option(argc, argv, "ugn", usage)) != -1) {
		if (c == 'n')
			names = 1;
		else
			which = c;
	}
	if (optind < argc || (names && !which))
		wrong_usage(usage);
	if (!which) {
		print("uid=", path, geteuid());
		print(" gid=", "/etc/group", getegid());
		print(" groups=", "/etc/group", getegid());
		putchar('\n');
		return 0;
	}
	if (which == 'g')
		path = "/etc/group";
	id = which == 'g' ? getegid() : geteuid();
	if (names && *name_of(path, id))
		puts(name_of(path, id));
	else
		printf("%d\n", id);
	return 0;
}
