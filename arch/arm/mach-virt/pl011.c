// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mach-virt/pl011.c - the UART: console, and the terminal's input
 *
 * Linux:    drivers/tty/serial/amba-pl011.c
 * Read:     linux/tty.h before, drivers/tty after
 *
 * Output waits for room in the FIFO, byte by byte; input comes by interrupt.
 * The console speaks from the first lines of setup_arch() on, through a page of
 * the fixmap, and goes on through ioremap() when there is memory for tables.
 */
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/tty.h>
#include <asm/fixmap.h>
#include <asm/io.h>
#include <asm/prom.h>

#include "virt.h"

#define UART01x_DR		0x00
#define UART01x_FR		0x18
#define UART011_LCRH		0x2c
#define UART011_CR		0x30
#define UART011_IMSC		0x38
#define UART011_ICR		0x44

#define UART01x_FR_TXFF		0x20	/* no room to send */
#define UART01x_FR_RXFE		0x10	/* nothing received */
#define UART01x_LCRH_8BIT_FIFO	0x70
#define UART011_CR_ON		0x301	/* enabled, both directions */
#define UART011_RX_IRQS		0x50	/* FIFO filled; byte waits in FIFO */

static u8 __iomem *uart;
static phys_addr_t uart_phys;

static void pl011_write(struct console *con, const char *s, unsigned int count)
{
	for (; count; s++, count--) {
		while (readl(uart + UART01x_FR) & UART01x_FR_TXFF)
			;
		writel((u8)*s, uart + UART01x_DR);
	}
}

static struct console pl011_console = {
	.name	= "ttyAMA",
	.write	= pl011_write,
};

/**
 * pl011_early_init() - let the console print
 * @base:	physical address of the registers
 *
 * Context: boot, early_fixmap_init() has run. May be called again with
 * another address.
 */
void __init pl011_early_init(phys_addr_t base)
{
	set_fixmap_io(FIX_EARLYCON_MEM_BASE, base);
	uart = (u8 __iomem *)__fix_to_virt(FIX_EARLYCON_MEM_BASE);
	writel(UART011_CR_ON, uart + UART011_CR);
	if (!uart_phys)
		register_console(&pl011_console);
	uart_phys = base;
}

void __init pl011_early_probe(void)
{
	phys_addr_t base, size;
	int node = dt_find_console();

	if (node >= 0 && dt_reg(node, 0, &base, &size) && base != uart_phys)
		pl011_early_init(base);
}

static irqreturn_t pl011_interrupt(int irq, void *dev_id)
{
	writel(UART011_RX_IRQS, uart + UART011_ICR);
	while (!(readl(uart + UART01x_FR) & UART01x_FR_RXFE))
		tty_insert_flip_char(readl(uart + UART01x_DR));
	return IRQ_HANDLED;
}

static int __init pl011_init(void)
{
	int irq = dt_irq(dt_find_console(), 0), err;

	uart = ioremap(uart_phys, PAGE_SIZE);
	clear_fixmap(FIX_EARLYCON_MEM_BASE);
	tty_register_console(&pl011_console);
	if (irq < 0)
		return -ENODEV;
	err = request_irq(irq, pl011_interrupt, 0, "uart-pl011", NULL);
	if (err)
		return err;
	/* What was typed until now is still in the FIFO and interrupts at once. */
	writel(UART01x_LCRH_8BIT_FIFO, uart + UART011_LCRH);
	writel(UART011_RX_IRQS, uart + UART011_IMSC);
	pr_info("ttyAMA0 at MMIO %pa (irq = %d) is a PL011\n", &uart_phys, irq);
	return 0;
}
device_initcall(pl011_init);
