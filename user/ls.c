// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/ls.c - lists directories, one name a line, sorted
 *
 *	ls [-l] [files...]	-l: type and mode, links, user, group,
 *				size (or device numbers), name
 *
 * Linux:    fs/readdir.c (getdents64) and fs/stat.c (lstat64) answer
 *
 * Left out: times, names of users; "." and ".." are never shown, any other
 *           entry always
 */
#include "lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct names {
	char **name;
	size_t nr;
};

static int failed;

static void complain(const char *name)
{
	fflush(stdout);
	fprintf(stderr, "ls: %s: %s\n", name, strerror(errno));
	failed = 1;
}

static void print_mode(mode_t mode)
{
	static const char types[] = "?pc?d?b?-?l?s???";
	char text[] = "?rwxrwxrwx";
	int i;

	text[0] = types[mode >> 12 & 15];
	for (i = 0; i < 9; i++)
		if (!(mode & 0400 >> i))
			text[i + 1] = '-';
	fputs(text, stdout);
}

static void print_target(const char *path)
{
	char target[256];
	ssize_t n = readlink(path, target, sizeof(target));

	if (n > 0)
		printf(" -> %.*s", (int)n, target);
}

static void print_long(const char *path, const char *name)
{
	struct stat st;

	if (lstat(path, &st)) {
		complain(path);
		return;
	}
	print_mode(st.st_mode);
	printf(" %2u %u %u ", (unsigned int)st.st_nlink,
	       (unsigned int)st.st_uid, (unsigned int)st.st_gid);
	if (S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode))
		printf("%5u, %3u", st.st_rdev >> 8 & 255, st.st_rdev & 255);
	else
		printf("%10ld", (long)st.st_size);
	printf(" %s", name);
	if (S_ISLNK(st.st_mode))
		print_target(path);
	putchar('\n');
}

static void add_name(struct names *list, const char *name)
{
	list->name = realloc(list->name,
			     (list->nr + 1) * sizeof(*list->name));
	if (list->name)
		list->name[list->nr++] = strdup(name);
	if (!list->name || !list->name[list->nr - 1]) {
		fprintf(stderr, "ls: %s\n", strerror(ENOMEM));
		exit(1);
	}
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_names(int fd, const char *path, struct names *list)
{
	static char buf[8192] __attribute__((aligned(8)));
	struct linux_dirent64 *d;
	long len;
	long at;

	while ((len = getdents64(fd, buf, sizeof(buf))) > 0) {
		for (at = 0; at < len; at += d->d_reclen) {
			d = (void *)(buf + at);
			if (strcmp(d->d_name, ".") && strcmp(d->d_name, ".."))
				add_name(list, d->d_name);
		}
	}
	if (len < 0)
		complain(path);
	qsort(list->name, list->nr, sizeof(*list->name), compare);
}

static void list_directory(const char *path, int is_long)
{
	struct names list = { NULL, 0 };
	char full[512];
	size_t i;
	int fd = open(path, O_RDONLY | O_DIRECTORY);

	if (fd < 0) {
		complain(path);
		return;
	}
	read_names(fd, path, &list);
	close(fd);
	for (i = 0; i < list.nr; i++) {
		snprintf(full, sizeof(full), "%s/%s", path, list.name[i]);
		if (is_long)
			print_long(full, list.name[i]);
		else
			puts(list.name[i]);
		free(list.name[i]);
	}
	free(list.name);
}

static void list_one(const char *path, int is_long, int with_title)
{
	struct stat st;

	if (stat(path, &st) && lstat(path, &st)) {
		complain(path);
		return;
	}
	if (!S_ISDIR(st.st_mode)) {
		if (is_long)
			print_long(path, path);
		else
			puts(path);
		return;
	}
	if (with_title)
		printf("%s:\n", path);
	list_directory(path, is_long);
}

int main(int argc, char **argv)
{
	int is_long = 0;
	int titles;
	int i = 1;

	if (argc > 1 && !strcmp(argv[1], "-l")) {
		is_long = 1;
		i++;
	}
	if (i == argc)
		list_one(".", is_long, 0);
	titles = argc - i > 1;
	for (; i < argc; i++)
		list_one(argv[i], is_long, titles);
	return failed;
}
