/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/errno.h - error numbers, those of the user ABI and the kernel's own
 *
 * Linux:    include/linux/errno.h
 * Read:     include/linux/err.h after
 *
 * The ERESTART* numbers never reach a program. The signal code looks for
 * them in the return value of an interrupted system call and turns each into
 * a restart or into EINTR.
 */
#ifndef _KERNEL_ERRNO_H
#define _KERNEL_ERRNO_H

#include <asm/errno.h>

#define ERESTARTSYS		512	/* restart unless a handler lacks SA_RESTART */
#define ERESTARTNOINTR		513	/* restart always */
#define ERESTARTNOHAND		514	/* restart only if no handler runs */
#define ENOIOCTLCMD		515	/* no such ioctl command: ENOTTY outside */
#define ERESTART_RESTARTBLOCK	516	/* restart through sys_restart_syscall */

#endif
