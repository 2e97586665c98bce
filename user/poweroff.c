// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/poweroff.c - switches the machine off at once
 *
 * Linux:    kernel/reboot.c; nothing has to be written back here, so unlike
 *           on a real system no process is asked to stop first
 */
#include "lib/sys.h"
#include <stdio.h>
#include <string.h>

int main(void)
{
	reboot(LINUX_REBOOT_CMD_POWER_OFF);
	fprintf(stderr, "poweroff: %s\n", strerror(errno));
	return 1;
}
