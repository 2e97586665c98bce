// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sighand.c - handlers: when, with what blocked, and what after
 *
 * Linux:    kernel/signal.c, arch/.../kernel/signal.c
 * Read:     sighelp.h before; sigstack.c, sigframe.c after
 */
#include <setjmp.h>
#include "sighelp.h"

static volatile int count;
static char order[16];
static volatile unsigned long mask_inside;
static info_t told;

static void note(int sig)
{
	order[count++ % 15] = sig == SIGUSR1 ? '1' : sig == SIGUSR2 ? '2' : 'x';
	mask_inside = blocked_now();
}

static void note_info(int sig, info_t *info, struct ucontext *uc)
{
	told = *info;
	note(sig);
	if (UC_OLDMASK(uc) != UC_MASK(uc))
		count = -1;
}

static void reset(void)
{
	memset(order, 0, sizeof(order));
	count = 0;
}

static void test_call(void)
{
	reset();
	is(set_handler(SIGUSR1, note, 0), 0, "a handler is set");
	raise(SIGUSR1);
	is(count, 1, "and called");
	raise(SIGUSR1);
	is(count, 2, "and called again");
	is(set_handler(SIGKILL, note, 0), -1, "not for SIGKILL");
	is(set_handler(SIGSTOP, note, 0), -1, "nor for SIGSTOP");
	is(set_handler(65, note, 0), -1, "nor for signal 65");
	set_handler(64, note, 0);
	raise(64);
	is(count, 3, "but for signal 64");
	set_handler(SIGUSR1, note, SA_RESETHAND);
	raise(SIGUSR1);
	is(count, 4, "SA_RESETHAND: once");
	ok(signal(SIGUSR1, SIG_DFL) == SIG_DFL, "then it is the default again");
}

static void test_info(void)
{
	struct signal_action old;

	reset();
	set_handler(SIGUSR1, note_info, SA_SIGINFO);
	raise(SIGUSR1);
	is(told.si_signo, SIGUSR1, "siginfo: the signal");
	is(told.si_code, SI_USER, "kill() is SI_USER");
	is(told.si_pid, getpid(), "the sender");
	is(told.si_uid, S(getuid32), "and whose it is");
	S(tgkill, getpid(), getpid(), SIGUSR1);
	is(told.si_code, SI_TKILL, "tgkill() is SI_TKILL");
	is(told.si_pid, getpid(), "the sender");
	is(count, 2, "oldmask and uc_sigmask agree");
	set_action(SIGUSR1, NULL, &old);
	ok(old.handler == (void *)note_info && (old.flags & SA_SIGINFO),
	   "the action reads back");
}

static void test_mask(void)
{
	struct signal_action act = { .handler = note, .mask = { BIT(SIGUSR2) } };
	unsigned long before = blocked_now();

	reset();
	set_handler(SIGUSR1, note, 0);
	raise(SIGUSR1);
	is(mask_inside, before | BIT(SIGUSR1), "a handler blocks its signal");
	is(blocked_now(), before, "which is undone");
	set_handler(SIGUSR1, note, SA_NODEFER);
	raise(SIGUSR1);
	is(mask_inside, before, "SA_NODEFER: it does not");
	set_action(SIGUSR1, &act, NULL);
	raise(SIGUSR1);
	is(mask_inside, before | BIT(SIGUSR1) | BIT(SIGUSR2),
	   "sa_mask is blocked too");
	act.mask[0] = BIT(SIGKILL) | BIT(SIGSTOP);
	set_action(SIGUSR1, &act, NULL);
	raise(SIGUSR1);
	is(mask_inside, before | BIT(SIGUSR1), "but not SIGKILL and SIGSTOP");
}

static void raise_other(int sig)
{
	note(sig);
	if (sig == SIGUSR1)
		raise(SIGUSR2);
	order[count++ % 15] = sig == SIGUSR1 ? ')' : ']';
}

