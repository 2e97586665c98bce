/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/irqflags.h - the interrupt flag of EFLAGS
 *
 * Linux:    arch/x86/include/asm/irqflags.h
 */
#ifndef _ASM_X86_IRQFLAGS_H
#define _ASM_X86_IRQFLAGS_H

#include <asm/processor-flags.h>

static __always_inline unsigned long arch_local_save_flags(void)
{
	unsigned long flags;

	__asm__ volatile("pushfl; popl %0" : "=rm" (flags) : : "memory");
	return flags;
}

static __always_inline void arch_local_irq_disable(void)
{
	__asm__ volatile("cli" : : : "memory");
}

static __always_inline void arch_local_irq_enable(void)
{
	__asm__ volatile("sti" : : : "memory");
}

static __always_inline bool arch_irqs_disabled_flags(unsigned long flags)
{
	return !(flags & X86_EFLAGS_IF);
}

static __always_inline unsigned long arch_local_irq_save(void)
{
	unsigned long flags = arch_local_save_flags();

	arch_local_irq_disable();
	return flags;
}

static __always_inline void arch_local_irq_restore(unsigned long flags)
{
	if (!arch_irqs_disabled_flags(flags))
		arch_local_irq_enable();
}

/* sti takes effect after the next instruction: no interrupt can slip between. */
static __always_inline void arch_safe_halt(void)
{
	__asm__ volatile("sti; hlt" : : : "memory");
}

#endif
