/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/lib/memcpy.S - copies in kernel memory
 *
 * Linux:    arch/arm/lib/memcpy.S, copy_page.S
 * Read:     copy_template.S before
 */
#include <linux/linkage.h>

	.cfi_sections .debug_frame
	.text

	.macro	PLAIN, insn, regs:vararg
	\insn	\regs
	.endm
#define LOAD	PLAIN
#define STORE	PLAIN

/* void *memcpy(void *dest, const void *src, size_t count) */
ENTRY(memcpy)
	.cfi_startproc
	push	{r0, r4 - r9}
	.cfi_adjust_cfa_offset 28
#include "copy_template.S"
	pop	{r0, r4 - r9}
	bx	lr
	.cfi_endproc
ENDPROC(memcpy)

/* void copy_page(void *to, const void *from) */
ENTRY(copy_page)
	.cfi_startproc
	push	{r4 - r9}
	.cfi_adjust_cfa_offset 24
	mov	r2, #4096
1:	.rept	2
	ldmia	r1!, {r3 - r9, ip}
	stmia	r0!, {r3 - r9, ip}
	.endr
	subs	r2, r2, #64
	bne	1b
	pop	{r4 - r9}
	bx	lr
	.cfi_endproc
ENDPROC(copy_page)

	NOEXEC_STACK_NOTE
