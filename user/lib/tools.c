// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/tools.c - what the small programs have in common
 *
 * Read:     commands.h before
 */
#include "sys.h"
#include "commands.h"
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
 * Return: 0, -1 with errno, COPY_WRITE if it was writing that failed.
 */
int copy_fd(int from, int to)
{
	static char buf[16384];
	ssize_t n;

	while ((n = read(from, buf, sizeof(buf))) > 0)
		if (write_all(to, buf, n))
			return COPY_WRITE;
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

/**
 * exec_tool - execute a program, or say why not and end
 */
void exec_tool(char **argv)
{
	exec_in_path(argv, environ);
	tool_error(argv[0]);
	exit(errno == ENOENT ? 127 : 126);
}

/**
 * get_line - read a line of any length
 * @buf: memory, which grows; *@buf is NULL at first
 * @size: of it
 *
 * Return: its length, with the newline if there is one; 0 at the end.
 */
size_t get_line(FILE *file, char **buf, size_t *size)
{
	size_t len = 0;
	int c;

	while ((c = getc(file)) != EOF) {
		if (len + 2 > *size) {
			*size = *size * 2 + 128;
			*buf = realloc(*buf, *size);
			if (!*buf) {
				tool_error("line");
				exit(2);
			}
		}
		(*buf)[len++] = c;
		if (c == '\n')
			break;
	}
	if (len)
		(*buf)[len] = '\0';
	return len;
}

const char *cannot_open = "%s";

static void cannot_read(const char *name)
{
	char text[300];

	snprintf(text, sizeof(text), cannot_open, name);
	tool_error(text);
}

/**
 * each_file - call a function for each file that is named
 * @names: "-" is the standard input, and so is an empty list
 * @fn: gets the file and its name
 *
 * Return: 0, or 1 if one could not be opened or @fn said so.
 */
int each_file(char **names, int (*fn)(FILE *file, const char *name))
{
	static char *stdin_only[] = { (char *)"-", NULL };
	int status = 0;
	FILE *file;

	for (names = *names ? names : stdin_only; *names; names++) {
		file = strcmp(*names, "-") ? fopen(*names, "r") : stdin;
		if (!file) {
			cannot_read(*names);
			status = 1;
			continue;
		}
		if (fn(file, *names) || ferror(file)) {
			if (ferror(file))
				tool_error(*names);
			status = 1;
		}
		if (file != stdin)
			fclose(file);
	}
	return status;
}

/**
 * last_component - where a path's last name begins
 */
const char *last_component(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

/* At the end of a program: has all of its output been written? */
static void close_output(void)
{
	if (!fflush(stdout) && !ferror(stdout))
		return;
	fprintf(stderr, "%s: write error: %s\n", message_name(),
		strerror(errno));
	_exit(usage_status);
}

/**
 * check_output - have exit() complain if output was lost, as on a full device
 */
void check_output(void)
{
	static int done;

	if (!done)
		atexit(close_output);
	done = 1;
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
