// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/select.c - waiting for several files at once: poll() and select()
 *
 * Linux:    fs/select.c
 * Read:     include/linux/poll.h, kernel/wait.c before
 *
 *	struct poll_entry    ->poll() of its file     who wakes us
 *	  fd 0  ------------> terminal: read_wait <--- a key
 *	  fd 5  ------------> pipe: wait <------------ write(), close()
 *
 * Asking a file puts the task on the file's queue as well, so nothing is missed
 * between asking and sleeping. select() is poll() with three bitmaps.
 *
 * Left out: select() with its arguments in memory; a poll() that was stopped
 *	     begins its time again; descriptors that are closed meanwhile
 */
#include <linux/kernel.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/syscalls.h>
#include <linux/time.h>

/* What the three bitmaps of select() ask for. */
static const unsigned int select_set[3] = {
	POLLRDNORM | POLLRDBAND | POLLIN | POLLHUP | POLLERR,
	POLLWRBAND | POLLWRNORM | POLLOUT | POLLERR,
	POLLPRI,
};

/* How a program says a time. */
enum poll_time_type { PT_TIMEVAL, PT_OLD_TIMESPEC, PT_TIMESPEC };

struct poll_entry {
	struct file *file;		/* with a reference, or NULL */
	int fd;
	unsigned int filter, revents;	/* POLL… asked for, and found */
	poll_table pt;
};

static void poll_init(struct poll_entry *e, int fd, unsigned int filter)
{
	e->fd = fd;
	e->file = fget(fd);
	e->filter = filter;
	e->pt.wait.task = current;
	INIT_LIST_HEAD(&e->pt.wait.entry);
}

static void poll_free(struct poll_entry *e, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (e[i].pt.wq)
			remove_wait_queue(e[i].pt.wq, &e[i].pt.wait);
		if (e[i].file)
			fput(e[i].file);
	}
	kfree(e);
}

/* Asks all files once; if none is ready, each will wake us. Return: how many. */
static int do_poll_once(struct poll_entry *e, unsigned int n)
{
	int count = 0;
	unsigned int i;

	for (i = 0; i < n; i++) {
		e[i].revents = POLLNVAL;
		if (e[i].file)
			e[i].revents = vfs_poll(e[i].file,
						count ? NULL : &e[i].pt);
		e[i].revents &= e[i].filter;
		count += !!e[i].revents;
	}
	return count;
}

/* Return: how many are ready, 0 at @end (ns since boot), -ERESTARTNOHAND. */
static int do_poll(struct poll_entry *e, unsigned int n, u64 end)
{
	int count;
	u64 now;

	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		count = do_poll_once(e, n);
		if (count)
			break;
		count = -ERESTARTNOHAND;
		if (signal_pending(current))
			break;
		count = 0;
		now = ktime_get_ns();
		if (now >= end)
			break;
		schedule_timeout(nsecs_to_jiffies(end - now));
	}
	__set_current_state(TASK_RUNNING);
	return count;
}

static long do_sys_poll(struct pollfd __user *ufds, unsigned int nfds, u64 end)
{
	struct poll_entry *e;
	struct pollfd p;
	unsigned int i;
	long ret;

	if (nfds > rlimit(RLIMIT_NOFILE))
		return -EINVAL;
	e = kzalloc(nfds * sizeof(*e), GFP_KERNEL);
	if (!e)
		return -ENOMEM;
	for (i = 0; i < nfds; i++) {
		if (copy_from_user(&p, &ufds[i], sizeof(p))) {
			ret = -EFAULT;
			goto out;
		}
		/* A negative descriptor is left out. */
		poll_init(&e[i], p.fd, p.fd < 0 ? 0 : (__u16)p.events |
					POLLERR | POLLHUP | POLLNVAL);
	}
	ret = do_poll(e, nfds, end);
	for (i = 0; i < nfds; i++)
		if (put_user((short)e[i].revents, &ufds[i].revents))
			ret = -EFAULT;
out:
	poll_free(e, i);
	return ret;
}

/* When does the time @p end? Return: 0, -EFAULT, -EINVAL. */
static int poll_select_set_timeout(u64 *end, const void __user *p,
				   enum poll_time_type type)
{
	struct __kernel_old_timeval tv;
	int error = 0;

