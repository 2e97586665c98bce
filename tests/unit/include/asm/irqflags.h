/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/asm/irqflags.h - interrupts as a variable
 *
 * A test sees whether the code under test turned them off and on in pairs.
 */
#ifndef UNIT_ASM_IRQFLAGS_H
#define UNIT_ASM_IRQFLAGS_H

extern unsigned long unit_irqs_off;	/* 1: off */
extern unsigned long unit_irq_saves;	/* how often they were turned off */

static inline unsigned long arch_local_irq_save(void)
{
	unsigned long flags = unit_irqs_off;

	unit_irqs_off = 1;
	unit_irq_saves++;
	return flags;
}

static inline void arch_local_irq_restore(unsigned long flags)
{
	unit_irqs_off = flags;
}

#endif
