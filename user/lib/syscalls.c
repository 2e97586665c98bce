// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/syscalls.c - processes, clocks and the rest, for newlib
 *
 * Linux:    kernel/fork.c, kernel/exit.c, kernel/sys.c
 * Read:     sys.h before
 *
 * Left out: threads
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

uid_t getuid(void)
{
	return sys_call(__NR_getuid32);
}

uid_t geteuid(void)
{
	return sys_call(__NR_geteuid32);
}

gid_t getgid(void)
{
	return sys_call(__NR_getgid32);
}

gid_t getegid(void)
{
	return sys_call(__NR_getegid32);
}

int setpgid(pid_t pid, pid_t pgid)
{
	return syscall(__NR_setpgid, pid, pgid);
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
