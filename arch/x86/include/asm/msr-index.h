/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/msr-index.h - model-specific registers
 *
 * Linux:    arch/x86/include/asm/msr-index.h
 */
#ifndef _ASM_X86_MSR_INDEX_H
#define _ASM_X86_MSR_INDEX_H

#define MSR_EFER	0xc0000080
#define EFER_NX		0x00000800	/* bit 63 of an entry means something */

#endif
