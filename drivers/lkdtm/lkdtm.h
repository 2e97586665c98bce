/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * drivers/lkdtm/lkdtm.h - a crash type: a name and what it does
 *
 * Linux:    drivers/misc/lkdtm/lkdtm.h
 * Notes:    chapter 9, "What an overflow looks like"
 * Read:     core.c after
 * Left out: init and exit functions of a group
 */
#ifndef _LKDTM_H
#define _LKDTM_H

#include <linux/kernel.h>

struct crashtype {
	const char *name;
	void (*func)(void);
};

/* One function for each name: lkdtm_PANIC() is PANIC. */
#define CRASHTYPE(_name)	{ .name = #_name, .func = lkdtm_##_name }

struct crashtype_category {
	const struct crashtype *crashtypes;
	size_t len;
};

extern const struct crashtype_category bugs_crashtypes, heap_crashtypes,
	perms_crashtypes, usercopy_crashtypes;

#endif
