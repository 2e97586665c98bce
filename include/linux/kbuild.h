/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/kbuild.h - numbers that the compiler knows and assembly needs
 *
 * Linux:    include/linux/kbuild.h
 * Read:     arch's kernel/asm-offsets.c, scripts/asm_offsets.py after
 *
 * Each macro puts a marked line into the assembly output of asm-offsets.c,
 * which is never assembled; the script turns the lines into #defines.
 */
#ifndef _KERNEL_KBUILD_H
#define _KERNEL_KBUILD_H

#include <linux/stddef.h>

#define DEFINE(sym, val) \
	__asm__ volatile("\n.ascii \"->" #sym " %0 " #val "\"" : : "i" (val))

#define OFFSET(sym, str, mem)	DEFINE(sym, offsetof(struct str, mem))

#define BLANK()		__asm__ volatile("\n.ascii \"->\"" : : )

#endif
