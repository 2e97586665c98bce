/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/time.h - ticks, clocks, timers
 *
 * Linux:    include/linux/time64.h, timekeeping.h, timer.h, jiffies.h, clocksource.h
 * Read:     kernel/time.c after
 * Left out: high-resolution timers: sleeping is counted in ticks
 */
#ifndef _KERNEL_TIME_H
#define _KERNEL_TIME_H

#include <linux/init.h>
#include <linux/list.h>
#include <uapi/linux/time.h>
#include <uapi/linux/time_types.h>

#define HZ		100
#define USER_HZ		100		/* AT_CLKTCK, /proc/PID/stat */
#define NSEC_PER_SEC	1000000000L
#define NSEC_PER_USEC	1000L
#define TICK_NSEC	(NSEC_PER_SEC / HZ)
#define KTIME_MAX	((u64)~0ULL >> 1)
#define KTIME_SEC_MAX	((s64)(KTIME_MAX / NSEC_PER_SEC))

struct timespec64 {
	time64_t tv_sec;
	long tv_nsec;
};

struct pt_regs;

extern volatile unsigned long jiffies;

/**
 * struct clocksource - a counter that only goes up
 * @name:	shown in the boot log
 * @read:	its present value
 * @start:	its value when the kernel was entered: time 0
 * @mult:	ns = (cycles * mult) >> shift
 * @shift:	see @mult
 */
struct clocksource {
	const char *name;
	u64 (*read)(struct clocksource *cs);
	u64 start;
	u32 mult, shift;
};

/* Called by the architecture's time_init(). */
void clocksource_register_hz(struct clocksource *cs, u32 hz);
extern unsigned long loops_per_jiffy;	/* counts of it, for /proc/cpuinfo */
/* The timer interrupt: HZ times a second, interrupts off. */
void tick_periodic(struct pt_regs *regs);
/* Seconds since 1970 from the machine's clock: time_init() calls this once. */
void timekeeping_set_persistent(time64_t seconds);

u64 ktime_get_ns(void);			/* since boot, monotonic */
u64 ktime_get_real_ns(void);
time64_t ktime_get_real_seconds(void);
int do_settimeofday64(u64 ns);		/* 0, -EINVAL */
void ktime_get_real_ts64(struct timespec64 *ts);

struct timer_list {
	struct list_head entry;
	unsigned long expires;		/* jiffies */
	void (*function)(struct timer_list *t);	/* in interrupt */
};
void add_timer(struct timer_list *timer);
int del_timer(struct timer_list *timer);	/* 1: was pending */
#define time_after(a, b)	((long)((b) - (a)) < 0)

/* kernel/time.c: between nanoseconds and what programs have. */
int put_timespec(u64 ns, void __user *to, bool time64);
int get_timespec(u64 *ns, const void __user *from, bool time64);
u64 nsec_to_clock_t(u64 ns);		/* fs/proc/array.c */
void ns_to_timeval(u64 ns, struct __kernel_old_timeval *tv);
struct timespec64 ns_to_timespec64(s64 nsec);
unsigned long nsecs_to_jiffies(u64 n);		/* rounds up */

#endif
