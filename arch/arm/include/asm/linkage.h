/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/linkage.h - arm passes arguments in registers anyway
 *
 * Linux:    arch/arm/include/asm/linkage.h
 */
#ifndef _ASM_ARM_LINKAGE_H
#define _ASM_ARM_LINKAGE_H

#define asmlinkage

#ifdef __ASSEMBLY__
	.syntax unified			/* "strbne", as the manual writes it */
#endif

#endif