	*end = KTIME_MAX;
	if (!p)
		return 0;
	if (type != PT_TIMEVAL) {
		error = get_timespec(end, p, type == PT_TIMESPEC);
	} else {
		if (copy_from_user(&tv, p, sizeof(tv)))
			return -EFAULT;
		if (tv.tv_sec < 0 || tv.tv_usec < 0)
			return -EINVAL;
		*end = (u64)tv.tv_sec * NSEC_PER_SEC +
		       (u64)tv.tv_usec * NSEC_PER_USEC;
	}
	*end = min(*end + ktime_get_ns(), KTIME_MAX);
	return error;
}

/* The time that is left goes to the program, if it can be written. */
static long poll_select_finish(u64 end, void __user *p,
			       enum poll_time_type type, long ret)
{
	u64 now = ktime_get_ns(), left = end > now ? end - now : 0;
	struct __kernel_old_timeval tv;
	int error;

	if (!p || current->personality & STICKY_TIMEOUTS)
		return ret;
	if (type != PT_TIMEVAL) {
		error = put_timespec(left, p, type == PT_TIMESPEC);
	} else {
		ns_to_timeval(left, &tv);
		error = copy_to_user(p, &tv, sizeof(tv));
	}
	/* Without it the call cannot begin again where it stopped. */
	return error && ret == -ERESTARTNOHAND ? -EINTR : ret;
}

/**
 * sys_poll - wait until a file is ready
 * @ufds: descriptors and what is asked of each; gets what is true
 * @nfds: how many
 * @timeout_msecs: how long, negative: without end
 *
 * Return: how many are ready, 0 at the end of the time, -EFAULT, -EINVAL,
 * -ENOMEM, -ERESTARTNOHAND.
 */
SYSCALL_DEFINE3(poll, struct pollfd __user *, ufds, unsigned int, nfds,
		int, timeout_msecs)
{
	u64 end = KTIME_MAX;

	if (timeout_msecs >= 0)
		end = ktime_get_ns() + (u64)timeout_msecs * 1000 * NSEC_PER_USEC;
	return do_sys_poll(ufds, nfds, end);
}

/* What is asked of descriptor @fd. */
static unsigned int select_wants(unsigned long *map[3], int fd)
{
	unsigned int want = 0;
	int i;

	for (i = 0; i < 3; i++)
		if (test_bit(fd, map[i]))
			want |= select_set[i];
	return want;
}

/* One entry for each descriptor of a set. Return: how many, or -EBADF, -ENOMEM. */
static int select_entries(unsigned long *map[3], int n, struct poll_entry **res)
{
	int fd, count = 0, error = 0;
	struct poll_entry *e;

	for (fd = 0; fd < n; fd++)
		count += !!select_wants(map, fd);
	*res = e = kzalloc(count * sizeof(*e), GFP_KERNEL);
	if (!e)
		return -ENOMEM;
	for (fd = 0; fd < n; fd++) {
		if (!select_wants(map, fd))
			continue;
		poll_init(e, fd, select_wants(map, fd));
		if (!e++->file)
			error = -EBADF;
	}
	if (error)
		poll_free(*res, count);
	return error ? error : count;
}

/* In the sets only the descriptors that are ready remain. Return: how many. */
static int select_result(unsigned long *map[3], struct poll_entry *e, int n)
{
	int i, count = 0;

	for (; n--; e++)
		for (i = 0; i < 3; i++) {
			if (!test_bit(e->fd, map[i]))
				continue;
			if (e->revents & select_set[i])
				count++;
			else
				__clear_bit(e->fd, map[i]);
		}
	return count;
}

static long core_sys_select(int n, unsigned long __user *sets[3], u64 end)
{
	unsigned int words, i;
	struct poll_entry *e;
	unsigned long *map[3];
	long ret, count;

	if (n < 0)
		return -EINVAL;
	n = min_t(unsigned int, n, current->files->max_fds);
	words = BITS_TO_LONGS(n);
	map[0] = kzalloc(3 * words * sizeof(long), GFP_KERNEL);
	if (!map[0])
		return -ENOMEM;
	ret = -EFAULT;
	for (i = 0; i < 3; i++) {
		map[i] = map[0] + i * words;
		if (sets[i] && copy_from_user(map[i], sets[i],
					      words * sizeof(long)))
			goto out;
		if (n % BITS_PER_LONG)
			map[i][words - 1] &= (1UL << n % BITS_PER_LONG) - 1;
	}
	ret = count = select_entries(map, n, &e);
	if (ret < 0)
		goto out;
	ret = do_poll(e, count, end);
	if (ret >= 0)
		ret = select_result(map, e, count);
	poll_free(e, count);
	for (i = 0; i < 3 && ret >= 0; i++)
		if (sets[i] && copy_to_user(sets[i], map[i],
					    words * sizeof(long)))
			ret = -EFAULT;
out:
	kfree(map[0]);
	return ret;
}

