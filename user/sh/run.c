// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/run.c - the tree is executed: fork, redirect, exec, wait
 *
 * Linux:    IEEE Std 1003.1, "Shell Commands"
 * Read:     parser.c and expand.c before
 *
 *	shell --fork()--> child: redirections, then execve(): same process,
 *	  |                      new program, new stack
 *	  +--waitpid()--> status: 0..127, or 128 + signal
 *
 * ^C is sent to the shell as well as to its child. An interactive shell blocks
 * it, so that it stays pending, and looks before each command whether one came.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

#define FIRST_SAVED_FD	10	/* above every number that scripts use */

int loop_depth;
int loops_to_leave;
int continue_loop;
int interrupted;

/* ---- redirections ------------------------------------------------------ */

/* What a descriptor was before; copy is -1 if it was closed. */
struct saved {
	struct saved *next;
	int fd;
	int copy;
};

static int redirect_error(const char *name)
{
	fprintf(stderr, "sh: %s: %s\n", name, strerror(errno));
	return -1;
}

/* [n]>&m makes n what m is, [n]>&- closes n. */
static int redirect_copy(int fd, const char *name)
{
	if (!strcmp(name, "-"))
		return close(fd);
	return dup2(atoi(name), fd) < 0 ? redirect_error(name) : 0;
}

static int redirect(const struct redir *r)
{
	const char *name = expand_single(r->word);
	int flags = O_RDONLY;
	int fd;

	if (r->op == '&')
		return redirect_copy(r->fd, name);
	if (r->op == '>')
		flags = O_WRONLY | O_CREAT | O_TRUNC;
	else if (r->op == 'a')
		flags = O_WRONLY | O_CREAT | O_APPEND;
	fd = open(name, flags, 0666);
	if (fd < 0)
		return redirect_error(name);
	if (fd != r->fd) {
		dup2(fd, r->fd);
		close(fd);
	}
	return 0;
}

/* With @saved NULL nothing has to be undone: the child does not come back. */
static int redirect_all(const struct redir *r, struct saved **saved)
{
	struct saved *s;

	for (; r; r = r->next) {
		if (saved) {
			s = get(sizeof(*s));
			s->fd = r->fd;
			s->copy = fcntl(r->fd, F_DUPFD_CLOEXEC,
					FIRST_SAVED_FD);
			s->next = *saved;
			*saved = s;
		}
		if (redirect(r))
			return -1;
	}
	return 0;
}

static void restore(struct saved *s)
{
	for (; s; s = s->next) {
		if (s->copy < 0) {
			close(s->fd);
		} else {
			dup2(s->copy, s->fd);
			close(s->copy);
		}
	}
}

/* ---- programs ---------------------------------------------------------- */

/* Returns only if nothing could be executed; errno says why. */
static void exec_by_path(char **argv, char **env)
{
	const char *dir = get_var("PATH", 4);
	char path[512];
	int error = ENOENT;
	size_t len;

	if (strchr(argv[0], '/')) {
		execve(argv[0], argv, env);
		return;
	}
	for (;; dir += len + 1) {
		len = strcspn(dir, ":");
		snprintf(path, sizeof(path), "%.*s/%s", (int)len, dir,
			 argv[0]);
		execve(path, argv, env);
		if (errno != ENOENT && errno != ENOTDIR)
			error = errno;
		if (!dir[len])
			break;
	}
	errno = error;
}

static void run_child(struct words *args, int nr_vars, struct redir *redirs)
{
	int i;

	for (i = 0; i < nr_vars; i++) {
		set_var(args->word[i]);
		export_var(args->word[i]);
	}
	if (redirect_all(redirs, NULL))
		_exit(1);
	exec_by_path(args->word + nr_vars, make_environment());
	if (errno == ENOENT) {
		fprintf(stderr, "sh: %s: not found\n", args->word[nr_vars]);
		_exit(127);
	}
	fprintf(stderr, "sh: %s: %s\n", args->word[nr_vars], strerror(errno));
	_exit(126);
}

/**
 * hold_interrupts - let ^C and its relatives not kill an interactive shell
 */
void hold_interrupts(void)
{
	mask_signal(MASK_BLOCK, SIGINT);
	ignore_signal(SIGQUIT);
	ignore_signal(SIGTERM);
}

/**
 * take_interrupt - has ^C been typed since the last call?
 *
 * To ignore a signal, be it only for a moment, discards a pending one.
 */
int take_interrupt(void)
{
	if (!is_pending(SIGINT))
		return 0;
	ignore_signal(SIGINT);
	default_signal(SIGINT);
	return 1;
}