static void test_order(void)
{
	reset();
	set_handler(SIGUSR1, raise_other, 0);
	set_handler(SIGUSR2, raise_other, 0);
	raise(SIGUSR1);
	is_text(order, "12])", "a handler is interrupted by a handler");
	reset();
	set_handler(SIGUSR1, note, 0);
	set_handler(SIGUSR2, note, 0);
	mask_signal(MASK_BLOCK, SIGUSR1);
	mask_signal(MASK_BLOCK, SIGUSR2);
	raise(SIGUSR1);
	raise(SIGUSR1);
	raise(SIGUSR2);
	is(count, 0, "blocked signals wait");
	S(rt_sigprocmask, 2, (unsigned long[2]) { 0, 0 }, NULL, 8);
	is_text(order, "21", "the frame of the second is on top");
}

/* Children that send @sig to their parent after a while. */
static pid_t sender(int sig, int ms)
{
	struct timespec delay = { 0, ms * 1000000 };
	pid_t pid = fork();

	if (pid == 0) {
		nanosleep(&delay, NULL);
		kill(getppid(), sig);
		nanosleep(&delay, NULL);
		_exit(7);
	}
	return pid;
}

static void test_restart(void)
{
	long left[2] = { -1, -1 }, time[2] = { 5, 0 };
	int status = 0;
	pid_t pid;

	reset();
	set_handler(SIGUSR1, note, 0);
	pid = sender(SIGUSR1, 30);
	is(S(wait4, pid, &status, 0, NULL), -EINTR, "wait4: EINTR");
	is(S(wait4, pid, &status, 0, NULL), pid, "then the child");
	set_handler(SIGUSR1, note, SA_RESTART);
	pid = sender(SIGUSR1, 30);
	is(S(wait4, pid, &status, 0, NULL), pid, "SA_RESTART: wait4 goes on");
	is(status, 7 << 8, "until the child ends");
	is(count, 2, "though the handler ran");

	pid = sender(SIGUSR1, 30);
	is(S(nanosleep, time, left), -EINTR, "nanosleep: EINTR all the same");
	ok(left[0] == 4, "and what is left");
	waitpid(pid, NULL, 0);
	pid = sender(SIGUSR1, 30);
	is(S(pause), -EINTR, "pause ends, too");
	waitpid(pid, NULL, 0);
	is(S(restart_syscall), -EINTR, "a handler's end forgets the sleep");
}

static void test_pipe_restart(void)
{
	int fd[2];
	char byte = 0;
	pid_t pid;

	S(pipe2, fd, 0);
	set_handler(SIGUSR1, note, 0);
	pid = sender(SIGUSR1, 30);
	is(S(read, fd[0], &byte, 1), -EINTR, "read: EINTR");
	waitpid(pid, NULL, 0);
	set_handler(SIGUSR1, note, SA_RESTART);
	pid = fork();
	if (pid == 0) {
		sender(SIGUSR1, 10);
		waitpid(-1, NULL, 0);
		_exit(0);
	}
	pid = fork();
	if (pid == 0) {
		struct timespec delay = { 0, 60000000 };

		kill(getppid(), SIGUSR1);
		nanosleep(&delay, NULL);
		S(write, fd[1], "x", 1);
		_exit(0);
	}
	is(S(read, fd[0], &byte, 1), 1, "SA_RESTART: read goes on");
	is(byte, 'x', "until there is something");
	waitpid(-1, NULL, 0);
	waitpid(-1, NULL, 0);
	S(close, fd[0]);
	S(close, fd[1]);
}

static void test_suspend(void)
{
	unsigned long none[2] = { 0, 0 }, before;
	pid_t pid;

	reset();
	set_handler(SIGUSR1, note, 0);
	mask_signal(MASK_BLOCK, SIGUSR1);
	before = blocked_now();
	raise(SIGUSR1);
	is(count, 0, "blocked");
	is(S(rt_sigsuspend, none, 8), -EINTR, "rt_sigsuspend lets it through");
	is(count, 1, "once");
	is(mask_inside, BIT(SIGUSR1), "the handler's mask is from the call's");
	is(blocked_now(), before, "the caller's mask is back");
	pid = sender(SIGUSR1, 30);
	is(S(rt_sigsuspend, none, 8), -EINTR, "it waits");
	waitpid(pid, NULL, 0);
	is(S(rt_sigsuspend, none, 4), -EINVAL, "a set has 8 bytes");
	is(S(rt_sigsuspend, 8, 8), -EFAULT, "at a good address");
	mask_signal(MASK_UNBLOCK, SIGUSR1);
	is(count, 2, "nothing is left");
}

