// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/simple.c - a simple command: builtin, function or program
 *
 * Linux:    IEEE Std 1003.1, "Simple Commands"
 * Read:     run.c before; redir.c, exec.c, jobs.c after
 *
 *	special builtin > function > builtin > program, found in $PATH
 *
 * `x=1 command` sets x for that command only, but for good if the command is
 * missing or a special builtin.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

const char *builtin_name;

/* ---- assignments --------------------------------------------------------- */

static void assign_all(struct word *w, int flags, int local)
{
	size_t len;
	char *text;

	for (; w; w = w->next) {
		text = expand_assignment(w->parts);
		len = name_length(text);
		text[len] = '\0';
		if (local)
			make_local(text);
		set_var(text, text + len + 1, flags);
	}
}

/* -x: the command as it is after all expansions. */
static void print_command(struct word *assigns, struct words *args)
{
	const char *before = get_var("PS4");
	int i;

	fputs(before ? before : "", stderr);
	for (; assigns; assigns = assigns->next)
		fprintf(stderr, "%s%s", expand_assignment(assigns->parts),
			assigns->next || args->nr ? " " : "");
	for (i = 0; i < args->nr; i++)
		fprintf(stderr, "%s%s", i ? " " : "", args->word[i]);
	fputc('\n', stderr);
}

/* ---- builtins ------------------------------------------------------------ */

/* What they print must be out before a descriptor changes, or a fork(). */
static int flush_output(const char *name)
{
	if (!fflush(stdout) && !ferror(stdout))
		return 0;
	clearerr(stdout);
	__fpurge(stdout);
	complain("%s: I/O error", name);
	return -1;
}

static int call_builtin(const struct builtin *b, struct words *args)
{
	const char *outer = builtin_name;
	int status;

	builtin_name = b->name;
	status = b->fn(args->nr, args->word);
	if (flush_output(b->name))
		status = 1;
	builtin_name = outer;
	return status;
}

static int run_special(struct node *n, const struct builtin *b,
		       struct words *args)
{
	int status;

	/* After `exec > file` the file stays. */
	if (!strcmp(b->name, "exec")) {
		if (redirect_for_good(n->redirs))
			give_up(2);
		assign_all(n->assigns, VAR_EXPORT, 0);
		return call_builtin(b, args);
	}
	if (redirect_push(n->redirs)) {
		redirect_pop();
		give_up(2);
	}
	assign_all(n->assigns, 0, 0);
	status = call_builtin(b, args);
	redirect_pop();
	return status;
}

/* An error in it is not the end of a script. */
static int run_regular(struct node *n, const struct builtin *b,
		       struct words *args)
{
	struct rescue here;
	volatile int status = 2;

	push_rescue(&here);
	if (setjmp(here.jump)) {
		pop_rescue();
		return last_status;
	}
	push_frame();
	if (redirect_push(n->redirs) == 0) {
		assign_all(n->assigns, 0, 1);
		status = call_builtin(b, args);
	}
	redirect_pop();
	pop_frame();
	pop_rescue();
	return status;
}

/* ---- functions ----------------------------------------------------------- */

/**
 * call_function - run a function's body
 * @args: its name and its arguments; the caller has pushed a frame
 */
int call_function(struct function *f, struct words *args, int flags)
{
	struct tree *tree = tree_hold(f->tree);
	struct tree *outer_tree = current_tree;
	struct node *body = f->body;
	int outer_loops = loop_depth;
	int status;

	frame_arguments(args->word + 1, args->nr - 1);
	current_tree = tree;
	loop_depth = 0;
	call_depth++;
	status = run(body, flags & RUN_TESTED);
	call_depth--;
	loop_depth = outer_loops;
	returning = 0;
	current_tree = outer_tree;
	tree_put(tree);
	return status;
}

static int run_function(struct node *n, struct function *f,
			struct words *args, int flags)
{
	int status = 2;

	push_frame();
	if (redirect_push(n->redirs) == 0) {
		assign_all(n->assigns, VAR_EXPORT, 1);
		status = call_function(f, args, flags);
	}
	redirect_pop();
	pop_frame();
	return status;
}

/* ---- programs ------------------------------------------------------------ */

static int run_program(struct node *n, struct words *args, int flags)
{
	pid_t pid = flags & RUN_EXIT && !have_traps() ? 0 : fork_child(0);

	if (pid == 0) {
		if (redirect_for_good(n->redirs))
			exit_shell(2);
		assign_all(n->assigns, VAR_EXPORT, 0);
		exec_program(args->word);
	}
	return wait_child(pid);
}

/* Only assignments or redirections, as in `x=$(ls) > file`. */
static int run_nothing(struct node *n)
{
	int status = 2;

	if (redirect_push(n->redirs) == 0) {
		assign_all(n->assigns, 0, 0);
		status = output_status;
	}
	redirect_pop();
	return status;
}

static int expand_and_run(struct node *n, int flags)
{
	struct words args = { NULL, 0 };
	const struct builtin *b;
	struct function *f;

	/* $? of `x=$(false)` is that of false, $? of `x=1` is 0. */
	output_status = 0;
	expand_words(n->words, &args);
	if (option['x'])
		print_command(n->assigns, &args);
	if (!args.nr)
		return run_nothing(n);
	b = find_builtin(args.word[0]);
	if (b && b->special)
		return run_special(n, b, &args);
	f = find_function(args.word[0]);
	if (f)
		return run_function(n, f, &args, flags);
	if (b)
		return run_regular(n, b, &args);
	return run_program(n, &args, flags);
}

/**
 * run_simple - expand a simple command and execute it
 *
 * Return: its status.
 */
int run_simple(struct node *n, int flags)
{
	const char *outer = builtin_name;
	int status;

	builtin_name = NULL;
	status = expand_and_run(n, flags);
	builtin_name = outer;
	return status;
}
