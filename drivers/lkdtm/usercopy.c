// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/lkdtm/usercopy.c - copies to and from a program that are too long
 *
 * Linux:    drivers/misc/lkdtm/usercopy.c
 * Notes:    chapter 10, "One byte too many for the user"
 * Read:     mm/usercopy.c, perms.c before, kthreads.c after
 *
 *	BEYOND     over the upper end of the stack
 *	FRAME_TO   to the program, from a frame that has returned already
 *	FRAME_FROM from the program, into such a frame
 *
 * Left out: copies of heap, of slab objects' forbidden parts, of the kernel's text
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/uaccess.h>
#include <uapi/linux/mman.h>

#include "lkdtm.h"

/* A length that the compiler does not know: only those are checked. */
static volatile size_t unconst;
#define UNCONST_LEN	(unconst + 16)

/* A pointer into a frame that is gone when it is used. */
static noinline unsigned char *trick_compiler(unsigned char *stack)
{
	return stack + (stack == NULL);
}

static noinline unsigned char *do_usercopy_stack_callee(int value)
{
	unsigned char buf[128];
	int i;

	for (i = 0; i < sizeof(buf); i++)
		buf[i] = value & 0xff;
	return trick_compiler(buf);
}

static noinline void do_usercopy_stack(bool to_user, bool bad_frame)
{
	unsigned char good_stack[32], *bad_stack = good_stack;
	unsigned long user_addr = vm_mmap(NULL, 0, PAGE_SIZE,
					  PROT_READ | PROT_WRITE,
					  MAP_ANONYMOUS | MAP_PRIVATE, 0);
	void __user *user = (void __user *)user_addr;
	unsigned long left;

	if (IS_ERR_VALUE(user_addr)) {
		pr_warn("lkdtm: Failed to allocate user memory\n");
		return;
	}
	memset(good_stack, 0x5a, sizeof(good_stack));
	if (bad_frame)
		bad_stack = do_usercopy_stack_callee(0x5a);
	else	/* four bytes before the end, and further */
		bad_stack = (unsigned char *)task_stack_page(current) +
			    THREAD_SIZE - sizeof(unsigned long);

	pr_info("lkdtm: attempting good copy_%s_user of local stack\n",
		to_user ? "to" : "from");
	left = to_user ? copy_to_user(user, good_stack, UNCONST_LEN) :
			 copy_from_user(good_stack, user, UNCONST_LEN);
	pr_info("lkdtm: attempting bad copy_%s_user of distant stack (%lu left)\n",
		to_user ? "to" : "from", left);
	left = to_user ? copy_to_user(user, bad_stack, UNCONST_LEN) :
			 copy_from_user(bad_stack, user, UNCONST_LEN);
	pr_err("lkdtm: FAIL: bad usercopy not detected! (%lu left)\n", left);
	vm_munmap(user_addr, PAGE_SIZE);
}

static void lkdtm_USERCOPY_STACK_FRAME_TO(void)
{
	do_usercopy_stack(true, true);
}

static void lkdtm_USERCOPY_STACK_FRAME_FROM(void)
{
	do_usercopy_stack(false, true);
}

static void lkdtm_USERCOPY_STACK_BEYOND(void)
{
	do_usercopy_stack(true, false);
}

static const struct crashtype crashtypes[] = {
	CRASHTYPE(USERCOPY_STACK_FRAME_TO),
	CRASHTYPE(USERCOPY_STACK_FRAME_FROM),
	CRASHTYPE(USERCOPY_STACK_BEYOND),
};

const struct crashtype_category usercopy_crashtypes = {
	crashtypes, ARRAY_SIZE(crashtypes),
};
