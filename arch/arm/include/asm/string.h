/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/string.h - copies and fills eight words at a time
 *
 * Linux:    arch/arm/include/asm/string.h
 * Read:     arch/arm/lib/memcpy.S, memset.S after
 */
#ifndef _ASM_ARM_STRING_H
#define _ASM_ARM_STRING_H

#define __HAVE_ARCH_MEMCPY
#define __HAVE_ARCH_MEMSET

#endif
