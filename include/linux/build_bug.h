/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/build_bug.h - conditions that must hold when we compile
 *
 * Linux:    include/linux/build_bug.h
 * Left out: conditions that only the optimiser can decide; the files of the
 *           stack core are built with -O0, where it decides nothing.
 */
#ifndef _KERNEL_BUILD_BUG_H
#define _KERNEL_BUILD_BUG_H

#define static_assert(expr, ...)	__static_assert(expr, ##__VA_ARGS__, #expr)
#define __static_assert(expr, msg, ...)	_Static_assert(expr, msg)

#define BUILD_BUG_ON_MSG(cond, msg) \
	do { _Static_assert(!(cond), msg); } while (0)
#define BUILD_BUG_ON(cond) \
	BUILD_BUG_ON_MSG(cond, "BUILD_BUG_ON failed: " #cond)

/* For use inside an expression: 0, or a compile error. */
#define BUILD_BUG_ON_ZERO(e) ((int)sizeof(struct { int:(-!!(e)); }))

#endif
