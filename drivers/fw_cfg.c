// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/fw_cfg.c - QEMU's fw_cfg: the one device here that does DMA
 *
 * Linux:    drivers/firmware/qemu_fw_cfg.c
 * Notes:    docs/dma.md; QEMU's docs/specs/fw_cfg
 * Read:     kernel/dma/mapping.c, asm/fw_cfg.h before, stackdma.c after
 *
 *	     address of the access, high half, low half: starts the transfer
 *	CPU -----------------------------------------------> DMA register
 *
 *	RAM	+----------------------------+
 *		| struct fw_cfg_dma_access   | read by the device, big-endian
 *		|   control                  |   SELECT key, SKIP or READ; is 0 when
 *		|   length                   |   the transfer is over, or ERROR: no
 *		|   address ------------+    |   RAM is there
 *		+-----------------------|----+
 *		| the buffer         <--+    | written by the device
 *		+----------------------------+
 *
 * An item is a string of bytes under a 16-bit key; item FW_CFG_FILE_DIR gives
 * names to others. `qemu -fw_cfg name=opt/x,string=y` makes the file opt/x.
 *
 * Locks:    [f] fw_cfg_dev_lock: a skip and the read after it belong together
 * Left out: the registers without DMA, writing, /sys/firmware/qemu_fw_cfg
 */
#include <linux/fw_cfg.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <uapi/linux/qemu_fw_cfg.h>
#include <asm/fw_cfg.h>

static u32 __iomem *fw_cfg_reg_dma;		/* NULL: no such device */
static DEFINE_MUTEX(fw_cfg_dev_lock);
static struct fw_cfg_dma_access access;		/* [f] */

static struct device_driver fw_cfg_driver = { .name = "qemu_fw_cfg" };
struct device fw_cfg_dev = { .init_name = "fw-cfg", .driver = &fw_cfg_driver };

static int fw_cfg_dma_transfer(dma_addr_t address, u32 length, u32 control)
{
	phys_addr_t dma = __pa(&access);

	access = (struct fw_cfg_dma_access) {
		.address = cpu_to_be64(address),
		.length = cpu_to_be32(length),
		.control = cpu_to_be32(control),
	};
	barrier();
	iowrite32be(dma >> 32, fw_cfg_reg_dma);
	iowrite32be(dma, fw_cfg_reg_dma + 1);

	do {
		control = be32_to_cpu(READ_ONCE(access.control));
	} while (control & ~FW_CFG_DMA_CTL_ERROR);
	return control ? -EIO : 0;
}

/**
 * fw_cfg_dma_read() - let the device write part of an item to RAM
 * @key: of the item
 * @pos: bytes of it that are left out
 * @dma: where to, from dma_map_single() and the like
 * @count: bytes
 *
 * Context: task context; may sleep.
 * Return: 0; -ENODEV: there is no fw_cfg; -EIO: it found no RAM at @dma.
 */
int fw_cfg_dma_read(u16 key, u32 pos, dma_addr_t dma, u32 count)
{
	int ret;

	if (!fw_cfg_reg_dma)
		return -ENODEV;
	mutex_lock(&fw_cfg_dev_lock);
	ret = fw_cfg_dma_transfer(0, pos, key << 16 | FW_CFG_DMA_CTL_SELECT |
				  FW_CFG_DMA_CTL_SKIP);
	if (!ret)
		ret = fw_cfg_dma_transfer(dma, count, FW_CFG_DMA_CTL_READ);
	mutex_unlock(&fw_cfg_dev_lock);
	return ret;
}

/**
 * fw_cfg_read_blob() - read part of an item
 * @key: of the item
 * @buf: lowmem, and not on a stack
 * @pos: bytes of it that are left out
 * @count: bytes; those beyond its end become 0
 *
 * Context: task context; may sleep.
 * Return: @count, -EIO: @buf cannot be mapped, or as fw_cfg_dma_read().
 */
ssize_t fw_cfg_read_blob(u16 key, void *buf, loff_t pos, size_t count)
{
	dma_addr_t dma = dma_map_single(&fw_cfg_dev, buf, count, DMA_FROM_DEVICE);
	int ret;

	if (dma_mapping_error(&fw_cfg_dev, dma))
		return -EIO;
	ret = fw_cfg_dma_read(key, pos, dma, count);
	dma_unmap_single(&fw_cfg_dev, dma, count, DMA_FROM_DEVICE);
	return ret ?: count;
}

/**
 * fw_cfg_find_file() - look into the directory
 * @name: of the file
 *
 * Context: task context; may sleep; one caller at a time.
 * Return: its key, -ENOENT, or as fw_cfg_read_blob().
 */
int fw_cfg_find_file(const char *name)
{
	static struct fw_cfg_file f;	/* the device writes to it: not on the stack */
	static __be32 files;
	ssize_t ret = fw_cfg_read_blob(FW_CFG_FILE_DIR, &files, 0, sizeof(files));
	u32 i, count = be32_to_cpu(files);

	for (i = 0; ret > 0 && i < count; i++) {
		ret = fw_cfg_read_blob(FW_CFG_FILE_DIR, &f,
				       sizeof(files) + i * sizeof(f), sizeof(f));
		if (ret > 0 && !strncmp(f.name, name, sizeof(f.name)))
			return be16_to_cpu(f.select);
	}
	return ret < 0 ? ret : -ENOENT;
}

static int __init fw_cfg_probe(void)
{
	static char sig[FW_CFG_SIG_SIZE + 1];
	static u8 rev;
	u32 __iomem *reg = fw_cfg_map_dma();

	/* The register, when it is read, says that it is one. */
	if (!reg || ioread32be(reg) != FW_CFG_DMA_SIGNATURE >> 32 ||
	    ioread32be(reg + 1) != (FW_CFG_DMA_SIGNATURE & 0xffffffff))
		return -ENODEV;
	fw_cfg_reg_dma = reg;
	fw_cfg_read_blob(FW_CFG_SIGNATURE, sig, 0, FW_CFG_SIG_SIZE);
	fw_cfg_read_blob(FW_CFG_ID, &rev, 0, sizeof(rev));
	if (strcmp(sig, "QEMU") || !(rev & FW_CFG_VERSION_DMA))
		fw_cfg_reg_dma = NULL;
	return fw_cfg_reg_dma ? 0 : -ENODEV;
}
device_initcall(fw_cfg_probe);
