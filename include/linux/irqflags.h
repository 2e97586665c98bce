/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/irqflags.h - interrupts of this CPU, off and on
 *
 * Linux:    include/linux/irqflags.h
 * Left out: lockdep's tracing
 */
#ifndef _KERNEL_IRQFLAGS_H
#define _KERNEL_IRQFLAGS_H

#include <linux/types.h>
#include <asm/irqflags.h>

/* asm/irqflags.h: arch_local_{save_flags,irq_save,irq_restore,irq_enable,
 * irq_disable}(), arch_irqs_disabled_flags(flags) */
#define local_irq_enable()		arch_local_irq_enable()
#define local_irq_disable()		arch_local_irq_disable()
#define local_irq_save(flags)		do { (flags) = arch_local_irq_save(); } while (0)
#define local_irq_restore(flags)	arch_local_irq_restore(flags)
#define irqs_disabled()			arch_irqs_disabled_flags(arch_local_save_flags())

#endif
