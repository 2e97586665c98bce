/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/stddef.h - NULL and member offsets (from types.h)
 *
 * Linux:    include/linux/stddef.h
 */
#ifndef _KERNEL_STDDEF_H
#define _KERNEL_STDDEF_H

#include <linux/types.h>
#include <uapi/linux/stddef.h>

#endif
