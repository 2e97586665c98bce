// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_signals.c - calls about signals: every way to be refused
 *
 * Linux:    kernel/signal.c
 * Read:     syscase.h before; sigtest.c has what succeeds
 *
 * A set of signals has eight bytes; any other size is refused before the
 * pointers are looked at.
 */
#include "syscase.h"

#define BLOCK	0
#define SET	((unsigned long)no_signals)
#define ACT	((unsigned long)default_action)

static unsigned long no_signals[2];
static unsigned long default_action[5];
static unsigned long small_stack[] = { RW, 0, 100 };
static unsigned long bad_stack[] = { RW, 8, 8192 };
static unsigned long good_stack[] = { RW, 0, 8192 };
static unsigned long no_stack[] = { HOLE, 2, 0 };

static const struct syscase actions[] = {
	C(-EINVAL, rt_sigaction, 0, NULL, NULL, 8),
	C(-EINVAL, rt_sigaction, 65, NULL, NULL, 8),
	C(-EINVAL, rt_sigaction, -1, NULL, NULL, 8),
	C(-EINVAL, rt_sigaction, SIGUSR1, NULL, NULL, 4),
	C(-EINVAL, rt_sigaction, SIGUSR1, HOLE, HOLE, 16),
	C(-EINVAL, rt_sigaction, SIGKILL, ACT, NULL, 8),
	C(-EINVAL, rt_sigaction, SIGSTOP, ACT, NULL, 8),
	C(0, rt_sigaction, SIGKILL, NULL, NULL, 8),
	C(0, rt_sigaction, SIGKILL, NULL, RW, 8),
	C(-EFAULT, rt_sigaction, SIGKILL, HOLE, NULL, 8),
	C(-EFAULT, rt_sigaction, 0, HOLE, NULL, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, HOLE, NULL, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, KERNEL, NULL, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, NONE, NULL, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, END(8), NULL, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, NULL, HOLE, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, NULL, KERNEL, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, NULL, RO, 8),
	C(-EFAULT, rt_sigaction, SIGUSR1, ACT, END(12), 8),
	C(-EINVAL, rt_sigaction, 65, NULL, HOLE, 8),
	C(0, rt_sigaction, 64, ACT, RW, 8),
};

static const struct syscase masks[] = {
	C(-EINVAL, rt_sigprocmask, BLOCK, SET, NULL, 4),
	C(-EINVAL, rt_sigprocmask, 99, HOLE, HOLE, 16),
	C(-EINVAL, rt_sigprocmask, 3, SET, NULL, 8),
	C(-EINVAL, rt_sigprocmask, -1, SET, HOLE, 8),
	C(0, rt_sigprocmask, 99, NULL, RW, 8),
	C(0, rt_sigprocmask, 99, NULL, NULL, 8),
	C(-EFAULT, rt_sigprocmask, 99, HOLE, NULL, 8),
	C(-EFAULT, rt_sigprocmask, BLOCK, HOLE, NULL, 8),
	C(-EFAULT, rt_sigprocmask, BLOCK, KERNEL, NULL, 8),
	C(-EFAULT, rt_sigprocmask, BLOCK, END(7), NULL, 8),
	C(-EFAULT, rt_sigprocmask, BLOCK, NULL, HOLE, 8),
	C(-EFAULT, rt_sigprocmask, BLOCK, NULL, KERNEL, 8),
	C(-EFAULT, rt_sigprocmask, BLOCK, SET, RO, 8),
	C(-EFAULT, rt_sigprocmask, BLOCK, SET, END(4), 8),
	C(-EFAULT, rt_sigpending, NULL, 8),
	C(-EFAULT, rt_sigpending, HOLE, 8),
	C(-EFAULT, rt_sigpending, KERNEL, 8),
	C(-EFAULT, rt_sigpending, RO, 8),
	C(-EFAULT, rt_sigpending, END(4), 8),
	C(-EINVAL, rt_sigpending, RW, 9),
	C(-EINVAL, rt_sigpending, HOLE, -1),
	C(0, rt_sigpending, RW, 8),
	C(0, rt_sigpending, END(4), 4),
	C(0, rt_sigpending, HOLE, 0),
	C(-EINVAL, rt_sigsuspend, SET, 4),
	C(-EINVAL, rt_sigsuspend, HOLE, 16),
	C(-EFAULT, rt_sigsuspend, NULL, 8),
	C(-EFAULT, rt_sigsuspend, HOLE, 8),
	C(-EFAULT, rt_sigsuspend, KERNEL, 8),
	C(-EFAULT, rt_sigsuspend, END(7), 8),
};

/* The first word of what is queued is the signal, the third says from whom. */
static int info_user[32] = { SIGUSR1, 0, 0 };
static int info_queue[32] = { SIGUSR1, 0, -1 };
static long no_time[2];
static long bad_time[] = { 0, 1000000000 };
static long long no_time64[2];
static long long minus_time64[] = { -1, 0 };

