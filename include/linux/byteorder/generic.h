/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/byteorder/generic.h - numbers as others write them down
 *
 * Linux:    include/linux/byteorder/generic.h, include/linux/swab.h
 */
#ifndef _KERNEL_BYTEORDER_GENERIC_H
#define _KERNEL_BYTEORDER_GENERIC_H

#include <linux/types.h>
#include <uapi/linux/swab.h>

/* Both architectures are little-endian. */
#define swab32			__swab32
#define cpu_to_be32(x)		((__force __be32)__swab32(x))
#define cpu_to_be64(x)		((__force __be64)__swab64(x))
#define be16_to_cpu(x)		__swab16((__force u16)(x))
#define be32_to_cpu(x)		__swab32((__force u32)(x))

#endif
