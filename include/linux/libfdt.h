/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/libfdt.h - reading the flattened device tree
 *
 * Linux:    include/linux/libfdt.h
 * Read:     include/linux/libfdt_env.h before; libfdt's own header, which
 *           documents every function, is build/cache/libfdt/include/libfdt.h
 *
 * The library is Debian's (scripts/fetch_libfdt).
 */
#ifndef _KERNEL_LIBFDT_H
#define _KERNEL_LIBFDT_H

#include <linux/libfdt_env.h>
#include <libfdt.h>

#endif
