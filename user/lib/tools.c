// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/tools.c - what the small programs have in common
 *
 * Read:     commands.h before
 */
#include "sys.h"
#include "commands.h"
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *message_name(void)
{
	const char *slash = program_name ? strrchr(program_name, '/') : NULL;

	return slash ? slash + 1 : program_name ? program_name : "?";
}

/**
 * tool_message - print "NAME: message"
 *
 * The shell has one of its own, for the commands that are built in.
 */
__attribute__((weak)) void tool_message(const char *format, ...)
{
	va_list ap;

	fflush(stdout);
	fprintf(stderr, "%s: ", message_name());
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
}

/**
 * tool_error - print "NAME: what: why", why being that of errno
 */
void tool_error(const char *what)
{
	tool_message("%s: %s", what, strerror(errno));
}

/**
 * next_option - getopt(), but a wrong option prints the usage and ends
 * @letters: as for getopt(); without a + options end at the first word, too
 * @usage: what follows "usage: "
 *
 * Return: the letter, or -1 after the last one; optind is the next word.
 */
int next_option(int argc, char **argv, const char *letters,
		const char *usage)
{
	int c = getopt(argc, argv, letters);

	if (c != '?')
		return c;
	fprintf(stderr, "usage: %s\n", usage);
	exit(2);
}

/* ---- modes --------------------------------------------------------------- */

static int who_mask(const char **s)
{
	int mask = 0;

	for (; **s && strchr("ugoa", **s); (*s)++)
		mask |= **s == 'u' ? 0700 : **s == 'g' ? 0070 :
			**s == 'o' ? 0007 : 0777;
	return mask;
}

static int what_bits(const char **s, int mode, int is_dir)
{
	int bits = 0;

	for (; **s && strchr("rwxX", **s); (*s)++) {
		if (**s == 'r')
			bits |= 0444;
		else if (**s == 'w')
			bits |= 0222;
		else if (**s == 'x' || is_dir || mode & 0111)
			bits |= 0111;
	}
	return bits;
}

/**
 * parse_mode - "644" or "u+x,go-w" as a mode
 * @s: the text
 * @mode: what it changes
 * @is_dir: X means x
 *
 * Return: the new mode, -1 if the text is wrong.
 */
int parse_mode(const char *s, int mode, int is_dir)
{
	int who, bits;
	char op;

	if (*s >= '0' && *s <= '7' && strlen(s) < 5)
		return strspn(s, "01234567") == strlen(s) ?
			       (int)strtol(s, NULL, 8) : -1;
	do {
		who = who_mask(&s);
		if (!who)
			who = 0777;
		if (!*s || !strchr("+-=", *s))
			return -1;
		while (*s && strchr("+-=", *s)) {
			op = *s++;
			bits = what_bits(&s, mode, is_dir) & who;
			if (op == '=')
				mode &= ~who;
			mode = op == '-' ? mode & ~bits : mode | bits;
		}
	} while (*s++ == ',');
	return s[-1] ? -1 : mode;
}

/* ---- files --------------------------------------------------------------- */

int write_all(int fd, const void *buf, size_t len)
{
	const char *p = buf;
	ssize_t n;

	for (; len; p += n, len -= n) {
		n = write(fd, p, len);
		if (n <= 0)
			return -1;
	}
	return 0;
}

/**
 * copy_fd - copy until the end of a file
 *
 * Return: 0, -1 with errno.
 */
int copy_fd(int from, int to)
{
	static char buf[16384];
	ssize_t n;

	while ((n = read(from, buf, sizeof(buf))) > 0)
		if (write_all(to, buf, n))
			return -1;
	return n;
}

/**
 * exec_in_path - execute a program; returns only if that failed
 * @argv: its arguments; a name without a slash is looked for in $PATH
 *
 * errno says why: ENOENT if it was nowhere.
 */
void exec_in_path(char **argv, char **env)
{
	const char *dir = getenv("PATH");
	int error = ENOENT;
	char path[1024];
	size_t len;

	if (strchr(argv[0], '/')) {
		execve(argv[0], argv, env);
		return;
	}
	for (dir = dir ? dir : "/bin";; dir += len + 1) {
		len = strcspn(dir, ":");
		snprintf(path, sizeof(path), "%.*s%s%s", (int)len, dir,
			 len ? "/" : "", argv[0]);
		execve(path, argv, env);
		if (errno != ENOENT && errno != ENOTDIR)
			error = errno;
		if (!dir[len])
			break;
	}
	errno = error;
}

/* "dir/name" in memory of its own. */
char *join_path(const char *dir, const char *name)
{
	size_t len = strlen(dir);
	char *path = malloc(len + strlen(name) + 2);

	if (!path) {
		tool_error(name);
		exit(1);
	}
	sprintf(path, "%s%s%s", dir, len && dir[len - 1] == '/' ? "" : "/",
		name);
	return path;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/**
 * list_directory - the names in a directory, "." and ".." too, sorted
 *
 * Return: an array that ends with NULL, for free_names(); NULL with errno.
 */
char **list_directory(const char *path)
{
	static char buf[8192] __attribute__((aligned(8)));
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct linux_dirent64 *d;
	char **names = NULL;
	size_t nr = 0;
	long len = -1;
	long at;

	if (fd < 0)
		return NULL;
	while ((len = getdents64(fd, buf, sizeof(buf))) > 0) {
		for (at = 0; at < len; at += d->d_reclen) {
			d = (void *)(buf + at);
			if (nr % 64 == 0)
				names = realloc(names, (nr + 65) *
						sizeof(*names));
			if (!names || !(names[nr] = strdup(d->d_name)))
				exit(1);
			names[++nr] = NULL;
		}
	}
	close(fd);
	if (!names)
		return NULL;
	if (len < 0) {
		free_names(names);
		return NULL;
	}
	qsort(names, nr, sizeof(*names), by_name);
	return names;
}

void free_names(char **names)
{
	char **p;

	for (p = names; p && *p; p++)
		free(*p);
	free(names);
}
