// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/time.c - clocks and sleeping, as programs see them
 *
 * Linux:    kernel/time/{time,posix-timers,hrtimer,itimer}.c
 * Read:     kernel/timekeeping.c before
 *
 * A name with 32 or _time32 has seconds of 32 bits, which end in 2038.
 *
 * Left out: adjtimex(), timers other than ITIMER_REAL, sleeping by CPU time. A
 *	     sleep ends with a tick, so clock_getres() says 10 ms as Linux does
 *	     without CONFIG_HIGH_RES_TIMERS; CPU time is counted in ticks
 */
#include <linux/math64.h>
#include <linux/syscalls.h>
#include <linux/time.h>

/* 64-bit seconds only where a program asks for them. 0 or -EFAULT. */
int put_timespec(u64 ns, void __user *to, bool time64)
{
	struct timespec64 ts = ns_to_timespec64(ns);
	struct __kernel_old_timespec old = { ts.tv_sec, ts.tv_nsec };
	struct __kernel_timespec new = { ts.tv_sec, ts.tv_nsec };

	if (time64)
		return copy_to_user(to, &new, sizeof(new)) ? -EFAULT : 0;
	return copy_to_user(to, &old, sizeof(old)) ? -EFAULT : 0;
}

/* The upper half of a 64-bit tv_nsec is padding; who asks for more gets 292 years. */
int get_timespec(u64 *ns, const void __user *from, bool time64)
{
	struct __kernel_old_timespec old;
	struct __kernel_timespec new;

	if (time64 ? copy_from_user(&new, from, sizeof(new)) :
		     copy_from_user(&old, from, sizeof(old)))
		return -EFAULT;
	if (!time64)
		new = (struct __kernel_timespec){ old.tv_sec, old.tv_nsec };
	if (new.tv_sec < 0 || (unsigned long)new.tv_nsec >= NSEC_PER_SEC)
		return -EINVAL;
	*ns = new.tv_sec >= KTIME_SEC_MAX ? KTIME_MAX :
	      (u64)new.tv_sec * NSEC_PER_SEC + (unsigned long)new.tv_nsec;
	return 0;
}

/* A clock's time in nanoseconds; false: there is no such clock. */
static bool clock_time(clockid_t which, u64 *ns)
{
	u64 utime, stime;

	switch (which) {
	case CLOCK_REALTIME:
	case CLOCK_REALTIME_COARSE:
	case CLOCK_TAI:
		*ns = ktime_get_real_ns();
		return true;
	case CLOCK_MONOTONIC:
	case CLOCK_MONOTONIC_RAW:
	case CLOCK_MONOTONIC_COARSE:
	case CLOCK_BOOTTIME:
		*ns = ktime_get_ns();
		return true;
	case CLOCK_PROCESS_CPUTIME_ID:
		thread_group_cputime(current, &utime, &stime);
		*ns = utime + stime;
		return true;
	case CLOCK_THREAD_CPUTIME_ID:
		*ns = current->utime + current->stime;
		return true;
	default:
		return false;
	}
}

static int do_clock_gettime(clockid_t which, void __user *tp, bool time64)
{
	u64 ns;

	return clock_time(which, &ns) ? put_timespec(ns, tp, time64) : -EINVAL;
}

/** sys_clock_gettime() - Return: 0, -EINVAL (no such clock), -EFAULT. */
SYSCALL_DEFINE2(clock_gettime, clockid_t, which,
		struct __kernel_timespec __user *, tp)
{
	return do_clock_gettime(which, tp, true);
}

/** sys_clock_gettime32() - Return: 0, -EINVAL (no such clock), -EFAULT. */
SYSCALL_DEFINE2(clock_gettime32, clockid_t, which,
		struct __kernel_old_timespec __user *, tp)
{
	return do_clock_gettime(which, tp, false);
}

/* Only the wall clock can be set, and not to a time before the boot's. */
static int do_clock_settime(clockid_t which, const void __user *tp, bool time64)
{
	int error;
	u64 ns;

	if (which != CLOCK_REALTIME)
		return -EINVAL;
	error = get_timespec(&ns, tp, time64);
	if (error)
		return error;
	if (!capable(CAP_SYS_TIME))
		return -EPERM;
	return do_settimeofday64(ns);
}

/** sys_clock_settime() - Return: 0, -EINVAL, -EFAULT, -EPERM. */
SYSCALL_DEFINE2(clock_settime, clockid_t, which,
		const struct __kernel_timespec __user *, tp)
{
	return do_clock_settime(which, tp, true);
}

