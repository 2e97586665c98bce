/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/container_of.h - from a member back to its structure
 *
 * Linux:    include/linux/container_of.h
 */
#ifndef _KERNEL_CONTAINER_OF_H
#define _KERNEL_CONTAINER_OF_H

#include <linux/build_bug.h>
#include <linux/stddef.h>

/**
 * container_of - the structure that a member is embedded in
 * @ptr: pointer to the member (or a void pointer)
 * @type: type of the structure
 * @member: name of the member
 *
 * No local variable: nested uses would shadow one another's.
 */
#define container_of(ptr, type, member) ({				\
	_Static_assert(							\
		__builtin_types_compatible_p(typeof(*(ptr)),		\
			typeof(((type *)0)->member)) ||			\
		__builtin_types_compatible_p(typeof(*(ptr)), void),	\
		"pointer type mismatch in container_of()");		\
	(type *)((unsigned long)(ptr) - offsetof(type, member)); })

#endif
