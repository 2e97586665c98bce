/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/mach-virt/virt.h - the devices of QEMU's "virt" machine
 *
 * Linux:    none; drivers/irqchip, clocksource, tty/serial and rtc there
 * Read:     gic.c timer.c pl011.c rtc.c after
 */
#ifndef _ARM_MACH_VIRT_H
#define _ARM_MACH_VIRT_H

#include <linux/types.h>

void gic_init(void);
void arch_timer_init(void);
void pl031_init(void);

/* Where the UART is, if the tree cannot be asked. */
#define PL011_DEFAULT_BASE	0x09000000
void pl011_early_init(phys_addr_t base);	/* the console can print */
void pl011_early_probe(void);			/* ... at the tree's address */

/* kernel/reboot.c */
void psci_init(void);

#endif