/** sys_clock_settime32() - Return: 0, -EINVAL, -EFAULT, -EPERM. */
SYSCALL_DEFINE2(clock_settime32, clockid_t, which,
		const struct __kernel_old_timespec __user *, tp)
{
	return do_clock_settime(which, tp, false);
}

static int do_clock_getres(clockid_t which, void __user *tp, bool time64)
{
	u64 ns;

	if (!clock_time(which, &ns))
		return -EINVAL;
	return tp ? put_timespec(TICK_NSEC, tp, time64) : 0;
}

/** sys_clock_getres() - Return: 0, -EINVAL (no such clock), -EFAULT. */
SYSCALL_DEFINE2(clock_getres, clockid_t, which,
		struct __kernel_timespec __user *, tp)
{
	return do_clock_getres(which, tp, true);
}

/** sys_clock_getres_time32() - Return: 0, -EINVAL (no such clock), -EFAULT. */
SYSCALL_DEFINE2(clock_getres_time32, clockid_t, which,
		struct __kernel_old_timespec __user *, tp)
{
	return do_clock_getres(which, tp, false);
}

/** sys_gettimeofday() - Return: 0 or -EFAULT. */
SYSCALL_DEFINE2(gettimeofday, struct __kernel_old_timeval __user *, tv,
		struct timezone __user *, tz)
{
	struct timespec64 ts;

	ktime_get_real_ts64(&ts);
	if (tv && (put_user((long)ts.tv_sec, &tv->tv_sec) ||
		   put_user(ts.tv_nsec / NSEC_PER_USEC, &tv->tv_usec)))
		return -EFAULT;
	if (tz && clear_user(tz, sizeof(*tz)))
		return -EFAULT;
	return 0;
}

/** sys_time32() - Return: seconds since 1970, also in *@tloc; -EFAULT. */
SYSCALL_DEFINE1(time32, long __user *, tloc)
{
	long now = ktime_get_real_seconds();

	return tloc && put_user(now, tloc) ? -EFAULT : now;
}

static long hrtimer_nanosleep_restart(struct restart_block *restart);

/*
 * Sleep until @expires (ns since boot). An interrupted relative sleep stores
 * what is left at @rmtp and can be continued; until the same moment, so that
 * being interrupted often does not make it longer.
 */
static long __sched do_nanosleep(u64 expires, bool absolute, void __user *rmtp,
				 bool time64)
{
	struct restart_block *restart = &current->restart_block;
	u64 now;

	for (;;) {
		now = ktime_get_ns();
		if (now >= expires)
			return 0;
		set_current_state(TASK_INTERRUPTIBLE);
		if (signal_pending(current))
			break;
		schedule_timeout(nsecs_to_jiffies(expires - now));
	}
	__set_current_state(TASK_RUNNING);
	if (absolute)
		return -ERESTARTNOHAND;
	if (rmtp && put_timespec(expires - now, rmtp, time64))
		return -EFAULT;
	restart->fn = hrtimer_nanosleep_restart;
	restart->expires = expires;
	restart->rmtp = rmtp;
	restart->time64 = time64;
	return -ERESTART_RESTARTBLOCK;
}

static long hrtimer_nanosleep_restart(struct restart_block *restart)
{
	return do_nanosleep(restart->expires, false, restart->rmtp,
			    restart->time64);
}

/* Return: 0, -EINVAL, -EOPNOTSUPP (a clock to look at only), -EFAULT, … */
static long hrtimer_nanosleep(clockid_t which, int flags,
			      const void __user *rqtp, void __user *rmtp,
			      bool time64)
{
	u64 expires, offset = 0, now;
	int error;

	if (!clock_time(which, &now))
		return -EINVAL;
	if (which == CLOCK_REALTIME || which == CLOCK_TAI)
		offset = now - ktime_get_ns();
	else if (which != CLOCK_MONOTONIC && which != CLOCK_BOOTTIME)
		return -EOPNOTSUPP;
	error = get_timespec(&expires, rqtp, time64);
	if (error)
		return error;
	if (flags & TIMER_ABSTIME)
		expires = expires > offset ? expires - offset : 0;
	else
		expires += ktime_get_ns();
	return do_nanosleep(expires, flags & TIMER_ABSTIME, rmtp, time64);
}

/**
 * sys_clock_nanosleep() - sleep for, or until
 * @which: CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_TAI
 * @flags: TIMER_ABSTIME: until
 * @rqtp: how long, or when
 * @rmtp: gets what was left if a signal ends it, or NULL
 *
 * Return: 0, -EINVAL, -EOPNOTSUPP (another clock), -EFAULT, -ERESTART….
 */
