// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/irq.c - from the vector to the handler
 *
 * Linux:    arch/x86/kernel/irq.c, irqinit.c (do_IRQ() as in 3.18)
 * Read:     common_interrupt in entry/entry_32.S before, kernel/irq.c after
 *
 * The handler runs on the stack of the task that was interrupted.
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <asm/irq.h>
#include <asm/setup.h>

void do_IRQ(struct pt_regs *regs);

/**
 * do_IRQ - an interrupt of one of the 16 lines
 * @regs: interrupted registers; ->orig_ax is ~vector
 *
 * Context: interrupts off.
 */
void do_IRQ(struct pt_regs *regs)
{
	struct pt_regs *old_regs = set_irq_regs(regs);
	unsigned int vector = ~regs->orig_ax;

	irq_enter();
	generic_handle_irq(vector - ISA_IRQ_VECTOR(0));
	irq_exit();
	set_irq_regs(old_regs);
}

void __init init_IRQ(void)
{
	unsigned int irq;

	init_8259A();
	for (irq = 0; irq < NR_IRQS; irq++)
		irq_set_chip(irq, &i8259A_chip);
}
