// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/bench/task.c - new tasks on stacks of their own
 *
 * Linux:    kernel/fork.c; glibc's clone.S
 * Notes:    a child that shares our memory must not return through our stack
 * Read:     bench.h before
 *
 *	stack_top -> |     |
 *	             | arg |
 *	child's sp-> | fn  |   which it pops and calls
 */
#include "bench.h"
#include <linux/sched.h>

#ifdef __i386__
asm(".text\n"
".globl task_clone\n"
"task_clone:\n"
"	pushl %ebx\n"
"	pushl %esi\n"
"	pushl %edi\n"
"	movl 16(%esp), %ebx\n"		/* flags */
"	movl 20(%esp), %ecx\n"		/* the child's stack */
"	movl 24(%esp), %eax\n"
"	movl %eax, -8(%ecx)\n"
"	movl 28(%esp), %eax\n"
"	movl %eax, -4(%ecx)\n"
"	subl $8, %ecx\n"
"	movl 32(%esp), %edx\n"		/* parent_tid and child_tid */
"	xorl %esi, %esi\n"
"	movl %edx, %edi\n"
"	movl $" STRING(__NR_clone) ", %eax\n"
"	int $0x80\n"
"	testl %eax, %eax\n"
"	jz 1f\n"
"	popl %edi\n"
"	popl %esi\n"
"	popl %ebx\n"
"	ret\n"
"1:	popl %eax\n"
"	call *%eax\n"
"	movl %eax, %ebx\n"
"	movl $" STRING(__NR_exit) ", %eax\n"
"	int $0x80\n");
#else
asm(".text\n"
".arm\n"
".globl task_clone\n"
".type task_clone, %function\n"
"task_clone:\n"
"	push {r4, r5, r7, lr}\n"
"	stmdb r1!, {r2, r3}\n"
"	ldr r2, [sp, #16]\n"		/* parent_tid and child_tid */
"	mov r3, #0\n"
"	mov r4, r2\n"
"	mov r7, #" STRING(__NR_clone) "\n"
"	svc #0\n"
"	cmp r0, #0\n"
"	beq 1f\n"
"	pop {r4, r5, r7, pc}\n"
"1:	pop {r1, r2}\n"
"	mov r0, r2\n"
"	blx r1\n"
"	mov r7, #" STRING(__NR_exit) "\n"
"	svc #0\n");
#endif

/* As vfork(): fn runs while we wait for its exec or exit. Returns the status. */
long vfork_wait(int (*fn)(void *), void *arg)
{
	static char stack[THREAD_STACK] __attribute__((aligned(16)));
	int status = -1;
	long pid;

	pid = task_clone(CLONE_VM | CLONE_VFORK | SIGCHLD,
			 stack + sizeof(stack), fn, arg, NULL);
	if (pid < 0)
		return pid;
	wait4(pid, &status, 0, NULL);
	return status;
}
