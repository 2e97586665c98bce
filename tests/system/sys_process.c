// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/system/sys_process.c - processes, identity, exec: how calls refuse
 *
 *	sys_process [folder]	works in a new folder in there, default /tmp
 *
 * Linux:    kernel/fork.c, kernel/exit.c, kernel/sys.c, kernel/signal.c,
 *           kernel/reboot.c, fs/exec.c
 * Read:     syscase.h before; proctest.c and execargs.c have what succeeds
 *
 * Must run as root. No process has the number INT_MAX.
 */
#include "syscase.h"
#include <linux/sched.h>

#define SELF	((unsigned long)self)

static char self[300];
static int status;

static const struct syscase killing[] = {
	C(-ESRCH, kill, INT_MAX, 0),
	C(-ESRCH, kill, INT_MIN, 0),
	C(-ESRCH, kill, -INT_MAX, 0),
	C(-ESRCH, kill, INT_MAX, 65),
	C(-ESRCH, kill, INT_MAX, -1),
	C(-EINVAL, kill, 0, 65),
	C(-EINVAL, kill, 0, INT_MIN),
	C(0, kill, 0, 0),
	C(-EINVAL, tkill, 0, 0),
	C(-EINVAL, tkill, -1, 0),
	C(-EINVAL, tkill, -1, 65),
	C(-ESRCH, tkill, INT_MAX, 0),
	C(-ESRCH, tkill, INT_MAX, 65),
	C(-EINVAL, tgkill, 0, INT_MAX, 0),
	C(-EINVAL, tgkill, INT_MAX, 0, 0),
	C(-EINVAL, tgkill, -1, -1, 65),
	C(-ESRCH, tgkill, INT_MAX, INT_MAX, 0),
	C(-ESRCH, tgkill, 1, INT_MAX, 0),
	C(-EINVAL, setpgid, 0, -1),
	C(-EINVAL, setpgid, INT_MAX, -1),
	C(-ESRCH, setpgid, INT_MAX, 0),
	C(-EINVAL, setpgid, -1, 0),
	C(-EPERM, setpgid, 0, INT_MAX),
	C(-ESRCH, getpgid, INT_MAX),
	C(-ESRCH, getpgid, -1),
	C(-ESRCH, getsid, INT_MAX),
	C(-ESRCH, getsid, INT_MIN),
};

static const struct syscase waiting[] = {
	C(-ECHILD, wait4, -1, NULL, 0, NULL),
	C(-ECHILD, wait4, -1, HOLE, 0, HOLE),
	C(-ECHILD, wait4, INT_MAX, KERNEL, 0, NULL),
	C(-ECHILD, wait4, 0, NULL, 1, NULL),
	C(-ECHILD, wait4, -INT_MAX, NULL, 0, NULL),
	C(-ESRCH, wait4, INT_MIN, NULL, 0, NULL),
	C(-EINVAL, wait4, -1, NULL, 0x100, NULL),
	C(-EINVAL, wait4, -1, NULL, INT_MAX, NULL),
	C(-EINVAL, wait4, INT_MIN, HOLE, 4, HOLE),
	C(-EINVAL, clone, CLONE_THREAD),
	C(-EINVAL, clone, CLONE_SIGHAND),
	C(-EINVAL, clone, CLONE_THREAD | CLONE_VM),
	C(-EINVAL, clone, CLONE_THREAD | CLONE_SIGHAND, HOLE),
	C(-EINVAL, clone, CLONE_NEWNS | CLONE_FS, HOLE, HOLE, HOLE, HOLE),
	C(-EINTR, restart_syscall),
};

#define EXITED	4		/* of <linux/wait.h>, which newlib has not */

static unsigned long clone_words[22];		/* struct clone_args */
static unsigned long clone_unknown[22] = { 0, 0x80000000 };

