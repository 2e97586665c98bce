/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/syscalls.h - how a system call is written down
 *
 * Linux:    include/linux/syscalls.h
 * Read:     arch's syscall table (*.tbl) before
 *
 * SYSCALL_DEFINE2(kill, pid_t, pid, int, sig) { … } defines
 * asmlinkage long sys_kill(pid_t pid, int sig). A 64-bit argument (loff_t) is two
 * registers, which the C compiler finds where the program has put them: both
 * follow the ABI of the architecture.
 */
#ifndef _KERNEL_SYSCALLS_H
#define _KERNEL_SYSCALLS_H

#include <linux/errno.h>
#include <linux/linkage.h>
#include <linux/types.h>
#include <linux/uaccess.h>

#define __MAP0(m, ...)		void
#define __MAP1(m, t, a)		m(t, a)
#define __MAP2(m, t, a, ...)	m(t, a), __MAP1(m, __VA_ARGS__)
#define __MAP3(m, t, a, ...)	m(t, a), __MAP2(m, __VA_ARGS__)
#define __MAP4(m, t, a, ...)	m(t, a), __MAP3(m, __VA_ARGS__)
#define __MAP5(m, t, a, ...)	m(t, a), __MAP4(m, __VA_ARGS__)
#define __MAP6(m, t, a, ...)	m(t, a), __MAP5(m, __VA_ARGS__)
#define __SC_DECL(t, a)		t a

#define __SYSCALL_DEFINEx(n, name, ...)					\
	asmlinkage long sys_##name(__MAP##n(__SC_DECL, ##__VA_ARGS__));	\
	asmlinkage long sys_##name(__MAP##n(__SC_DECL, ##__VA_ARGS__))

#define SYSCALL_DEFINE0(name)		__SYSCALL_DEFINEx(0, name)
#define SYSCALL_DEFINE1(name, ...)	__SYSCALL_DEFINEx(1, name, __VA_ARGS__)
#define SYSCALL_DEFINE2(name, ...)	__SYSCALL_DEFINEx(2, name, __VA_ARGS__)
#define SYSCALL_DEFINE3(name, ...)	__SYSCALL_DEFINEx(3, name, __VA_ARGS__)
#define SYSCALL_DEFINE4(name, ...)	__SYSCALL_DEFINEx(4, name, __VA_ARGS__)
#define SYSCALL_DEFINE5(name, ...)	__SYSCALL_DEFINEx(5, name, __VA_ARGS__)
#define SYSCALL_DEFINE6(name, ...)	__SYSCALL_DEFINEx(6, name, __VA_ARGS__)

/* The architecture's entry code indexes this with the number. */
typedef asmlinkage long (*sys_call_ptr_t)(long, long, long, long, long, long);
extern const sys_call_ptr_t sys_call_table[];
extern const unsigned int nr_syscalls;
asmlinkage long sys_ni_syscall(void);

/*
 * The entries that kernel/ defines, for the tables (Linux's names; where a
 * number's name differs from its entry, "number's name: entry"):
 *
 * fork.c	sys_fork sys_vfork sys_clone sys_set_tid_address
 * exit.c	sys_exit sys_exit_group sys_wait4
 * signal	sys_kill sys_tkill sys_tgkill sys_rt_sigaction sys_rt_sigprocmask
 *		sys_rt_sigpending sys_pause sys_restart_syscall
 * sys.c	sys_prlimit64 sys_setrlimit, getrlimit: sys_old_getrlimit,
 *		ugetrlimit: sys_getrlimit, sys_personality, uname: sys_newuname,
 *		sys_getpid sys_gettid sys_getppid sys_setsid sys_getsid sys_setpgid
 *		sys_getpgid sys_getpgrp, getuid32: sys_getuid and in the same way
 *		sys_geteuid sys_getgid sys_getegid sys_setuid sys_setgid,
 *		sys_sysinfo sys_reboot
 * sched.c	sys_sched_yield
 * time.c	nanosleep: sys_nanosleep_time32,
 *		clock_nanosleep: sys_clock_nanosleep_time32,
 *		clock_gettime: sys_clock_gettime32, clock_gettime64: sys_clock_gettime,
 *		clock_getres: sys_clock_getres_time32,
 *		sys_gettimeofday sys_setitimer
 */

#endif
