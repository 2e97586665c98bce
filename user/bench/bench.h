/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/bench/bench.h - what the groups of measurements share
 *
 * Read:     ../bench.c before, any file of this folder after
 */
#ifndef USER_BENCH_H
#define USER_BENCH_H

#include "../lib/sys.h"
#include <linux/sched.h>

#define KIB		1024UL
#define MIB		(1024UL * KIB)
#define NOT_HERE	(~0UL)	/* the kernel lacks what a sample needs */
#define TINY		"/bin/true"	/* the program that is exec'ed */
#define STRING_(x)	#x
#define STRING(x)	STRING_(x)	/* in assembly */
#define THREAD_STACK	(16 * KIB)
#define THREAD_FLAGS	(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | \
			 CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID | \
			 CLONE_CHILD_CLEARTID)

/**
 * struct metric - one line of the table
 * @name:	as it is printed
 * @sample:	prepares, measures and cleans up; returns instructions
 * @arg:	for it: pages, areas, bytes ...
 * @per:	operations in one sample
 * @times:	samples, of which the median counts; 0: TIMES
 */
struct metric {
	const char *name;
	unsigned long (*sample)(unsigned long arg);
	unsigned long arg;
	unsigned int per;
	unsigned int times;
};

extern const struct metric call_metrics[], memory_metrics[], stack_metrics[];
extern const struct metric process_metrics[], exec_metrics[], area_metrics[];
extern const struct metric thread_metrics[], signal_metrics[], kstack_metrics[];

/* bench.c: the clock, which under -icount shift=0 counts instructions */
unsigned long long now(void);
unsigned long since(unsigned long long start);
unsigned long median(unsigned long *cost, int count);
unsigned long in_child(unsigned long (*sample)(unsigned long),
		       unsigned long arg);
char *map_pages(unsigned long pages);
void touch_pages(char *from, unsigned long pages);

/* task.c: clone(2) onto a stack of its own; fn's result is the exit status */
long task_clone(unsigned long flags, void *stack_top, int (*fn)(void *),
		void *arg, int *tid);
long vfork_wait(int (*fn)(void *), void *arg);

/* threads.c: futex(2); a thread of THREAD_FLAGS is joined by its tid's word */
void futex_wait(volatile int *word, int value);
void futex_wake(volatile int *word, int count);
void join_thread(int *word);

/* exec.c */
int exec_tiny(void *argv);

#endif /* USER_BENCH_H */
