// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/exec.c - the shell becomes another program
 *
 * Linux:    IEEE Std 1003.1, "Command Search and Execution"; fs/exec.c
 * Read:     simple.c before
 *
 * The kernel tries each folder of $PATH; the shell does not look before.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <string.h>
#include "sh.h"

/* Is it text? Then it may be a script without a first line #!. */
static int is_text(const char *path)
{
	char buf[128];
	ssize_t n = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd >= 0) {
		n = read(fd, buf, sizeof(buf));
		close(fd);
	}
	return n >= 0 && !memchr(buf, '\0', n);
}

static void exec_script(const char *path, char **argv, char **env)
{
	struct words words = { NULL, 0 };

	add_word(&words, "sh");
	add_word(&words, path);
	while (*++argv)
		add_word(&words, *argv);
	execve("/bin/sh", words.word, env);
}

static void try_exec(const char *path, char **argv, char **env)
{
	execve(path, argv, env);
	if (errno != ENOEXEC)
		return;
	if (is_text(path))
		exec_script(path, argv, env);
	errno = ENOEXEC;
}

/**
 * exec_program - execute a program; never returns
 * @argv: its arguments; the first one is its path, or a name for $PATH
 */
void exec_program(char **argv)
{
	const char *dir = get_var("PATH");
	char **env = make_environment();
	char path[PATH_LENGTH];
	int error = ENOENT;
	size_t len;

	if (!*argv[0])
		dir = NULL;
	if (strchr(argv[0], '/')) {
		try_exec(argv[0], argv, env);
		error = errno;
	}
	for (; dir && !strchr(argv[0], '/'); dir += len + 1) {
		len = strcspn(dir, ":");
		snprintf(path, sizeof(path), "%.*s%s%s", (int)len, dir,
			 len ? "/" : "", argv[0]);
		try_exec(path, argv, env);
		if (errno != ENOENT && errno != ENOTDIR)
			error = errno;
		if (!dir[len])
			break;
	}
	if (error == ENOENT || error == ENOTDIR) {
		complain("%s: not found", argv[0]);
		exit_shell(127);
	}
	complain("%s: %s", argv[0], strerror(error));
	exit_shell(error == ELOOP || error == ENAMETOOLONG ? 127 : 126);
}

static int is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       access(path, X_OK) == 0;
}

/**
 * find_program - what would exec_program() execute?
 * @buf: room for the path
 *
 * Return: @buf, or NULL if there is none.
 */
char *find_program(const char *name, char *buf, size_t size)
{
	const char *dir = get_var("PATH");
	size_t len;

	if (strchr(name, '/')) {
		snprintf(buf, size, "%s", name);
		return is_program(buf) ? buf : NULL;
	}
	for (; dir; dir += len + 1) {
		len = strcspn(dir, ":");
		snprintf(buf, size, "%.*s%s%s", (int)len, dir, len ? "/" : "",
			 name);
		if (is_program(buf))
			return buf;
		if (!dir[len])
			break;
	}
	return NULL;
}
