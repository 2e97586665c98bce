// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh.c - a shell: its beginning, its options, its errors
 *
 *	sh [-aefnuxC]			commands from the standard input
 *	sh [-aefnuxC] file [words...]	commands from a file; $1 ... are the words
 *	sh [-aefnuxC] -c line [words]	commands from an argument; $0 ... are the words
 *
 * Linux:    IEEE Std 1003.1, "Shell Command Language"; where that leaves a
 *           choice, and in its messages, this is dash
 * Read:     sh/sh.h, which says in which order to read the rest
 *
 * Exit status: the last command's; 2 after an error of the shell's own; 127 if
 * there is no such command, 126 if it cannot be run, 128 + n if signal n
 * killed it.
 *
 * Left out: job control, alias, fc, times, CDPATH, ENV, MAIL
 */
#include "lib/sys.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh/sh.h"

int last_status;
int interactive;
pid_t shell_pid;
const char *shell_name = "sh";
char option[128];
static struct rescue *rescue;

/* ---- errors -------------------------------------------------------------- */

static void complain_list(const char *format, va_list ap)
{
	fflush(stdout);
	fprintf(stderr, "%s: %d: ", shell_name,
		run_line ? run_line : line_number);
	if (builtin_name)
		fprintf(stderr, "%s: ", builtin_name);
	vfprintf(stderr, format, ap);
	fputc('\n', stderr);
}

/**
 * complain - print a message with the script's name and line
 */
void complain(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	complain_list(format, ap);
	va_end(ap);
}

/* ---- giving up ----------------------------------------------------------- */

/**
 * push_rescue - say where to go on after an error, with setjmp(r->jump)
 *
 * That is the prompt, or the command after a builtin that is not special.
 */
void push_rescue(struct rescue *r)
{
	r->outer = rescue;
	r->redirs = redirect_mark();
	r->frames = frame_mark();
	r->input = input_mark();
	r->builtin = builtin_name;
	r->loop_depth = loop_depth;
	r->call_depth = call_depth;
	rescue = r;
}

void pop_rescue(void)
{
	rescue = rescue->outer;
}

/* In a child: who gave up there would go on in a copy of the parent. */
void forget_rescues(void)
{
	rescue = NULL;
}

/**
 * give_up - what is running cannot go on
 * @status: $? from now on
 */
void give_up(int status)
{
	last_status = status;
	/* ^C leaves all, down to the prompt. */
	while (rescue && rescue->outer && interrupted)
		rescue = rescue->outer;
	if (!rescue || (interrupted && !interactive))
		exit_shell(status);
	redirect_pop_to(rescue->redirs);
	pop_frames_to(rescue->frames);
	pop_inputs_to(rescue->input);
	builtin_name = rescue->builtin;
	loop_depth = rescue->loop_depth;
	call_depth = rescue->call_depth;
	longjmp(rescue->jump, 1);
}

void fail(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	complain_list(format, ap);
	va_end(ap);
	give_up(2);
}

/* ---- options ------------------------------------------------------------- */

int set_option(int letter, int on)
{
	if (!letter || !strchr("aefnuxC", letter))
		return -1;
	option[letter] = on;
	return 0;
}

struct start {
	int is_command;		/* -c */
	int is_stdin;		/* -s */
	int is_interactive;	/* -i */
};

/* Returns the index of the first word that is no option. */
static int read_options(int argc, char **argv, struct start *start)
{
	const char *p;
	int i;

	for (i = 1; i < argc && strchr("-+", *argv[i]) && argv[i][1]; i++) {
		if (!strcmp(argv[i], "--"))
			return i + 1;
		for (p = argv[i] + 1; *p; p++) {
			if (*p == 'c')
				start->is_command = 1;
			else if (*p == 's')
				start->is_stdin = 1;
			else if (*p == 'i')
				start->is_interactive = 1;
			else if (set_option(*p, *argv[i] == '-'))
				fail("Illegal option -%c", *p);
		}
	}
	return i;
}

/* ---- the beginning ------------------------------------------------------- */

static void set_arguments(const char *name, char **argv)
{
	int nr = 0;

	while (argv[nr])
		nr++;
	set_positional(argv, nr);
	positional.word[0] = must(strdup(name));
}

static void open_script(const char *path)
{
	char *text = read_script(path);

	if (!text)
		fail("cannot open %s: %s", path,
		     errno == ENOENT ? "No such file" : strerror(errno));
	shell_name = path;
	push_string(text, 1);
}

static void set_default(const char *name, const char *value)
{
	if (!get_var(name))
		set_var(name, value, 0);
}

static void set_defaults(void)
{
	char text[12];

	import_environment(environ);
	set_var("IFS", " \t\n", 0);
	set_var("OPTIND", "1", 0);
	snprintf(text, sizeof(text), "%d", (int)getppid());
	set_var("PPID", text, 0);
	set_default("PATH", "/bin");
	set_default("PS1", getuid() ? "$ " : "# ");
	set_default("PS2", "> ");
	set_default("PS4", "+ ");
	init_directory();
}

static void find_input(int argc, char **argv)
{
	struct start start = { 0, 0, 0 };
	int i;

	if (*argv[0])
		shell_name = argv[0];
	i = read_options(argc, argv, &start);
	if (start.is_command) {
		if (i >= argc)
			fail("-c requires an argument");
		push_string(argv[i], 1);
		if (i + 1 < argc)
			shell_name = argv[++i];
		set_arguments(shell_name, argv + i + (i < argc));
	} else if (i < argc && !start.is_stdin) {
		open_script(argv[i]);
		set_arguments(argv[i], argv + i + 1);
	} else {
		push_descriptor(0);
		set_arguments(shell_name, argv + i);
		interactive = start.is_interactive ||
			      (isatty(0) && isatty(2));
	}
}

/* ---- at a prompt --------------------------------------------------------- */

static int run_interactive(void)
{
	static struct rescue here;
	struct node *n;
	int at_end = 0;

	init_signals();
	push_rescue(&here);
	if (setjmp(here.jump)) {
		drop_input_line();
		release(NULL);
	}
	while (!at_end) {
		/* The terminal has shown "^C" and stayed on that line. */
		if (interrupted)
			fputc('\n', stderr);
		interrupted = 0;
		loops_to_leave = 0;
		returning = 0;
		print_jobs(1);
		current_tree = tree_new();
		n = parse_line(&at_end);
		if (n && !option['n'])
			run(n, 0);
		tree_put(current_tree);
		release(NULL);
	}
	fputc('\n', stderr);
	return last_status;
}

int main(int argc, char **argv)
{
	shell_pid = getpid();
	set_defaults();
	find_input(argc, argv);
	exit_shell(interactive ? run_interactive() : run_input(0));
}
