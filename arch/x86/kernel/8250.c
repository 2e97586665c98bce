// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/8250.c - the first serial port: the console, and a terminal
 *
 * Linux:    drivers/tty/serial/8250/, arch/x86/kernel/early_printk.c
 * Read:     linux/printk.h (struct console), linux/tty.h before
 *
 * Output waits for the port, byte by byte, so that the last line before a
 * crash is seen. Input comes by interrupt 4.
 */
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/tty.h>
#include <asm/io.h>
#include <asm/setup.h>
#include <uapi/linux/serial_reg.h>

#define PORT		0x3f8
#define SERIAL_IRQ	4
#define DIVISOR		1	/* 115200 baud */

static void serial8250_console_write(struct console *con, const char *s,
				     unsigned int count)
{
	while (count--) {
		while (!(inb(PORT + UART_LSR) & UART_LSR_THRE))
			;
		outb(*s++, PORT + UART_TX);
	}
}

static struct console serial8250_console = {
	.name	= "ttyS",
	.write	= serial8250_console_write,
	.index	= 0,
};

static irqreturn_t serial8250_interrupt(int irq, void *dev_id)
{
	irqreturn_t ret = IRQ_NONE;

	while (inb(PORT + UART_LSR) & UART_LSR_DR) {
		tty_insert_flip_char(inb(PORT + UART_RX));
		ret = IRQ_HANDLED;
	}
	return ret;
}

/**
 * serial_console_init - make the port speak
 *
 * Context: the first device that is set up; needs nothing.
 */
void __init serial_console_init(void)
{
	outb(0, PORT + UART_IER);
	outb(UART_LCR_DLAB, PORT + UART_LCR);
	outb(DIVISOR, PORT + UART_DLL);
	outb(DIVISOR >> 8, PORT + UART_DLM);
	outb(UART_LCR_WLEN8, PORT + UART_LCR);
	outb(UART_FCR_ENABLE_FIFO, PORT + UART_FCR);
	/* OUT2 connects the port to its interrupt line. */
	outb(UART_MCR_DTR | UART_MCR_RTS | UART_MCR_OUT2, PORT + UART_MCR);
	register_console(&serial8250_console);
}

static int __init serial8250_init(void)
{
	int err = request_irq(SERIAL_IRQ, serial8250_interrupt, 0, "ttyS0",
			      NULL);

	if (err)
		return err;
	tty_register_console(&serial8250_console);
	outb(UART_IER_RDI, PORT + UART_IER);
	return 0;
}
device_initcall(serial8250_init);
