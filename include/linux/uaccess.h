/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/uaccess.h - the only way to a user's memory
 *
 * Linux:    include/linux/uaccess.h
 * Read:     asm/uaccess.h and arch's lib/ after; lib/extable.c
 *
 * A fault inside one of these is not an error of the kernel: the exception
 * table leads to a fix-up that ends the copy early.
 */
#ifndef _KERNEL_UACCESS_H
#define _KERNEL_UACCESS_H

#include <linux/sched.h>

#ifdef CONFIG_STACK_THREAD_UNION
/*
 * Up to 5.17 a task carried the limit up to which "user" pointers go. It lies
 * in thread_info, so an overflowing stack can overwrite it.
 */
#define get_fs()	(current_thread_info()->addr_limit)
#define set_fs(x)	(current_thread_info()->addr_limit = (x))
#define user_addr_max()	(get_fs().seg)
/* A task that is to die may have been left with KERNEL_DS by an oops. */
#define force_uaccess_begin()	set_fs(USER_DS)
#else
#define set_fs(x)	do { } while (0)
#define user_addr_max()	(TASK_SIZE)
#define force_uaccess_begin()	do { } while (0)
#endif
#define MAKE_MM_SEG(s)	((mm_segment_t){ (s) })
#define USER_DS		MAKE_MM_SEG(TASK_SIZE)

/*
 * Is [addr, addr + size) below the limit? Says nothing about mappings. A
 * constant is the size of a variable, which is never larger than the limit.
 */
static inline bool access_ok(const void __user *addr, unsigned long size)
{
	unsigned long limit = user_addr_max();

	return (__builtin_constant_p(size) || size <= limit) &&
	       (unsigned long)addr <= limit - size;
}

/* The architecture's, without access_ok(). Return: bytes that were NOT copied. */
unsigned long raw_copy_from_user(void *to, const void __user *from,
				 unsigned long n);
unsigned long raw_copy_to_user(void __user *to, const void *from,
			       unsigned long n);
unsigned long __clear_user(void __user *to, unsigned long n);
/* 0: fault; length with the NUL, or more than @n when there is none in @n bytes. */
long __strnlen_user(const char __user *s, long n);
/* Length without the NUL, @n when none was found, or -EFAULT. */
long __strncpy_from_user(char *dst, const char __user *src, long n);

/* __get_user(x, ptr), __put_user(x, ptr): 1, 2, 4 or 8 bytes; 0 or -EFAULT */
#include <asm/uaccess.h>

#define get_user(x, ptr) ({						\
	const __typeof__(*(ptr)) __user *__g_ptr = (ptr);		\
	access_ok(__g_ptr, sizeof(*__g_ptr)) ? __get_user(x, __g_ptr) :	\
		((x) = (__force __typeof__(*(ptr)))0, -EFAULT);		\
})
#define put_user(x, ptr) ({						\
	__typeof__(*(ptr)) __user *__p_ptr = (ptr);			\
	__typeof__(*(ptr)) __p_x = (x);					\
	access_ok(__p_ptr, sizeof(*__p_ptr)) ?				\
		__put_user(__p_x, __p_ptr) : -EFAULT;			\
})

static __always_inline unsigned long __must_check
copy_from_user(void *to, const void __user *from, unsigned long n)
{
	unsigned long left = n;

	check_object_size(to, n, false);
	if (likely(access_ok(from, n)))
		left = raw_copy_from_user(to, from, n);
	if (unlikely(left))
		memset((char *)to + (n - left), 0, left);
	return left;
}

static __always_inline unsigned long __must_check
copy_to_user(void __user *to, const void *from, unsigned long n)
{
	check_object_size(from, n, true);
	return access_ok(to, n) ? raw_copy_to_user(to, from, n) : n;
}

static inline unsigned long __must_check
clear_user(void __user *to, unsigned long n)
{
	return access_ok(to, n) ? __clear_user(to, n) : n;
}

/* lib/usercopy.c: with the limits of access_ok applied to the string. */
long strnlen_user(const char __user *s, long n);
long strncpy_from_user(char *dst, const char __user *src, long n);

#endif
