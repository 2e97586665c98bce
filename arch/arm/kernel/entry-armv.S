/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/kernel/entry-armv.S - vectors, exceptions, the switch of stacks
 *
 * Linux:    arch/arm/kernel/entry-armv.S (3.18)
 * Notes:    chapter 2, "The top of a kernel stack"; walk irq-stack
 * Read:     entry-header.S before, entry-common.S after
 *
 * An exception banks sp and lr: it starts on the stack of its own mode. Those
 * stacks have four words (struct stack in setup.c), enough to carry r0, pc and
 * cpsr over to SVC mode and to the kernel stack of the task:
 *
 *	IRQ mode                      SVC mode
 *	sp_irq -> r0 | pc | cpsr  --> sp -> struct pt_regs
 *	                                 v  do_IRQ(regs)
 *
 * How a kernel stack that is too small ends (CONFIG_VMAP_STACK):
 *
 *	1 a store hits the guard page below the stack: data abort. It always gets
 *	  through, for it begins on the mini stack of ABT mode
 *	2 __dabt_svc: svc_entry takes room for a struct pt_regs and looks whether
 *	  sp is still in a stack (do_overflow_check)
 *	3 it is not: __bad_stack, registers and report go to the overflow stack
 *	4 handle_bad_stack() reports; rewind_stack_and_make_dead() goes back to
 *	  the upper end of the task's stack and ends the task
 *
 * VBAR points at __vectors_start, so the vectors are ordinary kernel text and
 * not, as in Linux, a page copied to ffff0000.
 *
 * Left out: FIQ, SWP emulation, kuser helpers at ffff0fc0 (binaries for CPUs
 *	     before ARMv6 call them; those for ARMv7 do not)
 */
#include "entry-header.S"

	.fpu	neon
	.section .entry.text, "ax"

	.balign	32
ENTRY(__vectors_start)
	.cfi_startproc			/* for scripts/gdb/understack/entry.py */
	.cfi_signal_frame
	.cfi_same_value lr
	.cfi_register pc, ip
	.cfi_undefined ip
	b	vector_rst
	.cfi_endproc
	b	vector_und
	b	vector_swi
	b	vector_pabt
	b	vector_dabt
	b	vector_addrexcptn
	b	vector_irq
	b	vector_fiq
END(__vectors_start)

