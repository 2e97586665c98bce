// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/jobs.c - children: fork, wait, and those in the background
 *
 * Linux:    kernel/fork.c, kernel/exit.c
 * Read:     run.c before
 *
 *	shell --fork()--> child: redirections, then execve(): same process,
 *	  |                      new program, new stack
 *	  +--waitpid()--> status: 0..127, or 128 + signal
 *
 * Left out: job control (fg, bg, ^Z): all that a shell starts is one process
 *           group. A background job ignores ^C and reads /dev/null.
 */
#include "../lib/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

struct job {
	struct job *next;
	pid_t pid;
	int number;
	int status;		/* of waitpid(), when it is done */
	int done;
	int reported;		/* kept for one who asks again, until the next */
};

pid_t last_background;
static struct job *jobs;

static struct job *find_job(pid_t pid)
{
	struct job *j;

	for (j = jobs; j; j = j->next)
		if (j->pid == pid)
			break;
	return j;
}

static void remove_job(struct job *gone)
{
	struct job **last = &jobs;

	while (*last != gone)
		last = &(*last)->next;
	*last = gone->next;
	free(gone);
}

static void forget_reported(void)
{
	struct job *j;
	struct job *next;

	for (j = jobs; j; j = next) {
		next = j->next;
		if (j->reported)
			remove_job(j);
	}
}

static void no_stdin(void)
{
	int fd = open("/dev/null", O_RDONLY);

	if (fd > 0) {
		dup2(fd, 0);
		close(fd);
	}
}

/**
 * fork_child - fork; in the child nothing is as in an interactive shell
 * @background: for `command &`
 *
 * Return: as fork(); without a child the command ends.
 */
pid_t fork_child(int background)
{
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid < 0)
		fail("Cannot fork: %s", strerror(errno));
	if (pid)
		return pid;
	signals_for_child(background);
	interactive = 0;
	forget_rescues();
	while (jobs)
		remove_job(jobs);
	if (background)
		no_stdin();
	return 0;
}

/* ---- in the foreground --------------------------------------------------- */

/* Says what killed it; nothing of ^C and of a pipe without a reader. */
static void print_signal(int status)
{
	if (!WIFSIGNALED(status) || !*signal_text(WTERMSIG(status)))
		return;
	fprintf(stderr, "%s%s\n", signal_text(WTERMSIG(status)),
		status & 0x80 ? " (core dumped)" : "");
}

/* The next child that ends; a job keeps its status. -1: none, or a signal. */
static pid_t wait_any(int *status, int options)
{
	pid_t pid = waitpid(-1, status, options);
	struct job *j = pid > 0 ? find_job(pid) : NULL;

	if (j) {
		j->status = *status;
		j->done = 1;
	}
	return pid;
}

/**
 * wait_pipe - wait for all commands of a pipe
 *
 * Return: the status of the last one.
 */
int wait_pipe(pid_t *pids, int nr)
{
	int result = 0;
	int left = nr;
	int status;
	pid_t pid;
	int i;

	while (left) {
		pid = wait_any(&status, 0);
		if (pid < 0 && errno != EINTR)
			break;
		for (i = 0; i < nr; i++) {
			if (pid != pids[i])
				continue;
			left--;
			if (i == nr - 1)
				result = status;
		}
	}
	print_signal(result);
	/* A program that has a use of its own for ^C does not end the line. */
	if (!WIFSIGNALED(result) || WTERMSIG(result) != SIGINT)
		interrupted = 0;
	return exit_code(result);
}

int wait_child(pid_t pid)
{
	return wait_pipe(&pid, 1);
}

/* ---- in the background --------------------------------------------------- */

/**
 * add_job - a child runs in the background; it is $! now
 */
void add_job(pid_t pid)
{
	struct job *j = must(calloc(1, sizeof(*j)));
	struct job **last;

	forget_reported();
	last = &jobs;
	j->pid = pid;
	j->number = 1;
	for (; *last; last = &(*last)->next)
		j->number = (*last)->number + 1;
	*last = j;
	last_background = pid;
	if (interactive)
		fprintf(stderr, "[%d] %d\n", j->number, (int)pid);
}

/**
 * wait_job - wait for a job to end
 *
 * Return: its status; 127 if there is no such job; 128 + signal if a signal
 * came that has a trap.
 */
int wait_job(pid_t pid)
{
	struct job *j = find_job(pid);
	int status;

	if (!j)
		return 127;
	while (!j->done) {
		pid = wait_any(&status, 0);
		if (trap_pending() || interrupted)
			return 128 + (interrupted ? SIGINT : trap_pending());
		if (pid < 0 && errno != EINTR)
			break;
	}
	if (!j->reported)
		print_signal(j->status);
	j->reported = 1;
	return exit_code(j->status);
}

int wait_all_jobs(void)
{
	struct job *j;
	int status;

	for (j = jobs; j; j = j->next) {
		status = wait_job(j->pid);
		if (trap_pending() || interrupted)
			return status;
	}
	return 0;
}

/**
 * print_jobs - say what has become of the jobs; who is done is forgotten
 * @changed_only: only those who are done
 */
void print_jobs(int changed_only)
{
	struct job *j;
	int status;

	while (wait_any(&status, WNOHANG) > 0)
		;
	for (j = jobs; j; j = j->next) {
		if ((!j->done && changed_only) || j->reported)
			continue;
		status = exit_code(j->status);
		printf("[%d] ", j->number);
		if (!j->done)
			printf("Running");
		else if (WIFSIGNALED(j->status))
			printf("%s", signal_text(WTERMSIG(j->status)));
		else if (status)
			printf("Done(%d)", status);
		else
			printf("Done");
		printf(" %d\n", (int)j->pid);
		j->reported = j->done;
	}
	fflush(stdout);
}
