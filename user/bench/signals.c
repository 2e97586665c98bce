// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/signals.c - a signal to oneself, handled and returned from
 *
 * Linux:    kernel/signal.c, arch's signal.c
 * Read:     bench.h before
 */
#include "bench.h"

#define LOOPS		64

static char alt_stack[16 * KIB];
static volatile int handled;

static void handler(int sig)
{
	handled++;
}

static long set_alt_stack(void)
{
	/* <asm/signal.h>'s stack_t: ss_sp, ss_flags, ss_size */
	unsigned long ss[3] = {
		(unsigned long)alt_stack, 0, sizeof(alt_stack)
	};

	return sys_call(__NR_sigaltstack, ss, NULL);
}

static unsigned long altstack_set(unsigned long unused)
{
	unsigned long long start;
	int i;

	if (set_alt_stack())
		return NOT_HERE;
	start = now();
	for (i = 0; i < LOOPS; i++)
		set_alt_stack();
	return since(start);
}

/* In a child: a kernel without handlers would kill us. */
static unsigned long kill_self(unsigned long flags)
{
	unsigned long long start;
	long pid = getpid();
	int i;

	if (flags && set_alt_stack())
		return NOT_HERE;
	if (set_handler(SIGUSR1, handler, flags))
		return NOT_HERE;
	kill(pid, SIGUSR1);
	handled = 0;
	start = now();
	for (i = 0; i < LOOPS; i++)
		sys_call(__NR_kill, pid, SIGUSR1);
	start = since(start);
	return handled == LOOPS ? start : NOT_HERE;
}

static unsigned long signal_self(unsigned long flags)
{
	return in_child(kill_self, flags);
}

const struct metric signal_metrics[] = {
	{ "signal_kill_self_handler", signal_self, 0, LOOPS },
	{ "sigaltstack_set", altstack_set, 0, LOOPS },
	{ "signal_altstack_handler", signal_self, SA_ONSTACK, LOOPS },
	{ }
};
