/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/kernel/head_32.S - from the boot loader to start_kernel()
 *
 * Linux:    arch/x86/kernel/head_32.S
 * Notes:    chapter 1, "task 0 was never created"; walk boot-init-task
 * Read:     arch/x86/boot/multiboot.S before, init/main.c after
 *
 *	initial_page_table        initial_pg_pmd
 *	  [0] 0x00000000 ----+--> 448 pages of 2 MiB each,
 *	  [1]                |    readable, writable, executable
 *	  [2]                |
 *	  [3] 0xC0000000 ----+
 *
 * The kernel is linked at 0xC0100000 and loaded at 0x00100000. One table seen
 * through two entries maps both, so the instruction after the one that turns
 * paging on is still there, and a jump later we are at our link address. These
 * tables serve until paging_init() has made exact ones.
 */
#include <linux/linkage.h>
#include <asm/cpufeature.h>
#include <asm/msr-index.h>
#include <asm/multiboot.h>
#include <asm/processor-flags.h>
#include <asm/ptrace.h>
#include <generated/asm-offsets.h>

#define pa(X)	((X) - ASM_PAGE_OFFSET)

	.cfi_sections .debug_frame
	.section .head.text, "ax"
ENTRY(startup_32)
	.cfi_startproc
	.cfi_undefined eip		/* nobody called us */
	cld
	cli
	movl	%eax, pa(multiboot_magic)
	movl	%ebx, pa(multiboot_info_pa)
	rdtsc				/* the log counts time from here */
	movl	%eax, pa(boot_tsc)
	movl	%edx, pa(boot_tsc) + 4

	movl	$1, %eax
	cpuid
	testl	$(1 << X86_FEATURE_PAE), %edx
	jz	no_pae

	movl	$pa(initial_pg_pmd), %edi
	movl	$ASM_PTE_KERNEL_LARGE, %eax
	movl	$ASM_BOOT_PMDS, %ecx
1:	movl	%eax, (%edi)
	addl	$8, %edi
	addl	$(1 << 21), %eax
	decl	%ecx
	jnz	1b
	movl	$pa(initial_pg_pmd) + 1, %eax	/* address, present */
	movl	%eax, pa(initial_page_table)
	movl	%eax, pa(initial_page_table + 3 * 8)

	movl	%cr4, %eax
	orl	$X86_CR4_PAE, %eax
	movl	%eax, %cr4
	movl	$pa(initial_page_table), %eax
	movl	%eax, %cr3

	/* Without EFER.NXE the NX bit of an entry would be a reserved one. */
	movl	$0x80000000, %eax
	cpuid
	cmpl	$0x80000001, %eax
	jb	2f
	movl	$0x80000001, %eax
	cpuid
	testl	$(1 << (X86_FEATURE_NX % 32)), %edx
	jz	2f
	movl	$MSR_EFER, %ecx
	rdmsr
	orl	$EFER_NX, %eax
	wrmsr
2:
	/* Write protection holds for the kernel too, from here on. */
	movl	$CR0_STATE, %eax
	movl	%eax, %cr0
	movl	$3f, %eax
	jmp	*%eax
3:
	lgdt	early_gdt_descr
	ljmp	$__KERNEL_CS, $4f
4:	movl	$__KERNEL_DS, %eax
	movl	%eax, %ss
	movl	$__USER_DS, %eax
	movl	%eax, %ds
	movl	%eax, %es
	xorl	%eax, %eax
	movl	%eax, %fs
	movl	%eax, %gs

	movl	initial_stack, %esp
	xorl	%ebp, %ebp		/* the end of every chain of frames */
	call	start_kernel
	.cfi_endproc
ENDPROC(startup_32)

/* No console yet, no stack: straight to the first serial port. */
no_pae:
	movl	$pa(no_pae_text), %esi
	movl	$0x3f8, %edx
1:	lodsb
	testb	%al, %al
	jz	2f
	outb	%al, %dx
	jmp	1b
2:	hlt
	jmp	2b

	.section .init.rodata, "a"
no_pae_text:
	.asciz	"This kernel needs a CPU with PAE (QEMU: -cpu max or qemu32).\r\n"

	.data
	.balign	4
	.globl	boot_tsc, multiboot_magic, multiboot_info_pa
boot_tsc:
	.quad	0
multiboot_magic:
	.long	0
multiboot_info_pa:
	.long	0
	/* Room for a pt_regs, as above every other task's frames. */
initial_stack:
	.long	init_thread_union + ASM_THREAD_SIZE - \
		TOP_OF_KERNEL_STACK_PADDING - SIZEOF_PTREGS
early_gdt_descr:
	.word	GDT_ENTRIES * 8 - 1
	.long	gdt_page

	.balign	32
	.globl	initial_page_table
initial_page_table:
	.fill	4, 8, 0

	.section .bss..page_aligned, "aw", @nobits
	.balign	4096
initial_pg_pmd:
	.fill	4096, 1, 0

NOEXEC_STACK_NOTE