static const struct syscase queues[] = {
	C(-EINVAL, rt_sigtimedwait, SET, NULL, no_time, 4),
	C(-EINVAL, rt_sigtimedwait, HOLE, HOLE, HOLE, 16),
	C(-EFAULT, rt_sigtimedwait, NULL, NULL, no_time, 8),
	C(-EFAULT, rt_sigtimedwait, HOLE, NULL, no_time, 8),
	C(-EFAULT, rt_sigtimedwait, KERNEL, NULL, no_time, 8),
	C(-EFAULT, rt_sigtimedwait, SET, NULL, HOLE, 8),
	C(-EFAULT, rt_sigtimedwait, SET, NULL, KERNEL, 8),
	C(-EINVAL, rt_sigtimedwait, SET, NULL, bad_time, 8),
	C(-EAGAIN, rt_sigtimedwait, SET, HOLE, no_time, 8),
	C(-EAGAIN, rt_sigtimedwait, SET, KERNEL, no_time, 8),
	C(-EFAULT, rt_sigtimedwait_time64, HOLE, NULL, no_time64, 8),
	C(-EFAULT, rt_sigtimedwait_time64, KERNEL, NULL, no_time64, 8),
	C(-EFAULT, rt_sigtimedwait_time64, SET, NULL, HOLE, 8),
	C(-EFAULT, rt_sigtimedwait_time64, SET, NULL, KERNEL, 8),
	C(-EINVAL, rt_sigtimedwait_time64, SET, NULL, minus_time64, 8),
	C(-EAGAIN, rt_sigtimedwait_time64, SET, HOLE, no_time64, 8),
	C(-EAGAIN, rt_sigtimedwait_time64, SET, KERNEL, no_time64, 8),
	C(-EFAULT, rt_sigqueueinfo, INT_MAX, SIGUSR1, NULL),
	C(-EFAULT, rt_sigqueueinfo, INT_MAX, SIGUSR1, HOLE),
	C(-EFAULT, rt_sigqueueinfo, INT_MAX, SIGUSR1, KERNEL),
	C(-EPERM, rt_sigqueueinfo, INT_MAX, SIGUSR1, info_user),
	C(-ESRCH, rt_sigqueueinfo, INT_MAX, SIGUSR1, info_queue),
	C(-ESRCH, rt_sigqueueinfo, INT_MAX, 65, info_queue),
	C(-EFAULT, rt_tgsigqueueinfo, INT_MAX, INT_MAX, SIGUSR1, HOLE),
	C(-EFAULT, rt_tgsigqueueinfo, INT_MAX, INT_MAX, SIGUSR1, KERNEL),
	C(-EINVAL, rt_tgsigqueueinfo, 0, INT_MAX, SIGUSR1, info_queue),
	C(-EINVAL, rt_tgsigqueueinfo, INT_MAX, -1, SIGUSR1, info_user),
	C(-EPERM, rt_tgsigqueueinfo, INT_MAX, INT_MAX, SIGUSR1, info_user),
	C(-ESRCH, rt_tgsigqueueinfo, INT_MAX, INT_MAX, SIGUSR1, info_queue),
};

static const struct syscase stacks[] = {
	C(0, sigaltstack, NULL, NULL),
	C(0, sigaltstack, NULL, RW),
	C(-EFAULT, sigaltstack, HOLE, NULL),
	C(-EFAULT, sigaltstack, KERNEL, NULL),
	C(-EFAULT, sigaltstack, END(8), NULL),
	C(-EFAULT, sigaltstack, HOLE, HOLE),
	C(-ENOMEM, sigaltstack, small_stack, NULL),
	C(-EINVAL, sigaltstack, bad_stack, NULL),
	C(0, sigaltstack, no_stack, NULL),
	C(-EFAULT, sigaltstack, NULL, HOLE),
	C(-EFAULT, sigaltstack, NULL, KERNEL),
	C(-EFAULT, sigaltstack, NULL, RO),
	C(-EFAULT, sigaltstack, NULL, END(8)),
	C(-EFAULT, sigaltstack, good_stack, HOLE),
	C(0, sigaltstack, no_stack, NULL),
};

/* How a child ends that makes a call which does not come back. */
static int status_of(long nr, long a, long b, int ms)
{
	int status = -1;
	long pid = S(fork);

	if (pid == 0) {
		if (ms)
			alarm_ms(ms);
		sys_call(nr, a, b);
		S(exit_group, 1);
	}
	S(wait4, pid, &status, 0, 0);
	return status & ~0x80;
}

static void test_ends(void)
{
	is(status_of(__NR_pause, 0, 0, 20), SIGALRM,
	   "pause() until SIGALRM");
	is(status_of(__NR_rt_sigsuspend, SET, 8, 20), SIGALRM,
	   "rt_sigsuspend(SET, 8) until SIGALRM");
	is(status_of(__NR_sigsuspend, 0, 0, 20), SIGALRM,
	   "sigsuspend(0, 0, 0) until SIGALRM");
	is(status_of(__NR_kill, 0, 0, 0), 1 << 8, "kill(0, 0) comes back");
}

/* A call with a stack of its own; it does not come back. */
void call_on(unsigned long stack, long nr);
#ifdef __i386__
asm(".text\ncall_on: movl 8(%esp), %eax; movl 4(%esp), %esp; int $0x80; hlt\n");
#else
asm(".text\n.arm\ncall_on: mov sp, r0; mov r7, r1; svc #0; udf #0\n");
#endif

/* There is no frame where the stack pointer says. */
static void test_returns(void)
{
	static const unsigned long bad[] = { HOLE, HOLE + 256, KERNEL, HIGH };
	int status, i;
	long pid;

	for (i = 0; i < 8; i++) {
		pid = S(fork);
		if (pid == 0)
			call_on(bad[i / 2], i % 2 ? __NR_rt_sigreturn :
						    __NR_sigreturn);
		S(wait4, pid, &status, 0, 0);
		is(status & ~0x80, SIGSEGV, i % 2 ?
		   "rt_sigreturn() without a frame = SIGSEGV" :
		   "sigreturn() without a frame = SIGSEGV");
	}
}

int main(void)
{
	map_areas();
	CASES(actions);
	CASES(masks);
	CASES(queues);
	CASES(stacks);
	test_ends();
	test_returns();
	return done();
}
