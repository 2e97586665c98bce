// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sigtest.c - what signals do to a process without handlers
 *
 *	sigtest			the tests
 *	sigtest raise N		(itself after exec) raises N, exits with 5
 *
 * Linux:    kernel/signal.c (get_signal, sig_ignored), kernel/exit.c (wait4)
 * Read:     user/lib/syscalls.c signal()
 *
 * Left out: handlers, masks, sigaltstack
 */
#include "../../user/lib/sys.h"
#include "tap.h"

static const char *self;

/* Something a test child can do until it is killed. */
static void __attribute__((noreturn)) spin(void)
{
	for (;;)
		sched_yield();
}

static int wait_status(pid_t pid)
{
	int status = -1;

	return waitpid(pid, &status, 0) == pid ? status : -1;
}

static void test_default_deaths(void)
{
	static const int deadly[] = {
		SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS,
		SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM,
		SIGTERM, SIGSTKFLT, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF,
		SIGIO, SIGPWR, SIGSYS,
	};
	size_t i;

	for (i = 0; i < sizeof(deadly) / sizeof(deadly[0]); i++) {
		pid_t pid = fork();

		if (pid == 0)
			spin();
		kill(pid, deadly[i]);
		/* 128 would say that a core file was written. */
		ok((wait_status(pid) & ~128) == deadly[i],
		   "signal %d kills by default", deadly[i]);
	}
}

static void test_default_ignored(void)
{
	static const int harmless[] = { SIGCHLD, SIGURG, SIGWINCH, SIGCONT };
	size_t i;

	for (i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
		pid_t pid = fork();

		if (pid == 0) {
			raise(harmless[i]);
			_exit(3);
		}
		ok(wait_status(pid) == 3 << 8, "signal %d does not",
		   harmless[i]);
	}
}

/* Volatile, or the compiler would know better what to do about page 0. */
static volatile char *volatile target;

static void fault_null(void)
{
	target = NULL;
	*target = 1;
}

static void fault_text(void)
{
	target = (char *)test_default_deaths;
	*target = 1;
}

static void fault_kernel(void)
{
	target = (char *)0xffff0000UL;
	*target = 1;
}

static void __attribute__((noinline)) only_return(void)
{
	asm volatile("");
}

/* A function that works, copied to the stack, where nothing is executable. */
static void execute_stack(void)
{
	volatile char code[64];
	size_t i;

	for (i = 0; i < sizeof(code); i++)
		code[i] = ((volatile char *)only_return)[i];
	((void (*)(void))(uintptr_t)code)();
}

static void fault_instruction(void)
{
	__builtin_trap();
}

static int death_of(void (*fault)(void))
{
	pid_t pid = fork();

	if (pid == 0) {
		fault();
		_exit(0);
	}
	return wait_status(pid) & ~128;
}

static void test_faults(void)
{
	is(death_of(fault_null), SIGSEGV, "a write to page 0: SIGSEGV");
	is(death_of(fault_text), SIGSEGV, "a write to the text: SIGSEGV");
	is(death_of(fault_kernel), SIGSEGV, "a write to the kernel: SIGSEGV");
	is(death_of(only_return), 0, "calling a function: nothing");
	is(death_of(execute_stack), SIGSEGV, "its copy on the stack: SIGSEGV");
	is(death_of(fault_instruction), SIGILL,
	   "an undefined instruction: SIGILL");
}

static void ignore_then_fault(void)
{
	ignore_signal(SIGSEGV);
	fault_null();
}

static void test_ignore(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		ignore_signal(SIGTERM);
		raise(SIGTERM);
		_exit(4);
	}
	is(wait_status(pid), 4 << 8, "an ignored SIGTERM does nothing");
	is(ignore_signal(SIGKILL), -1, "SIGKILL cannot be ignored");
	is(errno, EINVAL, "EINVAL says so");
	is(ignore_signal(SIGSTOP), -1, "nor can SIGSTOP");
	is(ignore_signal(65), -1, "there is no signal 65");
	ok(signal(SIGUSR1, SIG_IGN) == SIG_DFL &&
	   signal(SIGUSR1, SIG_DFL) == SIG_IGN, "the old action is returned");
	is(death_of(ignore_then_fault), SIGSEGV,
	   "a fault kills although SIGSEGV is ignored");
}

/* Run ourselves anew: "raise SIG" with what is ignored now. */
static int raise_after_exec(int ignored, int raised)
{
	char number[12];
	char *argv[] = {
		(char *)"sigtest", (char *)"raise", number, NULL
	};
	pid_t pid = fork();

	if (pid)
		return wait_status(pid) & ~128;
	snprintf(number, sizeof(number), "%d", raised);
	if (ignored)
		ignore_signal(ignored);
	execve(self, argv, environ);
	_exit(126);
}

static void test_exec(void)
{
	is(raise_after_exec(0, SIGTERM), SIGTERM,
	   "after exec the default action kills");
	is(raise_after_exec(SIGTERM, SIGTERM), 5 << 8,
	   "what was ignored is still ignored after exec");
	is(raise_after_exec(SIGTERM, SIGUSR1), SIGUSR1,
	   "and nothing else is");
}

