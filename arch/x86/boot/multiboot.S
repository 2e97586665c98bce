/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/boot/multiboot.S - "this ELF file is a kernel"
 *
 * Linux:    none (arch/x86/boot/header.S is the bzImage protocol)
 * Read:     arch/x86/kernel/head_32.S after
 *
 * QEMU's -kernel and GRUB's `multiboot` look for these three words in the
 * first 8 KiB of the file, load the ELF segments at their physical addresses
 * (and clear .bss), and jump to the entry point with
 *
 *	eax  MULTIBOOT_BOOTLOADER_MAGIC
 *	ebx  physical address of struct multiboot_info
 *	flat segments, protected mode, paging and interrupts off
 */
#include <linux/linkage.h>
#include <asm/multiboot.h>

#define FLAGS	(MULTIBOOT_PAGE_ALIGN | MULTIBOOT_MEMORY_INFO)

	.section .multiboot, "a"
	.balign	4
	.long	MULTIBOOT_HEADER_MAGIC
	.long	FLAGS
	.long	-(MULTIBOOT_HEADER_MAGIC + FLAGS)

NOEXEC_STACK_NOTE