/**
 * sys_select - wait until a file is ready
 * @n: descriptors below this one are looked at
 * @inp: bitmap of those to read; gets those that can be read
 * @outp: likewise for writing
 * @exp: likewise for what is urgent
 * @tvp: how long, NULL: without end; gets what is left
 *
 * Return: how many bits are set, 0 at the end of the time, -EBADF, -EINVAL,
 * -EFAULT, -ENOMEM, -ERESTARTNOHAND.
 */
SYSCALL_DEFINE5(select, int, n, unsigned long __user *, inp,
		unsigned long __user *, outp, unsigned long __user *, exp,
		struct __kernel_old_timeval __user *, tvp)
{
	unsigned long __user *sets[3] = { inp, outp, exp };
	u64 end;
	long ret = poll_select_set_timeout(&end, tvp, PT_TIMEVAL);

	if (ret)
		return ret;
	ret = core_sys_select(n, sets, end);
	return poll_select_finish(end, tvp, PT_TIMEVAL, ret);
}

static long do_ppoll(struct pollfd __user *ufds, unsigned int nfds,
		     void __user *tsp, const sigset_t __user *sigmask,
		     size_t sigsetsize, enum poll_time_type type)
{
	u64 end;
	long ret = poll_select_set_timeout(&end, tsp, type);

	if (!ret)
		ret = set_user_sigmask(sigmask, sigsetsize);
	if (ret)
		return ret;
	ret = do_sys_poll(ufds, nfds, end);
	restore_saved_sigmask_unless(ret == -ERESTARTNOHAND);
	return poll_select_finish(end, tsp, type, ret);
}

/* poll() with a time in nanoseconds, and other signals blocked meanwhile. */
SYSCALL_DEFINE5(ppoll, struct pollfd __user *, ufds, unsigned int, nfds,
		struct __kernel_timespec __user *, tsp,
		const sigset_t __user *, sigmask, size_t, sigsetsize)
{
	return do_ppoll(ufds, nfds, tsp, sigmask, sigsetsize, PT_TIMESPEC);
}

SYSCALL_DEFINE5(ppoll_time32, struct pollfd __user *, ufds, unsigned int, nfds,
		struct __kernel_old_timespec __user *, tsp,
		const sigset_t __user *, sigmask, size_t, sigsetsize)
{
	return do_ppoll(ufds, nfds, tsp, sigmask, sigsetsize, PT_OLD_TIMESPEC);
}

/* The mask and its size, because there is no seventh argument. */
struct sigset_argpack {
	sigset_t __user *p;
	size_t size;
};

static long do_pselect(int n, unsigned long __user *sets[3], void __user *tsp,
		       const struct sigset_argpack __user *sig,
		       enum poll_time_type type)
{
	struct sigset_argpack x = { };
	u64 end;
	long ret;

	if (sig && copy_from_user(&x, sig, sizeof(x)))
		return -EFAULT;
	ret = poll_select_set_timeout(&end, tsp, type);
	if (!ret)
		ret = set_user_sigmask(x.p, x.size);
	if (ret)
		return ret;
	ret = core_sys_select(n, sets, end);
	restore_saved_sigmask_unless(ret == -ERESTARTNOHAND);
	return poll_select_finish(end, tsp, type, ret);
}

/* select() with a time in nanoseconds, and other signals blocked meanwhile. */
SYSCALL_DEFINE6(pselect6, int, n, unsigned long __user *, inp,
		unsigned long __user *, outp, unsigned long __user *, exp,
		struct __kernel_timespec __user *, tsp, void __user *, sig)
{
	unsigned long __user *sets[3] = { inp, outp, exp };

	return do_pselect(n, sets, tsp, sig, PT_TIMESPEC);
}

SYSCALL_DEFINE6(pselect6_time32, int, n, unsigned long __user *, inp,
		unsigned long __user *, outp, unsigned long __user *, exp,
		struct __kernel_old_timespec __user *, tsp, void __user *, sig)
{
	unsigned long __user *sets[3] = { inp, outp, exp };

	return do_pselect(n, sets, tsp, sig, PT_OLD_TIMESPEC);
}