static jmp_buf env;

static void jump(int sig, info_t *info, struct ucontext *uc)
{
	told = *info;
	mask_inside = UC_TRAP(uc) == 14 && UC_IS_WRITE(uc) ? UC_ADDRESS(uc) : 0;
	longjmp(env, 1);
}

static char *page;

static void mend(int sig, info_t *info, struct ucontext *uc)
{
	told = *info;
	count++;
	mprotect(page, PAGE_SIZE, PROT_READ | PROT_WRITE);
}

static void test_faults(void)
{
	reset();
	set_handler(SIGSEGV, jump, SA_SIGINFO | SA_NODEFER);
	page = mmap(NULL, PAGE_SIZE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (!setjmp(env))
		*(volatile char *)20 = 1;
	is(told.si_code, SEGV_MAPERR, "nothing there: SEGV_MAPERR");
	is((long)told.si_addr, 20, "at 20");
	is(mask_inside, 20, "the frame has trap, kind and address");
	if (!setjmp(env))
		page[123] = 1;
	is(told.si_code, SEGV_ACCERR, "not to be written: SEGV_ACCERR");
	ok((char *)told.si_addr == page + 123, "at that byte");
	set_handler(SIGSEGV, mend, SA_SIGINFO);
	page[321] = 5;
	is(count, 1, "a handler may mend it");
	is(page[321], 5, "and the instruction is done then");
	munmap(page, PAGE_SIZE);
	set_handler(SIGSEGV, SIG_DFL, 0);
}

static void ill(int sig, info_t *info, struct ucontext *uc)
{
	told = *info;
	count = told.si_addr == (void *)UC_PC(uc);
	longjmp(env, 1);
}

static void test_ill(void)
{
	reset();
	set_handler(SIGILL, ill, SA_SIGINFO | SA_NODEFER);
	if (!setjmp(env))
		__builtin_trap();
	is(told.si_signo, SIGILL, "an undefined instruction");
	is(count, 1, "si_addr is where it is");
	set_handler(SIGILL, SIG_DFL, 0);
}

static void fault_in_handler(int sig)
{
	*(volatile char *)8 = 1;
}

static void child_nested(void *arg)
{
	set_handler(SIGSEGV, fault_in_handler, 0);
	*(volatile char *)8 = 1;
}

static void child_blocked(void *arg)
{
	set_handler(SIGSEGV, note, 0);
	mask_signal(MASK_BLOCK, SIGSEGV);
	*(volatile char *)8 = 1;
}

static void child_nowhere(void *arg)
{
	set_handler(SIGUSR1, (void *)16, 0);
	raise(SIGUSR1);
}

static void test_deaths(void)
{
	is(status_of(child_nested, NULL), SIGSEGV,
	   "a fault in SIGSEGV's handler kills");
	is(status_of(child_blocked, NULL), SIGSEGV,
	   "a fault while it is blocked kills");
	is(status_of(child_nowhere, NULL), SIGSEGV,
	   "a handler that is not there kills");
}

static void test_timer(void)
{
	double x = 1.5;
	long i;

	reset();
	set_handler(SIGALRM, note, SA_RESTART);
	S(setitimer, ITIMER_REAL, (long[4]) { 0, 10000, 0, 10000 }, NULL);
	for (i = 0; count < 5 || i < 1000; i++)
		x = x * 1.0000001 - x * 0.0000001 + 0.25 - 0.25;
	S(setitimer, ITIMER_REAL, NULL, NULL);
	ok(x > 1.4 && x < 1.6, "five handlers in the middle of computing");
}

int main(void)
{
	test_call();
	test_info();
	test_mask();
	test_order();
	test_restart();
	test_pipe_restart();
	test_suspend();
	test_faults();
	test_ill();
	test_deaths();
	test_timer();
	return done();
}
