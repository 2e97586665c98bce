// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_time.c - clocks, sleeps, timers, limits, the log
 *
 * Linux:    kernel/time/posix-timers.c, kernel/time/hrtimer.c,
 *           kernel/time/itimer.c, kernel/time/time.c, kernel/sys.c,
 *           kernel/printk/printk.c
 * Read:     syscase.h before
 *
 * A moment that is no moment (nanoseconds of 1,000,000,000 and more, negative
 * ones) is refused; a pointer for the rest of a sleep is only looked at when a
 * signal has ended it. Must run as root.
 */
#include "syscase.h"
#include <linux/resource.h>

#define MONO	1
#define NO_CLOCK	99

static long good32[4];
static long bad32[] = { 0, 1000000000, 0, 0 };
static long minus32[] = { -1, 0, 0, 0 };
static long neg32[] = { 0, -1, 0, 0 };
static long bad_usec[] = { 0, 0, 0, 1000000 };
static long bad_every[] = { 0, -1, 0, 0 };
static long long good64[2];
static long long bad64[] = { 0, 1000000000 };
static long long minus64[] = { -1, 0 };

#define CLOCK_CASES(call)						\
	C(-EINVAL, call, NO_CLOCK, RW),					\
	C(-EINVAL, call, NO_CLOCK, HOLE),				\
	C(-EINVAL, call, INT_MAX, RW),					\
	C(-EFAULT, call, MONO, HOLE),					\
	C(-EFAULT, call, MONO, KERNEL),					\
	C(-EFAULT, call, MONO, RO),					\
	C(-EFAULT, call, 0, END(4)),					\
	C(0, call, 0, RW)

static const struct syscase clocks[] = {
	CLOCK_CASES(clock_gettime),
	C(-EFAULT, clock_gettime, MONO, NULL),
	C(0, clock_gettime, MONO, END(8)),
	CLOCK_CASES(clock_gettime64),
	C(-EFAULT, clock_gettime64, MONO, NULL),
	C(-EFAULT, clock_gettime64, MONO, END(8)),
	C(0, clock_gettime64, MONO, END(16)),
	CLOCK_CASES(clock_getres),
	C(0, clock_getres, MONO, NULL),
	C(-EINVAL, clock_getres, NO_CLOCK, NULL),
	CLOCK_CASES(clock_getres_time64),
	C(0, clock_getres_time64, MONO, NULL),
	C(-EFAULT, clock_settime, 0, NULL),
	C(-EFAULT, clock_settime, 0, HOLE),
	C(-EFAULT, clock_settime, 0, KERNEL),
	C(-EINVAL, clock_settime, 0, bad32),
	C(-EINVAL, clock_settime, 0, minus32),
	C(-EINVAL, clock_settime, MONO, good32),
	C(-EINVAL, clock_settime, NO_CLOCK, HOLE),
	C(-EFAULT, clock_settime64, 0, HOLE),
	C(-EFAULT, clock_settime64, 0, KERNEL),
	C(-EINVAL, clock_settime64, 0, bad64),
	C(-EINVAL, clock_settime64, MONO, HOLE),
	C(0, gettimeofday, NULL, NULL),
	C(0, gettimeofday, RW, RW2),
	C(-EFAULT, gettimeofday, HOLE, NULL),
	C(-EFAULT, gettimeofday, KERNEL, NULL),
	C(-EFAULT, gettimeofday, RO, NULL),
	C(-EFAULT, gettimeofday, END(4), NULL),
	C(-EFAULT, gettimeofday, NULL, HOLE),
	C(-EFAULT, gettimeofday, NULL, KERNEL),
	C(-EFAULT, gettimeofday, RW, RO),
};

static const struct syscase sleeps[] = {
	C(0, nanosleep, good32, NULL),
	C(0, nanosleep, good32, HOLE),
	C(-EFAULT, nanosleep, NULL, NULL),
	C(-EFAULT, nanosleep, HOLE, NULL),
	C(-EFAULT, nanosleep, KERNEL, NULL),
	C(-EFAULT, nanosleep, END(4), HOLE),
	C(-EINVAL, nanosleep, bad32, NULL),
	C(-EINVAL, nanosleep, minus32, HOLE),
	C(-EINVAL, nanosleep, neg32, NULL),
	C(0, clock_nanosleep, MONO, 0, good32, NULL),
	C(0, clock_nanosleep, MONO, 1, good32, KERNEL),
	C(-EINVAL, clock_nanosleep, NO_CLOCK, 0, good32, NULL),
	C(-EINVAL, clock_nanosleep, NO_CLOCK, 0, HOLE, NULL),
	C(-EFAULT, clock_nanosleep, MONO, 0, NULL, NULL),
	C(-EFAULT, clock_nanosleep, MONO, 0, HOLE, NULL),
	C(-EFAULT, clock_nanosleep, MONO, 0, KERNEL, HOLE),
	C(-EINVAL, clock_nanosleep, MONO, 0, bad32, NULL),
	C(-EINVAL, clock_nanosleep, MONO, 1, minus32, NULL),
	C(0, clock_nanosleep_time64, MONO, 0, good64, HOLE),
	C(-EINVAL, clock_nanosleep_time64, NO_CLOCK, 0, HOLE, NULL),
	C(-EFAULT, clock_nanosleep_time64, MONO, 0, HOLE, NULL),
	C(-EFAULT, clock_nanosleep_time64, MONO, 0, KERNEL, NULL),
	C(-EFAULT, clock_nanosleep_time64, MONO, 0, END(8), NULL),
	C(-EINVAL, clock_nanosleep_time64, MONO, 0, bad64, NULL),
	C(-EINVAL, clock_nanosleep_time64, MONO, 0, minus64, NULL),
	C(-EINVAL, setitimer, 3, good32, NULL),
	C(-EINVAL, setitimer, -1, good32, NULL),
	C(-EFAULT, setitimer, 3, HOLE, NULL),
	C(-EFAULT, setitimer, ITIMER_REAL, HOLE, NULL),
	C(-EFAULT, setitimer, ITIMER_REAL, KERNEL, NULL),
	C(-EFAULT, setitimer, ITIMER_REAL, END(12), NULL),
	C(-EINVAL, setitimer, ITIMER_REAL, bad_usec, NULL),
	C(-EINVAL, setitimer, ITIMER_REAL, bad_every, NULL),
	C(-EINVAL, setitimer, ITIMER_REAL, minus32, HOLE),
	C(-EFAULT, setitimer, ITIMER_REAL, good32, HOLE),
	C(-EFAULT, setitimer, ITIMER_REAL, good32, KERNEL),
	C(-EFAULT, setitimer, ITIMER_REAL, good32, RO),
	C(0, setitimer, ITIMER_REAL, good32, RW),
};

