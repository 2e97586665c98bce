/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/segment.h - the entries of the GDT
 *
 * Linux:    arch/x86/include/asm/segment.h
 * Left out: LDT, PNP and APM BIOS, ESPFIX, per-CPU and canary segments (27, 28)
 *
 *	selector = index << 3 | requested privilege level
 *
 * All code and data segments are flat: base 0, limit 4 GiB. Protection comes
 * from paging alone; the kernel uses __USER_DS for ds and es, so that an
 * interrupt from either mode finds them right.
 */
#ifndef _ASM_X86_SEGMENT_H
#define _ASM_X86_SEGMENT_H

#define GDT_ENTRY_TLS_MIN		6
#define GDT_ENTRY_TLS_MAX		8
#define GDT_ENTRY_TLS_ENTRIES		3
#define GDT_ENTRY_KERNEL_CS		12
#define GDT_ENTRY_KERNEL_DS		13
#define GDT_ENTRY_DEFAULT_USER_CS	14
#define GDT_ENTRY_DEFAULT_USER_DS	15
#define GDT_ENTRY_TSS			16
#define GDT_ENTRY_DOUBLEFAULT_TSS	31
#define GDT_ENTRIES			32

#define __KERNEL_CS	(GDT_ENTRY_KERNEL_CS * 8)		/* 0x60 */
#define __KERNEL_DS	(GDT_ENTRY_KERNEL_DS * 8)		/* 0x68 */
#define __USER_CS	(GDT_ENTRY_DEFAULT_USER_CS * 8 + 3)	/* 0x73 */
#define __USER_DS	(GDT_ENTRY_DEFAULT_USER_DS * 8 + 3)	/* 0x7b */

#define USER_RPL		3
#define SEGMENT_RPL_MASK	3

#endif