/* @correction: from lr back to where the interrupted code goes on */
	.macro	save_on_mini_stack, correction
	.if	\correction
	sub	lr, lr, #\correction
	.endif
	stmia	sp, {r0, lr}
	mrs	lr, spsr
	str	lr, [sp, #8]
	mov	r0, sp
	.endm

/*
 * Was it a program or the kernel? Anything else is a bug (@reason 0-4, see
 * bad_mode()): no other mode runs for longer than this stub.
 */
	.macro	vector_stub, name, correction, reason
	exception_entry vector_\name
	save_on_mini_stack \correction
	and	lr, lr, #0xf
	cmp	lr, #(USR_MODE & 0xf)
	bne	1f
	cps	#SVC_MODE
	b	__\name\()_usr
1:	cmp	lr, #(SVC_MODE & 0xf)
	cps	#SVC_MODE
	beq	__\name\()_svc
	svc_entry
	mov	r0, sp
	mov	r1, #\reason
	bl	bad_mode
	exception_end vector_\name
	.endm

	vector_stub irq, 4, 3
	vector_stub dabt, 8, 1
	vector_stub pabt, 4, 0
	vector_stub und, 0, 4

/* Nothing raises these: no FIQ source is enabled, and we are not in HYP. */
	exception_entry vector_fiq
vector_rst:
vector_addrexcptn:
	save_on_mini_stack 4
	cps	#SVC_MODE
	svc_entry
	mov	r0, sp
	mov	r1, #2
	bl	bad_mode
	exception_end vector_fiq

	.macro	irq_handler
	mov	r0, sp
	bl	do_IRQ
	.endm

/* The status registers are read before anything can fault again. */
	.macro	dabt_handler
	mrc	p15, 0, r1, c5, c0, 0	@ DFSR
	mrc	p15, 0, r0, c6, c0, 0	@ DFAR
	mov	r2, sp
	bl	do_DataAbort
	.endm

	.macro	pabt_handler
	mrc	p15, 0, r1, c5, c0, 1	@ IFSR
	mrc	p15, 0, r0, c6, c0, 2	@ IFAR
	mov	r2, sp
	bl	do_PrefetchAbort
	.endm

	.macro	und_handler
	mov	r0, sp
	bl	do_undefinstr
	.endm

	.macro	exception, name
	exception_entry __\name\()_svc
	cfi_mini_stack
	svc_entry
	\name\()_handler
	cpsid	i
	svc_exit
	exception_end __\name\()_svc

	exception_entry __\name\()_usr
	usr_entry
	\name\()_handler
	b	ret_to_user
	exception_end __\name\()_usr
	.endm

#ifdef CONFIG_VMAP_STACK
/*
 * svc_entry found no room: sp is a struct pt_regs below where it was, ip is on
 * the mini stack at r0. The report is made on the overflow stack; what it says of
 * sp is the value that was too low.
 */
	exception_entry __bad_stack
	cfi_mini_stack PT_REGS_SIZE
	add	ip, sp, #PT_REGS_SIZE
	.cfi_def_cfa ip, 0
	ldr	sp, =overflow_stack_ptr
	ldr	sp, [sp]
	push	{ip, lr}		@ lr: to stay aligned only
	.cfi_undefined pc
	.cfi_def_cfa sp, 8
	ldr	ip, [r0, #MINI_STACK_IP]
	svc_entry overflow_check=0
	ldr	r1, [sp, #PT_REGS_SIZE]
	str	r1, [sp, #S_SP]
	mov	r0, sp
	bl	handle_bad_stack
	nop				@ gdb: lr is an address of this function
	exception_end __bad_stack
#endif

	exception irq
	exception dabt
	exception pabt
	exception und
	.ltorg

	.text
	.macro	vfp_save, ptr, tmp
	vstmia	\ptr!, {d0 - d15}
	vstmia	\ptr!, {d16 - d31}
	vmrs	\tmp, fpscr
	str	\tmp, [\ptr]
	.endm

	.macro	vfp_load, ptr, tmp
	vldmia	\ptr!, {d0 - d15}
	vldmia	\ptr!, {d16 - d31}
	ldr	\tmp, [\ptr]
	vmsr	fpscr, \tmp
	.endm

/* void vfp_save_state(union vfp_state *), vfp_load_state(), vfp_enable() */
ENTRY(vfp_save_state)
	vfp_save r0, r1
	bx	lr
ENDPROC(vfp_save_state)

ENTRY(vfp_load_state)
	vfp_load r0, r1
	bx	lr
ENDPROC(vfp_load_state)

ENTRY(vfp_enable)
	mov	r0, #1 << 30		@ FPEXC.EN
	vmsr	fpexc, r0
	bx	lr
ENDPROC(vfp_enable)

/*
 * struct task_struct *__switch_to(struct task_struct *prev,
 *				   struct task_struct *next)
 *
 * sp is exchanged between two instructions. From then on "this" function is
 * the call that @next made when it was switched away from, or, in a new task,
 * what copy_thread() wrote: pc = ret_from_fork, sp = its pt_regs.
 * Return: r0 = @prev, the task that ran until now.
 */
ENTRY(__switch_to)
	.cfi_startproc
	task_thread_info ip, r0
	task_thread_info r2, r1
	add	r3, ip, #TI_CPU_SAVE
	stmia	r3, {r4 - r11, sp, lr}

	add	r3, ip, #TI_VFPSTATE
	vfp_save r3, r4
	add	r3, r2, #TI_VFPSTATE
	vfp_load r3, r4

	mrc	p15, 0, r4, c13, c0, 2	@ TPIDRURW: the program may write it
	str	r4, [ip, #TI_TP_VALUE + 4]
	ldr	r4, [r2, #TI_TP_VALUE]
	ldr	r5, [r2, #TI_TP_VALUE + 4]
	mcr	p15, 0, r4, c13, c0, 3	@ TPIDRURO: the TLS pointer
	mcr	p15, 0, r5, c13, c0, 2

#ifdef CONFIG_STACKPROTECTOR
	ldr	r4, [r1, #TSK_STACK_CANARY]
	ldr	r3, =__stack_chk_guard
	str	r4, [r3]
#endif
#ifdef CONFIG_THREAD_INFO_IN_TASK
	ldr	r3, =__current
	str	r1, [r3]
#endif
	add	r3, r2, #TI_CPU_SAVE
	ldmia	r3, {r4 - r11, sp, pc}
	.ltorg
	.cfi_endproc
ENDPROC(__switch_to)

	NOEXEC_STACK_NOTE
