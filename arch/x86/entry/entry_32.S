/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/entry/entry_32.S - all ways into the kernel and out of it
 *
 * Linux:    arch/x86/entry/entry_32.S (entry 6.1; the exit's names 3.18)
 * Notes:    chapter 2, "The top of the kernel stack"; walk syscall-pt-regs
 * Read:     asm/ptrace.h and entry/calling.h before, entry/common.c after
 *
 *	int $0x80            exception             interrupt
 *	    |                    |                     |
 *	    | orig_ax = number   | orig_ax = -1        | orig_ax = ~vector
 *	    v                    v                     v
 *	 do_int80_syscall_32  exc_xxx(regs, code)   do_IRQ(regs)
 *	    |                    |                     |
 *	    |                    +-- from the kernel --+--------------.
 *	    v                    v                     v              |
 *	resume_userspace: interrupts off, work left? exit_to_user_mode_loop()
 *	    v                                                         v
 *	restore_all: the registers back, iret  <----------------------'
 *
 * Left out: sysenter, ESPFIX (16-bit stack segments), entry trampolines
 */
#include <linux/linkage.h>
#include <asm/asm.h>
#include <asm/irq.h>
#include <asm/ptrace.h>
#include <generated/asm-offsets.h>
#include "calling.h"

#ifdef CONFIG_THREAD_INFO_IN_TASK
#define GET_THREAD_INFO(reg)	movl current_task, reg
#else
#define GET_THREAD_INFO(reg)			\
	movl	$-ASM_THREAD_SIZE, reg;		\
	andl	%esp, reg
#endif

	.cfi_sections .debug_frame
	.section .entry.text, "ax"

/*
 * eax = prev, edx = next. Everything else that C may not lose is pushed in the
 * order of struct inactive_task_frame; then esp changes, and what is popped is
 * what @next pushed when it was here, or what copy_thread() wrote. eax passes
 * on to __switch_to() and, as its result, to the code after switch_to().
 */
ENTRY(__switch_to_asm)
	.cfi_startproc
	PUSH_REG ebp
	PUSH_REG ebx
	PUSH_REG edi
	PUSH_REG esi
	pushfl
	.cfi_adjust_cfa_offset 4

	movl	%esp, TASK_threadsp(%eax)
	movl	TASK_threadsp(%edx), %esp

#ifdef CONFIG_STACKPROTECTOR
	movl	TASK_stack_canary(%edx), %ebx
	movl	%ebx, __stack_chk_guard
#endif

	popfl
	.cfi_adjust_cfa_offset -4
	POP_REG esi
	POP_REG edi
	POP_REG ebx
	POP_REG ebp
	jmp	__switch_to
	.cfi_endproc
ENDPROC(__switch_to_asm)

/*
 * A new task's first instruction: the return address of its switch_to(). eax =
 * the task before it, ebx = a kernel thread's function or 0, edi = its
 * argument.
 */
ENTRY(ret_from_fork)
	CFI_STARTPROC_PTREGS
	call	schedule_tail
	testl	%ebx, %ebx
	jnz	ret_from_kernel_thread
	jmp	resume_userspace
	.cfi_endproc
ENDPROC(ret_from_fork)

/*
 * The function returns only after an exec, and then the pt_regs above is that
 * of the new program.
 */
ENTRY(ret_from_kernel_thread)
	.cfi_startproc
	.cfi_undefined eip
	movl	%edi, %eax
	call	*%ebx
	movl	$0, PT_EAX(%esp)
	jmp	resume_userspace
	.cfi_endproc
ENDPROC(ret_from_kernel_thread)

ENTRY(entry_INT80_32)
	CFI_STARTPROC_FRAME 0
	ASM_CLAC
	PUSH	%eax			/* orig_ax */
	SAVE_ALL ax=$-ASM_ENOSYS
	movl	%edx, %gs
	ENCODE_FRAME_POINTER
	movl	%esp, %eax
	call	do_int80_syscall_32
	jmp	resume_userspace
	.cfi_endproc
ENDPROC(entry_INT80_32)

/*
 * What every way back has in common; esp is at a pt_regs. Interrupts go off
 * before the flags are tested and stay off: a signal or the end of the time
 * slice cannot come in between and wait for the next entry.
 */
ENTRY(ret_from_exception)
	CFI_STARTPROC_PTREGS
	testb	$SEGMENT_RPL_MASK, PT_CS(%esp)
	jz	restore_all
resume_userspace:
	cli
	GET_THREAD_INFO(%eax)
	movl	TI_flags(%eax), %edx
	testl	$ASM_TIF_WORK_MASK, %edx
	jz	restore_all
	movl	%esp, %eax
	call	exit_to_user_mode_loop
restore_all:
	POP_REG ebx
	POP_REG ecx
	POP_REG edx
	POP_REG esi
	POP_REG edi
	POP_REG ebp
	POP_REG eax
pop_ds:	popl	%ds
	.cfi_adjust_cfa_offset -4
pop_es:	popl	%es
	.cfi_adjust_cfa_offset -4
pop_fs:	popl	%fs
	.cfi_adjust_cfa_offset -4
pop_gs:	popl	%gs
	.cfi_adjust_cfa_offset -4
	addl	$4, %esp		/* orig_ax */
	.cfi_adjust_cfa_offset -4
do_iret:
	iret
	.cfi_endproc
ENDPROC(ret_from_exception)

/*
 * A selector that is no longer valid (its TLS entry was emptied) faults when
 * it is loaded: load 0 instead, as the CPU does on its own way back from a
 * more privileged level. Not so for ss and cs; iret itself fails then, and the
 * program gets a signal.
 */
	.pushsection .fixup, "ax"
null_selector:
	.cfi_startproc simple
	.cfi_undefined eip
	movw	$0, %ss:(%esp)
	jmp	pop_ds
1:	movw	$0, %ss:(%esp)
	jmp	pop_es
2:	movw	$0, %ss:(%esp)
	jmp	pop_fs
3:	movw	$0, %ss:(%esp)
	jmp	pop_gs
	.cfi_endproc
	.popsection
	_ASM_EXTABLE pop_ds, null_selector
	_ASM_EXTABLE pop_es, 1b
	_ASM_EXTABLE pop_fs, 2b
	_ASM_EXTABLE pop_gs, 3b
	_ASM_EXTABLE do_iret, asm_iret_error

ENTRY(asm_iret_error)
	CFI_STARTPROC_FRAME 0
	PUSH	$0
	PUSH	$iret_error
	jmp	handle_exception
	.cfi_endproc
ENDPROC(asm_iret_error)

/*
 * @has_error_code: the CPU has pushed one. The C function waits in gs's slot
 * until gs is saved.
 */
.macro IDTENTRY name has_error_code=0
ENTRY(asm_exc_\name)
	CFI_STARTPROC_FRAME \has_error_code
	ASM_CLAC
	.ifeq \has_error_code
	PUSH	$0
	.endif
	PUSH	$exc_\name
	jmp	handle_exception
	.cfi_endproc
ENDPROC(asm_exc_\name)
.endm

IDTENTRY divide_error
IDTENTRY debug
IDTENTRY nmi
IDTENTRY int3
IDTENTRY overflow
IDTENTRY bounds
IDTENTRY invalid_op
IDTENTRY device_not_available
IDTENTRY coproc_segment_overrun
IDTENTRY invalid_tss 1
IDTENTRY segment_not_present 1
IDTENTRY stack_segment 1
IDTENTRY general_protection 1
IDTENTRY page_fault 1
IDTENTRY spurious_interrupt_bug
IDTENTRY coprocessor_error
IDTENTRY alignment_check 1
IDTENTRY machine_check
IDTENTRY simd_coprocessor_error

ENTRY(handle_exception)
	CFI_STARTPROC_FRAME 2
	SAVE_ALL skip_gs=1
	ENCODE_FRAME_POINTER
	movl	PT_GS(%esp), %edi
	movl	%gs, %ecx
	movl	%ecx, PT_GS(%esp)
	xorl	%edx, %edx
	movl	%edx, %gs

	movl	PT_ORIG_EAX(%esp), %edx		/* error code */
	movl	$-1, PT_ORIG_EAX(%esp)		/* not a system call */
	movl	%esp, %eax
	call	*%edi
	jmp	ret_from_exception
	.cfi_endproc
ENDPROC(handle_exception)

/* One stub for each line, 8 bytes apart; orig_ax = ~vector is negative. */
	.balign	8
ENTRY(irq_entries_start)
	CFI_STARTPROC_FRAME 0
	vector = ISA_IRQ_VECTOR(0)
	.rept	NR_IRQS
	.cfi_def_cfa_offset 12
	PUSH	$(~vector)
	jmp	common_interrupt
	.balign	8
	vector = vector + 1
	.endr
	.cfi_endproc
ENDPROC(irq_entries_start)

ENTRY(common_interrupt)
	CFI_STARTPROC_FRAME 1
	ASM_CLAC
	SAVE_ALL
	movl	%edx, %gs
	ENCODE_FRAME_POINTER
	movl	%esp, %eax
	call	do_IRQ
	jmp	ret_from_exception
	.cfi_endproc
ENDPROC(common_interrupt)

/*
 * #DF came through a task gate: another stack, the interrupted registers in
 * cpu_tss, whose address doublefault_tss has loaded into ebx for gdb. CR0.TS and
 * EFLAGS.NT were set by the switch of tasks and would make the next FXSAVE fault
 * and the next iret go back.
 */
ENTRY(asm_exc_double_fault)
	.cfi_startproc simple
	.cfi_signal_frame
	.cfi_def_cfa ebx, 0
	.cfi_offset eip, TSS_ip
	.cfi_offset ebx, TSS_bx
	.cfi_offset esp, TSS_sp
	.cfi_offset ebp, TSS_bp
	.cfi_offset esi, TSS_si
	.cfi_offset edi, TSS_di
	clts
	pushl	$2			/* only the bit that is always set */
	popfl
	xorl	%ebp, %ebp
	call	doublefault_shim
1:	hlt
	jmp	1b
	.cfi_endproc
ENDPROC(asm_exc_double_fault)

NOEXEC_STACK_NOTE
