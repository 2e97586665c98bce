/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/fw_cfg.h - files that QEMU gives to the machine
 *
 * Linux:    none: drivers/firmware/qemu_fw_cfg.c shows them in /sys
 * Read:     drivers/fw_cfg.c after
 */
#ifndef _KERNEL_FW_CFG_H
#define _KERNEL_FW_CFG_H

#include <linux/dma-mapping.h>

extern struct device fw_cfg_dev;

int fw_cfg_dma_read(u16 key, u32 pos, dma_addr_t dma, u32 count);
ssize_t fw_cfg_read_blob(u16 key, void *buf, loff_t pos, size_t count);
int fw_cfg_find_file(const char *name);

#endif
