// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sigwait.c - signals without handlers, waitid, and who used what
 *
 * Linux:    kernel/signal.c (rt_sigtimedwait, rt_sigqueueinfo), kernel/exit.c
 *	     (waitid), kernel/sys.c (getrusage, times, prctl)
 * Read:     sighelp.h before
 */
#include "sighelp.h"
#undef WNOHANG
#undef WUNTRACED
#include <linux/prctl.h>
#include <linux/times.h>
#include <linux/wait.h>

static volatile int count;

static void note(int sig)
{
	count++;
}

static long wait_for_set(unsigned long set, info_t *info, long ms)
{
	unsigned long mask[2] = { set, 0 };
	long time[2] = { ms / 1000, ms % 1000 * 1000000 };

	memset(info, 0, sizeof(*info));
	return S(rt_sigtimedwait, mask, info, ms < 0 ? NULL : time, 8);
}

static pid_t sender(int sig)
{
	pid_t pid = fork();

	if (pid == 0) {
		nanosleep(&(struct timespec){ 0, 30000000 }, NULL);
		kill(getppid(), sig);
		_exit(0);
	}
	return pid;
}

static void test_timedwait(void)
{
	long bad[2] = { 0, -1 };
	unsigned long set[2] = { BIT(SIGUSR1), 0 };
	info_t info;
	pid_t pid;

	mask_signal(MASK_BLOCK, SIGUSR1);
	mask_signal(MASK_BLOCK, SIGWINCH);
	is(wait_for_set(BIT(SIGUSR1), &info, 0), -EAGAIN, "nothing is pending");
	is(wait_for_set(BIT(SIGUSR1), &info, 20), -EAGAIN, "nor 20 ms later");
	raise(SIGUSR1);
	is(wait_for_set(BIT(SIGUSR1), &info, 0), SIGUSR1, "it is taken");
	is(info.si_pid, getpid(), "with what a handler would be told");
	is(is_pending(SIGUSR1), 0, "and is not pending any more");
	pid = sender(SIGUSR1);
	is(wait_for_set(BIT(SIGUSR1), &info, -1), SIGUSR1, "waited for");
	is(info.si_pid, pid, "from the child");
	waitpid(pid, NULL, 0);
	pid = sender(SIGWINCH);
	is(wait_for_set(BIT(SIGWINCH), &info, 1000), SIGWINCH,
	   "also one that is ignored by default");
	waitpid(pid, NULL, 0);
	set_handler(SIGUSR2, note, 0);
	pid = sender(SIGUSR2);
	is(wait_for_set(BIT(SIGUSR1), &info, 1000), -EINTR, "another's handler");
	waitpid(pid, NULL, 0);
	is(count, 1, "which ran");
	is(wait_for_set(BIT(SIGKILL), &info, 0), -EAGAIN, "never SIGKILL");
	is(S(rt_sigtimedwait, set, NULL, bad, 8), -EINVAL, "a bad time");
	is(S(rt_sigtimedwait, set, NULL, NULL, 4), -EINVAL, "a bad size");
	is(S(rt_sigtimedwait, 8, NULL, NULL, 8), -EFAULT, "no set there");
	mask_signal(MASK_UNBLOCK, SIGUSR1);
	mask_signal(MASK_UNBLOCK, SIGWINCH);
}

static void test_queue(void)
{
	unsigned long mask[2] = { 0, 1UL << 7 };	/* signal 40 */
	info_t info, got;
	int i;

	S(rt_sigprocmask, 0, mask, NULL, 8);
	memset(&info, 0, sizeof(info));
	info.si_code = SI_QUEUE;
	for (i = 0; i < 3; i++) {
		info.si_value.sival_int = 100 + i;
		S(rt_sigqueueinfo, getpid(), 40, &info);
	}
	for (i = 0; i < 3; i++) {
		S(rt_sigtimedwait, mask, &got, NULL, 8);
		is(got.si_value.sival_int, 100 + i, "a queued signal's value");
	}
	info.si_code = SI_USER;
	is(S(rt_sigqueueinfo, getppid(), 0, &info), -EPERM,
	   "nobody passes for kill()");
	info.si_code = SI_QUEUE;
	is(S(rt_sigqueueinfo, getpid(), 65, &info), -EINVAL, "signal 65");
	is(S(rt_sigqueueinfo, getpid(), 0, 8), -EFAULT, "no siginfo there");
	is(S(rt_tgsigqueueinfo, 0, getpid(), 0, &info), -EINVAL, "process 0");
	is(S(rt_tgsigqueueinfo, getpid(), getpid(), 40, &info), 0, "a thread");
	is(S(rt_sigtimedwait, mask, &got, NULL, 8), 40, "gets it");
}