static const struct syscase newer[] = {
	C(-EINVAL, waitid, 0, 0, RW, 0, NULL),
	C(-EINVAL, waitid, 9, 0, RW, EXITED, NULL),
	C(-EINVAL, waitid, 0, 0, NULL, 0x100, NULL),
	C(-EFAULT, waitid, 0, 0, HOLE, 0x100, NULL),
	C(-EINVAL, waitid, 1, 0, RW, EXITED, NULL),
	C(-EINVAL, waitid, 2, -1, RW, EXITED, NULL),
	C(-ECHILD, waitid, 0, 0, RW, EXITED, NULL),
	C(-EFAULT, waitid, 0, 0, HOLE, EXITED, NULL),
	C(-EFAULT, waitid, 0, 0, KERNEL, EXITED, NULL),
	C(-ECHILD, waitid, 0, 0, NULL, EXITED, HOLE),
	C(-ECHILD, waitid, 0, 0, RW, EXITED, KERNEL),
	C(-ECHILD, waitid, 1, INT_MAX, RW, EXITED | 1, NULL),
	C(-EINVAL, getrusage, 9, RW),
	C(-EINVAL, getrusage, 9, HOLE),
	C(-EFAULT, getrusage, 0, NULL),
	C(-EFAULT, getrusage, 0, HOLE),
	C(-EFAULT, getrusage, 0, KERNEL),
	C(-EFAULT, getrusage, -1, RO),
	C(-EFAULT, getrusage, 0, END(70)),
	C(0, getrusage, 1, END(72)),
	C(-EFAULT, times, HOLE),
	C(-EFAULT, times, KERNEL),
	C(-EFAULT, times, RO),
	C(-EFAULT, times, END(12)),
	C(-EINVAL, getgroups32, -1, RW),
	C(0, getgroups32, 64, HOLE),
	C(-EINVAL, prctl, -1, 0, 0, 0, 0),
	C(-EINVAL, prctl, 1, 65, 0, 0, 0),
	C(-EFAULT, prctl, 15, HOLE, 0, 0, 0),
	C(-EFAULT, prctl, 15, KERNEL, 0, 0, 0),
	C(-EFAULT, prctl, 16, HOLE, 0, 0, 0),
	C(-EFAULT, prctl, 16, KERNEL, 0, 0, 0),
	C(-EFAULT, prctl, 16, RO, 0, 0, 0),
	C(-EFAULT, prctl, 2, HOLE),
	C(-EFAULT, clone3, NULL, 64),
	C(-EFAULT, clone3, HOLE, 64),
	C(-EFAULT, clone3, KERNEL, 88),
	C(-EFAULT, clone3, END(63), 64),
	C(-EINVAL, clone3, clone_words, 63),
	C(-EINVAL, clone3, HOLE, 0),
	C(-E2BIG, clone3, HOLE, 4097),
	C(-E2BIG, clone3, clone_words, -1),
	C(-EINVAL, clone3, clone_unknown, 64),
};

static const struct syscase identity[] = {
	C(-EINVAL, setuid32, -1),
	C(-EINVAL, setgid32, -1),
	C(0, setuid32, 0),
	C(0, setgid32, 0),
	C(0, getuid32),
	C(0, geteuid32),
	C(0, getgid32),
	C(0, getegid32),
	C(0, sched_yield),
	C(-EFAULT, uname, NULL),
	C(-EFAULT, uname, HOLE),
	C(-EFAULT, uname, RO),
	C(-EFAULT, uname, KERNEL),
	C(-EFAULT, uname, END(389)),
	C(0, uname, END(390)),
	C(-EFAULT, sysinfo, NULL),
	C(-EFAULT, sysinfo, HOLE),
	C(-EFAULT, sysinfo, RO),
	C(-EFAULT, sysinfo, KERNEL),
	C(-EFAULT, sysinfo, END(60)),
	C(0, sysinfo, RW),
	C(-EINVAL, reboot, 0, 0, 0, 0),
	C(-EINVAL, reboot, LINUX_REBOOT_MAGIC1, 0, 0, HOLE),
	C(-EINVAL, reboot, 0, LINUX_REBOOT_MAGIC2, -1, 0),
	C(-EFAULT, getrandom, NULL, 8, 0),
	C(-EFAULT, getrandom, HOLE, 8, 0),
	C(-EFAULT, getrandom, RO, 8, 0),
	C(-EFAULT, getrandom, KERNEL, 8, 0),
	C(0, getrandom, RW, 0, 0),
	C(-EINVAL, getrandom, RW, 8, 8),
	C(-EINVAL, getrandom, HOLE, 8, -1),
	C(-EINVAL, getrandom, RW, 8, 6),
	C(8, getrandom, RW, 8, 1),
	C(4096, getrandom, END(4096), 8192, 0),
};

