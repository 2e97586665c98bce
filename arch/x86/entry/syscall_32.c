// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/entry/syscall_32.c - the table of system calls
 *
 * Linux:    arch/x86/entry/syscall_32.c
 * Read:     entry/syscalls/syscall_32.tbl before
 *
 * asm/syscalls.h is made from the .tbl file: __SYSCALL(1, sys_exit) ... It is
 * read twice, for the declarations and for the table. All entries are declared
 * alike: a function takes from the stack as many arguments as it has.
 */
#include <linux/kernel.h>
#include <linux/linkage.h>

typedef asmlinkage long (*sys_call_ptr_t)(long, long, long, long, long, long);

asmlinkage long sys_ni_syscall(long, long, long, long, long, long);
extern const sys_call_ptr_t sys_call_table[];
extern const unsigned int nr_syscalls;

#define __SYSCALL(nr, entry) \
	asmlinkage long entry(long, long, long, long, long, long);
#include <asm/syscalls.h>
#undef __SYSCALL

#define __SYSCALL(nr, entry)	[nr] = entry,

#define NR_syscalls	451	/* of Linux 6.1 */

const sys_call_ptr_t sys_call_table[] = {
	[0 ... NR_syscalls - 1] = sys_ni_syscall,
#include <asm/syscalls.h>
};

const unsigned int nr_syscalls = ARRAY_SIZE(sys_call_table);
