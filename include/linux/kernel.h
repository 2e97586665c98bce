/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/kernel.h - what every file wants
 *
 * Linux:    include/linux/kernel.h, math.h, kstrtox.h, array_size.h
 * Read:     include/linux/minmax.h, include/linux/sprintf.h
 */
#ifndef _KERNEL_KERNEL_H
#define _KERNEL_KERNEL_H

#include <linux/align.h>
#include <linux/bitops.h>
#include <linux/build_bug.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/limits.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/sprintf.h>
#include <linux/stddef.h>
#include <linux/types.h>

/* The second factor is 0, or a compile error when @arr is a pointer. */
#define ARRAY_SIZE(arr)							\
	(sizeof(arr) / sizeof((arr)[0]) +				\
	 BUILD_BUG_ON_ZERO(__builtin_types_compatible_p(typeof(arr),	\
							typeof(&(arr)[0]))))

/* To a power of two, keeping the type of @x. */
#define round_down(x, y)	((x) & ~((typeof(x))(y) - 1))

#define abs(x)	({ typeof(x) __abs = (x); __abs < 0 ? -__abs : __abs; })

/* lib/kstrtox.c */
int __must_check kstrtoull(const char *s, unsigned int base,
			   unsigned long long *res);
int __must_check kstrtoll(const char *s, unsigned int base, long long *res);
int __must_check kstrtoul(const char *s, unsigned int base,
			  unsigned long *res);
int __must_check kstrtoint(const char *s, unsigned int base, int *res);
int __must_check kstrtoul_from_user(const char __user *s, size_t count,
				    unsigned int base, unsigned long *res);
int __must_check kstrtobool(const char *s, bool *res);
unsigned long long simple_strtoull(const char *cp, char **endp,
				   unsigned int base);
unsigned long simple_strtoul(const char *cp, char **endp, unsigned int base);

/* lib/cmdline.c */
unsigned long long memparse(const char *ptr, char **retptr);

#endif
