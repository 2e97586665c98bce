// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/builtin_system.c - what a process has: directory, limits, children
 *
 * Linux:    IEEE Std 1003.1: cd, pwd, ulimit, umask, trap, wait, kill, command
 * Read:     builtin.c before
 *
 * `ulimit` belongs here: a limit is inherited by fork and kept by exec, so it
 * must be the shell's own before it is that of the shell's programs.
 */
#include "../lib/sys.h"
#include "../lib/commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

/* ---- cd, pwd ------------------------------------------------------------- */

/**
 * init_directory - $PWD at the start: the inherited one if it is true
 */
void init_directory(void)
{
	const char *pwd = get_var("PWD");
	struct stat here, there;
	char buf[PATH_LENGTH];

	if (pwd && *pwd == '/' && !stat(pwd, &there) && !stat(".", &here) &&
	    here.st_ino == there.st_ino && here.st_dev == there.st_dev)
		return;
	if (getcwd(buf, sizeof(buf)))
		set_var("PWD", buf, 0);
}

/* "a/./b//../c" becomes "a/c": by the text, whatever is a symbolic link. */
static void simplify(char *path)
{
	char *from = path;
	char *to = path;
	size_t len;

	while (*from) {
		from += strspn(from, "/");
		len = strcspn(from, "/");
		if (len == 2 && !strncmp(from, "..", 2)) {
			while (to > path && *--to != '/')
				;
		} else if (len && !(len == 1 && *from == '.')) {
			*to++ = '/';
			memmove(to, from, len);
			to += len;
		}
		from += len;
	}
	if (to == path)
		*to++ = '/';
	*to = '\0';
}

int do_cd(int argc, char **argv)
{
	const char *pwd = get_var("PWD");
	const char *dir = get_var("HOME");
	int physical = argc > 1 && !strcmp(argv[1], "-P");
	int i = 1 + (physical || (argc > 1 && !strcmp(argv[1], "-L")));
	char path[PATH_LENGTH];
	int minus;

	if (i < argc)
		dir = argv[i];
	if (!dir)
		fail("HOME not set");
	minus = i < argc && !strcmp(dir, "-");
	if (minus)
		dir = get_var("OLDPWD");
	if (!dir)
		fail("OLDPWD not set");
	if (!*dir)
		return 0;
	snprintf(path, sizeof(path), "%s/%s",
		 *dir == '/' || !pwd ? "" : pwd, dir);
	simplify(path);
	if (chdir(physical || !pwd ? dir : path)) {
		complain("can't cd to %s", dir);
		return 2;
	}
	if ((physical || !pwd) && !getcwd(path, sizeof(path)))
		path[0] = '\0';
	set_var("OLDPWD", pwd ? pwd : "", VAR_EXPORT);
	set_var("PWD", path, VAR_EXPORT);
	if (minus)
		puts(path);
	return 0;
}

int do_pwd(int argc, char **argv)
{
	const char *pwd = get_var("PWD");
	char buf[PATH_LENGTH];

	if (argc > 1 && !strcmp(argv[1], "-P"))
		pwd = NULL;
	if (!pwd)
		pwd = getcwd(buf, sizeof(buf));
	if (!pwd) {
		complain("%s", strerror(errno));
		return 1;
	}
	puts(pwd);
	return 0;
}

/* ---- umask --------------------------------------------------------------- */

static void print_symbolic(unsigned int mask)
{
	static const char who[] = "ugo";
	int shift;
	int i;

	for (i = 0; i < 3; i++) {
		shift = 6 - 3 * i;
		printf("%s%c=%s%s%s", i ? "," : "", who[i],
		       mask >> shift & 4 ? "" : "r",
		       mask >> shift & 2 ? "" : "w",
		       mask >> shift & 1 ? "" : "x");
	}
	putchar('\n');
}

