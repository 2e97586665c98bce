// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/timetest.c - clocks, sleeping, and what the system tells of itself
 *
 * Linux:    kernel/time/, kernel/sys.c, kernel/printk/printk.c
 * Read:     rawcall.h before
 *
 * Everything with 32 and with 64 bits of seconds. The last part as another user.
 */
#include <linux/sysinfo.h>
#include "rawcall.h"
#include "tap.h"

#define BAD	((void *)8)
#define S_NSEC	1000000000L
#define ABSTIME	1

struct time32 {
	long sec, nsec;
};

struct time64 {
	long long sec, nsec;
};

enum { REALTIME, MONOTONIC, PROCESS_CPU, THREAD_CPU, MONOTONIC_RAW,
       REALTIME_COARSE, MONOTONIC_COARSE, BOOTTIME, TAI = 11, LAST_CLOCK };

static long long now(int clock)
{
	struct time64 t = { 0, 0 };

	S(clock_gettime64, clock, &t);
	return t.sec * S_NSEC + t.nsec;
}

static int in_order(long long a, long long b, long long c)
{
	return a <= b && b <= c;
}

static void test_clocks(void)
{
	static const int clocks[] = { REALTIME, MONOTONIC, PROCESS_CPU, THREAD_CPU,
		MONOTONIC_RAW, REALTIME_COARSE, MONOTONIC_COARSE, BOOTTIME, TAI };
	struct time32 t32;
	struct time64 t64;
	unsigned int i;
	long long a;

	for (i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
		a = now(clocks[i]);
		is(S(clock_gettime, clocks[i], &t32), 0, "clock_gettime");
		is(S(clock_gettime64, clocks[i], &t64), 0, "clock_gettime64");
		ok(in_order(a, t32.sec * (long long)S_NSEC + t32.nsec,
			    t64.sec * S_NSEC + t64.nsec),
		   "clock %d goes on", clocks[i]);
		is(S(clock_getres, clocks[i], &t32), 0, "clock_getres");
		is(S(clock_getres_time64, clocks[i], &t64), 0, "clock_getres_time64");
		ok(t32.sec == 0 && t32.nsec > 0 && t64.sec == 0 &&
		   t64.nsec == t32.nsec, "clock %d has a resolution", clocks[i]);
	}
	is(S(clock_gettime, LAST_CLOCK, &t32), -EINVAL, "no such clock");
	is(S(clock_gettime, LAST_CLOCK, BAD), -EINVAL, "comes before the address");
	is(S(clock_gettime, REALTIME, BAD), -EFAULT, "a bad address");
	is(S(clock_gettime64, REALTIME, BAD), -EFAULT, "a bad address");
	is(S(clock_getres, LAST_CLOCK, 0), -EINVAL, "getres: no such clock");
	is(S(clock_getres, REALTIME, 0), 0, "getres: nobody wants to know");
	is(S(clock_getres, REALTIME, BAD), -EFAULT, "getres: a bad address");
	a = now(REALTIME) / S_NSEC;
	is(S(gettimeofday, &t32, 0), 0, "gettimeofday");
	ok(t32.sec - a <= 1 && t32.nsec < 1000000, "the same time");
	is(S(gettimeofday, 0, 0), 0, "gettimeofday: nothing");
	is(S(gettimeofday, BAD, 0), -EFAULT, "gettimeofday: a bad address");
	is(S(gettimeofday, 0, BAD), -EFAULT, "and a bad timezone");
#ifdef __NR_time
	ok(S(time, 0) - a <= 1, "time");
	is(S(time, &t32.sec) - t32.sec, 0, "time, also stored");
	is(S(time, BAD), -EFAULT, "time: a bad address");
#else
	ok(1, "time");
	ok(1, "time, also stored");
	ok(1, "time: a bad address");
#endif
	a = now(PROCESS_CPU);
	while (now(PROCESS_CPU) - a < 30000000)
		;
	ok(now(THREAD_CPU) >= a, "CPU time goes on while we use it");
}

static void test_settime(void)
{
	struct time64 t64 = { 5, S_NSEC };

	is(S(clock_settime64, MONOTONIC, &t64), -EINVAL, "only one clock can be set");
	is(S(clock_settime64, LAST_CLOCK, BAD), -EINVAL, "settime: no such clock");
	is(S(clock_settime64, REALTIME, BAD), -EFAULT, "settime: a bad address");
	is(S(clock_settime, REALTIME, BAD), -EFAULT, "settime: a bad address");
}

/* ---- sleeping -------------------------------------------------------------------- */

static void ring(int sig)
{
}

