/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/fixmap.h - the pages at the end of the address space
 *
 * Linux:    arch/x86/include/asm/fixmap.h
 * Read:     include/asm-generic/fixmap.h after, mm/highmem.c
 *
 *	0xfffff000  FIX_HOLE: never mapped, so that a pointer -1 faults
 *	0xffffe000  FIX_KMAP_BEGIN
 *	   ...      one page for each kmap_local_page() that is in use
 *	0xffe00000  FIXADDR_BOTTOM: all of it lies in one page table
 */
#ifndef _ASM_X86_FIXMAP_H
#define _ASM_X86_FIXMAP_H

#include <linux/highmem.h>	/* KM_MAX_IDX */

#define FIXADDR_TOP	0xFFFFF000UL

enum fixed_addresses {
	FIX_HOLE,
	FIX_KMAP_BEGIN,
	FIX_KMAP_END = FIX_KMAP_BEGIN + KM_MAX_IDX - 1,
	__end_of_fixed_addresses
};

#include <asm-generic/fixmap.h>

#endif
