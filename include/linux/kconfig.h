/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/kconfig.h - included before everything else by the build
 *
 * Linux:    include/linux/kconfig.h
 * Left out: modules, so IS_ENABLED() and IS_BUILTIN() are the same
 */
#ifndef _KERNEL_KCONFIG_H
#define _KERNEL_KCONFIG_H

#include <autoconf.h>

/*
 * IS_ENABLED(CONFIG_X) is 1 when CONFIG_X is defined as 1 and 0 when it is
 * not defined at all, so that the compiler sees (and checks) both branches.
 */
#define __ARG_PLACEHOLDER_1			0,
#define __take_second_arg(ignored, val, ...)	val
#define ____is_defined(junk_or_arg)	__take_second_arg(junk_or_arg 1, 0)
#define ___is_defined(value)		____is_defined(__ARG_PLACEHOLDER_##value)
#define __is_defined(x)			___is_defined(x)
#define IS_ENABLED(option)		__is_defined(option)

#endif
