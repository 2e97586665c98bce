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

#include <linux/errno.h>
#include <linux/types.h>

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

#endif
