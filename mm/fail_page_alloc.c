// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/fail_page_alloc.c - make the n-th allocation of a task fail
 *
 * Linux:    lib/fault-inject.c (fail-nth), mm/failslab.c, mm/fail_page_alloc.c
 * Read:     mm/page_alloc.c, mm/slab.c before: both ask here first
 *
 * A test writes n to /proc/self/fail-nth and makes a system call; it repeats
 * this with n = 1, 2, 3 ... until a run in which nothing failed. So every error
 * path of that call is taken once.
 */
#include <linux/sched.h>

/**
 * should_fail_alloc() - shall this allocation fail?
 * @gfp:	what it was asked with; __GFP_NOFAIL is spared, and not counted
 *
 * Context: any; interrupts do not belong to the task, and are spared.
 * Return: true for the n-th call since fail-nth was set.
 */
bool should_fail_alloc(gfp_t gfp)
{
	if (!current->fail_nth || (gfp & __GFP_NOFAIL) || in_interrupt())
		return false;
	return --current->fail_nth == 0;
}
