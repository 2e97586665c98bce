/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/fixmap.h - pages at addresses that the compiler knows
 *
 * Linux:    arch/arm/include/asm/fixmap.h, include/asm-generic/fixmap.h
 * Read:     arch/arm/mm/mmu.c, mm/highmem.c after
 *
 * Numbered downwards from FIXADDR_TOP. One page table, which exists from the
 * start of setup_arch(), serves them all.
 */
#ifndef _ASM_ARM_FIXMAP_H
#define _ASM_ARM_FIXMAP_H

#include <linux/highmem.h>

#define FIXADDR_TOP		0xffeff000UL
#define FIXADDR_START		0xffe00000UL

enum fixed_addresses {
	FIX_EARLYCON_MEM_BASE,
	FIX_KMAP_BEGIN,
	FIX_KMAP_END = FIX_KMAP_BEGIN + KM_MAX_IDX - 1,
	__end_of_fixed_addresses
};

_Static_assert(FIXADDR_TOP - __end_of_fixed_addresses * PAGE_SIZE >=
	       FIXADDR_START, "the fixmap needs a second page table");

#include <asm-generic/fixmap.h>

void early_fixmap_init(void);
/* Map, or with a protection of 0 unmap. */
void __set_fixmap(enum fixed_addresses idx, phys_addr_t phys, pgprot_t prot);
#define set_fixmap_io(idx, phys)	__set_fixmap(idx, phys, PAGE_KERNEL_IO)
#define clear_fixmap(idx)		__set_fixmap(idx, 0, __pgprot(0))

#endif
