/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/kernel/entry-header.S - saving and restoring struct pt_regs
 *
 * Linux:    arch/arm/kernel/entry-header.S
 * Read:     asm/ptrace.h before, entry-armv.S after; included there
 *
 * Debugger: cfi_pt_regs says that with sp at a struct pt_regs the registers of
 * the interrupted code lie in it, sp and pc among them. .cfi_signal_frame marks
 * the frame as an exception's, so that gdb takes pc as it is and not as a
 * return address.
 */
#include <linux/linkage.h>
#include <asm/asm-offsets.h>
#include <asm/ptrace.h>

	.cfi_sections .debug_frame

/* @adjust: bytes that lie between sp and the structure */
	.macro	cfi_pt_regs, adjust=0
	.cfi_def_cfa sp, \adjust
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	.cfi_offset \n, \n * 4
	.endr
	.endm

/* In SVC mode, r0 at the mini stack: r0, pc there; sp, lr are the interrupted ones. */
	.macro	cfi_mini_stack, adjust=0
	.cfi_def_cfa sp, \adjust
	.cfi_same_value lr
	.cfi_escape 0x10, 0, 2, 0x70, 0		@ DW_CFA_expression: r0 at [r0]
	.cfi_escape 0x10, 15, 2, 0x70, 4	@ pc at [r0, #4]
	.endm

/* Before sp points at the structure there may be nothing to unwind by. */
	.macro	exception_entry, name
	.balign	4
	.globl	\name
\name:
	.cfi_startproc
	.cfi_signal_frame
	.cfi_undefined lr
	.cfi_undefined pc
	.endm

	.macro	exception_end, name
	.cfi_endproc
	ENDPROC(\name)
	.endm

#ifdef CONFIG_THREAD_INFO_IN_TASK
/* Generations 2 and 3: it is the start of task_struct. */
	.macro	get_thread_info, rd
	ldr	\rd, =__current
	ldr	\rd, [\rd]
	.endm

	.macro	task_thread_info, rd, tsk
	mov	\rd, \tsk
	.endm
#else
/* Generation 1: it is the start of the stack. */
	.macro	get_thread_info, rd
	mov	\rd, sp
	bfc	\rd, #0, #(12 + CONFIG_THREAD_SIZE_ORDER)
	.endm

	.macro	task_thread_info, rd, tsk
	ldr	\rd, [\tsk, #TSK_STACK]
	.endm
#endif

/*
 * From user mode, in SVC mode now. r0 points to the mini stack with r0, pc and
 * cpsr; sp is THREAD_START_SP, because a program that runs has nothing on its
 * kernel stack. Afterwards sp points to the registers.
 */
	.macro	usr_entry
	sub	sp, sp, #PT_REGS_SIZE
	stmib	sp, {r1 - r12}
	ldmia	r0, {r3 - r5}
	mvn	r6, #0			@ no system call: ORIG_r0 = -1
	str	r3, [sp, #S_R0]
	add	r0, sp, #S_PC
	stmia	r0, {r4 - r6}
	stmdb	r0, {sp, lr}^		@ the user's
	cfi_pt_regs
	get_thread_info r0
	str	r6, [r0, #TI_SYSCALL]
	mov	fp, #0			@ the frames of the kernel end here
	.endm

#ifdef CONFIG_VMAP_STACK
/*
 * Is there room for a struct pt_regs? Stacks lie at multiples of THREAD_ALIGN =
 * 2 * THREAD_SIZE, so one bit of sp tells: 0 in a stack, 1 in the THREAD_SIZE
 * bytes below it. There are no registers to spare: r0 points to the mini stack,
 * lr is the interrupted code's, so ip goes to the mini stack's fourth word.
 *
 *	THREAD_ALIGN  ...1 0 xxxx   stack
 *	              ...0 1 xxxx   guard, and a hole      <- sp has run over
 *	              ...0 0 xxxx   stack of somebody else
 *
 * The overflow stack is a page of the linear map, where the bit means nothing.
 */
	.macro	do_overflow_check
	tst	sp, #THREAD_SIZE_ASM
	beq	.Lroom_\@
	str	ip, [r0, #MINI_STACK_IP]
	ldr	ip, =overflow_stack_ptr
	ldr	ip, [ip]
	rsb	ip, sp, ip		@ bytes below its upper end
	cmp	ip, #OVERFLOW_STACK_SIZE_ASM
	ldr	ip, [r0, #MINI_STACK_IP]
	bhi	__bad_stack
.Lroom_\@:
	.endm
#else
	.macro	do_overflow_check
	.endm
#endif

/*
 * From SVC mode. The interrupted code may have an odd number of words on the
 * stack, C needs 8-byte alignment: leave a word free if so.
 *
 *	interrupted sp -> | its stack          |
 *	                  | (one word)         |
 *	            sp -> | struct pt_regs     |	and sp % 8 == 0
 */
	.macro	svc_entry, overflow_check=1
	sub	sp, sp, #PT_REGS_SIZE
	.cfi_adjust_cfa_offset PT_REGS_SIZE
	.if	\overflow_check
	do_overflow_check
	.endif
	tst	sp, #4
	subne	sp, sp, #4
	stmib	sp, {r1 - r12}
	add	r6, sp, #PT_REGS_SIZE
	addne	r6, r6, #4
	mov	r7, lr
	ldmia	r0, {r3 - r5}
	mvn	r8, #0
	str	r3, [sp, #S_R0]
	.cfi_undefined pc
	add	r0, sp, #S_SP
	stmia	r0!, {r6, r7}		@ sp, lr
	stmia	r0, {r4, r5, r8}	@ pc, cpsr, ORIG_r0
	cfi_pt_regs
	.endm

/* Back to the kernel; interrupts are off. */
	.macro	svc_exit
	ldr	r1, [sp, #S_PSR]
	msr	spsr_cxsf, r1
	ldmia	sp, {r0 - pc}^		@ sp and cpsr too
	.endm

/*
 * Back to the user; interrupts are off. CLREX: an ldrex/strex pair of the
 * program must not succeed when another one ran in between.
 */
	.macro	restore_user_regs
	ldr	r1, [sp, #S_PSR]
	ldr	lr, [sp, #S_PC]
	msr	spsr_cxsf, r1
	clrex
	ldmia	sp, {r0 - lr}^		@ the user's sp and lr
	nop
	add	sp, sp, #PT_REGS_SIZE
	.cfi_adjust_cfa_offset -PT_REGS_SIZE
	movs	pc, lr			@ cpsr = spsr
	.endm
