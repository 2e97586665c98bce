// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/ls.c - lists directories, one name a line, sorted
 *
 *	ls [-aAdilR1] [files...]
 *		-a: names with a dot, too; -A: but not . and ..
 *		-d: directories themselves; -R: all that is below
 *		-i: inode numbers; -l: type and mode, links, user, group, size
 *		    (or device numbers), time of change, name
 *
 * Linux:    fs/readdir.c (getdents64) and fs/stat.c (lstat64) answer; coreutils,
 *           in the order of bytes
 *
 * Left out: several names in a line, colours
 */
#include "lib/system.h"
#include "lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct entry {
	const char *name;
	char *path;
	struct stat st;
};

/* How wide the columns have to be. */
struct widths {
	int inode, links, user, group, size;
	int major, minor;
};

static char on[128];		/* options by letter */
static int status;
static int nr_printed;		/* lists, for the empty lines in between */

static void complain(const char *what, const char *name)
{
	int error = errno;

	tool_message("%s '%s': %s", what, name, strerror(error));
	status = 2;
}

/* ---- -l ------------------------------------------------------------------ */

static void print_mode(mode_t mode)
{
	static const char types[] = "?pc?d?b?-?l?s???";
	char text[] = "?rwxrwxrwx";
	int i;

	text[0] = types[mode >> 12 & 15];
	for (i = 0; i < 9; i++)
		if (!(mode & 0400 >> i))
			text[i + 1] = '-';
	if (mode & 04000)
		text[3] = mode & 0100 ? 's' : 'S';
	if (mode & 02000)
		text[6] = mode & 0010 ? 's' : 'S';
	if (mode & 01000)
		text[9] = mode & 0001 ? 't' : 'T';
	fputs(text, stdout);
}

static void print_target(const char *path)
{
	char target[1024];
	ssize_t n = readlink(path, target, sizeof(target));

	if (n > 0)
		printf(" -> %.*s", (int)n, target);
}

/* The third field of a line of /etc/passwd; the number if it has no name. */
static const char *name_of(const char *file, unsigned int id)
{
	static char buf[2][4096];
	static char text[2][40];
	int which = strcmp(file, "/etc/passwd") != 0;
	char *line = buf[which];
	char *p;

	if (!*line && read_file(file, line, sizeof(buf[0])) < 0)
		strcpy(line, "\n");
	for (; line && *line; line = strchr(line, '\n'), line += line != NULL) {
		p = strchr(line, ':');
		p = p ? strchr(p + 1, ':') : NULL;
		if (!p || strtoul(p + 1, NULL, 10) != id || p[1] < '0')
			continue;
		snprintf(text[which], sizeof(text[0]), "%.*s",
			 (int)strcspn(line, ":"), line);
		return text[which];
	}
	snprintf(text[which], sizeof(text[0]), "%u", id);
	return text[which];
}

static const char *user_of(const struct entry *e)
{
	return name_of("/etc/passwd", e->st.st_uid);
}

static const char *group_of(const struct entry *e)
{
	return name_of("/etc/group", e->st.st_gid);
}

static int is_device(const struct entry *e)
{
	return S_ISCHR(e->st.st_mode) || S_ISBLK(e->st.st_mode);
}

static unsigned int major_of(const struct entry *e)
{
	return e->st.st_rdev >> 8 & 255;
}

static unsigned int minor_of(const struct entry *e)
{
	return e->st.st_rdev & 255;
}

/* Within half a year the time of day, else the year. */
static void print_time(time_t t)
{
	long long now = read_clock(REALTIME_CLOCK) / 1000000000;
	char text[32];
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(text, sizeof(text), t > now - 15778476 && t <= now ?
		 "%b %e %H:%M" : "%b %e  %Y", &tm);
	printf(" %s ", text);
}

static void print_long(const struct entry *e, const struct widths *w)
{
	char size[24];

	print_mode(e->st.st_mode);
	printf(" %*u %-*s %-*s ", w->links, (unsigned int)e->st.st_nlink,
	       w->user, user_of(e), w->group, group_of(e));
	if (is_device(e))
		snprintf(size, sizeof(size), "%*u, %*u", w->major,
			 major_of(e), w->minor, minor_of(e));
	else
		snprintf(size, sizeof(size), "%ld", (long)e->st.st_size);
	printf("%*s", w->size, size);
	print_time(e->st.st_mtime);
	fputs(e->name, stdout);
	if (S_ISLNK(e->st.st_mode))
		print_target(e->path);
}