static char *const no_words[] = { NULL };
static char *const bad_word[] = { (char *)"x", (char *)HOLE, NULL };
static char *const kernel_word[] = { (char *)KERNEL, NULL };
static char *const endless_word[] = { (char *)NO_END, NULL };

static const struct syscase executing[] = {
	BAD_PATHS(execve, no_words, no_words),
	C(-EACCES, execve, "f", no_words, no_words),
	C(-EACCES, execve, "d", no_words, no_words),
	C(-EACCES, execve, "/dev/null", no_words, no_words),
	C(-ELOOP, execve, "loop", no_words, no_words),
	C(-EFAULT, execve, SELF, HOLE, no_words),
	C(-EFAULT, execve, SELF, KERNEL, no_words),
	C(-EFAULT, execve, SELF, NONE, no_words),
	C(-EFAULT, execve, SELF, END(2), no_words),
	C(-EFAULT, execve, SELF, bad_word, no_words),
	C(-EFAULT, execve, SELF, kernel_word, no_words),
	C(-EFAULT, execve, SELF, endless_word, no_words),
	C(-EFAULT, execve, SELF, no_words, HOLE),
	C(-EFAULT, execve, SELF, no_words, KERNEL),
	C(-EFAULT, execve, SELF, no_words, END(1)),
	C(-EFAULT, execve, SELF, no_words, bad_word),
	C(-EFAULT, execve, SELF, no_words, kernel_word),
	C(-EFAULT, execve, SELF, NULL, endless_word),
	C(0, chmod, "f", 0755),
	C(-ETXTBSY, execve, "f", no_words, no_words),
	C(0, close, F_RW),
	C(0, close, F_WO),
	C(-ENOEXEC, execve, "f", no_words, no_words),
	C(-ENOEXEC, execve, "link", NULL, NULL),
	C(0, chmod, "f", 0644),
};

/* ---- calls that need a child --------------------------------------------- */

static long child_that_exits(int code)
{
	long pid = S(fork);

	if (pid == 0)
		S(exit, code);
	return pid;
}

/* A bad pointer is told, and the child is collected all the same. */
static void test_wait_pointers(void)
{
	static const unsigned long bad[] = { HOLE, RO, KERNEL, END(2) };
	int i;

	for (i = 0; i < 4; i++) {
		child_that_exits(3);
		is(S(wait4, -1, bad[i], 0, 0), -EFAULT,
		   "wait4(-1, HOLE RO KERNEL END(2), 0, NULL) = -EFAULT");
	}
	for (i = 0; i < 4; i++) {
		child_that_exits(3);
		is(S(wait4, -1, 0, 0, bad[i]), -EFAULT,
		   "wait4(-1, NULL, 0, HOLE RO KERNEL END(2)) = -EFAULT");
	}
	is(S(wait4, -1, 0, 0, 0), -ECHILD, "wait4(-1, NULL, 0, NULL) = -ECHILD");
}

static void ended_with(long pid, int expected, const char *what)
{
	status = -1;
	S(wait4, pid, &status, 0, 0);
	is(status & ~0x80, expected, what);
}

