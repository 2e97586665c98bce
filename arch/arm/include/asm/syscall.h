/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/syscall.h - a stopped task's system call
 *
 * Linux:    arch/arm/include/asm/syscall.h
 * Read:     arch/arm/kernel/ptrace.c (the accessors), entry-common.S after
 *
 * EABI: number in r7, arguments in r0 to r5, result in r0. A 64-bit argument
 * takes an even register and the next one. r0 at entry is kept in ARM_ORIG_r0
 * and the number in thread_info->syscall, -1 when the kernel was entered
 * otherwise. Numbers from __ARM_NR_BASE on (set_tls, cacheflush …) are not in
 * the table: arm_syscall() has them.
 */
#ifndef _ASM_ARM_SYSCALL_H
#define _ASM_ARM_SYSCALL_H

#include <linux/syscalls.h>

#endif
