// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/kill.c - the command kill, for the shell and for /bin/kill
 *
 *	kill [-s NAME | -NAME | -NUMBER] pid...
 *	kill -l [number...]		names of signals
 *
 * Linux:    kernel/signal.c; IEEE Std 1003.1, kill
 * Read:     signals.c before
 *
 * Left out: jobs (%1)
 */
#include "sys.h"
#include "commands.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 128 + n is what $? says of who was killed by n. */
static int list_signals(char **argv)
{
	int status = 0;
	int i;

	for (i = 1; !*argv && i < 32; i++)
		printf("%s\n", signal_name(i));
	for (; *argv; argv++) {
		i = signal_number(*argv);
		if (i < 0)
			i = atoi(*argv) - 128;
		if (i < 1 || i > 64) {
			fprintf(stderr, "kill: %s: no such signal\n", *argv);
			status = 1;
		} else if (**argv >= '0' && **argv <= '9') {
			printf("%s\n", signal_name(i));
		} else {
			printf("%d\n", i);
		}
	}
	return status;
}

static int send(int sig, char **argv)
{
	int status = 0;
	char *end;
	long pid;

	for (; *argv; argv++) {
		pid = strtol(*argv, &end, 10);
		if (*end || end == *argv) {
			fprintf(stderr, "kill: %s: no process number\n",
				*argv);
			status = 1;
		} else if (kill(pid, sig)) {
			fprintf(stderr, "kill: (%ld): %s\n", pid,
				strerror(errno));
			status = 1;
		}
	}
	return status;
}

/**
 * kill_command - the command
 *
 * Return: 0, 1 if a signal could not be sent, 2 for a wrong option.
 */
int kill_command(int argc, char **argv)
{
	int sig = SIGTERM;
	int i = 1;

	if (argc > 1 && !strcmp(argv[1], "-l"))
		return list_signals(argv + 2);
	if (argc > 2 && (!strcmp(argv[1], "-s") || !strcmp(argv[1], "-n"))) {
		sig = signal_number(argv[2]);
		i = 3;
	} else if (argc > 1 && argv[1][0] == '-' && argv[1][1] != '-') {
		sig = signal_number(argv[1] + 1);
		i = 2;
	}
	if (i < argc && !strcmp(argv[i], "--"))
		i++;
	if (sig < 0) {
		fprintf(stderr, "kill: %s: no such signal\n", argv[i - 1]);
		return 2;
	}
	if (i == argc) {
		fprintf(stderr, "usage: kill [-s NAME | -NAME | -NUMBER] "
				"pid...\n       kill -l [number...]\n");
		return 2;
	}
	return send(sig, argv + i);
}