static unsigned long upside_down[] = { 2, 1 };
static unsigned long wide_upside_down[] = { 2, 0, 1, 0 };

static const struct syscase limits[] = {
	C(-EINVAL, prlimit64, 0, 16, NULL, NULL),
	C(-EINVAL, prlimit64, 0, -1, NULL, RW),
	C(-EINVAL, prlimit64, 0, INT_MAX, NULL, HOLE),
	C(-EFAULT, prlimit64, 0, 16, HOLE, NULL),
	C(-ESRCH, prlimit64, INT_MAX, 16, NULL, NULL),
	C(-ESRCH, prlimit64, -1, RLIMIT_STACK, NULL, RW),
	C(-EFAULT, prlimit64, INT_MAX, RLIMIT_STACK, HOLE, NULL),
	C(0, prlimit64, 0, RLIMIT_STACK, NULL, NULL),
	C(-EFAULT, prlimit64, 0, RLIMIT_STACK, HOLE, NULL),
	C(-EFAULT, prlimit64, 0, RLIMIT_STACK, KERNEL, NULL),
	C(-EFAULT, prlimit64, 0, RLIMIT_STACK, END(8), NULL),
	C(-EFAULT, prlimit64, 0, RLIMIT_STACK, NULL, HOLE),
	C(-EFAULT, prlimit64, 0, RLIMIT_STACK, NULL, KERNEL),
	C(-EFAULT, prlimit64, 0, RLIMIT_STACK, NULL, RO),
	C(-EFAULT, prlimit64, 0, RLIMIT_STACK, NULL, END(8)),
	C(-EINVAL, prlimit64, 0, RLIMIT_STACK, wide_upside_down, NULL),
	C(-EINVAL, prlimit64, 0, RLIMIT_STACK, wide_upside_down, HOLE),
	C(-EINVAL, ugetrlimit, 16, RW),
	C(-EINVAL, ugetrlimit, -1, HOLE),
	C(-EFAULT, ugetrlimit, RLIMIT_STACK, NULL),
	C(-EFAULT, ugetrlimit, RLIMIT_STACK, HOLE),
	C(-EFAULT, ugetrlimit, RLIMIT_STACK, KERNEL),
	C(-EFAULT, ugetrlimit, RLIMIT_STACK, RO),
	C(-EFAULT, ugetrlimit, RLIMIT_STACK, END(4)),
	C(0, ugetrlimit, RLIMIT_STACK, END(8)),
	C(-EINVAL, setrlimit, 16, RW),
	C(-EFAULT, setrlimit, 16, HOLE),
	C(-EFAULT, setrlimit, RLIMIT_STACK, NULL),
	C(-EFAULT, setrlimit, RLIMIT_STACK, HOLE),
	C(-EFAULT, setrlimit, RLIMIT_STACK, KERNEL),
	C(-EFAULT, setrlimit, RLIMIT_STACK, END(4)),
	C(-EINVAL, setrlimit, RLIMIT_STACK, upside_down),
};

static const struct syscase logging[] = {
	C(-EINVAL, syslog, 2, NULL, 8),
	C(-EINVAL, syslog, 2, RW, -1),
	C(-EINVAL, syslog, 3, NULL, 8),
	C(-EINVAL, syslog, 3, HOLE, -1),
	C(-EFAULT, syslog, 3, HOLE, 100000),
	C(-EFAULT, syslog, 3, KERNEL, 100000),
	C(0, syslog, 3, RW, 0),
	C(0, syslog, 3, HOLE, 0),
	C(-EINVAL, syslog, 8, NULL, 0),
	C(-EINVAL, syslog, 8, NULL, 9),
	C(-EINVAL, syslog, 11, NULL, 0),
	C(-EINVAL, syslog, -1, NULL, 0),
	C(0, syslog, 0, NULL, 0),
	C(0, syslog, 1, NULL, 0),
};

int main(void)
{
	map_areas();
	CASES(clocks);
	CASES(sleeps);
	CASES(limits);
	CASES(logging);
	return done();
}
