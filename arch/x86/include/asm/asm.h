/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/asm.h - instructions that may fault, or be replaced
 *
 * Linux:    arch/x86/include/asm/asm.h, smap.h, alternative.h, frame.h
 * Read:     lib/extable.c; arch/x86/kernel/alternative.c
 *
 * A CPU with SMAP stops the kernel from touching user pages unless EFLAGS.AC
 * is set: stac sets it, clac clears it. Other CPUs do not know the two
 * instructions, so the kernel is linked with a three-byte nop at each place
 * and a list of the places, which apply_alternatives() goes through once.
 */
#ifndef _ASM_X86_ASM_H
#define _ASM_X86_ASM_H

#ifdef __ASSEMBLY__

.macro _ASM_EXTABLE from, to
	.pushsection __ex_table, "a"
	.balign	4
	.long	\from, \to
	.popsection
.endm

.macro ALTERNATIVE_SMAP opcode
661:	.byte	0x0f, 0x1f, 0x00
	.pushsection .altinstructions, "a"
	.balign	4
	.long	661b
	.byte	0x0f, 0x01, \opcode, 0
	.popsection
.endm

.macro ASM_CLAC
	ALTERNATIVE_SMAP 0xca
.endm

.macro ASM_STAC
	ALTERNATIVE_SMAP 0xcb
.endm

#else

#include <linux/types.h>

struct alt_instr {
	u8 *instr;
	u8 replacement[4];	/* three bytes, and one of padding */
};

extern struct alt_instr __alt_instructions[], __alt_instructions_end[];


#endif
#endif
