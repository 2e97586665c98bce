/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/fw_cfg.h - where QEMU's PC has its fw_cfg
 *
 * Linux:    drivers/firmware/qemu_fw_cfg.c, which asks ACPI
 * Read:     drivers/fw_cfg.c after
 */
#ifndef _ASM_X86_FW_CFG_H
#define _ASM_X86_FW_CFG_H

#include <asm/io.h>

/* Ports 0x510 (selector), 0x511 (data), 0x514 (DMA address, 8 bytes). */
static inline void __iomem *fw_cfg_map_dma(void)
{
	return ioport_map(0x514, 8);
}

#endif
