/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/time.h - the programmable interval timer, 8254
 *
 * Linux:    arch/x86/include/asm/time.h, include/linux/i8253.h
 * Read:     arch/x86/kernel/time.c, tsc.c after
 */
#ifndef _ASM_X86_TIME_H
#define _ASM_X86_TIME_H

#define PIT_TICK_RATE	1193182UL	/* Hz */
#define PIT_CH0		0x40		/* interrupt 0 */
#define PIT_CH2		0x42		/* speaker; nobody minds */
#define PIT_MODE	0x43

/* command: channel << 6 | low and high byte << 4 | mode << 1 */
#define PIT_CH0_MODE2	0x34		/* one pulse every n steps */
#define PIT_CH2_MODE0	0xb0		/* count down once */
#define PIT_LATCH_CH2	0x80		/* hold the count for two reads */

#define PORT_B		0x61
#define PORT_B_GATE2	0x01
#define PORT_B_SPEAKER	0x02

#endif
