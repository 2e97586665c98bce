// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/irq.c - the function that takes an interrupt
 *
 * Linux:    arch/arm/kernel/irq.c
 * Read:     irq_handler in entry-armv.S before, mach-virt/gic.c, kernel/irq.c
 */
#include <linux/arch.h>
#include <linux/interrupt.h>

#include "../mach-virt/virt.h"

void (*handle_arch_irq)(struct pt_regs *regs);

/**
 * set_handle_irq() - say which controller asks for attention
 * @handle_irq:	called with interrupts off and the interrupted registers
 */
void set_handle_irq(void (*handle_irq)(struct pt_regs *regs))
{
	handle_arch_irq = handle_irq;
}

/**
 * init_IRQ() - find and set up the interrupt controller
 */
void __init init_IRQ(void)
{
	gic_init();
}
