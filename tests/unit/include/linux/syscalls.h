/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/linux/syscalls.h - system calls as plain functions
 */
#ifndef UNIT_LINUX_SYSCALLS_H
#define UNIT_LINUX_SYSCALLS_H

#include <linux/errno.h>
#include <linux/uaccess.h>

#define SYSCALL_DEFINE3(name, t1, a1, t2, a2, t3, a3)	\
	long sys_##name(t1 a1, t2 a2, t3 a3);		\
	long sys_##name(t1 a1, t2 a2, t3 a3)

#endif
