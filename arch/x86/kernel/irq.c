// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/irq.c - from the vector to the handler
 *
 * Linux:    arch/x86/kernel/irq.c, irqinit.c (do_IRQ() as in 3.18)
 * Notes:    chapter 2, "The top of a kernel stack"
 * Read:     common_interrupt in entry/entry_32.S before, kernel/irq.c after
 *
 * The registers are saved on the stack of the task that was interrupted; the
 * handler runs on a stack of its own (CONFIG_IRQ_STACKS). Handlers do not enable
 * interrupts, so one stack is enough.
 *
 * Left out: the APIC, a stack for softirqs
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <asm/irq.h>
#include <asm/setup.h>

void do_IRQ(struct pt_regs *regs);

/*
 * Linux keeps the task's esp in the first word of the interrupt's stack; here it
 * is in ebx, and the frame pointers lead back.
 */
static noinline void call_on_irq_stack(unsigned int irq)
{
	unsigned long top = (unsigned long)irq_stack_ptr + THREAD_SIZE;

	if (!IS_ENABLED(CONFIG_IRQ_STACKS)) {
		generic_handle_irq(irq);
		return;
	}
	/* gdb's backtrace follows a stack downwards only across a signal. */
	__asm__ volatile(".cfi_signal_frame\n\t"
			 "xchgl %%ebx, %%esp\n\t"
			 "call generic_handle_irq\n\t"
			 "movl %%ebx, %%esp"
			 : "+a" (irq), "+b" (top)
			 : : "ecx", "edx", "memory", "cc");
}

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
	call_on_irq_stack(vector - ISA_IRQ_VECTOR(0));
	irq_exit();
	set_irq_regs(old_regs);
}

void __init init_IRQ(void)
{
	unsigned int irq;

	if (IS_ENABLED(CONFIG_IRQ_STACKS))
		irq_stack_ptr = alloc_irq_stack();
	init_8259A();
	for (irq = 0; irq < NR_IRQS; irq++)
		irq_set_chip(irq, &i8259A_chip);
}
