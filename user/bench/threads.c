// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/threads.c - threads, and the kernel stack that each needs
 *
 * Linux:    kernel/fork.c copy_process(), kernel/futex/
 * Notes:    chapter "A stack for each task"
 * Read:     task.c before, kstacks.c after
 *
 * The C library here has no threads: these are clone(2), with the flags of
 * glibc's threads, and futex(2) on the word that the kernel clears
 * when a thread is gone.
 */
#include "bench.h"
#include <linux/futex.h>
#include <string.h>

#define LOOPS		16
#define STACKS		1000
#define STEP		50
#define SMALL_STACK	1024UL
#define BIG_STACK	(8 * MIB)

static int tid[STACKS];
static volatile int gate;

static long futex(volatile int *word, int op, int value)
{
	return sys_call(__NR_futex, word, op, value, NULL, NULL, 0);
}

/* Is there a futex(2)? A word that differs from the value is EAGAIN. */
static int have_threads(void)
{
	return futex(&gate, FUTEX_WAIT, gate + 1) == -EAGAIN;
}

void futex_wait(volatile int *word, int value)
{
	futex(word, FUTEX_WAIT_PRIVATE, value);
}

void futex_wake(volatile int *word, int count)
{
	futex(word, FUTEX_WAKE_PRIVATE, count);
}

/* The kernel clears the word and wakes who waits, not as FUTEX_PRIVATE. */
void join_thread(int *word)
{
	int value;

	while ((value = *(volatile int *)word))
		futex(word, FUTEX_WAIT, value);
}

static int nothing(void *unused)
{
	return 0;
}

static unsigned long clone_join(unsigned long unused)
{
	static char stack[THREAD_STACK] __attribute__((aligned(16)));
	unsigned long long start;
	int i;

	if (!have_threads())
		return NOT_HERE;
	start = now();
	for (i = 0; i < LOOPS; i++) {
		if (task_clone(THREAD_FLAGS, stack + sizeof(stack), nothing,
			       NULL, tid) < 0)
			return NOT_HERE;
		join_thread(tid);
	}
	return since(start);
}

static unsigned long map_clone_join(unsigned long unused)
{
	unsigned long long start;
	char *stack;
	int i;

	if (!have_threads())
		return NOT_HERE;
	start = now();
	for (i = 0; i < LOOPS; i++) {
		stack = map_pages(BIG_STACK / PAGE_SIZE);
		mprotect(stack, PAGE_SIZE, PROT_NONE);
		if (task_clone(THREAD_FLAGS, stack + BIG_STACK, nothing, NULL,
			       tid) < 0)
			return NOT_HERE;
		join_thread(tid);
		munmap(stack, BIG_STACK);
	}
	return since(start);
}

static volatile int turn;

/* Each waits until the other has handed the turn over. */
static int ponger(void *unused)
{
	int i;

	for (i = 0; i < LOOPS; i++) {
		while (turn != 1)
			futex_wait(&turn, 0);
		turn = 0;
		futex_wake(&turn, 1);
	}
	return 0;
}

static unsigned long futex_pingpong(unsigned long unused)
{
	static char stack[THREAD_STACK] __attribute__((aligned(16)));
	unsigned long long start;
	int i;

	if (!have_threads())
		return NOT_HERE;
	turn = 0;
	if (task_clone(THREAD_FLAGS, stack + sizeof(stack), ponger, NULL,
		       tid) < 0)
		return NOT_HERE;
	start = now();
	for (i = 0; i < LOOPS; i++) {
		turn = 1;
		futex_wake(&turn, 1);
		while (turn != 0)
			futex_wait(&turn, 1);
	}
	start = since(start);
	join_thread(tid);
	return start;
}

static int wait_at_gate(void *unused)
{
	while (!gate)
		futex_wait(&gate, 0);
	return 0;
}

/* What the round of 1,000 threads has cost. */
struct round {
	unsigned long clone[STACKS];
	unsigned long end;		/* of all together */
	int done, failed;
};

static void live_threads(struct round *round)
{
	char *stacks = map_pages(STACKS * SMALL_STACK / PAGE_SIZE);
	unsigned long long start;
	int i;

	touch_pages(stacks, STACKS * SMALL_STACK / PAGE_SIZE);
	gate = 0;
	for (i = 0; i < STACKS && !round->failed; i++) {
		start = now();
		round->failed = task_clone(THREAD_FLAGS,
					   stacks + (i + 1) * SMALL_STACK,
					   wait_at_gate, NULL, &tid[i]) < 0;
		round->clone[i] = since(start);
	}
	/* Let all of them reach the gate. */
	nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
	start = now();
	gate = 1;
	futex_wake(&gate, STACKS);
	while (i--)
		join_thread(&tid[i]);
	round->end = since(start);
	round->done = 1;
	munmap(stacks, STACKS * SMALL_STACK);
}

static struct round cold, warm;

static unsigned long result(const struct round *round, unsigned long from)
{
	unsigned long cost[STEP];

	if (round->failed)
		return NOT_HERE;
	if (from == STACKS)
		return round->end;
	memcpy(cost, round->clone + from, sizeof(cost));
	return median(cost, STEP);
}

static unsigned long kstack_cold(unsigned long from)
{
	if (!have_threads())
		return NOT_HERE;
	if (!cold.done)
		live_threads(&cold);
	return result(&cold, from);
}

/* The same again: the stacks of the first round have been used. */
static unsigned long kstack_warm(unsigned long from)
{
	if (kstack_cold(0) == NOT_HERE)
		return NOT_HERE;
	if (!warm.done)
		live_threads(&warm);
	return result(&warm, from);
}

const struct metric thread_metrics[] = {
	{ "kstack_clone_cold@0001-0050", kstack_cold, 0, 1, 1 },
	{ "kstack_clone_cold@0451-0500", kstack_cold, 450, 1, 1 },
	{ "kstack_clone_cold@0951-1000", kstack_cold, 950, 1, 1 },
	{ "kstack_wake_exit_join_cold", kstack_cold, STACKS, STACKS, 1 },
	{ "kstack_clone_warm@0001-0050", kstack_warm, 0, 1, 1 },
	{ "kstack_clone_warm@0451-0500", kstack_warm, 450, 1, 1 },
	{ "kstack_clone_warm@0951-1000", kstack_warm, 950, 1, 1 },
	{ "thread_clone_join", clone_join, 0, LOOPS },
	{ "thread_mmap8M_clone_join_munmap", map_clone_join, 0, LOOPS },
	{ "thread_futex_pingpong_switch", futex_pingpong, 0, 2 * LOOPS },
	{ }
};
