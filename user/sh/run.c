// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/run.c - the tree is executed
 *
 * Linux:    IEEE Std 1003.1, "Shell Commands"
 * Read:     parser.c and expand.c before; simple.c, jobs.c, redir.c after
 *
 * RUN_EXIT says that the shell has nothing to do after a node: the last
 * program of `( ... )` is executed instead of the shell, without a fork().
 * RUN_TESTED says that somebody looks at the status: -e does not end the shell.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

int loop_depth;
int loops_to_leave;
int continue_loop;
int returning;
int call_depth;

static int must_stop(void)
{
	return loops_to_leave || returning || interrupted;
}

/* ---- loops --------------------------------------------------------------- */

/* Called after each turn: is the loop to be left? */
static int leave_loop(void)
{
	if (interrupted || returning)
		return 1;
	if (!loops_to_leave)
		return 0;
	loops_to_leave--;
	return loops_to_leave || !continue_loop;
}

static int run_while(struct node *n, int flags)
{
	int wanted = n->kind == N_WHILE;
	int status = 0;
	int test;

	for (;;) {
		test = run(n->test, RUN_TESTED);
		if (must_stop()) {
			status = test;
			if (leave_loop())
				break;
			continue;
		}
		if ((test == 0) != wanted)
			break;
		status = run(n->first, flags & RUN_TESTED);
		if (leave_loop())
			break;
	}
	return status;
}

static int run_for(struct node *n, int flags)
{
	struct words list = { NULL, 0 };
	int status = 0;
	int i;

	expand_words(n->words, &list);
	for (i = 0; i < list.nr; i++) {
		set_var(n->name, list.word[i], 0);
		status = run(n->first, flags & RUN_TESTED);
		if (leave_loop())
			break;
	}
	return status;
}

static int run_loop(struct node *n, int flags)
{
	int status;

	loop_depth++;
	status = n->kind == N_FOR ? run_for(n, flags) : run_while(n, flags);
	loop_depth--;
	return status;
}

/* ---- the other compound commands ----------------------------------------- */

static int run_case(struct node *n, int flags)
{
	char *value = expand_single(n->words->parts);
	struct node *item;
	struct word *w;

	for (item = n->first; item; item = item->second)
		for (w = item->words; w; w = w->next)
			if (match(expand_pattern(w->parts), value))
				return item->first ? run(item->first, flags) :
						     0;
	return 0;
}

static int run_subshell(struct node *n, int flags)
{
	pid_t pid = flags & RUN_EXIT ? 0 : fork_child(0);

	if (pid == 0) {
		if (redirect_for_good(n->redirs))
			exit_shell(2);
		exit_shell(run(n->first,
			       (flags & RUN_TESTED) | RUN_EXIT));
	}
	return wait_child(pid);
}

static int run_background(struct node *n)
{
	pid_t pid = fork_child(1);

	if (pid == 0)
		exit_shell(run(n->first, RUN_EXIT));
	add_job(pid);
	return 0;
}

/* One command of a pipe, in the child. */
static _Noreturn void run_stage(struct node *n, int in, int *out)
{
	if (in > 0) {
		dup2(in, 0);
		close(in);
	}
	if (out) {
		close(out[0]);
		if (out[1] != 1) {
			dup2(out[1], 1);
			close(out[1]);
		}
	}
	exit_shell(run(n, RUN_EXIT));
}

/*
 *	a | b | c	fork a	a writes out[1] of the first pipe
 *			fork b	b reads out[0] of it, writes the second's
 *			fork c	c reads that
 */
static int run_pipe(struct node *n)
{
	pid_t pids[MAX_PIPE];
	int nr = 0;
	int in = 0;
	int out[2];
	int more;

	do {
		more = n->kind == N_PIPE;
		if (nr == MAX_PIPE)
			fail("a pipe of more than %d commands", MAX_PIPE);
		if (more && pipe(out))
			fail("Pipe call failed");
		pids[nr] = fork_child(0);
		if (pids[nr] == 0)
			run_stage(more ? n->first : n, in, more ? out : NULL);
		nr++;
		if (in > 0)
			close(in);
		if (more) {
			close(out[1]);
			in = out[0];
			n = n->second;
		}
	} while (more);
	return wait_pipe(pids, nr);
}

/* ---- all kinds ----------------------------------------------------------- */

static int run_and_or(struct node *n, int flags)
{
	int status = run(n->first, RUN_TESTED);

	if (must_stop() || (status == 0) != (n->kind == N_AND))
		return status;
	return run(n->second, flags);
}

static int run_if(struct node *n, int flags)
{
	int status = run(n->test, RUN_TESTED);

	if (must_stop())
		return status;
	if (status == 0)
		return run(n->first, flags);
	return n->second ? run(n->second, flags) : 0;
}

static int run_list(struct node *n, int flags)
{
	run(n->first, flags & RUN_TESTED);
	return must_stop() ? last_status : run(n->second, flags);
}

static int run_kind(struct node *n, int flags)
{
	switch (n->kind) {
	case N_LIST:
		return run_list(n, flags);
	case N_AND:
	case N_OR:
		return run_and_or(n, flags);
	case N_NOT:
		return !run(n->first, RUN_TESTED);
	case N_IF:
		return run_if(n, flags);
	case N_WHILE:
	case N_UNTIL:
	case N_FOR:
		return run_loop(n, flags);
	case N_CASE:
		return run_case(n, flags);
	case N_GROUP:
		return run(n->first, flags);
	case N_FUNCTION:
		define_function(n->name, n->first);
		return 0;
	case N_BACKGROUND:
		return run_background(n);
	case N_PIPE:
		return run_pipe(n);
	default:
		return run_simple(n, flags);
	}
}

static int run_redirected(struct node *n, int flags)
{
	int status = 2;

	if (redirect_push(n->redirs) == 0)
		status = run_kind(n, flags & RUN_TESTED);
	redirect_pop();
	return status;
}

/**
 * run - execute a tree
 * @n: the tree; NULL does nothing
 * @flags: RUN_TESTED, RUN_EXIT
 *
 * Return: the exit status, which is also $? now.
 */
int run(struct node *n, int flags)
{
	void *before = mark();
	int checked;

	if (!n || must_stop())
		return last_status;
	run_line = n->line;
	if (n->kind == N_SIMPLE)
		last_status = run_simple(n, flags);
	else if (n->kind == N_SUBSHELL)
		last_status = run_subshell(n, flags);
	else if (n->redirs)
		last_status = run_redirected(n, flags);
	else
		last_status = run_kind(n, flags);
	release(before);
	if (trap_pending())
		run_traps();
	checked = n->kind == N_SIMPLE || n->kind == N_PIPE ||
		  n->kind == N_SUBSHELL || (n->redirs && last_status == 2);
	if (checked && last_status && option['e'] && !(flags & RUN_TESTED))
		exit_shell(last_status);
	return last_status;
}

/**
 * run_input - parse and run all of the topmost input
 * @flags: for each of its commands
 *
 * Return: the last command's status; 0 if there was none.
 */
int run_input(int flags)
{
	struct tree *outer = current_tree;
	struct node *n;
	int at_end = 0;
	int status = 0;

	while (!must_stop()) {
		current_tree = tree_new();
		n = parse_line(&at_end);
		if (n && !option['n'])
			status = run(n, flags);
		tree_put(current_tree);
		current_tree = outer;
		if (at_end)
			break;
	}
	return status;
}
