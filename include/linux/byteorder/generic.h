/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/byteorder/generic.h - numbers as others write them down
 *
 * Linux:    include/linux/byteorder/generic.h
 */
#ifndef _KERNEL_BYTEORDER_GENERIC_H
#define _KERNEL_BYTEORDER_GENERIC_H

#include <uapi/asm/byteorder.h>

#define cpu_to_be32	__cpu_to_be32
#define cpu_to_be64	__cpu_to_be64
#define be16_to_cpu	__be16_to_cpu
#define be32_to_cpu	__be32_to_cpu
#define swab32		__swab32

#endif
