// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/mount.c - file systems: shows them, or adds one to the tree
 *
 *	mount				what is mounted
 *	mount -t type [-o options] source folder
 *
 * Linux:    fs/namespace.c; util-linux. What is no flag of all file systems
 *           goes to the one that is mounted.
 */
#include "lib/sys.h"
#include "lib/commands.h"
#include <linux/mount.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	unsigned long set;
	unsigned long clear;
} flags[] = {
	{ "defaults", 0, 0 },
	{ "ro", MS_RDONLY, 0 }, { "rw", 0, MS_RDONLY },
	{ "nosuid", MS_NOSUID, 0 }, { "suid", 0, MS_NOSUID },
	{ "nodev", MS_NODEV, 0 }, { "dev", 0, MS_NODEV },
	{ "noexec", MS_NOEXEC, 0 }, { "exec", 0, MS_NOEXEC },
	{ "remount", MS_REMOUNT, 0 }, { "bind", MS_BIND, 0 },
	{ "noatime", MS_NOATIME, 0 }, { "relatime", MS_RELATIME, 0 },
};

/* Takes the flags out of "ro,size=1m"; the rest goes to @data. */
static unsigned long parse_options(char *options, char *data)
{
	unsigned long result = 0;
	char *word;
	size_t i;

	for (word = strtok(options, ","); word; word = strtok(NULL, ",")) {
		for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
			if (!strcmp(flags[i].name, word))
				break;
		if (i < sizeof(flags) / sizeof(flags[0])) {
			result = (result & ~flags[i].clear) | flags[i].set;
			continue;
		}
		if (*data)
			strcat(data, ",");
		strcat(data, word);
	}
	return result;
}

/* "proc /proc proc rw 0 0" becomes "proc on /proc type proc (rw)". */
static int show(const char *type)
{
	char *line = NULL;
	size_t size = 0;
	FILE *file = fopen("/proc/mounts", "r");
	char *word[4];
	int i;

	if (!file) {
		tool_error("/proc/mounts");
		return 1;
	}
	while (get_line(file, &line, &size)) {
		for (i = 0; i < 4; i++)
			word[i] = strtok(i ? NULL : line, " \n");
		if (word[3] && (!type || !strcmp(type, word[2])))
			printf("%s on %s type %s (%s)\n", word[0], word[1],
			       word[2], word[3]);
	}
	return 0;
}

int main(int argc, char **argv)
{
	static const char usage[] =
		"mount [-t type] [[-o options] source folder]";
	const char *type = NULL;
	char data[1024] = "";
	unsigned long mount_flags = 0;
	int c;

	while ((c = next_option(argc, argv, "t:o:", usage)) != -1) {
		if (c == 't')
			type = optarg;
		else if (strlen(optarg) + strlen(data) + 2 < sizeof(data))
			mount_flags |= parse_options(optarg, data);
	}
	if (optind == argc)
		return show(type);
	if (argc - optind != 2)
		wrong_usage(usage);
	if (!type && !(mount_flags & (MS_REMOUNT | MS_BIND))) {
		tool_message("%s: say its type with -t", argv[optind]);
		return 1;
	}
	if (mount(argv[optind], argv[optind + 1], type, mount_flags, data)) {
		tool_error(argv[optind + 1]);
		return 32;
	}
	return 0;
}
