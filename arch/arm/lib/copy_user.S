/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/lib/copy_user.S - copies from and to a program's memory
 *
 * Linux:    arch/arm/lib/copy_from_user.S, copy_to_user.S
 * Read:     copy_template.S before, asm/uaccess.h, mm/fault.c
 *
 * Each access of the program's side has an entry in __ex_table. A fault that
 * do_page_fault() cannot mend goes to the fix-up, which goes on byte by byte,
 * because a word or eight may have been started just before the end of a page;
 * the second fault comes at the first byte that cannot be copied.
 */
#include <linux/linkage.h>

	.cfi_sections .debug_frame
	.text

/* A fault in @insn continues at label @to. */
	.macro	USER, to, insn, regs:vararg
.Lu\@:	\insn	\regs
	.pushsection __ex_table, "a"
	.balign	4
	.long	.Lu\@, \to
	.popsection
	.endm

/* Fix-up: what is left byte by byte, then r0 = bytes that were not copied.
 * @load: the program's side is the source. */
	.macro	copy_rest, name, load
	.pushsection .fixup, "ax"
.Lrest_\name:
	cmp	r2, #0
	beq	.Lend_\name
	.if	\load
	USER	.Lend_\name, ldrb, r3, [r1]
	strb	r3, [r0]
	.else
	ldrb	r3, [r1]
	USER	.Lend_\name, strb, r3, [r0]
	.endif
	add	r1, r1, #1
	add	r0, r0, #1
	sub	r2, r2, #1
	b	.Lrest_\name
	.popsection
.Lend_\name:
	mov	r0, r2
	pop	{r4 - r9}
	bx	lr
	.endm

	.macro	PLAIN, insn, regs:vararg
	\insn	\regs
	.endm

/* unsigned long raw_copy_from_user(void *to, const void __user *from,
 *				    unsigned long n) */
#define LOAD		USER .Lrest_from,
#define STORE		PLAIN
ENTRY(raw_copy_from_user)
	.cfi_startproc
	push	{r4 - r9}
	.cfi_adjust_cfa_offset 24
#include "copy_template.S"
	copy_rest from, 1
	.cfi_endproc
ENDPROC(raw_copy_from_user)

#undef LOAD
#undef STORE

/* unsigned long raw_copy_to_user(void __user *to, const void *from,
 *				  unsigned long n) */
#define LOAD		PLAIN
#define STORE		USER .Lrest_to,
ENTRY(raw_copy_to_user)
	.cfi_startproc
	push	{r4 - r9}
	.cfi_adjust_cfa_offset 24
#include "copy_template.S"
	copy_rest to, 0
	.cfi_endproc
ENDPROC(raw_copy_to_user)

	NOEXEC_STACK_NOTE
