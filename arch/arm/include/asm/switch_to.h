/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/switch_to.h - the switch of kernel stacks
 *
 * Linux:    arch/arm/include/asm/switch_to.h
 * Notes:    chapter 4, "Two stacks, one switch"
 * Read:     __switch_to in arch/arm/kernel/entry-armv.S after
 *
 * @prev goes in and @last comes out: when this task runs again, another one
 * was switched away from, and the local variables are as old as the stack.
 */
#ifndef _ASM_ARM_SWITCH_TO_H
#define _ASM_ARM_SWITCH_TO_H

#define switch_to(prev, next, last) \
	do { (last) = __switch_to(prev, next); } while (0)

#endif
