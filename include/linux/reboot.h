/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/reboot.h - switching the machine off
 *
 * Linux:    include/linux/reboot.h
 */
#ifndef _KERNEL_REBOOT_H
#define _KERNEL_REBOOT_H

#include <uapi/linux/reboot.h>
#include <linux/arch.h>

void kernel_power_off(void);
void kernel_halt(void);
void kernel_restart(char *cmd);

#endif
