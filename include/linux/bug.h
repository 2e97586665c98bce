/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/bug.h - assertions
 *
 * Linux:    include/linux/bug.h, include/asm-generic/bug.h, lib/bug.c
 * Left out: a trapping instruction with a table: BUG() is an ordinary call,
 *	     so that a debugger stops in the function that failed
 */
#ifndef _KERNEL_BUG_H
#define _KERNEL_BUG_H

#include <linux/build_bug.h>
#include <linux/types.h>

void __bug(const char *file, int line, const char *func) __noreturn __cold;
void __warn(const char *file, int line, const char *func,
	    const char *fmt, ...) __cold __printf(4, 5);

#define BUG()		__bug(__FILE__, __LINE__, __func__)
#define BUG_ON(cond)	do { if (unlikely(cond)) BUG(); } while (0)

#define WARN(cond, fmt...) ({						\
	bool __ret_warn_on = !!(cond);					\
	if (unlikely(__ret_warn_on))					\
		__warn(__FILE__, __LINE__, __func__, fmt);		\
	unlikely(__ret_warn_on);					\
})
#define WARN_ON(cond)		WARN(cond, NULL)
#define WARN_ONCE(cond, fmt...) ({					\
	static bool __warned;						\
	bool __ret_once = !!(cond);					\
	if (unlikely(__ret_once && !__warned)) {			\
		__warned = true;					\
		WARN(1, fmt);						\
	}								\
	unlikely(__ret_once);						\
})
#define WARN_ON_ONCE(cond)	WARN_ONCE(cond, NULL)

#endif
