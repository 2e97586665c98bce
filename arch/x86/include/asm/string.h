/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/string.h - blocks of memory with the string instructions
 *
 * Linux:    arch/x86/include/asm/string_32.h
 * Read:     arch/x86/lib/string_32.c after
 */
#ifndef _ASM_X86_STRING_H
#define _ASM_X86_STRING_H

#define __HAVE_ARCH_MEMCPY
#define __HAVE_ARCH_MEMMOVE
#define __HAVE_ARCH_MEMSET

#endif
