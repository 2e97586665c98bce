// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/time.c - the tick, and the clock that is read
 *
 * Linux:    arch/x86/kernel/time.c, i8253.c, drivers/clocksource/i8253.c
 * Read:     asm/time.h before, kernel/time.c after
 *
 * The PIT interrupts HZ times a second; the TSC says what time it is between.
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/time.h>
#include <asm/io.h>
#include <asm/multiboot.h>
#include <asm/setup.h>
#include <asm/time.h>

#define PIT_LATCH	((PIT_TICK_RATE + HZ / 2) / HZ)

static u64 read_tsc(struct clocksource *cs)
{
	return rdtsc();
}

static struct clocksource clocksource_tsc = {
	.name	= "tsc",
	.read	= read_tsc,
};

static irqreturn_t timer_interrupt(int irq, void *dev_id)
{
	tick_periodic(get_irq_regs());
	return IRQ_HANDLED;
}

/**
 * time_init - clocksource, wall clock, tick
 *
 * Context: boot, interrupts off; the tick comes once they are on.
 */
void __init time_init(void)
{
	u32 hz = native_calibrate_tsc();

	pr_info("tsc: Detected %u.%03u MHz processor\n", hz / 1000000,
		hz / 1000 % 1000);
	clocksource_tsc.start = boot_tsc;
	clocksource_register_hz(&clocksource_tsc, hz);
	timekeeping_set_persistent(mach_get_cmos_time());

	outb(PIT_CH0_MODE2, PIT_MODE);
	outb(PIT_LATCH & 0xff, PIT_CH0);
	outb(PIT_LATCH >> 8, PIT_CH0);
	if (request_irq(0, timer_interrupt, 0, "timer", NULL))
		pr_err("timer: interrupt 0 is taken\n");
}
