// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_waiting.c - pipes, poll() and select(), futexes
 *
 *	sys_waiting [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    fs/pipe.c, fs/select.c, fs/read_write.c, kernel/futex/
 * Read:     syscase.h before; pipetest.c, polltest.c, threadtest.c have what
 *           succeeds
 */
#include "syscase.h"
#include <linux/futex.h>
#include <linux/poll.h>

#define P_READ	30		/* a pipe that does not wait, empty */
#define P_WRITE	31
#define P_HALF	32		/* a writing end whose reader is gone */
#define PRIVATE	FUTEX_PRIVATE_FLAG

static long no_time[2];
static long bad_time[] = { 0, 1000000000 };
static long bad_usec[] = { -1, 0 };
static long long no_time64[2];
static long long bad_time64[] = { 0, 1000000000 };
static struct pollfd two[] = { { F_NULL, POLLIN }, { F_NONE, POLLIN } };
static struct pollfd none[] = { { -1, POLLIN }, { -5, POLLOUT } };
static unsigned long good_set[32], bad_set[32] = { 0, 1 << (F_NONE - 32) };
static unsigned long mask[2];
static unsigned long mask_good[] = { (unsigned long)mask, 8 };
static unsigned long mask_hole[] = { HOLE, 8 };
static unsigned long mask_size[] = { (unsigned long)mask, 4 };
static unsigned int word = 7;

static const struct syscase pipes[] = {
	C(-EFAULT, pipe, NULL),
	C(-EFAULT, pipe, HOLE),
	C(-EFAULT, pipe, KERNEL),
	C(-EFAULT, pipe, RO),
	C(-EFAULT, pipe, END(4)),
	C(-EFAULT, pipe2, HOLE, O_CLOEXEC),
	C(-EFAULT, pipe2, KERNEL, O_NONBLOCK),
	C(-EFAULT, pipe2, RO, 0),
	C(-EINVAL, pipe2, HOLE, 1),
	C(-EINVAL, pipe2, RW, O_APPEND),
	C(-EINVAL, pipe2, RW, -1),
	C(3, dup, F_NULL),
	C(0, close, 3),
	C(-EAGAIN, read, P_READ, RW, 1),
	C(-EAGAIN, read, P_READ, HOLE, 1),
	C(0, read, P_READ, HOLE, 0),
	C(-EBADF, read, P_WRITE, RW, 1),
	C(-EBADF, write, P_READ, RW, 1),
	C(-EFAULT, write, P_WRITE, HOLE, 1),
	C(-EFAULT, write, P_WRITE, KERNEL, 1),
	C(0, write, P_WRITE, HOLE, 0),
	C(-EAGAIN, read, P_READ, RW, 1),
	C(4, write, P_WRITE, RW, 4),
	C(-EFAULT, read, P_READ, HOLE, 4),
	C(-EFAULT, read, P_READ, RO, 4),
	C(4, read, P_READ, RW, 64),
	C(-EPIPE, write, P_HALF, RW, 1),
	C(-EPIPE, write, P_HALF, HOLE, 1),
	C(-ESPIPE, lseek, P_READ, 0, SEEK_SET),
	C(-ESPIPE, _llseek, P_READ, 0, 0, HOLE, SEEK_SET),
	C(-ESPIPE, pread64, P_READ, RW, 1, WIDE(0, 0)),
	C(-ESPIPE, pwrite64, P_WRITE, RW, 1, WIDE(0, 0)),
	C(-EINVAL, ftruncate, P_WRITE, 0),
	C(-ENOTDIR, getdents64, P_READ, RW, 100),
	C(-ENODEV, mmap2, 0, PAGE_SIZE, PROT_READ, MAP_PRIVATE, P_READ, 0),
	C(-EINVAL, fsync, P_READ),
};

static const struct syscase sending[] = {
	C(-EBADF, sendfile, NO_FD, F_RO, NULL, 1),
	C(-EBADF, sendfile, F_NULL, NO_FD, NULL, 1),
	C(-EBADF, sendfile, F_NULL, F_WO, NULL, 1),
	C(-EBADF, sendfile, F_RO, F_RO, NULL, 1),
	C(-EFAULT, sendfile, F_NULL, F_RO, HOLE, 1),
	C(-EFAULT, sendfile, F_NULL, F_RO, KERNEL, 1),
	C(-EFAULT, sendfile, F_NULL, F_RO, RO, 1),
	C(-EFAULT, sendfile64, F_NULL, F_RO, HOLE, 1),
	C(-EFAULT, sendfile64, F_NULL, F_RO, KERNEL, 1),
	C(-EFAULT, sendfile64, F_NULL, F_RO, END(4), 1),
	C(-EBADF, sendfile64, F_NULL, NO_FD, NULL, 1),
};

static const struct syscase polling[] = {
	C(-EFAULT, poll, NULL, 1, 0),
	C(-EFAULT, poll, HOLE, 1, 0),
	C(-EFAULT, poll, KERNEL, 1, 0),
	C(-EFAULT, poll, END(12), 2, 0),
	C(-EFAULT, poll, RO, 1, 0),
	C(-EINVAL, poll, two, 1000000, 0),
	C(-EINVAL, poll, HOLE, -1, 0),
	C(0, poll, HOLE, 0, 0),
	C(2, poll, two, 2, -1),
	C(0, poll, none, 2, 0),
	C(-EFAULT, ppoll, HOLE, 1, no_time, NULL, 8),
	C(-EFAULT, ppoll, KERNEL, 1, no_time, NULL, 8),
	C(-EFAULT, ppoll, two, 2, HOLE, NULL, 8),
	C(-EFAULT, ppoll, two, 2, KERNEL, NULL, 8),
	C(-EINVAL, ppoll, two, 2, bad_time, NULL, 8),
	C(-EFAULT, ppoll, two, 2, no_time, HOLE, 8),
	C(-EFAULT, ppoll, two, 2, no_time, KERNEL, 8),
	C(-EINVAL, ppoll, two, 2, no_time, mask, 4),
	C(2, ppoll, two, 2, no_time, mask, 8),
	C(-EFAULT, ppoll_time64, HOLE, 1, no_time64, NULL, 8),
	C(-EFAULT, ppoll_time64, KERNEL, 1, no_time64, NULL, 8),
	C(-EFAULT, ppoll_time64, two, 2, HOLE, NULL, 8),
	C(-EFAULT, ppoll_time64, two, 2, KERNEL, NULL, 8),
	C(-EINVAL, ppoll_time64, two, 2, bad_time64, NULL, 8),
	C(-EFAULT, ppoll_time64, two, 2, no_time64, HOLE, 8),
	C(-EFAULT, ppoll_time64, two, 2, no_time64, KERNEL, 8),
	C(-EINVAL, _newselect, -1, NULL, NULL, NULL, no_time),
	C(-EFAULT, _newselect, 8, HOLE, NULL, NULL, no_time),
	C(-EFAULT, _newselect, 8, KERNEL, NULL, NULL, no_time),
	C(-EFAULT, _newselect, 8, NULL, HOLE, NULL, no_time),
	C(-EFAULT, _newselect, 8, NULL, KERNEL, NULL, no_time),
	C(-EFAULT, _newselect, 8, NULL, NULL, HOLE, no_time),
	C(-EFAULT, _newselect, 8, NULL, NULL, KERNEL, no_time),
	C(-EFAULT, _newselect, 8, NULL, NULL, NULL, HOLE),
	C(-EFAULT, _newselect, 8, NULL, NULL, NULL, KERNEL),
	C(-EFAULT, _newselect, 8, RO, NULL, NULL, no_time),
	C(-EINVAL, _newselect, 8, NULL, NULL, NULL, bad_usec),
	C(-EBADF, _newselect, 64, bad_set, NULL, NULL, no_time),
	C(0, _newselect, 64, good_set, good_set, NULL, no_time),
	C(0, _newselect, 0, HOLE, HOLE, HOLE, no_time),
	C(-EINVAL, pselect6, -1, NULL, NULL, NULL, no_time, NULL),
	C(-EFAULT, pselect6, 8, HOLE, NULL, NULL, no_time, NULL),
	C(-EFAULT, pselect6, 8, KERNEL, NULL, NULL, no_time, NULL),
	C(-EFAULT, pselect6, 8, NULL, HOLE, NULL, no_time, NULL),
	C(-EFAULT, pselect6, 8, NULL, KERNEL, NULL, no_time, NULL),
	C(-EFAULT, pselect6, 8, NULL, NULL, HOLE, no_time, NULL),
	C(-EFAULT, pselect6, 8, NULL, NULL, NULL, HOLE, NULL),
	C(-EFAULT, pselect6, 8, NULL, NULL, NULL, KERNEL, NULL),
	C(-EFAULT, pselect6, 8, NULL, NULL, NULL, no_time, HOLE),
	C(-EFAULT, pselect6, 8, NULL, NULL, NULL, no_time, KERNEL),
	C(-EFAULT, pselect6, 8, NULL, NULL, NULL, no_time, mask_hole),
	C(-EINVAL, pselect6, 8, NULL, NULL, NULL, no_time, mask_size),
	C(0, pselect6, 8, NULL, NULL, NULL, no_time, mask_good),
	C(-EFAULT, pselect6_time64, 8, HOLE, NULL, NULL, no_time64, NULL),
	C(-EFAULT, pselect6_time64, 8, NULL, HOLE, NULL, no_time64, NULL),
	C(-EFAULT, pselect6_time64, 8, NULL, NULL, HOLE, no_time64, NULL),
	C(-EFAULT, pselect6_time64, 8, NULL, NULL, NULL, HOLE, NULL),
	C(-EFAULT, pselect6_time64, 8, NULL, NULL, NULL, no_time64, HOLE),
	C(-EINVAL, pselect6_time64, 8, NULL, NULL, NULL, bad_time64, NULL),
};

static const struct syscase futexes[] = {
	C(-EINVAL, futex, RW + 1, FUTEX_WAIT, 0, no_time),
	C(-EFAULT, futex, HOLE, FUTEX_WAIT, 0, no_time),
	C(-EFAULT, futex, KERNEL, FUTEX_WAIT, 0, no_time),
	C(-EFAULT, futex, HOLE, FUTEX_WAIT | PRIVATE, 0, no_time),
	C(-EFAULT, futex, HOLE, FUTEX_WAKE, 1),
	C(0, futex, HOLE, FUTEX_WAKE | PRIVATE, 1),
	C(-EAGAIN, futex, &word, FUTEX_WAIT, 8, no_time),
	C(-EFAULT, futex, &word, FUTEX_WAIT, 8, HOLE),
	C(-EFAULT, futex, &word, FUTEX_WAIT, 7, KERNEL),
	C(-EINVAL, futex, &word, FUTEX_WAIT, 7, bad_time),
	C(-ETIMEDOUT, futex, &word, FUTEX_WAIT, 7, no_time),
	C(0, futex, &word, FUTEX_WAKE, INT_MAX, HOLE),
	C(-EINVAL, futex, &word, FUTEX_WAKE_BITSET, 1, NULL, NULL, 0),
	C(-EINVAL, futex, &word, FUTEX_WAIT_BITSET, 7, NULL, NULL, 0),
	C(-ENOSYS, futex, &word, 99, 0, NULL),
	C(-EFAULT, futex, &word, FUTEX_REQUEUE, 1, 1, HOLE),
	C(-EFAULT, futex, &word, FUTEX_CMP_REQUEUE, 1, 1, KERNEL, 7),
	C(-EAGAIN, futex, &word, FUTEX_CMP_REQUEUE, 1, 1, &word, 8),
	C(-EINVAL, futex, &word, FUTEX_REQUEUE, -1, 1, &word),
	C(-EFAULT, futex_time64, HOLE, FUTEX_WAIT, 0, no_time64),
	C(-EFAULT, futex_time64, KERNEL, FUTEX_WAIT, 0, no_time64),
	C(-EFAULT, futex_time64, &word, FUTEX_WAIT, 7, HOLE),
	C(-EFAULT, futex_time64, &word, FUTEX_WAIT, 7, KERNEL),
	C(-EFAULT, futex_time64, &word, FUTEX_REQUEUE, 1, 1, HOLE),
	C(-EINVAL, futex_time64, &word, FUTEX_WAIT, 7, bad_time64),
	C(-EINVAL, set_robust_list, RW, 11),
	C(-EINVAL, set_robust_list, HOLE, -1),
	C(0, set_robust_list, HOLE, 12),
	C(0, set_robust_list, NULL, 12),
	C(-ESRCH, get_robust_list, INT_MAX, RW, RW2),
	C(-EFAULT, get_robust_list, 0, HOLE, RW),
	C(-EFAULT, get_robust_list, 0, KERNEL, RW),
	C(-EFAULT, get_robust_list, 0, RW, HOLE),
	C(-EFAULT, get_robust_list, 0, RW, KERNEL),
	C(0, get_robust_list, 0, RW, RW2),
};

static const struct syscase syncing[] = {
	C(-EINVAL, msync, RW + 1, 1, 4),
	C(-EINVAL, msync, RW, 1, 8),
	C(-EINVAL, msync, RW, 1, 5),
	C(-EINVAL, msync, HOLE, 1, -1),
	C(-ENOMEM, msync, HOLE, 1, 4),
	C(-ENOMEM, msync, RW, -4097, 4),
	C(-ENOMEM, msync, RW, 3 * PAGE_SIZE, 1),
	C(0, msync, RW, 0, 4),
	C(0, msync, HOLE, 0, 0),
	C(0, msync, RW, 2 * PAGE_SIZE, 4),
};

static void make_pipes(void)
{
	int fds[2];

	S(pipe2, fds, O_NONBLOCK);
	S(dup2, fds[0], P_READ);
	S(dup2, fds[1], P_WRITE);
	S(close, fds[0]);
	S(close, fds[1]);
	S(pipe, fds);
	S(dup2, fds[1], P_HALF);
	S(close, fds[0]);
	S(close, fds[1]);
	ignore_signal(SIGPIPE);
}

int main(int argc, char **argv)
{
	if (make_case_files(argc > 1 ? argv[1] : "/tmp", "sys_waiting"))
		return 0;
	make_pipes();
	CASES(pipes);
	CASES(sending);
	CASES(polling);
	CASES(futexes);
	CASES(syncing);
	remove_case_files("sys_waiting");
	return done();
}