static int digits(unsigned long long n)
{
	char text[24];

	return snprintf(text, sizeof(text), "%llu", n);
}

static void widen(int *width, int needed)
{
	if (needed > *width)
		*width = needed;
}

/* ---- lists --------------------------------------------------------------- */

static void print_entries(const struct entry *list, size_t nr)
{
	struct widths w = { .size = 0 };
	size_t i;

	for (i = 0; i < nr; i++) {
		widen(&w.inode, digits(list[i].st.st_ino));
		widen(&w.links, digits(list[i].st.st_nlink));
		if (!on['l'])
			continue;
		widen(&w.user, strlen(user_of(&list[i])));
		widen(&w.group, strlen(group_of(&list[i])));
		if (is_device(&list[i])) {
			widen(&w.major, digits(major_of(&list[i])));
			widen(&w.minor, digits(minor_of(&list[i])));
			widen(&w.size, w.major + 2 + w.minor);
		} else {
			widen(&w.size, digits(list[i].st.st_size));
		}
	}
	for (i = 0; i < nr; i++) {
		if (on['i'])
			printf("%*u ", w.inode,
			       (unsigned int)list[i].st.st_ino);
		if (on['l'])
			print_long(&list[i], &w);
		else
			fputs(list[i].name, stdout);
		putchar('\n');
	}
}

static int is_hidden(const char *name)
{
	if (!strcmp(name, ".") || !strcmp(name, ".."))
		return !on['a'];
	return name[0] == '.' && !on['a'] && !on['A'];
}

static void print_total(const struct entry *list, size_t nr)
{
	unsigned long blocks = 0;
	size_t i;

	for (i = 0; i < nr; i++)
		blocks += list[i].st.st_blocks;
	printf("total %lu\n", blocks / 2);
}

static void list_inside(const char *path, int with_title)
{
	char **names = list_directory(path);
	struct entry *list;
	size_t nr = 0;
	size_t i;

	if (!names) {
		complain("cannot open directory", path);
		return;
	}
	while (names[nr])
		nr++;
	list = calloc(nr + 1, sizeof(*list));
	for (nr = 0, i = 0; list && names[i]; i++) {
		if (is_hidden(names[i]))
			continue;
		list[nr].name = names[i];
		list[nr].path = join_path(path, names[i]);
		if ((on['l'] || on['i'] || on['R']) &&
		    lstat(list[nr].path, &list[nr].st))
			complain("cannot access", list[nr].path);
		else
			nr++;
	}
	if (nr_printed++)
		putchar('\n');
	if (with_title)
		printf("%s:\n", path);
	if (on['l'])
		print_total(list, nr);
	print_entries(list, nr);
	for (i = 0; i < nr; i++) {
		if (on['R'] && S_ISDIR(list[i].st.st_mode) &&
		    strcmp(list[i].name, ".") && strcmp(list[i].name, ".."))
			list_inside(list[i].path, 1);
		free(list[i].path);
	}
	free(list);
	free_names(names);
}

/* Files first, then what is in the directories. */
int main(int argc, char **argv)
{
	static const char usage[] = "ls [-aAdilR1] [files...]";
	static char *here[] = { (char *)".", NULL };
	char **names;
	struct entry *files;
	size_t nr_files = 0;
	struct stat st;
	int nr;
	int i;
	int c;

	usage_status = 2;
	while ((c = next_option(argc, argv, "aAdilR1", usage)) != -1)
		on[c] = 1;
	names = optind < argc ? argv + optind : here;
	nr = optind < argc ? argc - optind : 1;
	files = calloc(nr, sizeof(*files));
	for (i = 0; files && i < nr; i++) {
		if ((on['l'] || on['d'] || stat(names[i], &st)) &&
		    lstat(names[i], &st)) {
			complain("cannot access", names[i]);
			names[i] = NULL;
		} else if (!S_ISDIR(st.st_mode) || on['d']) {
			files[nr_files].name = names[i];
			files[nr_files].path = names[i];
			files[nr_files++].st = st;
			names[i] = NULL;
		}
	}
	print_entries(files, nr_files);
	nr_printed = nr_files != 0;
	for (i = 0; i < nr; i++)
		if (names[i])
			list_inside(names[i], nr > 1 || on['R']);
	return status;
}
