/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/fw_cfg.h - where QEMU's "virt" machine has its fw_cfg
 *
 * Linux:    drivers/firmware/qemu_fw_cfg.c, by the device tree
 * Read:     drivers/fw_cfg.c after
 */
#ifndef _ASM_ARM_FW_CFG_H
#define _ASM_ARM_FW_CFG_H

#include <asm/io.h>
#include <asm/prom.h>

/* Data at 0, selector at 8, DMA address (8 bytes) at 0x10. Context: boot. */
static inline void __iomem *fw_cfg_map_dma(void)
{
	int node = dt_find_compatible("qemu,fw-cfg-mmio");
	phys_addr_t base, size;

	if (node < 0 || !dt_reg(node, 0, &base, &size) || size < 0x18)
		return NULL;
	return (char __iomem *)ioremap(base, size) + 0x10;
}

#endif
