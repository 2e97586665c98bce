// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/signals.c - signals: handlers, masks, names
 *
 * Linux:    kernel/signal.c; glibc's sigaction() names a restorer, too
 * Notes:    the frame of a handler lies on the user stack; when the handler
 *           returns, crt0's __restore() has the kernel take it down again
 * Read:     sys.h and crt0 before
 *
 * newlib's own raise() and signal() imitate handlers inside the process.
 */
#include "sys.h"
#include "alias.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NR_SIGNALS	64

int kill(pid_t pid, int sig)
{
	return syscall(__NR_kill, pid, sig);
}
ALIAS(_kill, kill);

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
		new->restorer = new->flags & SA_SIGINFO ? __restore_rt :
							  __restore;
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
	return set_handler(sig, SIG_IGN, 0);
}

int default_signal(int sig)
{
	return set_handler(sig, SIG_DFL, 0);
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

/* ---- names --------------------------------------------------------------- */

static const struct {
	const char *name;
	const char *text;	/* what a shell says of who was killed by it */
} signals[] = {
	[SIGHUP] = { "HUP", "Hangup" },
	[SIGINT] = { "INT", "" },
	[SIGQUIT] = { "QUIT", "Quit" },
	[SIGILL] = { "ILL", "Illegal instruction" },
	[SIGTRAP] = { "TRAP", "Trace/breakpoint trap" },
	[SIGABRT] = { "ABRT", "Aborted" },
	[SIGBUS] = { "BUS", "Bus error" },
	[SIGFPE] = { "FPE", "Floating point exception" },
	[SIGKILL] = { "KILL", "Killed" },
	[SIGUSR1] = { "USR1", "User defined signal 1" },
	[SIGSEGV] = { "SEGV", "Segmentation fault" },
	[SIGUSR2] = { "USR2", "User defined signal 2" },
	[SIGPIPE] = { "PIPE", "" },
	[SIGALRM] = { "ALRM", "Alarm clock" },
	[SIGTERM] = { "TERM", "Terminated" },
	[SIGSTKFLT] = { "STKFLT", "Stack fault" },
	[SIGCHLD] = { "CHLD", "Child exited" },
	[SIGCONT] = { "CONT", "Continued" },
	[SIGSTOP] = { "STOP", "Stopped (signal)" },
	[SIGTSTP] = { "TSTP", "Stopped" },
	[SIGTTIN] = { "TTIN", "Stopped (tty input)" },
	[SIGTTOU] = { "TTOU", "Stopped (tty output)" },
	[SIGURG] = { "URG", "Urgent I/O condition" },
	[SIGXCPU] = { "XCPU", "CPU time limit exceeded" },
	[SIGXFSZ] = { "XFSZ", "File size limit exceeded" },
	[SIGVTALRM] = { "VTALRM", "Virtual timer expired" },
	[SIGPROF] = { "PROF", "Profiling timer expired" },
	[SIGWINCH] = { "WINCH", "Window changed" },
	[SIGIO] = { "IO", "I/O possible" },
	[SIGPWR] = { "PWR", "Power failure" },
	[SIGSYS] = { "SYS", "Bad system call" },
};

#define NR_NAMES	((int)(sizeof(signals) / sizeof(signals[0])))

/**
 * signal_text - what a shell says of a process that a signal killed
 * @sig: Linux's number
 *
 * Return: a text, "" for SIGINT and SIGPIPE of which nothing is said.
 */
const char *signal_text(int sig)
{
	static char text[32];

	if (sig > 0 && sig < NR_NAMES)
		return signals[sig].text;
	snprintf(text, sizeof(text), "Real-time signal %d", sig - 32);
	return text;
}

/**
 * signal_name - a signal's name without SIG, or its number as text
 */
const char *signal_name(int sig)
{
	static char text[12];

	if (sig > 0 && sig < NR_NAMES)
		return signals[sig].name;
	snprintf(text, sizeof(text), "%d", sig);
	return text;
}

/**
 * signal_number - the number of "TERM", "SIGTERM", "15" or "EXIT" (0)
 *
 * Return: the number, -1 if there is no such signal.
 */
int signal_number(const char *s)
{
	char *end;
	long n = strtol(s, &end, 10);
	int i;

	if (*s >= '0' && *s <= '9')
		return !*end && n >= 0 && n <= NR_SIGNALS ? n : -1;
	if (!strncmp(s, "SIG", 3))
		s += 3;
	if (!strcmp(s, "EXIT"))
		return 0;
	for (i = 1; i < NR_NAMES; i++)
		if (!strcmp(s, signals[i].name))
			return i;
	return -1;
}
