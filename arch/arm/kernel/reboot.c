// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/reboot.c - the end, through PSCI
 *
 * Linux:    arch/arm/kernel/reboot.c, drivers/firmware/psci/psci.c
 * Read:     kernel/reboot.c before
 *
 * PSCI is the firmware's interface: a function number in r0, then HVC or SMC,
 * whichever the device tree names. QEMU itself answers.
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <asm/prom.h>

#include "../mach-virt/virt.h"

#define PSCI_0_2_FN_SYSTEM_OFF		0x84000008
#define PSCI_0_2_FN_SYSTEM_RESET	0x84000009

static void (*invoke_psci_fn)(unsigned long fn);

static void __invoke_psci_fn_hvc(unsigned long fn)
{
	register unsigned long r0 __asm__("r0") = fn;

	__asm__ volatile(".arch_extension virt\n\thvc #0"
			 : "+r" (r0) : : "r1", "r2", "r3", "memory");
}

static void __invoke_psci_fn_smc(unsigned long fn)
{
	register unsigned long r0 __asm__("r0") = fn;

	__asm__ volatile(".arch_extension sec\n\tsmc #0"
			 : "+r" (r0) : : "r1", "r2", "r3", "memory");
}

/**
 * psci_init() - how is the firmware called?
 */
void __init psci_init(void)
{
	int node = dt_find_compatible("arm,psci-0.2");
	const char *method = node < 0 ? NULL : dt_string(node, "method");

	if (!method)
		pr_warn("psci: not in the device tree: no power-off\n");
	else if (!strcmp(method, "hvc"))
		invoke_psci_fn = __invoke_psci_fn_hvc;
	else if (!strcmp(method, "smc"))
		invoke_psci_fn = __invoke_psci_fn_smc;
}

void machine_halt(void)
{
	local_irq_disable();
	for (;;)
		__asm__ volatile("wfi");
}

void machine_power_off(void)
{
	local_irq_disable();
	if (invoke_psci_fn)
		invoke_psci_fn(PSCI_0_2_FN_SYSTEM_OFF);
	pr_emerg("Power-off failed, system halted\n");
	machine_halt();
}

void machine_restart(char *cmd)
{
	local_irq_disable();
	if (invoke_psci_fn)
		invoke_psci_fn(PSCI_0_2_FN_SYSTEM_RESET);
	pr_emerg("Reboot failed, system halted\n");
	machine_halt();
}
