// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/reboot.c - switching the machine off, on purpose
 *
 * Linux:    kernel/reboot.c
 * Read:     arch's machine_power_off() after
 *
 * Left out: kexec, suspend, Ctrl-Alt-Del, notifiers (nothing needs a warning)
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/syscalls.h>
#include <uapi/linux/reboot.h>

/** kernel_restart() - start again; @cmd: for the firmware, or NULL */
static void kernel_restart(char *cmd)
{
	pr_emerg("reboot: Restarting system\n");
	local_irq_disable();
	machine_restart(cmd);
}

/** kernel_halt() - stop, with the power on */
static void kernel_halt(void)
{
	pr_emerg("reboot: System halted\n");
	local_irq_disable();
	machine_halt();
}

/** kernel_power_off() - stop, and the power off */
static void kernel_power_off(void)
{
	pr_emerg("reboot: Power down\n");
	local_irq_disable();
	machine_power_off();
}

/**
 * sys_reboot() - root switches off
 * @magic1: LINUX_REBOOT_MAGIC1: nobody comes here by mistake
 * @magic2: LINUX_REBOOT_MAGIC2, or one of three other birthdays
 * @cmd: LINUX_REBOOT_CMD_…
 * @arg: not used
 *
 * Return: if at all, 0, -EPERM, -EINVAL.
 */
SYSCALL_DEFINE4(reboot, int, magic1, int, magic2, unsigned int, cmd,
		void __user *, arg)
{
	if (!capable(CAP_SYS_BOOT))
		return -EPERM;
	if (magic1 != (int)LINUX_REBOOT_MAGIC1 ||
	    (magic2 != LINUX_REBOOT_MAGIC2 && magic2 != LINUX_REBOOT_MAGIC2A &&
	     magic2 != LINUX_REBOOT_MAGIC2B && magic2 != LINUX_REBOOT_MAGIC2C))
		return -EINVAL;
	switch (cmd) {
	case LINUX_REBOOT_CMD_RESTART:
		kernel_restart(NULL);
		break;
	case LINUX_REBOOT_CMD_HALT:
		kernel_halt();
		break;
	case LINUX_REBOOT_CMD_POWER_OFF:
		kernel_power_off();
		break;
	case LINUX_REBOOT_CMD_CAD_ON:
	case LINUX_REBOOT_CMD_CAD_OFF:
		return 0;
	default:
		return -EINVAL;
	}
	return 0;
}
