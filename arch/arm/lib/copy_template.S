/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/lib/copy_template.S - one copy loop for memcpy() and user copies
 *
 * Linux:    arch/arm/lib/copy_template.S
 * Read:     memcpy.S, copy_user.S: they define LOAD and STORE and include this
 *
 * r0 = destination, r1 = source, r2 = bytes. The three change together, after
 * load and store, so that a fault in between finds them as if the step had not
 * begun. r3 to r9 and ip are used; lr is not, because the unwinder reads it:
 * there is no frame here.
 *
 * The destination is brought to a word border first. Where the source is then
 * aligned too, eight words go in one LDM and one STM; otherwise four are
 * loaded singly, which the hardware allows at any address.
 */
	.macro	step, bytes
	add	r1, r1, #\bytes
	add	r0, r0, #\bytes
	sub	r2, r2, #\bytes
	.endm

	cmp	r2, #8
	blo	8f
1:	tst	r0, #3
	beq	2f
	LOAD	ldrb, r3, [r1]
	STORE	strb, r3, [r0]
	step	1
	b	1b

2:	tst	r1, #3
	bne	10f
	b	4f
3:	LOAD	ldmia, r1, {r3 - r9, ip}
	STORE	stmia, r0, {r3 - r9, ip}
	step	32
4:	cmp	r2, #32
	bhs	3b
	b	6f

9:	LOAD	ldr, r3, [r1]
	LOAD	ldr, r4, [r1, #4]
	LOAD	ldr, r5, [r1, #8]
	LOAD	ldr, r6, [r1, #12]
	STORE	stmia, r0, {r3 - r6}
	step	16
10:	cmp	r2, #16
	bhs	9b
	b	6f

5:	LOAD	ldr, r3, [r1]
	STORE	str, r3, [r0]
	step	4
6:	cmp	r2, #4
	bhs	5b
	b	8f

7:	LOAD	ldrb, r3, [r1]
	STORE	strb, r3, [r0]
	step	1
8:	cmp	r2, #0
	bne	7b
	.purgem	step
