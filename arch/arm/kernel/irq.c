// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/irq.c - the function that takes an interrupt
 *
 * Linux:    arch/arm/kernel/irq.c (5.18 on: a stack for interrupts)
 * Notes:    chapter 2, "The top of a kernel stack"; walk irq-stack
 * Read:     irq_handler in entry-armv.S before, mach-virt/gic.c, kernel/irq.c after
 * Left out: more than one CPU, moving interrupts between them
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <asm/traps.h>

#include "../mach-virt/virt.h"

static void (*handle_arch_irq)(struct pt_regs *regs);

/**
 * set_handle_irq() - say which controller asks for attention
 * @handle_irq:	called with interrupts off and the interrupted registers
 */
void set_handle_irq(void (*handle_irq)(struct pt_regs *regs))
{
	handle_arch_irq = handle_irq;
}

/*
 * The directive lets gdb's backtrace go on where the stack of the task lies below
 * that of interrupts: it follows a stack downwards only across a signal.
 */
static noinline void call_on_irq_stack(struct pt_regs *regs)
{
	register struct pt_regs *r0 __asm__("r0") = regs;
	unsigned long top = (unsigned long)irq_stack_ptr + THREAD_SIZE;

	__asm__ volatile(".cfi_signal_frame\n\t"
			 "mov r4, sp\n\t"
			 "mov sp, %1\n\t"
			 "blx %2\n\t"
			 "mov sp, r4"
			 : "+r" (r0) : "r" (top), "r" (handle_arch_irq)
			 : "r1", "r2", "r3", "r4", "ip", "lr", "memory", "cc");
}

/**
 * do_IRQ() - an interrupt; its handlers run on a stack of their own
 * @regs:	interrupted registers, on the stack of the task
 *
 * Handlers do not enable interrupts, so one stack is enough.
 *
 * Context: interrupts off.
 */
asmlinkage void do_IRQ(struct pt_regs *regs)
{
	if (IS_ENABLED(CONFIG_IRQ_STACKS))
		call_on_irq_stack(regs);
	else
		handle_arch_irq(regs);
}

/**
 * init_IRQ() - find and set up the interrupt controller
 */
void __init init_IRQ(void)
{
	if (IS_ENABLED(CONFIG_IRQ_STACKS))
		irq_stack_ptr = alloc_irq_stack();
	gic_init();
}
