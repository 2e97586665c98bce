// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/time.c - how long does a program take?
 *
 *	time [-p] command [arguments...]	-p: seconds only, as POSIX has it
 *
 * Linux:    the kernel counts for each process (struct rusage of wait4); the
 *           output is that of bash's keyword
 */
#include "lib/system.h"
#include "lib/commands.h"
#include <stdio.h>
#include <string.h>

/* The kernel's struct rusage begins with two times of two longs each. */
struct usage {
	long user[2];
	long system[2];
	long rest[14];
};

static void print(const char *name, unsigned long long us, int posix)
{
	unsigned long ms = us / 1000;

	if (posix)
		fprintf(stderr, "%s %lu.%02lu\n", name, ms / 1000,
			ms % 1000 / 10);
	else
		fprintf(stderr, "%s\t%lum%lu.%03lus\n", name, ms / 60000,
			ms / 1000 % 60, ms % 1000);
}

int main(int argc, char **argv)
{
	static const char usage[] = "time [-p] command [arguments...]";
	struct usage used;
	unsigned long long start, end;
	int posix = 0;
	int status = 0;
	pid_t pid;

	while (next_option(argc, argv, "+p", usage) != -1)
		posix = 1;
	if (optind == argc)
		wrong_usage(usage);
	start = read_clock(MONOTONIC_CLOCK);
	pid = fork();
	if (pid == 0)
		exec_tool(argv + optind);
	/* ^C is for the program. */
	ignore_signal(SIGINT);
	ignore_signal(SIGQUIT);
	while (pid < 0 || (wait4(pid, &status, 0, &used) < 0)) {
		if (pid > 0 && errno == EINTR)
			continue;
		tool_error("fork");
		return 125;
	}
	end = read_clock(MONOTONIC_CLOCK);
	if (WIFSIGNALED(status) && *signal_text(WTERMSIG(status)))
		fprintf(stderr, "%s\n", signal_text(WTERMSIG(status)));
	if (!posix)
		fputc('\n', stderr);
	print("real", (end - start) / 1000, posix);
	print("user", used.user[0] * 1000000ULL + used.user[1], posix);
	print("sys", used.system[0] * 1000000ULL + used.system[1], posix);
	return exit_code(status);
}
