/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/irq.h - interrupt lines and their vectors
 *
 * Linux:    arch/x86/include/asm/irq.h, irq_vectors.h
 * Read:     arch/x86/kernel/irq.c and i8259.c after
 */
#ifndef _ASM_X86_IRQ_H
#define _ASM_X86_IRQ_H

#define NR_IRQS			16	/* two 8259A */

#define ISA_IRQ_VECTOR(irq)	(0x30 + (irq))
#define IA32_SYSCALL_VECTOR	0x80
#define NR_VECTORS		256

#endif
