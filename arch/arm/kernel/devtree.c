// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/arm/kernel/devtree.c - what machine is this?
 *
 * Linux:    arch/arm/kernel/devtree.c, drivers/of/fdt.c
 * Read:     asm/prom.h, linux/libfdt.h before; setup.c after
 *
 * QEMU describes its "virt" machine in a flattened device tree: a node for
 * each device, with its registers ("reg": address, size) and its interrupts
 * (kind, number, flags) as big-endian words.
 *
 * libfdt finds a node by walking through the tree from its start, tag by tag,
 * which costs some 400,000 instructions. So there is one walk, which remembers
 * the nodes that somebody will ask for.
 *
 * Left out: buses with address translation (ranges): every device that is
 *	     used here is a child of the root
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/libfdt.h>
#include <linux/memblock.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <asm/prom.h>

static const void *initial_boot_params __initdata;
static int root_addr_cells __initdata, root_size_cells __initdata;
static int console_node __initdata = -1;

static phys_addr_t __init dt_read_cells(const fdt32_t *cell, int n)
{
	phys_addr_t val = 0;

	while (n--)
		val = val << 32 | fdt32_to_cpu(*cell++);
	return val;
}

/* The devices that have a driver here; the first node of each kind. */
static struct {
	const char *compatible;
	int node;
} dt_devices[] __initdata = {
	{ "arm,cortex-a15-gic", -1 },
	{ "arm,armv7-timer", -1 },
	{ "arm,pl011", -1 },
	{ "arm,pl031", -1 },
	{ "arm,psci-0.2", -1 },
	{ "qemu,fw-cfg-mmio", -1 },
};

int __init dt_find_compatible(const char *name)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(dt_devices); i++)
		if (!strcmp(dt_devices[i].compatible, name))
			return dt_devices[i].node;
	return -1;
}

bool __init dt_reg(int node, int index, phys_addr_t *base, phys_addr_t *size)
{
	int cells = root_addr_cells + root_size_cells, len;
	const fdt32_t *reg = fdt_getprop(initial_boot_params, node, "reg", &len);

	if (!reg || len < (index + 1) * cells * 4)
		return false;
	reg += index * cells;
	*base = dt_read_cells(reg, root_addr_cells);
	*size = dt_read_cells(reg + root_addr_cells, root_size_cells);
	return true;
}

int __init dt_irq(int node, int index)
{
	const fdt32_t *irq;
	int len;

	irq = fdt_getprop(initial_boot_params, node, "interrupts", &len);
	if (!irq || len < (index + 1) * 12)
		return -1;
	irq += index * 3;
	/* kind 0: shared, from 32 on; 1: of this processor, from 16 on */
	return fdt32_to_cpu(irq[1]) + (irq[0] ? 16 : 32);
}

const char *__init dt_string(int node, const char *name)
{
	int len;
	const char *s = fdt_getprop(initial_boot_params, node, name, &len);

	return s && len > 0 && !s[len - 1] ? s : NULL;
}

static void __init early_init_dt_scan_memory(int node)
{
	const char *type = dt_string(node, "device_type");
	phys_addr_t base, size;
	int i;

	if (!type || strcmp(type, "memory"))
		return;
	for (i = 0; dt_reg(node, i, &base, &size); i++)
		memblock_add(base, size);
}

/* An address of one or two words, whatever the root says. */
static phys_addr_t __init dt_chosen_addr(int node, const char *name)
{
	int len;
	const fdt32_t *val = fdt_getprop(initial_boot_params, node, name, &len);

	return val ? dt_read_cells(val, len / 4) : 0;
}

static void __init early_init_dt_scan_chosen(int node)
{
	const void *fdt = initial_boot_params;
	const char *args, *path;
	const void *seed;
	int len;

	args = dt_string(node, "bootargs");
	if (args && strscpy(boot_command_line, args, COMMAND_LINE_SIZE) < 0)
		pr_warn("Command line is too long, cut at %d bytes\n",
			COMMAND_LINE_SIZE);
	initrd_start = dt_chosen_addr(node, "linux,initrd-start");
	initrd_end = dt_chosen_addr(node, "linux,initrd-end");
	if (initrd_end > initrd_start)
		memblock_reserve(initrd_start, initrd_end - initrd_start);

	seed = fdt_getprop(fdt, node, "rng-seed", &len);
	if (seed && len > 0)
		add_device_randomness(seed, len);

	path = dt_string(node, "stdout-path");
	console_node = path ? fdt_path_offset(fdt, path) : -1;
}

static void __init dt_scan_device(int node, const char *compatible, int len)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(dt_devices); i++)
		if (dt_devices[i].node < 0 &&
		    fdt_stringlist_contains(compatible, len,
					    dt_devices[i].compatible))
			dt_devices[i].node = node;
}

/* The one walk, through the children of the root. */
static void __init early_init_dt_scan_nodes(const void *fdt)
{
	const char *name, *compatible, *status;
	int node, len;

	fdt_for_each_subnode(node, fdt, 0) {
		status = dt_string(node, "status");
		if (status && strcmp(status, "okay"))
			continue;	/* "disabled": the secure world's */
		compatible = fdt_getprop(fdt, node, "compatible", &len);
		if (compatible) {
			dt_scan_device(node, compatible, len);
			continue;
		}
		name = fdt_get_name(fdt, node, NULL);
		if (name && !strcmp(name, "chosen"))
			early_init_dt_scan_chosen(node);
		else
			early_init_dt_scan_memory(node);
	}
	if (!memblock.memory.cnt)
		early_stop("the device tree names no memory");
	if (memblock_start_of_DRAM() != PHYS_OFFSET)
		early_stop("RAM starts at %#llx and not at %#lx",
			   memblock_start_of_DRAM(), PHYS_OFFSET);
}

int __init dt_find_console(void)
{
	return console_node >= 0 ? console_node : dt_find_compatible("arm,pl011");
}

/**
 * setup_machine_fdt() - look at the device tree for the first time
 * @dt_phys:	its physical address, as the boot loader left it in r2
 *
 * Context: boot; head.S has mapped it. Without a usable tree: a sentence, and
 * the machine stops.
 */
void __init setup_machine_fdt(phys_addr_t dt_phys)
{
	const void *fdt = FDT_VIRT_BASE((unsigned long)dt_phys);
	const char *model;

	if (!dt_phys)
		early_stop("no device tree (r2 is 0). Boot the file Image: with the ELF file vmlinux QEMU passes no tree");
	if ((dt_phys & 7) || fdt_check_header(fdt))
		early_stop("r2 = %#llx is not the address of a device tree",
			   dt_phys);
	if ((dt_phys & ~PMD_MASK) + fdt_totalsize(fdt) > FDT_FIXED_SIZE)
		early_stop("the device tree is too large (%u bytes)",
			   fdt_totalsize(fdt));
	initial_boot_params = fdt;
	root_addr_cells = fdt_address_cells(fdt, 0);
	root_size_cells = fdt_size_cells(fdt, 0);
	/* QEMU pads the tree to 1 MiB; the strings are its last part. */
	memblock_reserve(dt_phys, fdt_off_dt_strings(fdt) +
				  fdt_size_dt_strings(fdt));

	model = dt_string(0, "model");
	pr_info("OF: fdt: Machine model: %s\n",
		model ? model : dt_string(0, "compatible"));
	early_init_dt_scan_nodes(fdt);
}
