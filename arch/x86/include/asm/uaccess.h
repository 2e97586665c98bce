/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/uaccess.h - get_user(), put_user() and the copies
 *
 * Linux:    arch/x86/include/asm/uaccess.h
 * Read:     linux/uaccess.h before; arch/x86/lib/getuser.S, putuser.S,
 *	     usercopy_32.S after
 *
 * One assembly routine for each width, so that the instructions that may
 * fault, and the ones that open the door of SMAP, are few.
 */
#ifndef _ASM_X86_UACCESS_H
#define _ASM_X86_UACCESS_H

#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/types.h>

unsigned long raw_copy_from_user(void *to, const void __user *from,
				 unsigned long n);
unsigned long raw_copy_to_user(void __user *to, const void *from,
			       unsigned long n);
unsigned long __clear_user(void __user *to, unsigned long n);
long __strnlen_user(const char __user *s, long n);
long __strncpy_from_user(char *dst, const char __user *src, long n);

/* unsigned long, or unsigned long long for 8 bytes */
#define __inttype(x) \
	__typeof__(__builtin_choose_expr(sizeof(x) > 4, 0ULL, 0UL))

/* __get_user_N: address in eax; error in eax, value in edx (low) and ecx. */
#define __get_user(x, ptr) ({						\
	int __gu_err;							\
	register __inttype(*(ptr)) __gu_val __asm__("edx");		\
	__asm__ volatile("call __get_user_%c3"				\
			 : "=a" (__gu_err), "=r" (__gu_val)		\
			 : "0" (ptr),					\
			   "i" (sizeof(*(ptr)))				\
			 : "cc");					\
	(x) = (__force __typeof__(*(ptr)))__gu_val;			\
	__gu_err;							\
})

/* __put_user_N: address in ecx, value in eax (low) and edx; error in ecx. */
#define __put_user(x, ptr) ({						\
	__typeof__(*(ptr)) __pu_x = (x);				\
	const void __user *__pu_ptr = (ptr);				\
	int __pu_err;							\
	register __inttype(*(ptr)) __pu_val __asm__("eax") =		\
		(__inttype(*(ptr)))__pu_x;				\
	__asm__ volatile("call __put_user_%c3"				\
			 : "=c" (__pu_err)				\
			 : "0" (__pu_ptr), "r" (__pu_val),		\
			   "i" (sizeof(*(ptr)))				\
			 : "memory", "cc");				\
	__pu_err;							\
})

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

#endif