static void test_waitid(void)
{
	pid_t pid = fork();
	info_t info;

	if (pid == 0)
		_exit(3);
	is(S(waitid, P_PID, pid, &info, WEXITED | WNOWAIT, NULL), 0, "waitid");
	is(info.si_signo, SIGCHLD, "tells as SIGCHLD does");
	is(info.si_code, CLD_EXITED, "that a child has ended");
	is(info.si_status, 3, "with this status");
	is(info.si_pid, pid, "which");
	is(S(waitid, P_ALL, 0, &info, WEXITED, NULL), 0, "WNOWAIT: once more");
	is(S(waitid, P_ALL, 0, &info, WEXITED, NULL), -ECHILD, "then it is gone");

	pid = fork();
	if (pid == 0)
		for (;;)
			S(pause);
	info.si_pid = 1;
	is(S(waitid, P_PID, pid, &info, WEXITED | WNOHANG, NULL), 0, "WNOHANG");
	is(info.si_pid, 0, "nothing to tell");
	kill(pid, SIGSTOP);
	is(S(waitid, P_PID, pid, &info, WSTOPPED, NULL), 0, "it stops");
	is(info.si_code, CLD_STOPPED, "CLD_STOPPED");
	is(info.si_status, SIGSTOP, "by SIGSTOP");
	kill(pid, SIGCONT);
	is(S(waitid, P_PID, pid, &info, WCONTINUED, NULL), 0, "it goes on");
	is(info.si_code, CLD_CONTINUED, "CLD_CONTINUED");
	is(info.si_status, SIGCONT, "by SIGCONT");
	kill(pid, SIGKILL);
	is(S(waitid, P_PGID, 0, &info, WEXITED, NULL), 0, "of the own group");
	is(info.si_code, CLD_KILLED, "CLD_KILLED");
	is(info.si_status, SIGKILL, "by SIGKILL");
	is(S(waitid, P_ALL, 0, NULL, WNOHANG, NULL), -EINVAL, "wait for what?");
	is(S(waitid, 77, 1, NULL, WEXITED, NULL), -EINVAL, "for whom?");
	is(S(waitid, P_PID, 0, NULL, WEXITED, NULL), -EINVAL, "process 0");
	is(S(waitid, P_ALL, 0, NULL, WEXITED | 0x100, NULL), -EINVAL, "options");
}

static void burn(void)
{
	struct tms before, now;

	S(times, &before);
	do
		S(times, &now);
	while (now.tms_utime + now.tms_stime <
	       before.tms_utime + before.tms_stime + 4);
}

static long usec(const struct linux_rusage *r)
{
	return (r->ru_utime.tv_sec + r->ru_stime.tv_sec) * 1000000 +
	       r->ru_utime.tv_usec + r->ru_stime.tv_usec;
}

static void test_usage(void)
{
	struct linux_rusage self, children;
	char *page;
	struct tms tms;
	pid_t pid;

	S(getrusage, RUSAGE_CHILDREN, &children);
	pid = fork();
	if (pid == 0) {
		burn();
		_exit(0);
	}
	waitpid(pid, NULL, 0);
	S(getrusage, RUSAGE_CHILDREN, &self);
	ok(usec(&self) >= usec(&children) + 20000, "a child's time is counted");
	S(times, &tms);
	ok(tms.tms_cutime + tms.tms_cstime >= 3, "in ticks, too");
	burn();
	S(getrusage, RUSAGE_SELF, &self);
	ok(usec(&self) >= 20000, "and our own");
	S(getrusage, RUSAGE_THREAD, &self);
	ok(usec(&self) >= 20000, "the thread's");
	page = mmap(NULL, 16 * PAGE_SIZE, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	madvise(page, 16 * PAGE_SIZE, 15 /* MADV_NOHUGEPAGE */);
	S(getrusage, RUSAGE_SELF, &self);
	for (int i = 0; i < 16; i++)
		page[i * PAGE_SIZE] = 1;
	S(getrusage, RUSAGE_SELF, &children);
	is(children.ru_minflt - self.ru_minflt, 16, "16 pages, 16 faults");
	is(S(getrusage, 5, &self), -EINVAL, "whose?");
	is(S(getrusage, RUSAGE_SELF, 8), -EFAULT, "where to?");
	is(S(times, 8), -EFAULT, "and times()?");
	ok(S(times, NULL) != -EFAULT, "it may be nowhere");
}

static void test_prctl(void)
{
	char name[16];
	int sig = -1;

	is(S(prctl, PR_SET_NAME, "a-name-that-is-too-long", 0, 0, 0), 0, "a name");
	is(S(prctl, PR_GET_NAME, name, 0, 0, 0), 0, "reads back");
	is_text(name, "a-name-that-is-", "cut to 15 characters");
	is(S(prctl, PR_SET_NAME, 8, 0, 0, 0), -EFAULT, "no name there");
	is(S(prctl, PR_SET_PDEATHSIG, 65, 0, 0, 0), -EINVAL, "signal 65");
	is(S(prctl, PR_SET_PDEATHSIG, SIGUSR1, 0, 0, 0), 0, "a parent's end");
	is(S(prctl, PR_GET_PDEATHSIG, &sig, 0, 0, 0), 0, "reads back");
	is(sig, SIGUSR1, "as it was set");
	S(prctl, PR_SET_PDEATHSIG, 0, 0, 0, 0);
	is(S(prctl, 0x7fffffff, 0, 0, 0, 0), -EINVAL, "an unknown option");
}

/* A grandchild that is told of its parent's end tells us by a pipe. */
static void test_pdeathsig(void)
{
	int fd[2];
	char text[4] = "";
	pid_t pid;

	S(pipe, fd);
	pid = fork();
	if (pid == 0) {
		if (fork())
			S(pause);
		set_handler(SIGUSR1, note, 0);
		count = 0;
		S(prctl, PR_SET_PDEATHSIG, SIGUSR1, 0, 0, 0);
		S(write, fd[1], "a", 1);
		while (!count)
			sched_yield();
		S(write, fd[1], "b", 1);
		_exit(0);
	}
	S(read, fd[0], text, 1);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	S(read, fd[0], text + 1, 1);
	is_text(text, "ab", "PR_SET_PDEATHSIG");
	S(close, fd[0]);
	S(close, fd[1]);
}

int main(void)
{
	test_timedwait();
	test_queue();
	test_waitid();
	test_usage();
	test_prctl();
	test_pdeathsig();
	return done();
}
