/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/kernel/head.S - from the boot loader to start_kernel()
 *
 * Linux:    arch/arm/kernel/head.S, head-common.S, hyp-stub.S
 * Notes:    chapter 1, "The first stack"; walk boot-init-task
 * Read:     asm/memory.h before, init/main.c (start_kernel()) after
 *
 * QEMU loads the Image at 40010000 and enters it there with the MMU off:
 *
 *	r0 = 0   r2 = physical address of the device tree (0 when the ELF file
 *	was loaded instead of the Image: setup_arch() says so and stops)
 *
 * The first page tables map by blocks of 2 MiB; paging_init() replaces them
 * with the final ones, in which no page can be both written and executed.
 *
 *	swapper_pg_dir[1] -> EARLY_IDENT  2 MiB at 40000000 = 40000000, where
 *	                     the code runs when the MMU goes on
 *	swapper_pg_dir[3] -> swapper_pmd  16 MiB at c0000000 = 40000000, and
 *	                     4 MiB around the device tree at FDT_FIXED_BASE
 *
 * Left out: other load addresses, secondary CPUs, big-endian
 */
#include <linux/linkage.h>
#include <asm/asm-offsets.h>
#include <asm/memory.h>
#include <asm/pgtable-3level-hwdef.h>
#include <asm/ptrace.h>

/* The page below the image; free memory once the kernel runs. */
#define EARLY_IDENT	(PHYS_OFFSET + TEXT_OFFSET - 0x1000)
#define EARLY_BLOCK	(PMD_TYPE_SECT | PTE_ATTRINDX(MT_WRITEALLOC) | \
			 PTE_SHARED | PTE_AF)
#define EARLY_UART	0x09000000

	.arch_extension virt

	/* The physical address of a linked one; the MMU is off. */
	.macro	adr_phys, reg, sym
	ldr	\reg, =\sym - PAGE_OFFSET + PHYS_OFFSET
	.endm

	.section .head.text, "ax"
	.cfi_sections .debug_frame
ENTRY(stext)
	.cfi_startproc
	.cfi_undefined lr		@ backtraces end here
	mov	r8, r2			@ device tree
	mrs	r9, cpsr
	eor	r9, r9, #HYP_MODE
	tst	r9, #MODE_MASK
	bne	1f
	bl	leave_hyp
1:	msr	cpsr_c, #PSR_I_BIT | PSR_F_BIT | SVC_MODE

	mrc	p15, 0, r3, c0, c1, 4	@ ID_MMFR0
	and	r3, r3, #0xf
	cmp	r3, #5
	adrlo	r0, no_lpae
	blo	early_stop

	bl	clear_bss
	bl	create_page_tables
	bl	__v7_setup		@ r0 = SCTLR with MMU and caches on
	adr_phys r4, swapper_pg_dir
	mov	r5, #0
	mcrr	p15, 0, r4, r5, c2	@ TTBR0
	isb
	ldr	r3, =__mmap_switched	@ linked, so virtual
	mcr	p15, 0, r0, c1, c0, 0
	isb
	bx	r3
	.cfi_endproc
ENDPROC(stext)

/* With "virtualization=on" QEMU starts in HYP mode. Give PL1 the counters,
 * the coprocessors and a virtual clock that is the physical one. */
leave_hyp:
	mov	r3, #0
	mcr	p15, 4, r3, c1, c1, 0	@ HCR: route and trap nothing
	mcr	p15, 4, r3, c1, c1, 2	@ HCPTR
	mcr	p15, 4, r3, c1, c1, 3	@ HSTR
	mcrr	p15, 4, r3, r3, c14	@ CNTVOFF
	mov	r3, #3
	mcr	p15, 4, r3, c14, c1, 0	@ CNTHCTL
	mov	r3, #PSR_A_BIT | PSR_I_BIT | PSR_F_BIT | SVC_MODE
	msr	spsr_cxsf, r3
	msr	elr_hyp, lr
	eret
ENDPROC(leave_hyp)

clear_bss:
	adr_phys r4, __bss_start
	adr_phys r5, __bss_stop
	mov	r0, #0
	mov	r1, #0
	mov	r2, #0
	mov	r3, #0
1:	cmp	r4, r5
	stmialo	r4!, {r0 - r3}		@ may run over: the page is ours
	blo	1b
	bx	lr
ENDPROC(clear_bss)

create_page_tables:
	ldr	r4, =EARLY_IDENT
	mov	r0, #0
	mov	r1, #0
	add	r5, r4, #0x1000
1:	strd	r0, r1, [r4], #8
	cmp	r4, r5
	blo	1b

	adr_phys r4, swapper_pg_dir
	ldr	r0, =EARLY_IDENT + PMD_TYPE_TABLE
	strd	r0, r1, [r4, #(PHYS_OFFSET >> 30) * 8]
	adr_phys r5, swapper_pmd
	add	r0, r5, #PMD_TYPE_TABLE
	strd	r0, r1, [r4, #(PAGE_OFFSET >> 30) * 8]

	ldr	r0, =PHYS_OFFSET + EARLY_BLOCK
	ldr	r4, =EARLY_IDENT
	strd	r0, r1, [r4]
	mov	r4, r5
	add	r5, r4, #(EARLY_LOWMEM_SIZE >> 21) * 8
2:	strd	r0, r1, [r4], #8
	add	r0, r0, #1 << 21
	cmp	r4, r5
	blo	2b

	mov	r0, r8, lsr #21		@ the tree, from a 2 MiB border on
	mov	r0, r0, lsl #21
	ldr	r5, =EARLY_BLOCK
	orr	r0, r0, r5
	adr_phys r4, swapper_pmd + ((FDT_FIXED_BASE - PAGE_OFFSET) >> 21) * 8
	strd	r0, r1, [r4], #8
	add	r0, r0, #1 << 21
	strd	r0, r1, [r4]
	bx	lr
ENDPROC(create_page_tables)

/* r0: what to say. No memory is used, and the UART needs no set-up. */
early_stop:
	ldr	r1, =EARLY_UART
1:	ldrb	r2, [r0], #1
	cmp	r2, #0
	strbne	r2, [r1]
	bne	1b
2:	wfi
	b	2b
ENDPROC(early_stop)

no_lpae:
	.asciz	"Understack: this CPU has no LPAE page tables; use -cpu cortex-a15.\r\n"
	.balign	4
	.ltorg

	.text
/* Virtual addresses from here on. */
__mmap_switched:
	.cfi_startproc
	.cfi_undefined lr
	ldr	r0, =init_thread_union + THREAD_START_SP_ASM
	mov	sp, r0
	ldr	r1, =__atags_pointer
	str	r8, [r1]
	mov	fp, #0			@ the unwinder stops at a zero
	mov	lr, #0
	bl	start_kernel
	.cfi_endproc
ENDPROC(__mmap_switched)
	.ltorg

	NOEXEC_STACK_NOTE
