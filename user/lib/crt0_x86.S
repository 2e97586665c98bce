/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/crt0_x86.S - a program's first instruction, and the system call
 *
 * Linux:    glibc's sysdeps/i386/start.S and syscall.S do the same
 * Notes:    the kernel enters here through start_thread(): every register is
 *           0 except eip and esp, and esp points at the word argc
 * Read:     fs/binfmt_elf.c create_elf_tables() before, start.c after
 *
 *	     |  envp[], NULL   |
 *	     |  argv[], NULL   |
 *	     +-----------------+
 *	esp->|      argc       |   no frame lies above this one, so a backtrace
 *	     +-----------------+   ends here: ebp = 0, and the return address
 *	                           is declared undefined to the debugger
 */

#include <asm/unistd.h>

	.text

	.globl	_start
	.type	_start, @function
_start:
	.cfi_sections .debug_frame
	.cfi_startproc
	.cfi_undefined eip
	xorl	%ebp, %ebp
	movl	%esp, %eax
	andl	$-16, %esp		/* what the ABI promises to a callee */
	subl	$12, %esp
	pushl	%eax
	call	start_c
	hlt				/* privileged: a fault if reached */
	.cfi_endproc
	.size	_start, . - _start

/*
 * long sys_call(long nr, ...): up to six arguments, Linux's int 0x80 ABI.
 * Returns what the kernel returned: a result, or a negative error number.
 */
	.globl	sys_call
	.type	sys_call, @function
sys_call:
	.cfi_startproc
	pushl	%ebx
	.cfi_adjust_cfa_offset 4
	.cfi_rel_offset ebx, 0
	pushl	%esi
	.cfi_adjust_cfa_offset 4
	.cfi_rel_offset esi, 0
	pushl	%edi
	.cfi_adjust_cfa_offset 4
	.cfi_rel_offset edi, 0
	pushl	%ebp
	.cfi_adjust_cfa_offset 4
	.cfi_rel_offset ebp, 0
	movl	20(%esp), %eax
	movl	24(%esp), %ebx
	movl	28(%esp), %ecx
	movl	32(%esp), %edx
	movl	36(%esp), %esi
	movl	40(%esp), %edi
	movl	44(%esp), %ebp
	int	$0x80
	popl	%ebp
	.cfi_adjust_cfa_offset -4
	.cfi_restore ebp
	popl	%edi
	.cfi_adjust_cfa_offset -4
	.cfi_restore edi
	popl	%esi
	.cfi_adjust_cfa_offset -4
	.cfi_restore esi
	popl	%ebx
	.cfi_adjust_cfa_offset -4
	.cfi_restore ebx
	ret
	.cfi_endproc
	.size	sys_call, . - sys_call

/*
 * Where handlers return to. What they interrupted is in the struct sigcontext at
 * esp + @sc, and a debugger finds it there. It looks for the address before the
 * one that is returned to: hence the nop.
 */
	.macro	restorer name, sc
	.cfi_startproc simple
	.cfi_signal_frame
	.cfi_def_cfa esp, 0
	.cfi_offset edi, \sc + 16
	.cfi_offset esi, \sc + 20
	.cfi_offset ebp, \sc + 24
	.cfi_offset esp, \sc + 28
	.cfi_offset ebx, \sc + 32
	.cfi_offset edx, \sc + 36
	.cfi_offset ecx, \sc + 40
	.cfi_offset eax, \sc + 44
	.cfi_offset eip, \sc + 56
	nop
	.globl	\name
	.type	\name, @function
\name:
	.endm

	restorer __restore, 4
	popl	%eax
	.cfi_adjust_cfa_offset -4
	movl	$__NR_sigreturn, %eax
	int	$0x80
	.cfi_endproc

	restorer __restore_rt, 160
	movl	$__NR_rt_sigreturn, %eax
	int	$0x80
	.cfi_endproc

	.section .note.GNU-stack, "", @progbits
