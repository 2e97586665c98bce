// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/proctest.c - fork, clone, wait, process groups, restarts
 *
 * Linux:    kernel/fork.c, kernel/exit.c, kernel/signal.c, kernel/sys.c
 * Read:     rawcall.h before; sigtest.c has signals
 *
 * A call that a stopped process was sleeping in goes on after SIGCONT: the
 * restart codes. wait4 begins again, nanosleep with the time that is left.
 */
#include "rawcall.h"
#include "tap.h"
#include "threadhelp.h"

#define ANY_STATUS	0x7f000000	/* nothing that wait4 would store */
#define WALL		0x40000000
#define WCLONE		0x80000000

static int status;

static long wait_for(long pid, int options)
{
	status = ANY_STATUS;
	return S(wait4, pid, &status, options, 0);
}

/* As the kernel has it; newlib's is wider. */
struct kernel_timespec {
	long sec, nsec;
};

static void nap(long ms)
{
	struct kernel_timespec moment = { 0, ms * 1000000 };

	S(nanosleep, &moment, 0);
}

/* The status of a child that has done @test and exits with what it returns. */
static int in_child(int (*test)(void))
{
	long pid = fork();

	if (pid == 0)
		_exit(test());
	wait_for(pid, 0);
	return status;
}

static long forked_exit(int code)
{
	long pid = fork();

	if (pid == 0)
		_exit(code);
	return pid;
}

/* ---- wait -------------------------------------------------------------- */

static void test_wait(void)
{
	long pid = forked_exit(3);

	is(wait_for(pid, 0) - pid, 0, "wait4 returns the child");
	is(status, 0x300, "and its status");
	is(wait_for(-1, 0), -ECHILD, "no child");
	is(S(wait4, -1, &status, 0x100, 0), -EINVAL, "an unknown option");
	is(S(wait4, 0x80000000, &status, 0, 0), -ESRCH, "pid INT_MIN");
	pid = fork();
	if (pid == 0) {
		nap(200);
		_exit(257);
	}
	is(wait_for(pid, WNOHANG), 0, "WNOHANG: not yet");
	is(status, ANY_STATUS, "nothing is stored");
	is(wait_for(-1, 0) - pid, 0, "any child");
	is(status, 0x100, "the status has eight bits");
	pid = forked_exit(1);
	is(S(wait4, pid, 8, 0, 0), -EFAULT, "a bad pointer");
	is(wait_for(pid, 0), -ECHILD, "the child is collected all the same");
	pid = forked_exit(1);
	is(wait_for(pid + 1000, 0), -ECHILD, "no such child");
	is(wait_for(0, 0) - pid, 0, "a child of the own group");
	pid = forked_exit(1);
	is(wait_for(pid, WCLONE), -ECHILD, "__WCLONE: not one of fork()");
	is(wait_for(pid, WALL) - pid, 0, "__WALL: any");
}

/* ---- restarts ---------------------------------------------------------- */

static int sleep_300_ms(void)
{
	struct kernel_timespec time = { 0, 300000000 };
	struct kernel_timespec rest = { 9, 9 };

	return S(nanosleep, &time, &rest) == 0 && rest.sec == 9 ? 11 : 12;
}

static int sleep_long_enough(void)
{
	const int monotonic = 1;
	struct kernel_timespec a, b;

	S(clock_gettime, monotonic, &a);
	sleep_300_ms();
	S(clock_gettime, monotonic, &b);
	return (b.sec - a.sec) * 10 + (b.nsec - a.nsec) / 100000000;
}

static int wait_for_sleeper(void)
{
	long pid = fork();

	if (pid == 0) {
		nap(400);
		_exit(1);
	}
	return S(wait4, pid, &status, 0, 0) == pid ? 21 : 22;
}

static int pause_for_good(void)
{
	S(pause);
	return 1;
}

/* Runs it, stops it in its sleep and lets it go on. */
static void stop_and_go(int (*test)(void))
{
	long pid = fork();

	if (pid == 0)
		_exit(test());
	nap(50);
	kill(pid, SIGSTOP);
	wait_for(pid, WUNTRACED);
	nap(220);
	kill(pid, SIGCONT);
	if (test == pause_for_good) {
		nap(20);
		is(wait_for(pid, WNOHANG), 0, "pause goes on");
		kill(pid, SIGINT);
	}
	wait_for(pid, 0);
}

