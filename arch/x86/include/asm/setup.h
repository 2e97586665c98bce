/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/setup.h - pieces of setup_arch() and time_init()
 *
 * Linux:    arch/x86/include/asm/setup.h, init.h, timer.h, i8259.h
 */
#ifndef _ASM_X86_SETUP_H
#define _ASM_X86_SETUP_H

#include <linux/types.h>

void serial_console_init(void);		/* kernel/8250.c */
void paging_init(void);			/* mm/init_32.c */
u32 native_calibrate_tsc(void);		/* kernel/tsc.c: Hz */
time64_t mach_get_cmos_time(void);	/* kernel/rtc.c: seconds since 1970 */
void init_8259A(void);			/* kernel/i8259.c */
extern struct irq_chip i8259A_chip;
#define PIC_MASTER_CMD	0x20
u8 i8259A_in_service(u16 cmd);

#endif
