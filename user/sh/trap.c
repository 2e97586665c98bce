// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/sh/trap.c - signals, `trap`, and the end of the shell
 *
 * Linux:    kernel/signal.c; IEEE Std 1003.1, "trap"
 * Read:     jobs.c before
 *
 * A handler only takes a note. The commands of a trap run when the command
 * that is running has ended, in run().
 */
#include "../lib/sys.h"
#include <linux/poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sh.h"

#define NR_SIGNALS	65	/* 0 is EXIT */

volatile int interrupted;
static volatile char pending[NR_SIGNALS];
static volatile int pending_signal;
static char *traps[NR_SIGNALS];		/* "" ignores; NULL: as usual */

static void note_signal(int sig)
{
	if (traps[sig]) {
		pending[sig] = 1;
		pending_signal = sig;
	} else if (sig == SIGINT && interactive) {
		interrupted = 1;
	}
}

/* What a signal does when no trap says otherwise. */
static void usual_action(int sig)
{
	if (interactive && sig == SIGINT)
		set_handler(sig, note_signal, 0);
	else if (interactive && (sig == SIGQUIT || sig == SIGTERM))
		ignore_signal(sig);
	else
		default_signal(sig);
}

/**
 * init_signals - at the start of an interactive shell
 */
void init_signals(void)
{
	usual_action(SIGINT);
	usual_action(SIGQUIT);
	usual_action(SIGTERM);
}

/**
 * signals_for_child - after fork(): no traps, but what is ignored stays so
 */
void signals_for_child(int background)
{
	int was_interactive = interactive;
	int sig;

	for (sig = 0; sig < NR_SIGNALS; sig++) {
		if (traps[sig] && !*traps[sig] && sig)
			continue;
		if (sig && (traps[sig] ||
			    (was_interactive &&
			     (sig == SIGINT || sig == SIGQUIT ||
			      sig == SIGTERM))))
			default_signal(sig);
		free(traps[sig]);
		traps[sig] = NULL;
		pending[sig] = 0;
	}
	pending_signal = 0;
	interactive = 0;
	if (background) {
		ignore_signal(SIGINT);
		ignore_signal(SIGQUIT);
	}
	/* ^C that came to the shell's handler, but was meant for the child. */
	if (interrupted)
		kill(getpid(), SIGINT);
	interrupted = 0;
}

/**
 * set_trap - what to do when a signal comes
 * @sig: its number, 0 for the end of the shell
 * @action: commands; "": ignore it; NULL: as usual
 *
 * Return: 0, or -1 with errno.
 */
int set_trap(int sig, const char *action)
{
	char *old = traps[sig];

	traps[sig] = action ? must(strdup(action)) : NULL;
	free(old);
	if (!sig)
		return 0;
	if (!action)
		usual_action(sig);
	else if (!*action)
		return ignore_signal(sig);
	else
		return set_handler(sig, note_signal, 0);
	return 0;
}

void print_traps(void)
{
	int sig;

	for (sig = 0; sig < NR_SIGNALS; sig++) {
		if (!traps[sig])
			continue;
		printf("trap -- ");
		print_quoted(traps[sig]);
		printf(" %s\n", sig ? signal_name(sig) : "EXIT");
	}
}

/* Returns the signal that came last, 0 if no trap has to run. */
int trap_pending(void)
{
	return pending_signal;
}

int have_traps(void)
{
	int sig;

	for (sig = 0; sig < NR_SIGNALS; sig++)
		if (traps[sig] && *traps[sig])
			return 1;
	return 0;
}

/**
 * read_one - read(), which a signal that the shell notes does not leave waiting
 *
 * It may have come before read() waits, and would be noticed only after the next
 * key. So all are blocked, but in ppoll() itself.
 *
 * Return: 1; 0 at the end; -1, with EINTR after such a signal.
 */
ssize_t read_one(int fd, char *c)
{
	unsigned long all[2] = { ~0UL, ~0UL }, old[2];
	struct pollfd p = { .fd = fd, .events = POLLIN };
	int came;

	if (interactive || have_traps()) {
		syscall(__NR_rt_sigprocmask, MASK_SET, all, old, sizeof(old));
		while (!(came = interrupted || pending_signal) &&
		       syscall(__NR_ppoll, &p, 1, NULL, old, sizeof(old)) < 0 &&
		       errno == EINTR)
			;
		syscall(__NR_rt_sigprocmask, MASK_SET, old, NULL, sizeof(old));
		if (came) {
			errno = EINTR;
			return -1;
		}
	}
	return read(fd, c, 1);
}

static void run_trap(int sig)
{
	char *action = get_string(traps[sig], strlen(traps[sig]));
	int status = last_status;

	push_string(action, 1);
	run_input(0);
	pop_input();
	if (!returning)
		last_status = status;
}

/**
 * run_traps - run the commands for the signals that came
 */
void run_traps(void)
{
	int sig;

	pending_signal = 0;
	for (sig = 1; sig < NR_SIGNALS; sig++) {
		if (!pending[sig])
			continue;
		pending[sig] = 0;
		if (traps[sig] && *traps[sig])
			run_trap(sig);
	}
}

/**
 * exit_shell - the shell ends; before that the trap for EXIT runs, once
 */
void exit_shell(int status)
{
	static int exiting;
	char *action = traps[0];

	last_status = status;
	traps[0] = NULL;
	if (action && *action && !exiting) {
		exiting = 1;
		loops_to_leave = 0;
		returning = 0;
		interrupted = 0;
		push_string(action, 1);
		run_input(0);
		pop_input();
	}
	fflush(stdout);
	exit(status & 255);
}
