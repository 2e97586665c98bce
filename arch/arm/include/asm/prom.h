/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/prom.h - questions to the device tree
 *
 * Linux:    arch/arm/include/asm/prom.h, include/linux/of*.h
 * Read:     arch/arm/kernel/devtree.c after
 *
 * The tree stays mapped, read-only, at FDT_FIXED_BASE; nothing is unpacked. A
 * node is named by its offset in the tree, as libfdt does.
 */
#ifndef _ASM_ARM_PROM_H
#define _ASM_ARM_PROM_H

#include <linux/types.h>

/* Checks the tree at @dt_phys; memory, command line, initramfs, randomness. */
void setup_machine_fdt(phys_addr_t dt_phys);

/* The node of one of the devices that devtree.c lists, or a negative number. */
int dt_find_compatible(const char *name);
/* The UART of /chosen/stdout-path, else the first PL011; or negative. */
int dt_find_console(void);
/* The @index-th pair of property "reg"; false when there is none. */
bool dt_reg(int node, int index, phys_addr_t *base, phys_addr_t *size);
/* Number of the @index-th interrupt at the GIC, or -1. */
int dt_irq(int node, int index);
/* A property that is a string, or NULL. */
const char *dt_string(int node, const char *name);

/* Print a sentence and wait for ever: nothing works yet that panic() needs. */
void early_stop(const char *fmt, ...) __noreturn __printf(1, 2);

#endif
