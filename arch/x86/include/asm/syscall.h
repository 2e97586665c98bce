/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/syscall.h - the system call of a stopped task
 *
 * Linux:    arch/x86/include/asm/syscall.h
 * Read:     arch/x86/kernel/ptrace.c after: the functions of linux/arch.h
 *
 *	number    eax (orig_ax)       result    eax
 *	arguments ebx ecx edx esi edi ebp
 */
#ifndef _ASM_X86_SYSCALL_H
#define _ASM_X86_SYSCALL_H

#include <linux/syscalls.h>

#endif
