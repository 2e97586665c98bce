/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/entry/calling.h - filling and emptying a pt_regs
 *
 * Linux:    arch/x86/entry/calling.h, and the macros of entry_32.S
 * Read:     asm/ptrace.h before, entry_32.S after
 *
 * Every push is described for gdb (.cfi_…): the frame's address, the CFA, is
 * that of the slot behind flags, pt_regs.sp. A system call has written the
 * user's sp there; an interrupt of the kernel has not, and then that slot's
 * address itself is the interrupted sp. Which of the two, cs tells:
 *
 *	sp = *(CFA - 8) & 3 ? *CFA : CFA
 */

/* DW_CFA_val_expression for esp: dup lit8 minus deref lit3 and bra+3 skip+1 deref */
.macro CFI_SP_FROM_FRAME
	.cfi_escape 0x16, 4, 13, 0x12, 0x38, 0x1c, 0x06, 0x33, 0x1a, \
		0x28, 3, 0, 0x2f, 1, 0, 0x06
.endm

/* At the first instruction after the CPU's pushes; @offset: words above ip. */
.macro CFI_STARTPROC_FRAME offset
	.cfi_startproc simple
	.cfi_signal_frame
	.cfi_def_cfa esp, 12 + 4 * \offset
	.cfi_offset eip, -12
	.cfi_offset eflags, -4
	CFI_SP_FROM_FRAME
.endm

.macro PUSH reg
	pushl	\reg
	.cfi_adjust_cfa_offset 4
.endm

.macro PUSH_REG reg
	pushl	%\reg
	.cfi_adjust_cfa_offset 4
	.cfi_rel_offset \reg, 0
.endm

.macro POP_REG reg
	popl	%\reg
	.cfi_adjust_cfa_offset -4
	.cfi_restore \reg
.endm

/* After SAVE_ALL: the CFA and where each register is, said at once. */
.macro CFI_STARTPROC_PTREGS
	.cfi_startproc simple
	.cfi_signal_frame
	.cfi_def_cfa esp, PT_OLDESP
	.cfi_offset eip, -12
	.cfi_offset eflags, -4
	.cfi_offset eax, -40
	.cfi_offset ebp, -44
	.cfi_offset edi, -48
	.cfi_offset esi, -52
	.cfi_offset edx, -56
	.cfi_offset ecx, -60
	.cfi_offset ebx, -64
	CFI_SP_FROM_FRAME
.endm

/*
 * From orig_ax downwards. @gs: what goes into gs's slot; @ax: into ax's. The
 * kernel runs with flat ds and es and no fs and gs, so that going back into
 * the kernel never loads a selector of some program.
 */
.macro SAVE_ALL gs=%gs ax=%eax skip_gs=0
	cld
	.ifeq \skip_gs
	PUSH	\gs
	.endif
	PUSH	%fs
	PUSH	%es
	PUSH	%ds
	PUSH	\ax
	.cfi_rel_offset eax, 0
	PUSH_REG ebp
	PUSH_REG edi
	PUSH_REG esi
	PUSH_REG edx
	PUSH_REG ecx
	PUSH_REG ebx
	movl	$__USER_DS, %edx
	movl	%edx, %ds
	movl	%edx, %es
	xorl	%edx, %edx
	movl	%edx, %fs
.endm

/*
 * The next function saves ebp and thereby links its frame to this one. A frame
 * pointer with the top bit cleared cannot be one: it says that a pt_regs lies
 * here, and the unwinder (kernel/stacktrace.c) goes on with what is in it.
 */
.macro ENCODE_FRAME_POINTER
	movl	%esp, %ebp
	andl	$0x7fffffff, %ebp
.endm
