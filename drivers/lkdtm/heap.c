// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/lkdtm/heap.c - running over the end of vmalloc()'s memory
 *
 * Linux:    drivers/misc/lkdtm/heap.c
 * Notes:    chapter 8, "Addresses without memory"
 * Read:     mm/vmalloc.c, bugs.c before, perms.c after
 * Left out: what damages the slab allocator
 */
#include <linux/string.h>
#include <linux/vmalloc.h>

#include "lkdtm.h"

/* The page behind is not mapped: it must fault at the first byte. */
static void lkdtm_VMALLOC_LINEAR_OVERFLOW(void)
{
	char *one = vzalloc(PAGE_SIZE);
	char *two = vzalloc(PAGE_SIZE);

	if (one && two) {
		pr_info("lkdtm: Attempting vmalloc linear overflow ...\n");
		memset(one, 0xAA, PAGE_SIZE + 1);
		pr_err("lkdtm: FAIL: wrote behind the end of vmalloc()'s memory\n");
	}
	vfree(two);
	vfree(one);
}

static const struct crashtype crashtypes[] = {
	CRASHTYPE(VMALLOC_LINEAR_OVERFLOW),
};

const struct crashtype_category heap_crashtypes = {
	crashtypes, ARRAY_SIZE(crashtypes),
};
