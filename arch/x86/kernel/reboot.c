// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/kernel/reboot.c - the end
 *
 * Linux:    arch/x86/kernel/reboot.c; switching off is ACPI's there
 * Read:     kernel/sys.c before: the reboot system call
 */
#include <linux/arch.h>
#include <asm/io.h>

/* QEMU's PIIX4: PM1a control, sleep enable with sleep type 0, which is S5. */
#define ACPI_PM1A_CNT	0x604
#define ACPI_SLP_EN	(1 << 13)

#define KBD_COMMAND	0x64
#define KBD_PULSE_RESET	0xfe

void machine_halt(void)
{
	local_irq_disable();
	for (;;)
		__asm__ volatile("hlt");
}

void machine_power_off(void)
{
	outw(ACPI_SLP_EN, ACPI_PM1A_CNT);
	machine_halt();
}

/* The keyboard controller holds the CPU's reset line. If that does nothing, a
 * fault without an interrupt table resets any PC. */
void machine_restart(char *cmd)
{
	static const struct desc_ptr no_idt;

	local_irq_disable();
	outb(KBD_PULSE_RESET, KBD_COMMAND);
	load_idt(&no_idt);
	__asm__ volatile("int3");
	machine_halt();
}
