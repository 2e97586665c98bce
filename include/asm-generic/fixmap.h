/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/asm-generic/fixmap.h - kernel addresses that are known at compile time
 *
 * Linux:    include/asm-generic/fixmap.h
 * Read:     arch's asm/fixmap.h before: enum fixed_addresses, FIXADDR_TOP
 *
 * Index 0 is the highest page; a larger index is a lower address.
 */
#ifndef _ASM_GENERIC_FIXMAP_H
#define _ASM_GENERIC_FIXMAP_H

#define __fix_to_virt(x)	(FIXADDR_TOP - ((unsigned long)(x) << PAGE_SHIFT))

#endif
