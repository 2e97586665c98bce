// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/syscalls.c - processes, signals and the rest, for newlib
 *
 * Linux:    kernel/fork.c, kernel/exit.c, kernel/signal.c, kernel/sys.c
 * Read:     sys.h before
 *
 * Left out: threads, resource usage
 */
#include "sys.h"
#include "alias.h"

void _exit(int status)
{
	for (;;)
		sys_call(__NR_exit_group, status);
}

pid_t fork(void)
{
	return syscall(__NR_fork);
}
ALIAS(_fork, fork);

int execve(const char *path, char *const argv[], char *const envp[])
{
	return syscall(__NR_execve, path, argv, envp);
}
ALIAS(_execve, execve);

long wait4(pid_t pid, int *status, int options, void *rusage)
{
	return syscall(__NR_wait4, pid, status, options, rusage);
}

pid_t waitpid(pid_t pid, int *status, int options)
{
	return wait4(pid, status, options, NULL);
}

pid_t wait(int *status)
{
	return wait4(-1, status, 0, NULL);
}
ALIAS(_wait, wait);

/**
 * exit_code - a wait status as a shell reports it
 * @status: from waitpid()
 *
 * Return: the exit status, or 128 plus the number of the signal.
 */
int exit_code(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status) :
				   128 + WTERMSIG(status);
}

pid_t getpid(void)
{
	return sys_call(__NR_getpid);
}
ALIAS(_getpid, getpid);

pid_t getppid(void)
{
	return sys_call(__NR_getppid);
}

pid_t setsid(void)
{
	return syscall(__NR_setsid);
}

int setpgid(pid_t pid, pid_t pgid)
{
	return syscall(__NR_setpgid, pid, pgid);
}

int kill(pid_t pid, int sig)
{
	return syscall(__NR_kill, pid, sig);
}
ALIAS(_kill, kill);

/* newlib's own raise() and signal() imitate handlers inside the process. */
int raise(int sig)
{
	return kill(getpid(), sig);
}

/**
 * set_action - the kernel's rt_sigaction(), with the restorer that it needs
 * @sig: number
 * @new: ->restorer and SA_RESTORER are set here; or NULL
 * @old: gets what was set before; or NULL
 */
int set_action(int sig, struct signal_action *new, struct signal_action *old)
{
	if (new) {
		new->flags |= SA_RESTORER;
		new->restorer = new->flags & SA_SIGINFO ? rt_sigreturn :
							  sigreturn;
	}
	return syscall(__NR_rt_sigaction, sig, new, old, 8);
}

/**
 * set_handler - the short form
 * @sig: number
 * @handler: of the one or the other kind, by @flags; SIG_DFL, SIG_IGN
 * @flags: SA_SIGINFO | SA_ONSTACK ...
 */
int set_handler(int sig, void *handler, unsigned long flags)
{
	struct signal_action new = { .handler = handler, .flags = flags };

	return set_action(sig, &new, NULL);
}

/* As BSD's and glibc's: calls that the handler interrupts start again. */
_sig_func_ptr signal(int sig, _sig_func_ptr action)
{
	struct signal_action new = { .handler = action, .flags = SA_RESTART };
	struct signal_action old;

	return set_action(sig, &new, &old) < 0 ? SIG_ERR : old.handler;
}

int ignore_signal(int sig)
{
	return signal(sig, SIG_IGN) == SIG_ERR ? -1 : 0;
}

int default_signal(int sig)
{
	return signal(sig, SIG_DFL) == SIG_ERR ? -1 : 0;
}

/* The kernel's mask has 64 bits, here two words; signal 1 is bit 0. */
int mask_signal(int how, int sig)
{
	unsigned long mask[2] = { 1UL << (sig - 1), 0 };

	return syscall(__NR_rt_sigprocmask, how, mask, NULL, sizeof(mask));
}

/* Has a signal come that is blocked? */
int is_pending(int sig)
{
	unsigned long mask[2] = { 0, 0 };

	if (syscall(__NR_rt_sigpending, mask, sizeof(mask)) < 0)
		return 0;
	return mask[0] >> (sig - 1) & 1;
}

/**
 * signal_text - what a shell says of a process that a signal killed
 * @sig: Linux's number
 *
 * Return: a text, "" for SIGINT and SIGPIPE of which nothing is said.
 */
const char *signal_text(int sig)
{
	static const char *const text[] = {
		[SIGHUP] = "Hangup",
		[SIGINT] = "",
		[SIGQUIT] = "Quit",
		[SIGILL] = "Illegal instruction",
		[SIGTRAP] = "Trace/breakpoint trap",
		[SIGABRT] = "Aborted",
		[SIGBUS] = "Bus error",
		[SIGFPE] = "Floating point exception",
		[SIGKILL] = "Killed",
		[SIGUSR1] = "User defined signal 1",
		[SIGSEGV] = "Segmentation fault",
		[SIGUSR2] = "User defined signal 2",
		[SIGPIPE] = "",
		[SIGALRM] = "Alarm clock",
		[SIGTERM] = "Terminated",
		[SIGSYS] = "Bad system call",
	};

	if (sig > 0 && sig <= SIGSYS && text[sig])
		return text[sig];
	return "Killed by a signal";
}

int personality(unsigned long persona)
{
	return syscall(__NR_personality, persona);
}

int prlimit64(pid_t pid, int which, const struct rlimit64 *new,
	      struct rlimit64 *old)
{
	return syscall(__NR_prlimit64, pid, which, new, old);
}

int sched_yield(void)
{
	return syscall(__NR_sched_yield);
}

/* The kernel's oldest form has two longs; newlib's tv_sec has 64 bits. */
int nanosleep(const struct timespec *req, struct timespec *rem)
{
	long in[2] = { req->tv_sec, req->tv_nsec };
	long out[2] = { 0, 0 };
	int ret = syscall(__NR_nanosleep, in, out);

	if (rem) {
		rem->tv_sec = out[0];
		rem->tv_nsec = out[1];
	}
	return ret;
}

/**
 * alarm_ms - have SIGALRM sent later; exec keeps it, fork does not
 * @ms: milliseconds from now, 0 to cancel
 *
 * arm's EABI has no alarm(2), so this is setitimer(2) on both.
 */
int alarm_ms(unsigned int ms)
{
	long timer[4] = { 0, 0, ms / 1000, ms % 1000 * 1000 };

	return syscall(__NR_setitimer, ITIMER_REAL, timer, NULL);
}

int uname(struct new_utsname *name)
{
	return syscall(__NR_uname, name);
}

int reboot(unsigned int cmd)
{
	return syscall(__NR_reboot, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2,
		       cmd, NULL);
}

int mount(const char *source, const char *target, const char *type,
	  unsigned long flags, const void *data)
{
	return syscall(__NR_mount, source, target, type, flags, data);
}
