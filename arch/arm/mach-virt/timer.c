// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mach-virt/timer.c - the generic timer: clock and tick
 *
 * Linux:    drivers/clocksource/arm_arch_timer.c, arch/arm/kernel/time.c
 * Read:     linux/time.h before, kernel/time.c after
 *
 * The virtual counter runs at CNTFRQ (62.5 MHz in QEMU). The comparator is set
 * to absolute times, a tick apart, so that no tick moves when an interrupt was
 * late; under -icount they come after exactly the same instructions each time.
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <asm/prom.h>

#include "virt.h"

#define ARCH_TIMER_CTRL_ENABLE	1
#define ARCH_TIMER_VIRT_PPI	2	/* third in "interrupts" of the node */

static u32 period;			/* of a tick, in counts */
static u64 next_tick;

static u64 arch_counter_get_cntvct(void)
{
	u64 val;

	__asm__ volatile("isb\n\tmrrc p15, 1, %Q0, %R0, c14" : "=r" (val));
	return val;
}

static void arch_timer_set_next(void)
{
	__asm__ volatile("mcrr p15, 3, %Q0, %R0, c14\n\tisb" /* CNTV_CVAL */
			 : : "r" (next_tick));
}

static u64 arch_counter_read(struct clocksource *cs)
{
	return arch_counter_get_cntvct();
}

/* ->start is 0: the virtual counter begins with the machine. */
static struct clocksource clocksource_counter = {
	.name	= "arch_sys_counter",
	.read	= arch_counter_read,
};

/* Once for each tick that is due: the host may have kept us waiting. */
static irqreturn_t arch_timer_handler(int irq, void *dev_id)
{
	do {
		tick_periodic(get_irq_regs());
		next_tick += period;
	} while (arch_counter_get_cntvct() >= next_tick);
	arch_timer_set_next();
	return IRQ_HANDLED;
}

/**
 * arch_timer_init() - clocksource and periodic tick
 *
 * Context: boot, interrupts off, the GIC works.
 */
void __init arch_timer_init(void)
{
	int node = dt_find_compatible("arm,armv7-timer");
	int irq = node < 0 ? -1 : dt_irq(node, ARCH_TIMER_VIRT_PPI);
	u32 freq;

	__asm__ volatile("mrc p15, 0, %0, c14, c0, 0" : "=r" (freq));
	if (irq < 0 || !freq)
		panic("No generic timer in the device tree");
	pr_info("arch_timer: virtual timer, %u.%02uMHz, irq %d\n",
		freq / 1000000, freq / 10000 % 100, irq);
	clocksource_register_hz(&clocksource_counter, freq);
	if (request_irq(irq, arch_timer_handler, 0, "arch_timer", NULL))
		panic("The timer's interrupt is taken");

	period = freq / HZ;
	next_tick = arch_counter_get_cntvct() + period;
	arch_timer_set_next();
	__asm__ volatile("mcr p15, 0, %0, c14, c3, 1\n\tisb" /* CNTV_CTL */
			 : : "r" (ARCH_TIMER_CTRL_ENABLE));
}
