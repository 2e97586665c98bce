/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/cacheflush.h - rights of the kernel's own pages
 *
 * Linux:    arch/x86/include/asm/set_memory.h, cacheflush.h
 * Read:     arch/x86/mm/pgtable.c after
 *
 * Caches need no help on x86: flush_dcache_page() of linux/arch.h does nothing.
 */
#ifndef _ASM_X86_CACHEFLUSH_H
#define _ASM_X86_CACHEFLUSH_H

/* [addr, addr + numpages) must lie in the linear map. Return: 0. */
int set_memory_ro(unsigned long addr, int numpages);
int set_memory_rw(unsigned long addr, int numpages);
int set_memory_x(unsigned long addr, int numpages);
int set_memory_nx(unsigned long addr, int numpages);

#endif
