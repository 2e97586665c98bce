/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * user/lib/crt0_arm.S - a program's first instruction, and the system call
 *
 * Linux:    glibc's sysdeps/arm/start.S and syscall.S do the same
 * Notes:    the kernel enters here through start_thread(): every register is
 *           0 except pc, sp and cpsr, and sp points at the word argc
 * Read:     fs/binfmt_elf.c create_elf_tables() before, start.c after
 *
 *	     |  envp[], NULL   |
 *	     |  argv[], NULL   |
 *	     +-----------------+
 *	sp ->|      argc       |   no frame lies above this one, so a backtrace
 *	     +-----------------+   ends here: fp = 0, and the return address is
 *	                           declared undefined to the debugger
 */

#include <asm/unistd.h>

	.syntax unified
	.arm
	.text

	.globl	_start
	.type	_start, %function
_start:
	.cfi_sections .debug_frame
	.cfi_startproc
	.cfi_undefined lr
	mov	fp, #0
	mov	lr, #0
	mov	r0, sp			/* 8-aligned, as the ABI asks: 16 is */
	bl	start_c
	udf	#0			/* faults if it is reached */
	.cfi_endproc
	.size	_start, . - _start

/*
 * long sys_call(long nr, ...): up to six arguments, Linux's EABI.
 * Returns what the kernel returned: a result, or a negative error number.
 * The arguments of C are one register late: r1 is the kernel's r0.
 */
	.globl	sys_call
	.type	sys_call, %function
sys_call:
	.cfi_startproc
	push	{r4, r5, r7, lr}
	.cfi_adjust_cfa_offset 16
	.cfi_rel_offset r4, 0
	.cfi_rel_offset r5, 4
	.cfi_rel_offset r7, 8
	.cfi_rel_offset lr, 12
	mov	r7, r0
	mov	r0, r1
	mov	r1, r2
	mov	r2, r3
	ldr	r3, [sp, #16]
	ldr	r4, [sp, #20]
	ldr	r5, [sp, #24]
	svc	#0
	pop	{r4, r5, r7, pc}
	.cfi_endproc
	.size	sys_call, . - sys_call

/* Where handlers return to: instructions by which a debugger knows the frame. */
	.globl	__restore
	.type	__restore, %function
__restore:
	mov	r7, #__NR_sigreturn
	svc	#0
	.globl	__restore_rt
	.type	__restore_rt, %function
__restore_rt:
	mov	r7, #__NR_rt_sigreturn
	svc	#0

/* newlib's exit() calls _fini; there are no destructors here. */
	.globl	_init
	.globl	_fini
_init:
_fini:
	bx	lr

	.section .note.GNU-stack, "", %progbits
