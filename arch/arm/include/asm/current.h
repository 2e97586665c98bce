/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/current.h - the task that runs
 *
 * Linux:    arch/arm/include/asm/current.h (TPIDRURO, or this variable on one processor)
 * Read:     __switch_to() after: it changes the variable
 */
#ifndef _ASM_ARM_CURRENT_H
#define _ASM_ARM_CURRENT_H

extern struct task_struct *__current;
#define current			__current

#endif