static void test_kill_errors(void)
{
	pid_t pid = fork();

	if (pid == 0)
		spin();
	is(kill(pid, 0), 0, "signal 0 only asks whether there is a process");
	is(kill(pid, 65), -1, "signal 65 is refused");
	is(errno, EINVAL, "with EINVAL");
	is(kill(pid, -1), -1, "so is signal -1");
	kill(pid, SIGKILL);
	is(wait_status(pid), SIGKILL, "SIGKILL kills");
	is(kill(pid, 0), -1, "the process is gone");
	is(errno, ESRCH, "with ESRCH");
}

static void test_zombie(void)
{
	char path[32];
	char stat[512];
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	do {
		sched_yield();
		if (read_file(path, stat, sizeof(stat)) <= 0)
			break;
	} while (!strstr(stat, ") Z "));
	is(kill(pid, SIGKILL), 0, "a zombie can be sent a signal");
	is(wait_status(pid), 0, "which does not change its status");
}

static void test_groups(void)
{
	pid_t pid[3];
	int i;

	for (i = 0; i < 3; i++) {
		pid[i] = fork();
		if (pid[i] == 0)
			spin();
		setpgid(pid[i], i < 2 ? pid[0] : 0);
	}
	is(kill(-pid[0], SIGTERM), 0, "a signal to a process group");
	is(wait_status(pid[0]), SIGTERM, "reaches its first process");
	is(wait_status(pid[1]), SIGTERM, "and its second");
	is(waitpid(pid[2], NULL, WNOHANG), 0, "but not another group's");
	is(kill(-pid[0], SIGTERM), -1, "the group is gone then");
	is(errno, ESRCH, "with ESRCH");
	kill(pid[2], SIGKILL);
	wait_status(pid[2]);
}

static void test_wait(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0x1234);
	is(wait_status(pid), 0x34 << 8, "exit keeps eight bits of the status");
	is(waitpid(pid, NULL, 0), -1, "a child is waited for once");
	is(errno, ECHILD, "then there is ECHILD");
	is(waitpid(-1, NULL, WNOHANG), -1, "also with WNOHANG");
	is(waitpid(1, NULL, 0), -1, "process 1 is not our child");
	is(errno, ECHILD, "ECHILD again");
	is(waitpid(-1, NULL, 0x40), -1, "unknown options");
	is(errno, EINVAL, "are EINVAL");
	pid = fork();
	if (pid == 0)
		spin();
	is(waitpid(pid, NULL, WNOHANG), 0, "WNOHANG: nobody has ended yet");
	kill(pid, SIGKILL);
	is(wait_status(pid), SIGKILL, "now the child has");
}

/* The child sends us ignored signals while we sleep in wait4(). */
static void signals_for_parent(int sig)
{
	int i;

	for (i = 0; i < 20; i++) {
		kill(getppid(), sig);
		sched_yield();
	}
	_exit(6);
}

static void test_wait_restart(void)
{
	pid_t pid = fork();

	if (pid == 0)
		signals_for_parent(SIGWINCH);
	is(wait_status(pid), 6 << 8,
	   "wait4 goes on after signals that are ignored by default");
	ignore_signal(SIGUSR1);
	pid = fork();
	if (pid == 0)
		signals_for_parent(SIGUSR1);
	is(wait_status(pid), 6 << 8, "and after signals set to SIG_IGN");
	default_signal(SIGUSR1);
}

static void test_auto_reap(void)
{
	pid_t pid;

	ignore_signal(SIGCHLD);
	pid = fork();
	if (pid == 0)
		_exit(7);
	is(waitpid(pid, NULL, 0), -1, "SIGCHLD ignored: nobody is waited for");
	is(errno, ECHILD, "wait4 ends with ECHILD when the last child is gone");
	is(kill(pid, 0), -1, "and no zombie is left");
	default_signal(SIGCHLD);
}

/* A grandchild lives on; its new parent is not the one that it had. */
static void test_orphan(void)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		pid_t parent = getpid();

		if (fork())
			_exit(0);
		while (getppid() == parent)
			sched_yield();
		_exit(0);
	}
	status = wait_status(pid);
	is(status, 0, "a parent may end before its child");
	is(waitpid(-1, NULL, WNOHANG), -1, "the orphan is not ours");
}

static void test_stop(void)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		spin();
	kill(pid, SIGSTOP);
	is(waitpid(pid, &status, WUNTRACED), pid, "WUNTRACED tells of a stop");
	is(status, SIGSTOP << 8 | 0x7f, "by SIGSTOP");
	kill(pid, SIGTERM);
	is(waitpid(pid, &status, WNOHANG), 0, "a stopped process lives");
	kill(pid, SIGCONT);
	is(wait_status(pid), SIGTERM, "until it continues");
	pid = fork();
	if (pid == 0)
		spin();
	kill(pid, SIGSTOP);
	waitpid(pid, &status, WUNTRACED);
	kill(pid, SIGKILL);
	is(wait_status(pid), SIGKILL, "only SIGKILL does so at once");
}

static void test_alarm(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		alarm_ms(20);
		spin();
	}
	is(wait_status(pid), SIGALRM, "a timer sends SIGALRM");
}

int main(int argc, char **argv)
{
	self = (char *)getauxval(AT_EXECFN);
	if (argc == 3 && !strcmp(argv[1], "raise")) {
		raise(atoi(argv[2]));
		return 5;
	}
	test_default_deaths();
	test_default_ignored();
	test_faults();
	test_ignore();
	test_exec();
	test_kill_errors();
	test_zombie();
	test_groups();
	test_wait();
	test_wait_restart();
	test_auto_reap();
	test_orphan();
	test_stop();
	test_alarm();
	return done();
}