/* Fork as for a command: in the child ^C and its relatives kill again. */
static pid_t fork_child(void)
{
	pid_t pid = fork();

	if (pid < 0)
		fprintf(stderr, "sh: cannot fork: %s\n", strerror(errno));
	if (pid == 0 && interactive) {
		interactive = 0;
		default_signal(SIGQUIT);
		default_signal(SIGTERM);
		mask_signal(MASK_UNBLOCK, SIGINT);
	}
	return pid;
}

static int wait_child(pid_t pid)
{
	int status = 1 << 8;

	if (pid < 0)
		return 1;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status) && *signal_text(WTERMSIG(status)))
		fprintf(stderr, "%s\n", signal_text(WTERMSIG(status)));
	return exit_code(status);
}

static int run_builtin(builtin_fn *fn, struct words *args,
		       struct redir *redirs)
{
	struct saved *saved = NULL;
	int status = 1;

	if (redirect_all(redirs, &saved) == 0)
		status = fn(args);
	restore(saved);
	return status;
}

static int run_simple(struct node *n)
{
	struct words args = { NULL, 0 };
	builtin_fn *fn;
	int nr_vars = 0;
	int i = 0;
	pid_t pid;

	for (; i < n->words.nr && is_assignment(n->words.word[i]); i++) {
		char *word = n->words.word[i];
		size_t len = name_length(word) + 1;
		char *value = expand_single(word + len);
		char *text = get(len + strlen(value) + 1);

		memcpy(text, word, len);
		strcpy(text + len, value);
		add_word(&args, text);
		nr_vars++;
	}
	for (; i < n->words.nr; i++)
		expand_into(&args, n->words.word[i]);
	add_word(&args, NULL);
	args.nr--;

	fn = args.nr > nr_vars ? find_builtin(args.word[nr_vars]) :
				 find_builtin(":");
	if (!fn) {
		pid = fork_child();
		if (pid == 0)
			run_child(&args, nr_vars, n->redirs);
		return wait_child(pid);
	}
	for (i = 0; i < nr_vars; i++)
		set_var(args.word[i]);
	args.word += nr_vars;
	args.nr -= nr_vars;
	return run_builtin(fn, &args, n->redirs);
}

/* ---- compound commands ------------------------------------------------- */

/* Called after each turn of a loop: is it to be left? */
static int leave_loop(void)
{
	if (interrupted || !loops_to_leave)
		return interrupted;
	loops_to_leave--;
	return loops_to_leave || !continue_loop;
}

static int run_while(struct node *n)
{
	int wanted = n->kind == N_WHILE;
	int status = 0;

	while ((run(n->test) == 0) == wanted && !loops_to_leave &&
	       !interrupted) {
		status = run(n->first);
		if (leave_loop())
			break;
	}
	return status;
}

static int run_for(struct node *n)
{
	struct words list = { NULL, 0 };
	int status = 0;
	char *text;
	int i;

	for (i = 1; i < n->words.nr; i++)
		expand_into(&list, n->words.word[i]);
	for (i = 0; i < list.nr; i++) {
		text = get(strlen(n->words.word[0]) + strlen(list.word[i]) + 2);
		sprintf(text, "%s=%s", n->words.word[0], list.word[i]);
		set_var(text);
		status = run(n->first);
		if (leave_loop())
			break;
	}
	return status;
}

static int run_subshell(struct node *n)
{
	pid_t pid = fork_child();

	if (pid == 0) {
		last_status = run(n->first);
		exit(last_status);
	}
	return wait_child(pid);
}

static int run_kind(struct node *n)
{
	int status;

	switch (n->kind) {
	case N_SIMPLE:
		return run_simple(n);
	case N_LIST:
		run(n->first);
		return run(n->second);
	case N_AND:
		status = run(n->first);
		return status == 0 ? run(n->second) : status;
	case N_OR:
		status = run(n->first);
		return status != 0 ? run(n->second) : status;
	case N_NOT:
		return run(n->first) == 0;
	case N_IF:
		if (run(n->test) == 0)
			return run(n->first);
		last_status = 0;
		return run(n->second);
	case N_WHILE:
	case N_UNTIL:
	case N_FOR:
		loop_depth++;
		status = n->kind == N_FOR ? run_for(n) : run_while(n);
		loop_depth--;
		return status;
	case N_GROUP:
		return run(n->first);
	case N_SUBSHELL:
		return run_subshell(n);
	}
	return 1;
}

/**
 * run - execute a tree
 * @n: the tree; NULL does nothing
 *
 * Return: the exit status, which is also $? now.
 */
int run(struct node *n)
{
	struct saved *saved = NULL;
	void *before = mark();

	if (interactive && take_interrupt())
		interrupted = 1;
	if (!n || loops_to_leave || interrupted)
		return last_status;
	if (n->kind == N_SIMPLE)
		last_status = run_simple(n);
	else if (redirect_all(n->redirs, &saved))
		last_status = 1;
	else
		last_status = run_kind(n);
	restore(saved);
	release(before);
	return last_status;
}
