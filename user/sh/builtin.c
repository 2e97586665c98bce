// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/builtin.c - commands that a child process could not do
 *
 * Linux:    IEEE Std 1003.1, "Special Built-In Utilities"
 * Read:     simple.c before
 *
 * A directory, a variable, the end of the shell itself: fork() gives a child
 * copies of all three, so changing them there would change nothing here.
 * Others (echo, test ...) are here because scripts call them all the time.
 */
#include "../lib/sys.h"
#include "../lib/commands.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

/**
 * number_argument - a number that is not negative
 * @value: where it is put
 *
 * Return: 0, or -1 after a message.
 */
int number_argument(const char *s, int *value)
{
	char *end;
	long n = strtol(s, &end, 10);

	if (*end || end == s || n < 0 || n > 0x7fffffff) {
		complain("Illegal number: %s", s);
		return -1;
	}
	*value = n;
	return 0;
}

/* test, echo, printf and kill complain as programs; here they are builtins. */
void tool_message(const char *format, ...)
{
	char text[256];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	complain("%s", text);
}

static int do_true(int argc, char **argv)
{
	return 0;
}

static int do_false(int argc, char **argv)
{
	return 1;
}

static int do_exit(int argc, char **argv)
{
	int status = last_status;

	if (argc > 1 && number_argument(argv[1], &status))
		give_up(2);
	exit_shell(status);
}

static int do_return(int argc, char **argv)
{
	int status = last_status;

	if (argc > 1 && number_argument(argv[1], &status))
		give_up(2);
	returning = 1;
	return status;
}

static int do_break(int argc, char **argv)
{
	int levels = 1;

	if (argc > 1 && number_argument(argv[1], &levels))
		give_up(2);
	if (!levels) {
		complain("Illegal number: %s", argv[1]);
		give_up(2);
	}
	continue_loop = argv[0][0] == 'c';
	loops_to_leave = levels < loop_depth ? levels : loop_depth;
	return 0;
}

static int do_shift(int argc, char **argv)
{
	int n = 1;

	if (argc > 1 && number_argument(argv[1], &n))
		give_up(2);
	if (n > positional.nr - 1)
		fail("can't shift that many");
	set_positional(positional.word + 1 + n, positional.nr - 1 - n);
	return 0;
}

/* ---- commands from elsewhere --------------------------------------------- */

static int do_eval(int argc, char **argv)
{
	struct text text = { NULL, 0, 0 };
	int status;
	int i;

	for (i = 1; i < argc; i++) {
		text_append(&text, argv[i]);
		text_add(&text, ' ');
	}
	push_string(text_string(&text), 1);
	status = run_input(0);
	pop_input();
	return status;
}

static int do_dot(int argc, char **argv)
{
	char path[PATH_LENGTH];
	char *text;
	int status;

	if (argc < 2)
		fail("a file is missing");
	if (strchr(argv[1], '/') || !find_program(argv[1], path, sizeof(path)))
		snprintf(path, sizeof(path), "%s", argv[1]);
	text = read_script(path);
	if (!text)
		fail("cannot open %s: %s", argv[1],
		     errno == ENOENT ? "No such file" : strerror(errno));
	builtin_name = NULL;
	push_string(text, 1);
	call_depth++;
	status = run_input(0);
	call_depth--;
	returning = 0;
	pop_input();
	free(text);
	return status;
}

static int do_exec(int argc, char **argv)
{
	char path[PATH_LENGTH];

	if (argc < 2)
		return 0;
	if (interactive && !find_program(argv[1], path, sizeof(path))) {
		complain("%s: not found", argv[1]);
		return 127;
	}
	if (interactive)
		signals_for_child(0);
	builtin_name = "exec";
	exec_program(argv + 1);
}

/* ---- the table ----------------------------------------------------------- */

static const struct builtin builtins[] = {
	{ ".", do_dot, 1 },
	{ ":", do_true, 1 },
	{ "[", test_command, 0 },
	{ "break", do_break, 1 },
	{ "cd", do_cd, 0 },
	{ "command", do_command, 0 },
	{ "continue", do_break, 1 },
	{ "echo", echo_command, 0 },
	{ "eval", do_eval, 1 },
	{ "exec", do_exec, 1 },
	{ "exit", do_exit, 1 },
	{ "export", do_export, 1 },
	{ "false", do_false, 0 },
	{ "getopts", do_getopts, 0 },
	{ "history", do_history, 0 },
	{ "jobs", do_jobs, 0 },
	{ "kill", do_kill, 0 },
	{ "local", do_local, 1 },
	{ "printf", printf_command, 0 },
	{ "pwd", do_pwd, 0 },
	{ "read", do_read, 0 },
	{ "readonly", do_export, 1 },
	{ "return", do_return, 1 },
	{ "set", do_set, 1 },
	{ "shift", do_shift, 1 },
	{ "test", test_command, 0 },
	{ "trap", do_trap, 1 },
	{ "true", do_true, 0 },
	{ "type", do_type, 0 },
	{ "ulimit", do_ulimit, 0 },
	{ "umask", do_umask, 0 },
	{ "unset", do_unset, 1 },
	{ "wait", do_wait, 0 },
};

const struct builtin *find_builtin(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(builtins) / sizeof(builtins[0]); i++)
		if (!strcmp(builtins[i].name, name))
			return &builtins[i];
	return NULL;
}
