/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/multiboot.h - what the boot loader hands over
 *
 * Linux:    none: Multiboot Specification version 0.6.96, section 3
 * Read:     arch/x86/boot/multiboot.S before, arch/x86/kernel/setup.c after
 */
#ifndef _ASM_X86_MULTIBOOT_H
#define _ASM_X86_MULTIBOOT_H

#define MULTIBOOT_HEADER_MAGIC		0x1BADB002
#define MULTIBOOT_BOOTLOADER_MAGIC	0x2BADB002

/* header: modules at page borders; tell us how much memory there is */
#define MULTIBOOT_PAGE_ALIGN		0x00000001
#define MULTIBOOT_MEMORY_INFO		0x00000002

/* multiboot_info.flags: which members are valid */
#define MULTIBOOT_INFO_CMDLINE		0x00000004
#define MULTIBOOT_INFO_MODS		0x00000008
#define MULTIBOOT_INFO_MEM_MAP		0x00000040
#define MULTIBOOT_INFO_BOOT_LOADER_NAME	0x00000200

#define MULTIBOOT_MEMORY_AVAILABLE	1

#ifndef __ASSEMBLY__
#include <linux/compiler.h>
#include <linux/types.h>

/* All addresses are physical. */
struct multiboot_info {
	u32 flags;
	u32 mem_lower, mem_upper;	/* KiB from 0, KiB from 1 MiB */
	u32 boot_device;
	u32 cmdline;
	u32 mods_count, mods_addr;
	u32 syms[4];
	u32 mmap_length, mmap_addr;
	u32 drives_length, drives_addr;
	u32 config_table, boot_loader_name;
};

struct multiboot_mod_list {
	u32 mod_start, mod_end;		/* [start, end) */
	u32 cmdline, pad;
};

struct multiboot_mmap_entry {
	u32 size;			/* of what follows */
	u64 addr, len;
	u32 type;
} __packed;

extern u32 multiboot_magic, multiboot_info_pa;	/* head_32.S */
extern u64 boot_tsc;

#endif
#endif
