/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/err.h - an error number inside a pointer
 *
 * Linux:    include/linux/err.h
 * Read:     include/linux/errno.h before
 *
 * The last 4095 addresses are never a kernel object (they lie in the last
 * page of the address space, which nobody maps), so a function that returns a
 * pointer can return -ENOMEM there.
 */
#ifndef _KERNEL_ERR_H
#define _KERNEL_ERR_H

#include <linux/errno.h>
#include <linux/types.h>

#define MAX_ERRNO	4095

#define IS_ERR_VALUE(x) \
	unlikely((unsigned long)(void *)(x) >= (unsigned long)-MAX_ERRNO)

static inline void * __must_check ERR_PTR(long error)
{
	return (void *)error;
}

static inline long __must_check PTR_ERR(const void *ptr)
{
	return (long)ptr;
}

static inline bool __must_check IS_ERR(const void *ptr)
{
	return IS_ERR_VALUE((unsigned long)ptr);
}

static inline bool __must_check IS_ERR_OR_NULL(const void *ptr)
{
	return unlikely(!ptr) || IS_ERR(ptr);
}

/* Hand on an error through a function that returns another pointer type. */
static inline void * __must_check ERR_CAST(const void *ptr)
{
	return (void *)(unsigned long)ptr;
}

static inline int __must_check PTR_ERR_OR_ZERO(const void *ptr)
{
	return IS_ERR(ptr) ? PTR_ERR(ptr) : 0;
}

#endif