static void test_restarts(void)
{
	stop_and_go(sleep_300_ms);
	ok(status == 12 << 8, "nanosleep goes on and has used its remainder");
	stop_and_go(sleep_long_enough);
	/* 570 ms would be a sleep that began again. */
	ok(status >> 8 == 3 || status >> 8 == 4, "after 300 ms in all");
	stop_and_go(wait_for_sleeper);
	is(status, 21 << 8, "wait4 begins again");
	stop_and_go(pause_for_good);
	is(status, SIGINT, "until a signal ends it");
}

/* ---- vfork and clone --------------------------------------------------- */

static volatile int shared;
static int parent_tid, child_tid;
static char stack[16384] __attribute__((aligned(16)));

static long clone_thread(long flags, int (*fn)(void))
{
	return clone_call(flags, stack + sizeof(stack), &parent_tid,
			  &child_tid, fn);
}

static int return_5(void)
{
	shared = 42;
	return 5;
}

static int exit_group_7(void)
{
	S(exit_group, 7);
	return 0;
}

static int loop(void)
{
	for (;;)
		S(sched_yield);
	return 0;
}

static int sleep_200_ms(void)
{
	nap(200);
	return 0;
}

static int sleep_and_write(void)
{
	nap(20);
	shared = 1;
	return 6;
}

static void test_vfork(void)
{
	long pid;

	shared = 0;
	pid = clone_thread(CLONE_VFORK | CLONE_VM | SIGCHLD, sleep_and_write);
	is(shared, 1, "CLONE_VFORK: the parent waits, memory is shared");
	wait_for(pid, 0);
	is(status, 0x600, "the child has its own end");
	is(in_child(return_5), 0x500, "fork: a child has memory of its own");
	is(shared, 1, "the parent's is as it was");
}

static void test_clone(void)
{
	long pid;

	is(clone_thread(CLONE_THREAD, return_5), -EINVAL, "THREAD alone");
	is(clone_thread(CLONE_SIGHAND, return_5), -EINVAL, "SIGHAND alone");
	is(clone_thread(CLONE_THREAD | CLONE_VM, return_5), -EINVAL,
	   "THREAD and VM without SIGHAND");
	pid = clone_thread(CLONE_VM | SIGCHLD, return_5);
	is(wait_for(pid, 0) - pid, 0, "a process with shared memory");
	is(status, 0x500, "exits with what it returns");
	is(shared, 42, "and has written there");
	pid = clone_call(CLONE_PARENT_SETTID | SIGCHLD, NULL, &parent_tid,
			 NULL, return_5);
	is(parent_tid - pid, 0, "CLONE_PARENT_SETTID");
	wait_for(pid, 0);
	ignore_signal(SIGSTKFLT);
	pid = clone_thread(CLONE_VM | SIGSTKFLT, return_5);
	is(wait_for(-1, WNOHANG), -ECHILD, "another exit signal: not waited");
	is(wait_for(-1, WCLONE) - pid, 0, "but with __WCLONE");
	default_signal(SIGSTKFLT);
	child_tid = 99;
	pid = clone_thread(THREAD | CLONE_FS | CLONE_FILES |
			   CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID,
			   return_5);
	while (*(volatile int *)&child_tid == 99)
		sched_yield();
	is(child_tid, 0, "a thread: CLONE_CHILD_CLEARTID");
	is(parent_tid - pid, 0, "has a tid");
	is(wait_for(-1, 0), -ECHILD, "is no child");
	is(S(tgkill, getpid(), pid, 0), -ESRCH, "and is gone");
}

/* ---- threads, each in a process of its own ------------------------------ */

static int thread_ends_all(void)
{
	clone_thread(THREAD, exit_group_7);
	for (;;)
		S(pause);
	return 0;
}

static int end_with_thread(void)
{
	clone_thread(THREAD, loop);
	nap(10);
	return 13;
}

static int die_with_thread(void)
{
	clone_thread(THREAD, loop);
	nap(10);
	raise(SIGTERM);
	for (;;)
		;
	return 0;
}

static int stop_with_thread(void)
{
	clone_thread(THREAD, loop);
	nap(10);
	raise(SIGSTOP);
	return 31;
}

static int clone_sibling(void)
{
	long pid = clone_call(CLONE_PARENT | SIGCHLD, NULL, NULL, NULL,
			      return_5);

	return wait_for(pid, 0) == -ECHILD ? 1 : 2;
}

