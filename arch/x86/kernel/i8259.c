// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/i8259.c - the two interrupt controllers of the PC
 *
 * Linux:    arch/x86/kernel/i8259.c
 * Read:     linux/interrupt.h (struct irq_chip) before, kernel/irq.c after
 *
 *	lines 0-7   master, port 0x20   vectors 0x30-0x37
 *	lines 8-15  slave, port 0xa0    vectors 0x38-0x3f, through the master's 2
 *
 * A controller holds back all lines of equal or lower rank until it is told
 * that the interrupt has been taken (EOI).
 */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <asm/io.h>
#include <asm/setup.h>

#define PIC_MASTER_IMR	0x21
#define PIC_SLAVE_CMD	0xa0
#define PIC_SLAVE_IMR	0xa1

#define PIC_CASCADE_IR	2
#define ICW1_INIT	0x11	/* edge triggered, cascaded, four words follow */
#define ICW4_8086	0x01
#define OCW2_EOI	0x20
#define OCW3_READ_ISR	0x0b

static u16 cached_irq_mask = 0xffff & ~(1 << PIC_CASCADE_IR);

static void write_mask(unsigned int irq)
{
	if (irq < 8)
		outb(cached_irq_mask, PIC_MASTER_IMR);
	else
		outb(cached_irq_mask >> 8, PIC_SLAVE_IMR);
}

static void mask_8259A_irq(unsigned int irq)
{
	cached_irq_mask |= 1 << irq;
	write_mask(irq);
}

static void unmask_8259A_irq(unsigned int irq)
{
	cached_irq_mask &= ~(1 << irq);
	write_mask(irq);
}

/**
 * i8259A_in_service() - what has the CPU taken and not finished yet?
 * @cmd: PIC_MASTER_CMD, where the slave is line 2, or PIC_SLAVE_CMD
 *
 * Return: a bit for each line.
 */
u8 i8259A_in_service(u16 cmd)
{
	outb(OCW3_READ_ISR, cmd);
	return inb(cmd);
}

/* If @irq is not in service it was spurious: its line fell before it was
 * acknowledged, and the controller, which must answer something, said 7. */
static bool i8259A_irq_real(unsigned int irq)
{
	return i8259A_in_service(irq < 8 ? PIC_MASTER_CMD : PIC_SLAVE_CMD) &
	       (1 << (irq & 7));
}

static void eoi_8259A_irq(unsigned int irq)
{
	if ((irq & 7) == 7 && !i8259A_irq_real(irq)) {
		if (irq < 8)
			return;
	} else if (irq >= 8) {
		outb(OCW2_EOI, PIC_SLAVE_CMD);
	}
	outb(OCW2_EOI, PIC_MASTER_CMD);
}

struct irq_chip i8259A_chip = {
	.name		= "XT-PIC",
	.irq_mask	= mask_8259A_irq,
	.irq_unmask	= unmask_8259A_irq,
	.irq_eoi	= eoi_8259A_irq,
};

static void __init init_one(u16 cmd, u8 vector, u8 cascade)
{
	outb(ICW1_INIT, cmd);
	outb(vector, cmd + 1);
	outb(cascade, cmd + 1);
	outb(ICW4_8086, cmd + 1);
}

/**
 * init_8259A - move the vectors away from the CPU's, mask all lines
 */
void __init init_8259A(void)
{
	init_one(PIC_MASTER_CMD, ISA_IRQ_VECTOR(0), 1 << PIC_CASCADE_IR);
	init_one(PIC_SLAVE_CMD, ISA_IRQ_VECTOR(8), PIC_CASCADE_IR);
	write_mask(0);
	write_mask(8);
}
