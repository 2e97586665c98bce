// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/lkdtm/perms.c - running what may not be run
 *
 * Linux:    drivers/misc/lkdtm/perms.c
 * Notes:    chapter 9, "What an overflow looks like"
 * Read:     heap.c before, usercopy.c after
 * Left out: execution of data, heap and user memory; writes to read-only memory
 */
#include <linux/arch.h>

#include "lkdtm.h"

#define EXEC_SIZE	64

/* Does nothing, so that its copy does nothing wherever it lies. */
static noinline void do_nothing(void)
{
}

/* Instructions on the stack: a kernel stack is not executable. */
static void lkdtm_EXEC_STACK(void)
{
	u8 stack_area[EXEC_SIZE] __aligned(sizeof(void *));
	void (*func)(void) = (void (*)(void))(unsigned long)stack_area;

	pr_info("lkdtm: attempting ok execution at %px\n", do_nothing);
	do_nothing();
	memcpy(stack_area, do_nothing, EXEC_SIZE);
	pr_info("lkdtm: attempting bad execution at %px\n", func);
	func();
	pr_err("lkdtm: FAIL: func returned\n");
}

static const struct crashtype crashtypes[] = {
	CRASHTYPE(EXEC_STACK),
};

const struct crashtype_category perms_crashtypes = {
	crashtypes, ARRAY_SIZE(crashtypes),
};