static void test_threads(void)
{
	long pid;

	is(in_child(thread_ends_all), 0x700, "a thread's exit_group ends all");
	is(in_child(end_with_thread), 13 << 8, "so does the leader's");
	is(in_child(die_with_thread), SIGTERM, "and a deadly signal");
	pid = fork();
	if (pid == 0) {
		clone_thread(THREAD, sleep_200_ms);
		S(exit, 2);
	}
	nap(10);
	is(wait_for(pid, WNOHANG), 0, "a leader waits for its threads");
	is(wait_for(pid, 0) - pid, 0, "before it is collected");
	is(in_child(clone_sibling), 0x100, "CLONE_PARENT: not my child");
	ok(wait_for(-1, 0) > 0 && status == 0x500, "but my parent's");
	pid = fork();
	if (pid == 0)
		_exit(stop_with_thread());
	is(wait_for(pid, WUNTRACED) - pid, 0, "all threads stop");
	kill(pid, SIGCONT);
	wait_for(pid, 0);
	is(status, 31 << 8, "and go on");
}

/* ---- sessions, groups, limits ------------------------------------------- */

static int lead_session(void)
{
	long me = getpid();
	long pid;
	int bad;

	bad = S(setsid) != me || S(getsid, 0) != me || S(getpgid, 0) != me;
	bad |= (S(setsid) != -EPERM) << 1 | (S(setpgid, 0, 0) != -EPERM) << 2;
	pid = fork();
	if (pid == 0)
		_exit(S(getpgid, 0) != me || S(setpgid, 0, 0) != 0 ||
		      S(getpgid, 0) != getpid() ||
		      S(setpgid, 0, me + 5000) != -EPERM ||
		      S(setpgid, 0, me) != 0);
	bad |= (wait_for(pid, 0) != pid || status) << 3;
	pid = fork();
	if (pid == 0)
		_exit(pause_for_good());
	bad |= (S(setpgid, pid, pid) != 0 || S(getpgid, pid) != pid) << 4;
	bad |= (S(kill, -pid, SIGTERM) != 0) << 5;
	bad |= (wait_for(-pid, 0) != pid || status != SIGTERM) << 6;
	bad |= (S(kill, -pid, SIGTERM) != -ESRCH ||
		S(setpgid, 1, 0) != -ESRCH) << 7;
	return bad;
}

static int limits_as_user(void)
{
	struct rlimit64 limit = { 1, 2 };
	int bad;

	S(setuid32, 54321);
	bad = S(prlimit64, 0, RLIMIT_CORE, &limit, 0) != 0;
	limit.rlim_max = 3;
	bad |= (S(prlimit64, 0, RLIMIT_CORE, &limit, 0) != -EPERM) << 1;
	bad |= (S(prlimit64, getppid(), RLIMIT_STACK, 0, &limit) != -EPERM) << 2;
	bad |= (S(kill, getppid(), 0) != -EPERM) << 3;
	bad |= (S(setuid32, 0) != -EPERM) << 4;
	limit.rlim_cur = limit.rlim_max = 1;
	S(prlimit64, 0, RLIMIT_NPROC, &limit, 0);
	bad |= (S(fork) != -EAGAIN) << 5;
	return bad;
}

static void test_groups_and_limits(void)
{
	struct rlimit64 limit = { 5, 4 };

	is(in_child(lead_session), 0, "setsid, setpgid, kill of a group");
	is(S(setpgid, 999999, 0), -ESRCH, "setpgid: no such process");
	is(S(setpgid, 0, -1), -EINVAL, "setpgid: -1");
	is(S(getsid, 999999), -ESRCH, "getsid: no such process");
	is(S(prlimit64, 0, RLIMIT_STACK, &limit, 0), -EINVAL, "cur > max");
	is(S(prlimit64, 0, 16, 0, &limit), -EINVAL, "no such limit");
	is(S(prlimit64, 0, RLIMIT_STACK, 8, 0), -EFAULT, "a bad pointer");
	is(S(prlimit64, 999999, RLIMIT_STACK, 0, &limit), -ESRCH,
	   "prlimit64: no such process");
	is(in_child(limits_as_user), 0, "what a user may not do");
}

int main(void)
{
	test_wait();
	test_restarts();
	test_vfork();
	test_clone();
	test_threads();
	test_groups_and_limits();
	return done();
}
