/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/interrupt.h - handlers of hardware interrupts
 *
 * Linux:    include/linux/interrupt.h, irq.h, irqdesc.h
 * Read:     kernel/irq.c after; the controllers are the architecture's
 */
#ifndef _KERNEL_INTERRUPT_H
#define _KERNEL_INTERRUPT_H

#include <linux/preempt.h>
#include <asm/irq.h>	/* NR_IRQS */

struct pt_regs;

typedef enum { IRQ_NONE, IRQ_HANDLED } irqreturn_t;
typedef irqreturn_t (*irq_handler_t)(int irq, void *dev_id);

/**
 * struct irq_chip - one kind of interrupt controller
 * @name:	for /proc/interrupts
 * @type:	likewise: how its lines signal; NULL: all in the same way
 * @irq_unmask:	let @irq through
 * @irq_mask:	hold @irq back
 * @irq_eoi:	the handler has run
 */
struct irq_chip {
	const char *name, *type;
	void (*irq_unmask)(unsigned int irq);
	void (*irq_mask)(unsigned int irq);
	void (*irq_eoi)(unsigned int irq);
};

struct irq_desc {
	struct irq_chip *chip;
	irq_handler_t handler;
	void *dev_id;
	const char *name;
	unsigned int count;
};

extern struct irq_desc irq_desc[NR_IRQS];
extern unsigned int irq_err_count;	/* nobody cared */

void irq_set_chip(unsigned int irq, struct irq_chip *chip);
/* 0, -EINVAL (no such line), -EBUSY (taken). */
int request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags,
		const char *name, void *dev_id);
/* Called by the architecture's entry code, between irq_enter and irq_exit. */
void generic_handle_irq(unsigned int irq);
void irq_enter(void);
void irq_exit(void);
/*
 * CONFIG_IRQ_STACKS: handlers run on a stack of their own, not on what is left
 * of the interrupted task's.
 */
extern void *irq_stack_ptr;		/* its lowest address */
void *alloc_irq_stack(void);		/* THREAD_SIZE bytes; panics without memory */
/* Registers of the interrupt being handled, or NULL. */
struct pt_regs *get_irq_regs(void);
struct pt_regs *set_irq_regs(struct pt_regs *new_regs);

#endif
