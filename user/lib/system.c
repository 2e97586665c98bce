// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/system.c - the machine and its clocks, for the small programs
 *
 * Linux:    kernel/sys.c, kernel/time/, kernel/printk/
 * Read:     sys.h before
 */
#include "sys.h"
#include "alias.h"
#include "system.h"
#include <sys/time.h>

/**
 * read_clock - a clock's time
 * @clock: REALTIME_CLOCK or MONOTONIC_CLOCK
 *
 * Return: nanoseconds, 0 if there is no such clock.
 */
unsigned long long read_clock(int clock)
{
	/* struct __kernel_timespec: two numbers of 64 bits. */
	long long t[2] = { 0, 0 };

	if (sys_call(__NR_clock_gettime64, clock, t) < 0)
		return 0;
	return t[0] * 1000000000ULL + t[1];
}

int gettimeofday(struct timeval *tv, void *zone)
{
	unsigned long long now = read_clock(REALTIME_CLOCK);

	(void)zone;
	tv->tv_sec = now / 1000000000;
	tv->tv_usec = now / 1000 % 1000000;
	return 0;
}
ALIAS(_gettimeofday, gettimeofday);

int system_log(int action, char *buf, int len)
{
	return syscall(__NR_syslog, action, buf, len);
}

int umount2(const char *target, int flags)
{
	return syscall(__NR_umount2, target, flags);
}
