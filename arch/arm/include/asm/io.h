/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/io.h - registers of devices
 *
 * Linux:    arch/arm/include/asm/io.h
 * Read:     arch/arm/mm/ioremap.c, arch/arm/mach-virt after
 *
 * The mapping (MT_DEV_SHARED) already keeps accesses in order and whole; the
 * barriers order them against normal memory.
 */
#ifndef _ASM_ARM_IO_H
#define _ASM_ARM_IO_H

#include <linux/byteorder/generic.h>
#include <linux/types.h>

static inline u32 readl(const volatile void __iomem *addr)
{
	u32 val = *(const volatile u32 __force *)addr;

	__asm__ volatile("dmb" : : : "memory");
	return val;
}

static inline void writel(u32 val, volatile void __iomem *addr)
{
	__asm__ volatile("dmb" : : : "memory");
	*(volatile u32 __force *)addr = val;
}

static inline u32 ioread32be(const void __iomem *addr)
{
	return swab32(readl(addr));
}

static inline void iowrite32be(u32 val, void __iomem *addr)
{
	writel(swab32(val), addr);
}

/*
 * Maps @size bytes of device registers at physical @phys. Never undone: the
 * devices of "virt" stay. Return: the address; panics when no room is left.
 */
void __iomem *ioremap(phys_addr_t phys, size_t size);

#endif
