/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/linux/init.h - parameters that a test can call by name
 */
#ifndef UNIT_LINUX_INIT_H
#define UNIT_LINUX_INIT_H

#define __init

struct obs_kernel_param {
	const char *str;
	int (*setup_func)(char *val);
	int early;
};

#define early_param(str, fn)						\
	extern const struct obs_kernel_param unit_param_##fn;		\
	const struct obs_kernel_param unit_param_##fn = { str, fn, 1 }

#endif