/* Nobody is told that a child's number could not be stored. */
static void test_clone_pointers(void)
{
	static const unsigned long bad[] = { HOLE, RO, KERNEL };
	long pid;
	int i;

	for (i = 0; i < 3; i++) {
		pid = S(clone, CLONE_PARENT_SETTID | SIGCHLD, 0, bad[i], 0, 0);
		if (pid == 0)
			S(exit, 4);
		ended_with(pid, 4 << 8, "clone(CLONE_PARENT_SETTID, 0, "
			   "HOLE RO KERNEL, 0, 0) makes a child");
		pid = S(clone, CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID |
			SIGCHLD, 0, 0, 0, bad[i]);
		if (pid == 0)
			S(exit, 5);
		ended_with(pid, 5 << 8, "clone(CLONE_CHILD_SETTID, 0, 0, 0, "
			   "HOLE RO KERNEL) makes a child");
		pid = S(fork);
		if (pid == 0) {
			S(set_tid_address, bad[i]);
			S(exit_group, 6);
		}
		ended_with(pid, 6 << 8, "set_tid_address(HOLE RO KERNEL) "
			   "disturbs nobody");
	}
}

static void test_personality(void)
{
	long now = S(personality, -1);

	is(S(personality, now | ADDR_NO_RANDOMIZE), now, "personality() = the old");
	is(S(personality, now), now | ADDR_NO_RANDOMIZE, "personality() = the new");
}

static void test_ends(void)
{
	long pid = child_that_exits(-1), me = S(getpid);
	int good;

	ended_with(pid, 0xff00, "exit(-1) = status 255");
	pid = S(fork);
	if (pid == 0)
		S(exit_group, 0x1234);
	ended_with(pid, 0x3400, "exit_group(0x1234) = status 0x34");
	ok(pid > 1, "fork() = a number");
	pid = S(fork);
	if (pid == 0) {
		good = S(getppid) == me && S(getpid) != me &&
		       S(gettid) == S(getpid) && S(getpgid, 0) == S(getpgrp);
		S(exit_group, good);
	}
	ended_with(pid, 1 << 8, "getppid() getpid() gettid() getpgrp() agree");
	pid = S(fork);
	if (pid == 0) {
		good = S(setsid) == S(getsid, 0) && S(setsid) == -EPERM;
		S(exit_group, good);
	}
	ended_with(pid, 1 << 8, "setsid() = -EPERM the second time");
}

/* Named like the calls that they test: the compiler would use the stack. */
long vfork_exit(long code);
#ifdef __i386__
asm(".text\n"
"vfork_exit:\n"
"	movl 4(%esp), %ecx; pushl %ebx; movl $190, %eax; int $0x80\n"
"	testl %eax, %eax; jnz 1f\n"
"	movl %ecx, %ebx; movl $1, %eax; int $0x80\n"
"1:	popl %ebx; ret\n");
#else
asm(".text\n.arm\n"
"vfork_exit:\n"
"	push {r4, r7}; mov r4, r0; mov r7, #190; svc #0\n"
"	cmp r0, #0; moveq r0, r4; moveq r7, #1; svceq #0\n"
"	pop {r4, r7}; bx lr\n");
#endif

int main(int argc, char **argv)
{
	if (make_case_files(argc > 1 ? argv[1] : "/tmp", "sys_process"))
		return 0;
	snprintf(self, sizeof(self), "%s", (char *)getauxval(AT_EXECFN));
	S(setgroups32, 0, NULL);	/* we have none */
	CASES(killing);
	CASES(waiting);
	CASES(newer);
	CASES(identity);
	CASES(executing);
	test_wait_pointers();
	test_clone_pointers();
	test_ends();
	test_personality();
	ended_with(vfork_exit(7), 7 << 8, "vfork() makes a child");
	remove_case_files("sys_process");
	return done();
}
