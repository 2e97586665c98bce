// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/usercopy.c - does a copy stay within one variable of the kernel's stack?
 *
 * Linux:    mm/usercopy.c (6.1)
 * Notes:    chapter 10, "One byte too many for the user"
 * Read:     copy_to_user() in linux/uaccess.h before
 *
 *	copy_to_user(buf, obj, len) --> check_object_size(obj, len, true)
 *
 *	stack + THREAD_SIZE +--------------------+
 *	                    | frame              |
 *	                    |   obj |            |
 *	                    |       v            |  obj + len in the next frame:
 *	                    +--------------------+  return addresses would be told
 *	sp               -> | free               |  obj here: not alive any more
 *	stack               +--------------------+
 *
 * A length that the compiler knows is not checked: it is the size of something.
 *
 * Left out: objects of the slab, pages, text; hardened_usercopy=
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/panic.h>

/*
 * Noinline, for a frame between sp and the caller's that belongs to nobody who
 * copies.
 */
static noinline int check_stack_object(const void *obj, unsigned long len)
{
	unsigned long start = (unsigned long)obj, end = start + len;
	unsigned long stack = (unsigned long)task_stack_page(current);
	unsigned long stackend = stack + THREAD_SIZE;
	int ret;

	if (end <= stack || stackend <= start)
		return NOT_STACK;
	/* One end is in the stack, the other is not. */
	if (start < stack || stackend < end)
		return BAD_STACK;
	ret = arch_within_stack_frames((void *)stack, (void *)stackend, obj, len);
	if (ret)
		return ret;
	if (start < current_stack_pointer())
		return BAD_STACK;
	return GOOD_STACK;
}

static void __noreturn usercopy_abort(const char *name, bool to_user,
				      unsigned long offset, unsigned long len)
{
	pr_emerg("usercopy: Kernel memory %s attempt detected %s %s (offset %lu, size %lu)!\n",
		 to_user ? "exposure" : "overwrite", to_user ? "from" : "to",
		 name, offset, len);
	BUG();
}

/**
 * __check_object_size() - end the task that copies from or to more than it has
 * @ptr: the kernel's side of the copy
 * @n: bytes
 * @to_user: the direction
 */
void __check_object_size(const void *ptr, unsigned long n, bool to_user)
{
	if (n && check_stack_object(ptr, n) == BAD_STACK)
		usercopy_abort("process stack", to_user,
			       current_stack_pointer() - (unsigned long)ptr, n);
}
