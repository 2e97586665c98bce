/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/types.h - the kernel's basic types
 *
 * Linux:    include/linux/types.h
 */
#ifndef _KERNEL_TYPES_H
#define _KERNEL_TYPES_H

#include <stdbool.h>
#include <linux/compiler.h>
#include <uapi/linux/types.h>

typedef __u8	u8;
typedef __u16	u16;
typedef __u32	u32;
typedef __u64	u64;
typedef __s8	s8;
typedef __s16	s16;
typedef __s32	s32;
typedef __s64	s64;

typedef __u8	uint8_t;
typedef __u16	uint16_t;
typedef __u32	uint32_t;
typedef __u64	uint64_t;
typedef __s32	int32_t;
typedef __s64	int64_t;
typedef unsigned long	uintptr_t;

typedef __kernel_size_t		size_t;
typedef __kernel_ssize_t	ssize_t;
typedef __kernel_ptrdiff_t	ptrdiff_t;
typedef __kernel_off_t		off_t;
typedef __kernel_loff_t		loff_t;
typedef __kernel_pid_t		pid_t;
typedef __kernel_uid32_t	uid_t;
typedef __kernel_gid32_t	gid_t;
typedef __kernel_clock_t	clock_t;
typedef __kernel_clockid_t	clockid_t;
typedef __kernel_key_t		key_t;
typedef unsigned short		umode_t;
typedef u32			dev_t;		/* 12 bits major, 20 minor */
typedef s64			time64_t;
typedef s64			ktime_t;	/* nanoseconds */

typedef unsigned int		gfp_t;
typedef unsigned int		fmode_t;
typedef u64			phys_addr_t;	/* PAE and LPAE: 40 bits */
typedef u64			dma_addr_t;
typedef phys_addr_t		resource_size_t;
typedef unsigned long		vm_flags_t;

typedef struct {
	int counter;
} atomic_t;

struct list_head {
	struct list_head *next, *prev;
};

struct hlist_head {
	struct hlist_node *first;
};

struct hlist_node {
	struct hlist_node *next, **pprev;
};

#define NULL		((void *)0)
#define offsetof(t, m)	__builtin_offsetof(t, m)

#endif
