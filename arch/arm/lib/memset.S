/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/lib/memset.S - fills
 *
 * Linux:    arch/arm/lib/memset.S, arch/arm/mm/copypage-v6.c (clear_page())
 * Read:     asm/string.h before
 */
#include <linux/linkage.h>

	.cfi_sections .debug_frame
	.text

/* void *memset(void *s, int c, size_t count) */
ENTRY(memset)
	.cfi_startproc
	push	{r0, r4 - r9}
	.cfi_adjust_cfa_offset 28
	and	r1, r1, #0xff		@ the byte, four times
	orr	r1, r1, r1, lsl #8
	orr	r1, r1, r1, lsl #16
1:	cmp	r2, #0
	tstne	r0, #3
	beq	2f
	strb	r1, [r0], #1
	sub	r2, r2, #1
	b	1b

2:	mov	r3, r1
	mov	r4, r1
	mov	r5, r1
	mov	r6, r1
	mov	r7, r1
	mov	r8, r1
	mov	r9, r1
	b	4f
3:	stmia	r0!, {r1, r3 - r9}
	sub	r2, r2, #32
4:	cmp	r2, #32
	bhs	3b

5:	cmp	r2, #4
	strhs	r1, [r0], #4
	subhs	r2, r2, #4
	bhs	5b
6:	cmp	r2, #0
	strbne	r1, [r0], #1
	subne	r2, r2, #1
	bne	6b
	pop	{r0, r4 - r9}
	bx	lr
	.cfi_endproc
ENDPROC(memset)

/* void clear_page(void *page) */
ENTRY(clear_page)
	.cfi_startproc
	push	{r4 - r8}
	.cfi_adjust_cfa_offset 20
	mov	r1, #0
	mov	r2, #0
	mov	r3, #0
	mov	r4, #0
	mov	r5, #0
	mov	r6, #0
	mov	r7, #0
	mov	r8, #0
	add	ip, r0, #4096
1:	.rept	4
	stmia	r0!, {r1 - r8}
	.endr
	cmp	r0, ip
	bne	1b
	pop	{r4 - r8}
	bx	lr
	.cfi_endproc
ENDPROC(clear_page)

	NOEXEC_STACK_NOTE
