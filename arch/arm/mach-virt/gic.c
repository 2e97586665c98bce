// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/mach-virt/gic.c - the interrupt controller, GICv2
 *
 * Linux:    drivers/irqchip/irq-gic.c
 * Read:     linux/interrupt.h before, kernel/irq.c after
 *
 *	devices --> distributor --> CPU interface --> IRQ exception
 *	            enabled?         reading IAR takes the interrupt,
 *	            to which CPU?    writing EOIR ends it
 *
 * Left out: priorities (all equal), edge-triggered lines, other CPUs
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <asm/io.h>
#include <asm/prom.h>

#include "virt.h"

#define GIC_DIST_CTRL		0x000
#define GIC_DIST_CTR		0x004
#define GIC_DIST_ENABLE_SET	0x100
#define GIC_DIST_ENABLE_CLEAR	0x180
#define GIC_DIST_PRI		0x400
#define GIC_DIST_TARGET		0x800

#define GIC_CPU_CTRL		0x00
#define GIC_CPU_PRIMASK		0x04
#define GIC_CPU_INTACK		0x0c
#define GIC_CPU_EOI		0x10

#define GIC_FIRST_SPI		32
#define GIC_SPURIOUS		1020	/* from here on: nothing was pending */

static u8 __iomem *dist, *cpu;

static void gic_mask_irq(unsigned int irq)
{
	writel(BIT(irq % 32), dist + GIC_DIST_ENABLE_CLEAR + irq / 32 * 4);
}

static void gic_unmask_irq(unsigned int irq)
{
	writel(BIT(irq % 32), dist + GIC_DIST_ENABLE_SET + irq / 32 * 4);
}

static void gic_eoi_irq(unsigned int irq)
{
	writel(irq, cpu + GIC_CPU_EOI);
}

static struct irq_chip gic_chip = {
	.name		= "GIC-0",
	.type		= "Level",
	.irq_mask	= gic_mask_irq,
	.irq_unmask	= gic_unmask_irq,
	.irq_eoi	= gic_eoi_irq,
};

/* entry-armv.S, by handle_arch_irq: all that is pending, one after the other */
static void gic_handle_irq(struct pt_regs *regs)
{
	struct pt_regs *old_regs = set_irq_regs(regs);
	unsigned int irq;

	for (;;) {
		irq = readl(cpu + GIC_CPU_INTACK) & 0x3ff;
		if (irq >= GIC_SPURIOUS)
			break;
		irq_enter();
		generic_handle_irq(irq);
		irq_exit();
	}
	set_irq_regs(old_regs);
}

static void __init gic_dist_init(unsigned int lines)
{
	unsigned int i;

	writel(0, dist + GIC_DIST_CTRL);
	for (i = GIC_FIRST_SPI; i < lines; i += 4)
		writel(0x01010101, dist + GIC_DIST_TARGET + i);
	for (i = 0; i < lines; i += 4)
		writel(0xa0a0a0a0, dist + GIC_DIST_PRI + i);
	for (i = 0; i < lines; i += 32)
		writel(~0U, dist + GIC_DIST_ENABLE_CLEAR + i / 8);
	writel(1, dist + GIC_DIST_CTRL);
}

/**
 * gic_init() - find the GIC in the device tree and switch it on
 */
void __init gic_init(void)
{
	phys_addr_t base[2], size[2];
	unsigned int lines, i;
	int node = dt_find_compatible("arm,cortex-a15-gic");

	if (node < 0 || !dt_reg(node, 0, &base[0], &size[0]) ||
	    !dt_reg(node, 1, &base[1], &size[1]))
		panic("No GICv2 in the device tree (use -M virt,gic-version=2)");
	dist = ioremap(base[0], size[0]);
	cpu = ioremap(base[1], size[1]);

	lines = min(((readl(dist + GIC_DIST_CTR) & 0x1f) + 1) * 32, (u32)NR_IRQS);
	gic_dist_init(lines);
	writel(0xf0, cpu + GIC_CPU_PRIMASK);
	writel(1, cpu + GIC_CPU_CTRL);
	for (i = 0; i < lines; i++)
		irq_set_chip(i, &gic_chip);
	set_handle_irq(gic_handle_irq);
	pr_info("GICv2: %u lines at %pa\n", lines, &base[0]);
}
