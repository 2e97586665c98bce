/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/limits.h - the ranges of the integer types, PATH_MAX
 *
 * Linux:    include/linux/limits.h, include/vdso/limits.h
 */
#ifndef _KERNEL_LIMITS_H
#define _KERNEL_LIMITS_H

#include <uapi/linux/limits.h>

#define U32_MAX		((u32)~0U)
#define U64_MAX		((u64)~0ULL)
#define SIZE_MAX	(~(size_t)0)
#define INT_MAX		((int)(~0U >> 1))
#define INT_MIN		(-INT_MAX - 1)
#define LONG_MAX	((long)(~0UL >> 1))
#define ULONG_MAX	(~0UL)
#define LLONG_MAX	((long long)(~0ULL >> 1))
#define ULLONG_MAX	(~0ULL)

#endif
