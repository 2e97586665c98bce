/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/irq.h - interrupt numbers
 *
 * Linux:    arch/arm/include/asm/irq.h
 * Read:     arch/arm/kernel/irq.c, arch/arm/mach-virt/gic.c after
 *
 * A number is the GIC's: 0-15 between processors, 16-31 of this processor
 * (the timer), from 32 on the shared ones (the UART).
 */
#ifndef _ASM_ARM_IRQ_H
#define _ASM_ARM_IRQ_H

#define NR_IRQS		288	/* what QEMU's "virt" gives its GIC */

#ifndef __ASSEMBLY__
struct pt_regs;

/* The controller's function that entry-armv.S calls for each interrupt. */
void set_handle_irq(void (*handle_irq)(struct pt_regs *regs));
#endif

#endif
