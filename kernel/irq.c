// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/irq.c - from the number of an interrupt to its handler
 *
 * Linux:    kernel/irq/{irqdesc,manage,handle}.c, kernel/softirq.c (irq_enter)
 * Notes:    chapter 2, "The top of a kernel stack"; walk irq-stack
 * Read:     include/linux/interrupt.h before, arch's irq.c after: it calls this
 *
 *	arch's entry code saves the registers on the task's stack; with
 *	CONFIG_IRQ_STACKS sp is then irq_stack_ptr + THREAD_SIZE
 *	   set_irq_regs(regs), irq_enter()     preempt_count += HARDIRQ_OFFSET
 *	   generic_handle_irq(irq)             irq_desc[irq]: handler, eoi
 *	   irq_exit(), set_irq_regs(old)
 *
 * Left out: shared lines, threads, softirqs (handlers do all their work at
 *	     once), nested interrupts
 */
#include <linux/errno.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/vmalloc.h>

struct irq_desc irq_desc[NR_IRQS];
unsigned int irq_err_count;

static struct pt_regs *irq_regs;

/**
 * irq_set_chip() - which controller a line belongs to
 * @irq: the line
 * @chip: the controller
 */
void irq_set_chip(unsigned int irq, struct irq_chip *chip)
{
	irq_desc[irq].chip = chip;
}

/**
 * request_irq() - call me when it happens
 * @irq: the line
 * @handler: called in interrupt, with interrupts off
 * @flags: 0
 * @name: for /proc/interrupts
 * @dev_id: for @handler
 *
 * Return: 0, -EINVAL (no such line), -EBUSY (taken).
 */
int request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags,
		const char *name, void *dev_id)
{
	struct irq_desc *desc;

	if (irq >= NR_IRQS || !irq_desc[irq].chip)
		return -EINVAL;
	desc = &irq_desc[irq];
	if (desc->handler)
		return -EBUSY;
	desc->name = name;
	desc->dev_id = dev_id;
	desc->handler = handler;
	desc->chip->irq_unmask(irq);
	return 0;
}

/**
 * generic_handle_irq() - one interrupt: its handler, then the controller
 * @irq: the line
 *
 * Context: between irq_enter() and irq_exit(), interrupts off.
 */
void generic_handle_irq(unsigned int irq)
{
	struct irq_desc *desc = &irq_desc[irq];

	desc->count++;
	if (!desc->handler) {
		irq_err_count++;
		pr_err("irq %u: nobody cared\n", irq);
		desc->chip->irq_mask(irq);
	} else {
		desc->handler(irq, desc->dev_id);
	}
	if (desc->chip->irq_eoi)
		desc->chip->irq_eoi(irq);
}

DEFINE_PER_CPU(void *, irq_stack_ptr);

/**
 * alloc_irq_stack() - a stack that belongs to no task
 *
 * Context: boot, after mm_core_init().
 * Return: lowest address of THREAD_SIZE bytes, with a guard below if stacks of
 * tasks have one.
 */
void *__init alloc_irq_stack(void)
{
	void *stack;

	if (IS_ENABLED(CONFIG_VMAP_STACK))
		stack = __vmalloc_node_range(THREAD_SIZE, THREAD_ALIGN,
					     VMALLOC_START, VMALLOC_END,
					     GFP_KERNEL | __GFP_ZERO,
					     PAGE_KERNEL, 0, NUMA_NO_NODE,
					     __builtin_return_address(0));
	else
		stack = (void *)__get_free_pages(GFP_KERNEL | __GFP_ZERO,
						 THREAD_SIZE_ORDER);
	if (!stack)
		panic("No memory for the stack of interrupts\n");
	return stack;
}

/** irq_enter() - from here on in_irq() is true and nobody may sleep */
void irq_enter(void)
{
	preempt_count_add(HARDIRQ_OFFSET);
}

/** irq_exit() - undo irq_enter() */
void irq_exit(void)
{
	preempt_count_sub(HARDIRQ_OFFSET);
}

/** get_irq_regs() - Return: registers of the interrupt being handled, or NULL. */
struct pt_regs *get_irq_regs(void)
{
	return irq_regs;
}

/** set_irq_regs() - Return: the former ones, to be set again at the end. */
struct pt_regs *set_irq_regs(struct pt_regs *new_regs)
{
	struct pt_regs *old_regs = irq_regs;

	irq_regs = new_regs;
	return old_regs;
}
