/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/sprintf.h - formatting into memory
 *
 * Linux:    include/linux/sprintf.h (6.8; earlier in kernel.h)
 * Read:     lib/vsprintf.c after
 *
 * snprintf() returns the length that the whole text would have, scnprintf()
 * the length that was written: only the second may be added to a position.
 */
#ifndef _KERNEL_SPRINTF_H
#define _KERNEL_SPRINTF_H

#include <linux/stdarg.h>
#include <linux/types.h>

int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
	__printf(3, 0);
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
	__printf(3, 0);
int snprintf(char *buf, size_t size, const char *fmt, ...) __printf(3, 4);
int scnprintf(char *buf, size_t size, const char *fmt, ...) __printf(3, 4);
int sprintf(char *buf, const char *fmt, ...) __printf(2, 3);

#endif
