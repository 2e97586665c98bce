// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mach-virt/rtc.c - what time is it?
 *
 * Linux:    drivers/rtc/rtc-pl031.c, arch/arm/kernel/time.c (time_init())
 * Read:     linux/time.h before
 * Left out: alarms, setting the clock
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <asm/io.h>
#include <asm/prom.h>

#include "virt.h"

void __init pl031_init(void)
{
	int node = dt_find_compatible("arm,pl031");
	phys_addr_t base, size;

	if (node < 0 || !dt_reg(node, 0, &base, &size)) {
		pr_warn("No PL031 clock in the device tree: it is 1970\n");
		return;
	}
	/* The data register, at offset 0, counts seconds since 1970. */
	timekeeping_set_persistent(readl(ioremap(base, size)));
}

/**
 * time_init() - clocksource, tick, date
 */
void __init time_init(void)
{
	arch_timer_init();
	pl031_init();
}
