/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/linkage.h - how assembly and C call each other
 *
 * Linux:    arch/x86/include/asm/linkage.h
 *
 * The kernel is compiled with -mregparm=3: arguments in eax, edx, ecx. An
 * asmlinkage function takes all of them from the stack instead, as the
 * user's registers lie there after a system call.
 */
#ifndef _ASM_X86_LINKAGE_H
#define _ASM_X86_LINKAGE_H

#ifndef __ASSEMBLY__
#define asmlinkage	__attribute__((regparm(0)))
#endif

#endif
