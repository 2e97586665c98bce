/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/threadhelp.h - clone() on a stack of its own
 *
 * The child calls @fn there and exits. It must not touch errno or stdio, they
 * are the parent's; ok() and is() are for the parent alone.
 */
#ifndef TESTS_THREADHELP_H
#define TESTS_THREADHELP_H

#include <linux/sched.h>

#define THREAD		(CLONE_VM | CLONE_SIGHAND | CLONE_THREAD)

long clone_call(long flags, void *child_stack, int *ptid, int *ctid,
		int (*fn)(void));
#ifdef __i386__
asm(".text\n"
"clone_call:\n"
"	pushl %ebp; pushl %ebx; pushl %esi; pushl %edi\n"
"	movl 20(%esp), %ebx; movl 24(%esp), %ecx; movl 28(%esp), %edx\n"
"	movl 32(%esp), %edi; movl 36(%esp), %ebp; xorl %esi, %esi\n"
"	movl $120, %eax; int $0x80; testl %eax, %eax; jz 1f\n"
"	popl %edi; popl %esi; popl %ebx; popl %ebp; ret\n"
"1:	call *%ebp; movl %eax, %ebx; movl $1, %eax; int $0x80\n");
#else
asm(".text\n.arm\n"
"clone_call:\n"
"	push {r4-r8, lr}; ldr r8, [sp, #24]; mov r4, r3; mov r3, #0\n"
"	mov r7, #120; svc #0; cmp r0, #0\n"
"	popne {r4-r8, pc}\n"
"	blx r8; mov r7, #1; svc #0\n");
#endif

#endif /* TESTS_THREADHELP_H */
