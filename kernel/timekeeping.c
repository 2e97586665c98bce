// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/timekeeping.c - what time is it, and what is due
 *
 * Linux:    kernel/time/{timekeeping,clocksource,timer,tick-common}.c
 * Read:     include/linux/time.h before, kernel/time.c after
 *
 *	cycle counter (TSC, generic timer)     timer interrupt, HZ times a second
 *	   | * mult >> shift                      tick_periodic()
 *	   v                                        jiffies++
 *	ktime_get_ns()      since boot              timers that are due
 *	   | + wall_offset                          scheduler_tick()
 *	   v
 *	ktime_get_real_ns() since 1970
 *
 * The counter has 64 bits and is read on every call, so no time is lost when a
 * tick is late.
 *
 * Locks:    the list of timers: interrupts off
 * Left out: NTP, suspend, high-resolution timers, a wheel (the list is sorted)
 */
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/sched.h>

volatile unsigned long jiffies;
unsigned long loops_per_jiffy;

static struct clocksource *clock;	/* NULL: count ticks */
static u64 base_cycles;		/* of @clock when the kernel was entered */
static u64 wall_offset;			/* ns */

static LIST_HEAD(timers);		/* the next one first */

/**
 * ktime_get_ns() - time since boot
 *
 * Context: any.
 * Return: nanoseconds, never less than before.
 */
u64 ktime_get_ns(void)
{
	if (!clock)
		return (u64)jiffies * TICK_NSEC;
	return mul_u64_u32_shr(clock->read(clock) - base_cycles,
			       clock->mult, clock->shift);
}

/**
 * ktime_get_real_ns() - time since 1970
 *
 * Return: nanoseconds.
 */
u64 ktime_get_real_ns(void)
{
	return ktime_get_ns() + wall_offset;
}

/**
 * ktime_get_real_seconds() - time since 1970
 *
 * Return: seconds.
 */
time64_t ktime_get_real_seconds(void)
{
	return div_u64(ktime_get_real_ns(), NSEC_PER_SEC);
}

/**
 * ns_to_timespec64() - split into seconds and the rest
 * @nsec: nanoseconds, not negative
 *
 * Return: the same time.
 */
struct timespec64 ns_to_timespec64(s64 nsec)
{
	struct timespec64 ts;
	u32 rem;

	ts.tv_sec = div_u64_rem(nsec, NSEC_PER_SEC, &rem);
	ts.tv_nsec = rem;
	return ts;
}

/** ktime_get_real_ts64() - the same as seconds and nanoseconds, in *@ts */
void ktime_get_real_ts64(struct timespec64 *ts)
{
	*ts = ns_to_timespec64(ktime_get_real_ns());
}

/**
 * nsecs_to_jiffies() - how many ticks until so much time is over for sure
 * @n: nanoseconds
 *
 * Return: jiffies, rounded up, below MAX_SCHEDULE_TIMEOUT.
 */
unsigned long nsecs_to_jiffies(u64 n)
{
	n = div_u64(n + TICK_NSEC - 1, TICK_NSEC);
	return min_t(u64, n, MAX_SCHEDULE_TIMEOUT - 1);
}

/**
 * clocksource_register_hz() - measure time with this counter from now on
 * @cs: ->mult and ->shift are computed: as many bits as fit
 * @hz: counts a second
 *
 * Context: time_init() of the architecture.
 */
void clocksource_register_hz(struct clocksource *cs, u32 hz)
{
	u32 shift = 33;
	u64 mult;

	do {
		mult = div_u64(((u64)NSEC_PER_SEC << --shift) + hz / 2, hz);
	} while (mult > U32_MAX);
	cs->mult = mult;
	cs->shift = shift;

	base_cycles = cs->start;
	clock = cs;
	loops_per_jiffy = hz / HZ;
	pr_info("clocksource: %s: %u Hz, mult %u, shift %u\n", cs->name, hz,
		cs->mult, cs->shift);
}

/**
 * timekeeping_set_persistent() - the machine's clock says
 * @seconds: since 1970
 */
void timekeeping_set_persistent(time64_t seconds)
{
	wall_offset = (u64)seconds * NSEC_PER_SEC - ktime_get_ns();
}

/**
 * do_settimeofday64() - somebody knows better what time it is
 * @ns: since 1970
 *
 * Return: 0; -EINVAL: the machine would have been started before 1970.
 */
int do_settimeofday64(u64 ns)
{
	u64 now = ktime_get_ns();

	if (ns < now)
		return -EINVAL;
	wall_offset = ns - now;
	return 0;
}

/**
 * add_timer() - call a function at a given tick, or at the next one if it is past
 * @timer: ->expires and ->function are set; not pending
 *
 * Context: any.
 */
void add_timer(struct timer_list *timer)
{
	struct timer_list *pos;
	unsigned long flags;

	local_irq_save(flags);
	list_for_each_entry(pos, &timers, entry)
		if (time_after(pos->expires, timer->expires))
			break;
	list_add_tail(&timer->entry, &pos->entry);
	local_irq_restore(flags);
}

/**
 * del_timer() - never mind
 * @timer: pending, past, or initialized with an empty ->entry
 *
 * Context: any.
 * Return: 1 if it was pending, else 0.
 */
int del_timer(struct timer_list *timer)
{
	unsigned long flags;
	int pending;

	local_irq_save(flags);
	pending = !list_empty(&timer->entry);
	list_del_init(&timer->entry);
	local_irq_restore(flags);
	return pending;
}

static void run_timers(void)
{
	struct timer_list *timer;

	while (!list_empty(&timers)) {
		timer = list_first_entry(&timers, struct timer_list, entry);
		if (time_after(timer->expires, jiffies))
			break;
		list_del_init(&timer->entry);
		timer->function(timer);
	}
}

/**
 * tick_periodic() - the timer interrupt
 * @regs: what was interrupted
 *
 * Context: interrupt.
 */
void tick_periodic(struct pt_regs *regs)
{
	jiffies++;
	run_timers();
	scheduler_tick(user_mode(regs));
}