int do_umask(int argc, char **argv)
{
	unsigned int mask = umask(0);
	int mode;

	umask(mask);
	if (argc > 1 && !strcmp(argv[1], "-S")) {
		print_symbolic(mask);
	} else if (argc == 1) {
		printf("%04o\n", mask);
	} else if (argv[1][0] >= '0' && argv[1][0] <= '9') {
		if (strspn(argv[1], "01234567") != strlen(argv[1]))
			fail("Illegal number: %s", argv[1]);
		umask(strtoul(argv[1], NULL, 8) & 0777);
	} else {
		mode = parse_mode(argv[1], ~mask & 0777, 0);
		if (mode < 0)
			fail("Illegal mode: %s", argv[1]);
		umask(~mode & 0777);
	}
	return 0;
}

/* ---- traps, children, signals -------------------------------------------- */

int do_trap(int argc, char **argv)
{
	const char *action = NULL;
	int first = argc > 1 && !strcmp(argv[1], "--") ? 2 : 1;
	int sig;
	int i;

	if (first == argc) {
		print_traps();
		return 0;
	}
	/* One word, or a number first: all of them are signals to reset. */
	i = first;
	if (argc - first > 1 && signal_number(argv[first]) < 0)
		action = argv[i++];
	else if (argc - first > 1 && (argv[first][0] < '0' ||
				      argv[first][0] > '9'))
		action = argv[i++];
	if (action && !strcmp(action, "-"))
		action = NULL;
	for (; i < argc; i++) {
		sig = signal_number(argv[i]);
		if (sig < 0) {
			complain("%s: bad trap", argv[i]);
			return 1;
		}
		set_trap(sig, action);
	}
	return 0;
}

int do_wait(int argc, char **argv)
{
	int status = 0;
	int pid;
	int i;

	if (argc == 1)
		return wait_all_jobs();
	for (i = 1; i < argc; i++) {
		if (number_argument(argv[i], &pid))
			return 2;
		status = wait_job(pid);
	}
	return status;
}

int do_kill(int argc, char **argv)
{
	return kill_command(argc, argv);
}

int do_jobs(int argc, char **argv)
{
	print_jobs(0);
	return 0;
}

/* ---- command, type ------------------------------------------------------- */

/* What a name is; with @verbose in words, else what `command -v` says. */
static int describe(const char *name, int verbose)
{
	const struct builtin *b = find_builtin(name);
	char path[PATH_LENGTH];

	if (!verbose && (is_keyword(name) || b || find_function(name))) {
		puts(name);
	} else if (is_keyword(name)) {
		printf("%s is a shell keyword\n", name);
	} else if (find_function(name) && !(b && b->special)) {
		printf("%s is a shell function\n", name);
	} else if (b) {
		printf("%s is a %sshell builtin\n", name,
		       b->special ? "special " : "");
	} else if (find_program(name, path, sizeof(path))) {
		printf("%s%s%s\n", verbose ? name : "",
		       verbose ? " is " : "", path);
	} else {
		if (verbose)
			printf("%s: not found\n", name);
		return 127;
	}
	return 0;
}

int do_type(int argc, char **argv)
{
	int status = 0;
	int i;

	for (i = 1; i < argc; i++)
		status |= describe(argv[i], 1);
	return status;
}

int do_command(int argc, char **argv)
{
	const struct builtin *b;
	const char *outer = builtin_name;
	int status;
	pid_t pid;
	int i = 1;

	if (i < argc && (!strcmp(argv[i], "-v") || !strcmp(argv[i], "-V")))
		return i + 1 < argc ? describe(argv[i + 1],
					       argv[i][1] == 'V') : 0;
	if (i < argc && (!strcmp(argv[i], "-p") || !strcmp(argv[i], "--")))
		i++;
	if (i >= argc)
		return 0;
	b = find_builtin(argv[i]);
	builtin_name = b ? b->name : NULL;
	if (b) {
		status = b->fn(argc - i, argv + i);
	} else {
		pid = fork_child(0);
		if (pid == 0)
			exec_program(argv + i);
		status = wait_child(pid);
	}
	builtin_name = outer;
	return status;
}
