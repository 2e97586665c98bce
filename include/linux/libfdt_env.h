/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/libfdt_env.h - what libfdt's header needs from the kernel
 *
 * Linux:    include/linux/libfdt_env.h
 * Read:     include/linux/libfdt.h
 *
 * The device tree is big-endian.
 */
#ifndef LIBFDT_ENV_H
#define LIBFDT_ENV_H

#include <linux/limits.h>
#include <linux/string.h>

typedef __be16 fdt16_t;
typedef __be32 fdt32_t;
typedef __be64 fdt64_t;

#define fdt16_to_cpu(x)		__builtin_bswap16((__force uint16_t)(x))
#define fdt32_to_cpu(x)		__builtin_bswap32((__force uint32_t)(x))
#define fdt64_to_cpu(x)		__builtin_bswap64((__force uint64_t)(x))
#define cpu_to_fdt16(x)		((__force fdt16_t)__builtin_bswap16(x))
#define cpu_to_fdt32(x)		((__force fdt32_t)__builtin_bswap32(x))
#define cpu_to_fdt64(x)		((__force fdt64_t)__builtin_bswap64(x))

#endif
