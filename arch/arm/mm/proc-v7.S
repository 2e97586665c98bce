/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/mm/proc-v7.S - MMU set-up, TLB and cache operations of ARMv7
 *
 * Linux:    arch/arm/mm/proc-v7.S, proc-v7-3level.S, tlb-v7.S, cache-v7.S
 * Read:     asm/tlbflush.h, asm/cacheflush.h before
 *
 * All user translations carry ASID 0, and switch_mm() drops them. That costs
 * refills after each switch of processes, which Linux avoids with 255 numbers;
 * here it keeps one rule: an mm that is not loaded has nothing in the TLB.
 *
 * Left out: branch predictor maintenance by address, outer caches, errata
 */
#include <linux/linkage.h>
#include <asm/memory.h>

#define TTBCR_EAE	(1 << 31)
#define TTBCR_WALK_WBWA	((1 << 8) | (1 << 10) | (3 << 12)) /* IRGN0 ORGN0 SH0 */

#define MAIR0_VALUE	0x00000000	/* 0: strongly ordered */
#define MAIR1_VALUE	0xff000004	/* 4: device; 7: write-back, allocating */

#define SCTLR_CLEAR	((1 << 30) | (1 << 28) | (1 << 25) | (1 << 20) | \
			 (1 << 19) | (1 << 13) | (1 << 1))
			/* TE TRE EE UWXN WXN V A */
#define SCTLR_SET	((1 << 12) | (1 << 11) | (1 << 2) | 1)	/* I Z C M */

	.cfi_sections .debug_frame

	/* A function without a frame: the caller's is sp, lr says where. */
	.macro	LEAF name
ENTRY(\name)
	.cfi_startproc
	.endm
	.macro	LEAF_END name
	.cfi_endproc
ENDPROC(\name)
	.endm

	.section .head.text, "ax"
/*
 * MMU off. T0SZ and T1SZ are 0, so TTBR0 serves all 4 GiB.
 * Return: r0 = SCTLR that switches the MMU on.
 */
LEAF __v7_setup
	ldr	r0, =MAIR0_VALUE
	mcr	p15, 0, r0, c10, c2, 0
	ldr	r0, =MAIR1_VALUE
	mcr	p15, 0, r0, c10, c2, 1
	ldr	r0, =TTBCR_EAE | TTBCR_WALK_WBWA
	mcr	p15, 0, r0, c2, c0, 2
	mov	r0, #0
	mcr	p15, 0, r0, c8, c7, 0	@ TLBIALL
	mcr	p15, 0, r0, c7, c5, 0	@ ICIALLU
	dsb
	isb
	mrc	p15, 0, r0, c1, c0, 0
	ldr	r1, =SCTLR_CLEAR
	bic	r0, r0, r1
	ldr	r1, =SCTLR_SET
	orr	r0, r0, r1
	bx	lr
LEAF_END __v7_setup
	.ltorg

	.text
/* r1:r0: physical address of a pgd, 32-byte aligned */
LEAF cpu_switch_mm
	dsb	ishst			@ entries written so far are in memory
	mcrr	p15, 0, r0, r1, c2	@ TTBR0, ASID 0
	isb
	b	v7_flush_tlb_user
LEAF_END cpu_switch_mm

LEAF v7_flush_tlb_user
	mov	r0, #0
	dsb	ishst
	mcr	p15, 0, r0, c8, c7, 2	@ TLBIASID 0
	dsb	ish
	isb
	bx	lr
LEAF_END v7_flush_tlb_user

LEAF v7_flush_tlb_all
	mov	r0, #0
	dsb	ishst
	mcr	p15, 0, r0, c8, c7, 0	@ TLBIALL
	dsb	ish
	isb
	bx	lr
LEAF_END v7_flush_tlb_all

/* r0: address; the low bits are the ASID */
LEAF v7_flush_tlb_page
	bfc	r0, #0, #12
	dsb	ishst
	mcr	p15, 0, r0, c8, c7, 1	@ TLBIMVA
	dsb	ish
	isb
	bx	lr
LEAF_END v7_flush_tlb_page

/*
 * Instructions were written to r0 .. r1 - 1: out of the data cache, and away
 * with what the instruction cache holds. The addresses may be a program's.
 * Return: r0 = 0, or -EFAULT.
 */
LEAF v7_coherent_range
	mrc	p15, 0, r3, c0, c0, 1	@ CTR: smallest data line, log2 of words
	ubfx	r3, r3, #16, #4
	mov	r2, #4
	lsl	r2, r2, r3
	sub	r3, r2, #1
	bic	r0, r0, r3
	mov	r3, #0
1:	mcr	p15, 0, r0, c7, c11, 1	@ DCCMVAU
2:	add	r0, r0, r2
	cmp	r0, r1
	blo	1b
	mov	r0, r3
	mov	r3, #0
	dsb	ish
	mcr	p15, 0, r3, c7, c5, 0	@ ICIALLU
	mcr	p15, 0, r3, c7, c5, 6	@ BPIALL
	dsb	ish
	isb
	bx	lr

	.pushsection .fixup, "ax"
3:	mvn	r3, #13			@ -EFAULT; go on behind this page
	mov	r0, r0, lsr #12
	add	r0, r0, #1
	mov	r0, r0, lsl #12
	sub	r0, r0, r2
	b	2b
	.popsection
	.pushsection __ex_table, "a"
	.balign	4
	.long	1b, 3b
	.popsection
LEAF_END v7_coherent_range

	NOEXEC_STACK_NOTE
