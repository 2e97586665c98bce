/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/device.h - a name for who does DMA
 *
 * Linux:    include/linux/device.h, dev_printk.h
 * Left out: the device model. Every device here sees all of memory at its
 *	     physical addresses, and what the CPU's caches hold
 */
#ifndef _KERNEL_DEVICE_H
#define _KERNEL_DEVICE_H

#include <linux/bug.h>

struct device_driver {
	const char *name;
};

struct device {
	const char *init_name;
	struct device_driver *driver;
};

#define dev_name(dev)		((dev)->init_name)
#define dev_driver_string(dev)	((dev)->driver->name)

#define dev_WARN_ONCE(dev, condition, format, arg...)			\
	WARN_ONCE(condition, "%s %s: " format,				\
		  dev_driver_string(dev), dev_name(dev), ##arg)

#endif
