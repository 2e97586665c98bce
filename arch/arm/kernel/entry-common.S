/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/kernel/entry-common.S - system calls, and the one way to user mode
 *
 * Linux:    arch/arm/kernel/entry-common.S
 * Notes:    chapter 2, "A system call, word by word"; walk syscall-pt-regs
 * Read:     entry-header.S before, kernel/entry.c (exit_to_user_mode_loop())
 *
 *	vector_swi --> sys_call_table[r7] --> ret_fast_syscall --+
 *	__irq_usr, __dabt_usr, __pabt_usr, __und_usr ------------+-> ret_to_user
 *	ret_from_fork (new task; fn of a kernel thread) ---------+      |
 *	                                  exit_to_user_mode_loop() <-- work?
 *	                                             restore_user_regs <--+
 *
 * EABI only, as Debian's kernels: the number is r7, and the immediate of the
 * swi instruction (where the old ABI had it) is not looked at.
 */
#include "entry-header.S"

	.section .entry.text, "ax"

	exception_entry vector_swi
	sub	sp, sp, #PT_REGS_SIZE
	stmia	sp, {r0 - r12}
	add	r8, sp, #S_PC
	stmdb	r8, {sp, lr}^		@ the user's
	mov	r9, lr
	mrs	r10, spsr
	mov	r11, r0			@ ORIG_r0, for a restart
	stmia	r8, {r9 - r11}
	cfi_pt_regs
	mov	fp, #0
	get_thread_info r9
	str	r7, [r9, #TI_SYSCALL]
	cpsie	i

	push	{r4, r5}		@ arguments five and six
	cfi_pt_regs 8
	cmp	r7, #NR_SYSCALLS
	ldr	ip, =sys_call_table
	bhs	2f
	ldr	ip, [ip, r7, lsl #2]
#ifdef CONFIG_RANDOMIZE_KSTACK_OFFSET
	ldr	r8, =randomize_kstack_offset
	ldrb	r8, [r8]
	cmp	r8, #0
	addne	r0, sp, #8		@ struct pt_regs
	movne	r1, ip
	ldrne	ip, =invoke_syscall
#endif
1:	blx	ip
ENTRY(ret_fast_syscall)			@ unwind_frame() knows this address
	add	sp, sp, #8
	cfi_pt_regs
	str	r0, [sp, #S_R0]
ENTRY(ret_to_user)
	cpsid	i
	get_thread_info r9
	ldr	r1, [r9, #TI_FLAGS]
	tst	r1, #TIF_WORK_MASK_ASM
	bne	3f
	restore_user_regs

2:	mov	r0, r7			@ set_tls and the like, or no such call
	add	r1, sp, #8
	ldr	ip, =arm_syscall
	cfi_pt_regs 8
	b	1b

3:	mov	r0, sp
	cfi_pt_regs
	bl	exit_to_user_mode_loop
	restore_user_regs
	exception_end vector_swi

/*
 * The first instruction of a new task, after __switch_to() of the old one.
 * r5: function of a kernel thread, or 0; r4: its argument. When the function
 * returns, the thread has become a program (kernel_init()).
 */
	exception_entry ret_from_fork
	cfi_pt_regs
	bl	schedule_tail
	cmp	r5, #0
	beq	ret_to_user
	mov	r0, r4
	.cfi_undefined pc		@ nobody called a kernel thread
	.cfi_undefined lr
	blx	r5
	b	ret_to_user
	exception_end ret_from_fork
	.ltorg

/* From tools/syscall.tbl; the numbers in between are nobody's. */
	.section .rodata, "a"
	.equ	next_nr, 0
	.macro	syscall, nr, func
	.rept	\nr - next_nr
	.long	sys_ni_syscall
	.endr
	.long	\func
	.equ	next_nr, \nr + 1
	.endm

	.balign	4
ENTRY(sys_call_table)
#define __SYSCALL(nr, func)	syscall nr, func
#include <asm/syscalls.h>
	.rept	NR_SYSCALLS - next_nr
	.long	sys_ni_syscall
	.endr
END(sys_call_table)

	NOEXEC_STACK_NOTE
