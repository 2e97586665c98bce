// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/kstacks.c - what a kernel stack costs, and among how many
 *
 * Linux:    kernel/fork.c alloc_thread_stack_node(), kernel/kthread.c
 * Notes:    chapter 8, "A page that is not there"
 * Read:     threads.c, drivers/lkdtm/kthreads.c before
 *
 * A kernel thread has little but its stack. A thread of a program is made and
 * joined while others, 10 to 10,000 of them, sleep: each has a stack, too.
 *
 * scripts/bench runs this in three kernels: stacks of the linear map, stacks of
 * vmalloc() without a cache, and with it.
 */
#include "bench.h"
#include <stdio.h>
#include <stdlib.h>

#define KTHREADS	"64"
#define JOINS		33
#define SMALL_STACK	512UL
#define ROOM		100	/* threads besides those that sleep */

static volatile int gate, arrived;

static unsigned long kthread_run_stop(unsigned long unused)
{
	int fd = open("/sys/kernel/debug/kthread_churn", O_WRONLY);
	unsigned long long start;
	unsigned long cost;

	if (fd < 0)
		return NOT_HERE;
	write(fd, KTHREADS, 2);
	start = now();
	write(fd, KTHREADS, 2);
	cost = since(start);
	close(fd);
	return cost;
}

static int sleeper(void *unused)
{
	__sync_fetch_and_add(&arrived, 1);
	while (!gate)
		futex_wait(&gate, 0);
	return 0;
}

static int nothing(void *unused)
{
	return 0;
}

static unsigned long join_cost(void)
{
	static char stack[THREAD_STACK] __attribute__((aligned(16)));
	unsigned long cost[JOINS];
	unsigned long long start;
	int i, tid;

	for (i = 0; i < JOINS; i++) {
		start = now();
		if (task_clone(THREAD_FLAGS, stack + sizeof(stack), nothing,
			       NULL, &tid) < 0)
			return NOT_HERE;
		join_thread(&tid);
		cost[i] = since(start);
	}
	return median(cost, JOINS);
}

/* Sets the limit unless @value is 0. Returns what it was. */
static int threads_max(int value)
{
	int fd = open("/proc/sys/kernel/threads-max", O_RDWR);
	char text[16] = "";

	read(fd, text, sizeof(text) - 1);
	lseek(fd, 0, SEEK_SET);
	if (value)
		dprintf(fd, "%d\n", value);
	close(fd);
	return atoi(text);
}

static unsigned long live_clone_join(unsigned long count)
{
	unsigned long size = count * (SMALL_STACK + sizeof(int)), cost, i;
	char *stacks = map_pages(size / PAGE_SIZE + 1);
	int *tid = (int *)(stacks + count * SMALL_STACK);
	int old = threads_max(0);

	touch_pages(stacks, size / PAGE_SIZE + 1);
	if (old < (int)count + ROOM)
		threads_max(count + ROOM);
	gate = arrived = 0;
	for (i = 0; i < count; i++)
		if (task_clone(THREAD_FLAGS, stacks + (i + 1) * SMALL_STACK,
			       sleeper, NULL, &tid[i]) < 0)
			break;
	/* All of them reach the gate, and the last one sleeps, too. */
	while (arrived < (int)i)
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	cost = i == count ? join_cost() : NOT_HERE;
	gate = 1;
	futex_wake(&gate, count);
	while (i--)
		join_thread(&tid[i]);
	threads_max(old);
	munmap(stacks, (size / PAGE_SIZE + 1) * PAGE_SIZE);
	return cost;
}

const struct metric kstack_metrics[] = {
	{ "kthread_run_stop", kthread_run_stop, 0, 64 },
	{ "live_clone_join@00010", live_clone_join, 10, 1, 1 },
	{ "live_clone_join@01000", live_clone_join, 1000, 1, 1 },
	{ "live_clone_join@10000", live_clone_join, 10000, 1, 1 },
	{ }
};