SYSCALL_DEFINE4(clock_nanosleep, clockid_t, which, int, flags,
		const struct __kernel_timespec __user *, rqtp,
		struct __kernel_timespec __user *, rmtp)
{
	return hrtimer_nanosleep(which, flags, rqtp, rmtp, true);
}

/** sys_clock_nanosleep_time32() - Return: see sys_clock_nanosleep(). */
SYSCALL_DEFINE4(clock_nanosleep_time32, clockid_t, which, int, flags,
		const struct __kernel_old_timespec __user *, rqtp,
		struct __kernel_old_timespec __user *, rmtp)
{
	return hrtimer_nanosleep(which, flags, rqtp, rmtp, false);
}

/** sys_nanosleep_time32() - Return: see sys_clock_nanosleep(). */
SYSCALL_DEFINE2(nanosleep_time32, const struct __kernel_old_timespec __user *,
		rqtp, struct __kernel_old_timespec __user *, rmtp)
{
	return hrtimer_nanosleep(CLOCK_MONOTONIC, 0, rqtp, rmtp, false);
}

/**
 * it_real_fn() - ITIMER_REAL is over: SIGALRM
 * @timer: ->real_timer of a signal_struct
 *
 * Context: interrupt.
 */
void it_real_fn(struct timer_list *timer)
{
	struct signal_struct *sig =
		container_of(timer, struct signal_struct, real_timer);
	struct task_struct *leader = pid_task(sig->leader_pid, PIDTYPE_TGID);

	if (leader)
		group_send_sig_info(SIGALRM, SEND_SIG_PRIV, leader);
	if (sig->it_real_incr) {
		timer->expires = jiffies + sig->it_real_incr;
		add_timer(timer);
	}
}

/* Both in nanoseconds, 0: none. Returns what was left of the old one. */
static u64 set_real_timer(u64 value, u64 interval, u64 *old_interval)
{
	struct signal_struct *sig = current->signal;
	u64 old = 0;

	*old_interval = (u64)sig->it_real_incr * TICK_NSEC;
	if (del_timer(&sig->real_timer))
		old = (u64)(sig->real_timer.expires - jiffies) * TICK_NSEC;
	sig->it_real_incr = value ? nsecs_to_jiffies(interval) : 0;
	if (value) {
		sig->real_timer.expires = jiffies + nsecs_to_jiffies(value) + 1;
		add_timer(&sig->real_timer);
	}
	return old;
}

static bool timeval_to_ns(const struct __kernel_old_timeval *tv, u64 *ns)
{
	*ns = (u64)tv->tv_sec * NSEC_PER_SEC + (u64)tv->tv_usec * NSEC_PER_USEC;
	return tv->tv_sec >= 0 && (unsigned long)tv->tv_usec < 1000000;
}

void ns_to_timeval(u64 ns, struct __kernel_old_timeval *tv)
{
	struct timespec64 ts = ns_to_timespec64(ns);

	tv->tv_sec = ts.tv_sec;
	tv->tv_usec = ts.tv_nsec / NSEC_PER_USEC;
}

/** sys_alarm() - in seconds, 0: never. Return: what was left of the last one. */
SYSCALL_DEFINE1(alarm, unsigned int, seconds)
{
	u64 interval, left;

	left = set_real_timer((u64)seconds * NSEC_PER_SEC, 0, &interval);
	/* Rounded, but what is left is not nothing. */
	return left && left < NSEC_PER_SEC ? 1 :
	       div_u64(left + NSEC_PER_SEC / 2, NSEC_PER_SEC);
}

/**
 * sys_setitimer() - SIGALRM after some time, once or again and again
 * @which: ITIMER_REAL
 * @value: first time and interval, NULL: none
 * @ovalue: gets what was left, or NULL
 *
 * Return: 0, -EINVAL, -EFAULT.
 */
SYSCALL_DEFINE3(setitimer, int, which,
		const struct __kernel_old_itimerval __user *, value,
		struct __kernel_old_itimerval __user *, ovalue)
{
	struct __kernel_old_itimerval it = { { 0, 0 }, { 0, 0 } };
	u64 first, interval, old_interval;

	if (value && copy_from_user(&it, value, sizeof(it)))
		return -EFAULT;
	if (which != ITIMER_REAL || !timeval_to_ns(&it.it_value, &first) ||
	    !timeval_to_ns(&it.it_interval, &interval))
		return -EINVAL;
	ns_to_timeval(set_real_timer(first, interval, &old_interval),
		      &it.it_value);
	ns_to_timeval(old_interval, &it.it_interval);
	if (ovalue && copy_to_user(ovalue, &it, sizeof(it)))
		return -EFAULT;
	return 0;
}
