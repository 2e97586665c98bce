// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/process.c - fork, vfork, exit, wait
 *
 * Linux:    kernel/fork.c, kernel/exit.c, mm/memory.c copy_page_range()
 * Read:     bench.h before, exec.c and threads.c after
 */
#include "bench.h"

#define LOOPS		8
#define LIVE		200
#define LIVE_STEP	20

static unsigned long fork_exit_wait(unsigned long unused)
{
	unsigned long long start = now();
	int i, status;
	long pid;

	for (i = 0; i < LOOPS; i++) {
		pid = sys_call(__NR_fork);
		if (!pid)
			sys_call(__NR_exit_group, 0);
		sys_call(__NR_wait4, pid, &status, 0, NULL);
	}
	return since(start);
}

static int exit_at_once(void *unused)
{
	return 0;
}

static unsigned long vfork_exit_wait(unsigned long unused)
{
	unsigned long long start = now();
	int i;

	for (i = 0; i < LOOPS; i++)
		vfork_wait(exit_at_once, NULL);
	return since(start);
}

static unsigned long fork_touched(unsigned long mib)
{
	unsigned long pages = mib * MIB / PAGE_SIZE;
	char *p = map_pages(pages);
	unsigned long cost;

	touch_pages(p, pages);
	cost = fork_exit_wait(0);
	munmap(p, pages * PAGE_SIZE);
	return cost;
}

/* 200 children that wait for their end; what one of each 20 forks has cost. */
static unsigned long fork_live_step(unsigned long step)
{
	static unsigned long cost[LIVE];
	static pid_t child[LIVE];
	unsigned long long start;
	int i, status;

	for (i = 0; i < LIVE && !child[LIVE - 1]; i++) {
		start = now();
		child[i] = sys_call(__NR_fork);
		if (!child[i])
			for (;;)
				sys_call(__NR_pause);
		cost[i] = since(start);
	}
	while (i--) {
		kill(child[i], SIGKILL);
		waitpid(child[i], &status, 0);
	}
	return median(cost + step * LIVE_STEP, LIVE_STEP);
}

#define FORK_LIVE(step)	fork_live_step, step, 1, 1

const struct metric process_metrics[] = {
	{ "fork_exit_wait", fork_exit_wait, 0, LOOPS },
	{ "vfork_exit_wait", vfork_exit_wait, 0, LOOPS },
	{ "fork_exit_wait_01MiB_touched", fork_touched, 1, LOOPS, 3 },
	{ "fork_exit_wait_04MiB_touched", fork_touched, 4, LOOPS, 3 },
	{ "fork_exit_wait_16MiB_touched", fork_touched, 16, LOOPS, 1 },
	{ "fork_live@0001-0020", FORK_LIVE(0) },
	{ "fork_live@0041-0060", FORK_LIVE(2) },
	{ "fork_live@0081-0100", FORK_LIVE(4) },
	{ "fork_live@0141-0160", FORK_LIVE(7) },
	{ "fork_live@0181-0200", FORK_LIVE(9) },
	{ }
};
