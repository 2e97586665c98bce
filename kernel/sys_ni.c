// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/sys_ni.c - the answer to a system call that does not exist
 *
 * Linux:    kernel/sys_ni.c
 */
#include <linux/syscalls.h>

/**
 * sys_ni_syscall() - fills every free place of the system-call table
 *
 * Return: -ENOSYS.
 */
asmlinkage long sys_ni_syscall(void)
{
	return -ENOSYS;
}
