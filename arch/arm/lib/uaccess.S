/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/lib/uaccess.S - clearing a program's memory, measuring its strings
 *
 * Linux:    arch/arm/lib/clear_user.S, lib/strnlen_user.c, strncpy_from_user.c
 * Read:     asm/uaccess.h before, lib/usercopy.c after
 *
 * Strings are read by aligned words (or four), which never reach into a page
 * that the string is not in. In (w - 01010101) & ~w the top bit of a byte is set
 * if the byte is zero (or one, above a zero one): a non-zero result of the mask
 * with 80808080 says that there is a zero byte in w.
 *
 * None of these functions has a frame; lr is left alone for the unwinder.
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

/* flags: Z if no byte of @w is zero; ip = 01010101 */
	.macro	test_zero_byte, w, tmp
	sub	\tmp, \w, ip
	bic	\tmp, \tmp, \w
	tst	\tmp, ip, lsl #7
	.endm

/* unsigned long __clear_user(void __user *to, unsigned long n)
 * Return: r0 = bytes that were not cleared. */
ENTRY(__clear_user)
	.cfi_startproc
	push	{r4 - r9}
	.cfi_adjust_cfa_offset 24
	.irp	reg, r2, r3, r4, r5, r6, r7, r8, r9
	mov	\reg, #0
	.endr
1:	cmp	r1, #0
	beq	5f
	tst	r0, #3
	beq	4f
2:	USER 5f, strb, r2, [r0]
	add	r0, r0, #1
	sub	r1, r1, #1
	b	1b
3:	USER 2b, stmia, r0, {r2 - r9}
	add	r0, r0, #32
	sub	r1, r1, #32
4:	cmp	r1, #32
	bhs	3b
	cmp	r1, #0
	bne	2b
5:	mov	r0, r1
	pop	{r4 - r9}
	bx	lr
	.cfi_endproc
ENDPROC(__clear_user)

/* long __strnlen_user(const char __user *s, long n)
 * Return: r0 = size with the zero byte; n + 1: there is none; 0: fault.
 * Sixteen bytes at a time: long arguments of exec() are measured twice. */
ENTRY(__strnlen_user)
	.cfi_startproc
	push	{r4 - r8}
	.cfi_adjust_cfa_offset 20
	ldr	ip, =0x01010101
	mov	r2, r0
	add	r1, r0, r1		@ end
1:	cmp	r0, r1
	beq	4f
	tst	r0, #15
	beq	3f
2:	USER 6f, ldrb, r3, [r0]
	add	r0, r0, #1
	cmp	r3, #0
	bne	1b
	b	5f
3:	sub	r3, r1, r0
	cmp	r3, #16
	blo	2b
	USER 6f, ldmia, r0, {r3 - r6}
	sub	r7, r3, ip
	bic	r7, r7, r3
	.irp	reg, r4, r5, r6
	sub	r8, \reg, ip
	bic	r8, r8, \reg
	orr	r7, r7, r8
	.endr
	tst	r7, ip, lsl #7
	bne	2b			@ it is among these
	add	r0, r0, #16
	b	3b
4:	add	r0, r0, #1
5:	sub	r0, r0, r2
7:	pop	{r4 - r8}
	bx	lr
6:	mov	r0, #0
	b	7b
	.cfi_endproc
ENDPROC(__strnlen_user)

/* long __strncpy_from_user(char *dst, const char __user *src, long n)
 * Return: r0 = length without the zero byte; n: there is none; -EFAULT. */
ENTRY(__strncpy_from_user)
	.cfi_startproc
	push	{r4 - r6}
	.cfi_adjust_cfa_offset 12
	ldr	ip, =0x01010101
	mov	r3, r2			@ r2: room left
1:	cmp	r2, #0
	beq	4f
	tst	r1, #3
	beq	3f
2:	USER 5f, ldrb, r4, [r1]
	add	r1, r1, #1
	strb	r4, [r0], #1
	cmp	r4, #0
	beq	4f
	sub	r2, r2, #1
	b	1b
3:	cmp	r2, #4
	blo	2b
	USER 5f, ldr, r4, [r1]
	test_zero_byte r4, r5
	bne	2b
	add	r1, r1, #4
	str	r4, [r0], #4
	sub	r2, r2, #4
	b	1b
4:	sub	r0, r3, r2
6:	pop	{r4 - r6}
	bx	lr
5:	mvn	r0, #13			@ -EFAULT
	b	6b
	.cfi_endproc
ENDPROC(__strncpy_from_user)
	.ltorg

	NOEXEC_STACK_NOTE
