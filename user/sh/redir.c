// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/redir.c - redirections, and how they are undone
 *
 * Linux:    IEEE Std 1003.1, "Redirection"
 * Read:     run.c before
 *
 * Around a builtin or a compound command the shell's own descriptors change:
 * what they were is kept at numbers from 10, closed by exec. The frames lie on
 * a stack, so that an error at the prompt can undo all of them.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

#define FIRST_SAVED_FD	10	/* above every number that scripts use */
#define PIPE_HOLDS	4096	/* a pipe takes that much without a reader */

/* What a descriptor was before; copy is -1 if it was closed. */
struct saved {
	struct saved *next;
	int fd;
	int copy;
};

struct redir_frame {
	struct redir_frame *next;
	struct saved *saved;
};

static struct redir_frame *frames;

static int open_error(const char *name, int create)
{
	const char *why = strerror(errno);

	if (errno == ENOENT || errno == ENOTDIR)
		why = create ? "Directory nonexistent" : "No such file";
	complain("cannot %s %s: %s", create ? "create" : "open", name, why);
	return -1;
}

/* [n]>&m makes n what m is, [n]>&- closes n. */
static int redirect_copy(int fd, const char *name)
{
	if (!strcmp(name, "-")) {
		close(fd);
		return 0;
	}
	if (!*name || strspn(name, "0123456789") != strlen(name)) {
		complain("%s: Bad fd number", name);
		return -1;
	}
	if (dup2(atoi(name), fd) >= 0)
		return 0;
	complain("%s: %s", name, strerror(errno));
	return -1;
}

static int move_to(int from, int to)
{
	if (from == to)
		return 0;
	dup2(from, to);
	close(from);
	return 0;
}

static void write_all(int fd, const char *text, size_t len)
{
	ssize_t n;

	for (; len; text += n, len -= n) {
		n = write(fd, text, len);
		if (n <= 0)
			break;
	}
}

/* A long text needs a process that writes it. */
static int redirect_here(const struct redir *r)
{
	const char *text = expand_text(r->word->parts);
	size_t len = strlen(text);
	int fd[2];

	if (pipe(fd)) {
		complain("Pipe call failed");
		return -1;
	}
	if (len <= PIPE_HOLDS) {
		write_all(fd[1], text, len);
	} else if (fork_child(0) == 0) {
		close(fd[0]);
		write_all(fd[1], text, len);
		_exit(0);
	}
	close(fd[1]);
	return move_to(fd[0], r->fd);
}

/* -C: > does not overwrite a file. */
static int must_not_clobber(const struct redir *r, const char *name)
{
	struct stat st;

	return r->op == R_OUT && option['C'] && stat(name, &st) == 0 &&
	       S_ISREG(st.st_mode);
}

static int redirect(const struct redir *r)
{
	static const int flags[] = {
		[R_IN] = O_RDONLY,
		[R_OUT] = O_WRONLY | O_CREAT | O_TRUNC,
		[R_CLOBBER] = O_WRONLY | O_CREAT | O_TRUNC,
		[R_APPEND] = O_WRONLY | O_CREAT | O_APPEND,
		[R_INOUT] = O_RDWR | O_CREAT,
	};
	const char *name;
	int fd;

	if (r->op == R_HERE || r->op == R_HERE_TABS)
		return redirect_here(r);
	name = expand_single(r->word->parts);
	if (r->op == R_DUP_IN || r->op == R_DUP_OUT)
		return redirect_copy(r->fd, name);
	if (must_not_clobber(r, name)) {
		complain("cannot create %s: File exists", name);
		return -1;
	}
	fd = open(name, flags[r->op], 0666);
	if (fd < 0)
		return open_error(name, r->op != R_IN);
	return move_to(fd, r->fd);
}

/**
 * redirect_for_good - redirect; in a child, or for `exec`
 *
 * Return: 0, or -1 after a message.
 */
int redirect_for_good(struct redir *r)
{
	for (; r; r = r->next)
		if (redirect(r))
			return -1;
	return 0;
}

/**
 * redirect_push - redirect until redirect_pop()
 *
 * Return: 0, or -1 after a message; redirect_pop() is needed all the same.
 */
int redirect_push(struct redir *r)
{
	struct redir_frame *f = must(calloc(1, sizeof(*f)));
	struct saved *s;

	f->next = frames;
	frames = f;
	for (; r; r = r->next) {
		s = must(calloc(1, sizeof(*s)));
		s->fd = r->fd;
		s->copy = fcntl(r->fd, F_DUPFD_CLOEXEC, FIRST_SAVED_FD);
		s->next = f->saved;
		f->saved = s;
		if (redirect(r))
			return -1;
	}
	return 0;
}

void redirect_pop(void)
{
	struct redir_frame *f = frames;
	struct saved *s;

	frames = f->next;
	while ((s = f->saved)) {
		f->saved = s->next;
		if (s->copy < 0)
			close(s->fd);
		else
			move_to(s->copy, s->fd);
		free(s);
	}
	free(f);
}

/* What is pushed now, for redirect_pop_to(). */
void *redirect_mark(void)
{
	return frames;
}

void redirect_pop_to(void *mark)
{
	while (frames != mark)
		redirect_pop();
}