static void test_sleep(void)
{
	struct time32 t32 = { 0, 20000000 }, rest32 = { 7, 7 };
	struct time64 t64 = { 0, 20000000 }, rest64 = { 7, 7 };
	long long a = now(MONOTONIC);

	is(S(nanosleep, &t32, 0), 0, "nanosleep");
	is(S(clock_nanosleep, MONOTONIC, 0, &t32, 0), 0, "clock_nanosleep");
	is(S(clock_nanosleep_time64, BOOTTIME, 0, &t64, 0), 0, "with 64 bits");
	ok(now(MONOTONIC) - a >= 60000000, "not too short");
	t64.sec = now(MONOTONIC) / S_NSEC;
	t64.nsec = 0;
	is(S(clock_nanosleep_time64, MONOTONIC, ABSTIME, &t64, 0), 0, "until the past");
	a = now(REALTIME) + 30000000;
	t64.sec = a / S_NSEC;
	t64.nsec = a % S_NSEC;
	is(S(clock_nanosleep_time64, REALTIME, ABSTIME, &t64, 0), 0, "until soon");
	ok(now(REALTIME) >= a, "it is then");

	set_handler(SIGALRM, ring, 0);
	t32.sec = t64.sec = 100;
	t64.nsec = 0;
	alarm_ms(50);
	is(S(nanosleep, &t32, &rest32), -EINTR, "a signal with a handler ends it");
	ok(rest32.sec == 99 || rest32.sec == 100, "what is left");
	alarm_ms(50);
	is(S(clock_nanosleep_time64, MONOTONIC, 0, &t64, &rest64), -EINTR, "64 bits");
	is(rest64.sec, 99, "what is left, 64 bits");
	alarm_ms(50);
	is(S(nanosleep, &t32, BAD), -EFAULT, "a bad address for what is left");
	t64.sec = now(MONOTONIC) / S_NSEC + 100;
	rest64.sec = 7;
	alarm_ms(50);
	is(S(clock_nanosleep_time64, MONOTONIC, ABSTIME, &t64, &rest64), -EINTR,
	   "until");
	is(rest64.sec, 7, "has no rest");
	t64.sec = 0x7fffffffffffffffLL;
	alarm_ms(50);
	is(S(clock_nanosleep_time64, MONOTONIC, 0, &t64, 0), -EINTR, "for ever");

	is(S(nanosleep, BAD, 0), -EFAULT, "a bad address");
	t32 = (struct time32){ 0, S_NSEC };
	is(S(nanosleep, &t32, 0), -EINVAL, "a whole second of nanoseconds");
	t32 = (struct time32){ -1, 0 };
	is(S(nanosleep, &t32, 0), -EINVAL, "a negative time");
	is(S(clock_nanosleep, LAST_CLOCK, 0, BAD, 0), -EINVAL, "sleep: no such clock");
	is(S(clock_nanosleep, MONOTONIC_RAW, 0, &t32, 0), -EOPNOTSUPP,
	   "sleep: a clock to look at only");
	is(S(clock_nanosleep, REALTIME_COARSE, 0, &t32, 0), -EOPNOTSUPP,
	   "sleep: a coarse one");
}

/* ---- the system --------------------------------------------------------------------- */

static void test_system(void)
{
	static char bytes[300];
	struct new_utsname name;
	struct sysinfo info;
	long long up = now(BOOTTIME) / S_NSEC;
	int i;

	is(S(uname, &name), 0, "uname");
	is_text(name.sysname, "Linux", "sysname");
	ok(strtol(name.release, NULL, 10) >= 5, "release");
	is(S(uname, BAD), -EFAULT, "uname: a bad address");
	is(S(sysinfo, &info), 0, "sysinfo");
	ok(info.uptime - up <= 2 && info.uptime >= up, "uptime");
	ok(info.totalram && info.freeram < info.totalram && info.procs > 0,
	   "memory and processes");
	is(S(sysinfo, BAD), -EFAULT, "sysinfo: a bad address");

	is(S(getrandom, bytes, sizeof(bytes), 0), sizeof(bytes), "getrandom");
	for (i = 0; i < (int)sizeof(bytes) && !bytes[i]; i++)
		;
	ok(i < 40, "not all zero");
	is(S(getrandom, bytes, 0, 0), 0, "getrandom: nothing");
	is(S(getrandom, bytes, 5, 1), 5, "getrandom: GRND_NONBLOCK");
	is(S(getrandom, bytes, 5, 2), 5, "getrandom: GRND_RANDOM");
	is(S(getrandom, bytes, 5, 4), 5, "getrandom: GRND_INSECURE");
	is(S(getrandom, bytes, 5, 8), -EINVAL, "getrandom: unknown flags");
	is(S(getrandom, bytes, 5, 6), -EINVAL, "getrandom: flags that disagree");
	is(S(getrandom, BAD, 5, 0), -EFAULT, "getrandom: a bad address");
}

static int as_other(void)
{
	static char text[1000];
	struct time64 t = { now(REALTIME) / S_NSEC, 0 };
	int type;

	S(setgid32, 1234);
	S(setuid32, 1234);
	is(S(clock_settime64, REALTIME, &t), -EPERM, "a user cannot set the clock");
	t.nsec = S_NSEC;
	is(S(clock_settime64, REALTIME, &t), -EINVAL, "an impossible time: first");
	for (type = 0; type <= 11; type++)
		if (type != 3 && type != 10)	/* those depend on dmesg_restrict */
			is(S(syslog, type, text, sizeof(text)), -EPERM,
			   "syslog: not for a user");
	return tap_tests;
}

int main(void)
{
	int status;
	long pid;

	test_clocks();
	test_settime();
	test_sleep();
	test_system();
	pid = fork();
	if (pid == 0)
		_exit(as_other());
	S(wait4, pid, &status, 0, 0);
	tap_tests = status >> 8 & 0xff;
	return done();
}
