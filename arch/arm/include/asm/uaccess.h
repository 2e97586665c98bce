/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/uaccess.h - access to user memory
 *
 * Linux:    arch/arm/include/asm/uaccess.h
 * Read:     linux/uaccess.h before, arch/arm/lib/{copy_user,uaccess}.S after
 *
 * Plain loads and stores, as in Linux with long descriptors: the check of the
 * address is access_ok(), and the page's rights are the user's own, because
 * read-only and PROT_NONE pages stop the kernel too.
 *
 * Left out: PAN: ARMv7 has none, and the domains that Linux uses in its place
 *	     do not exist with long descriptors
 */
#ifndef _ASM_ARM_UACCESS_H
#define _ASM_ARM_UACCESS_H


/* @insn may fault; then @err becomes -EFAULT and @val (if loaded) 0. */
#define __user_access(insn, val, ptr, err, constraint, on_fault)	\
	__asm__ volatile(						\
	"1:	" insn "\n"						\
	"2:\n"								\
	"	.pushsection .fixup, \"ax\"\n"				\
	"	.balign	4\n"						\
	"3:	mvn	%0, #13\n"	/* -EFAULT */			\
	"	" on_fault "\n"						\
	"	b	2b\n"						\
	"	.popsection\n"						\
	"	.pushsection __ex_table, \"a\"\n"			\
	"	.balign	4\n"						\
	"	.long	1b, 3b\n"					\
	"	.popsection"						\
	: "+r" (err), constraint (val) : "r" (ptr) : "memory")

#define __load_user(insn, val, ptr, err) \
	__user_access(insn " %1, [%2]", val, ptr, err, "=&r", "mov %1, #0")
#define __store_user(insn, val, ptr, err) \
	__user_access(insn " %1, [%2]", val, ptr, err, "+r", "")

#define __user_size_ok(x) \
	_Static_assert(sizeof(x) <= 8 && !(sizeof(x) & (sizeof(x) - 1)), \
		       "get_user() and put_user() move 1, 2, 4 or 8 bytes")

#define __get_user(x, p) ({						\
	const __typeof__(*(p)) __user *__gu_p = (p);			\
	unsigned long __gu_lo = 0, __gu_hi = 0;				\
	int __gu_err = 0;						\
	__user_size_ok(*__gu_p);					\
	switch (sizeof(*__gu_p)) {					\
	case 1:								\
		__load_user("ldrb", __gu_lo, __gu_p, __gu_err);		\
		break;							\
	case 2:								\
		__load_user("ldrh", __gu_lo, __gu_p, __gu_err);		\
		break;							\
	case 8:								\
		__load_user("ldr", __gu_hi,				\
			    (const char __user *)__gu_p + 4, __gu_err);	\
		fallthrough;						\
	case 4:								\
		__load_user("ldr", __gu_lo, __gu_p, __gu_err);		\
	}								\
	(x) = (__force __typeof__(*(p)))				\
		__user_value(*(p), __gu_lo, __gu_hi);			\
	__gu_err;							\
})

#define __put_user(x, p) ({						\
	__typeof__(*(p)) __user *__pu_p = (p);				\
	__typeof__(*(p)) __pu_x = (x);					\
	unsigned long __pu_lo = (unsigned long)__pu_x;			\
	int __pu_err = 0;						\
	__user_size_ok(*__pu_p);					\
	switch (sizeof(*__pu_p)) {					\
	case 1:								\
		__store_user("strb", __pu_lo, __pu_p, __pu_err);	\
		break;							\
	case 2:								\
		__store_user("strh", __pu_lo, __pu_p, __pu_err);	\
		break;							\
	case 8: {							\
		unsigned long __pu_hi =					\
			(unsigned long)(__user_widen(__pu_x) >> 32);	\
									\
		__store_user("str", __pu_hi,				\
			     (char __user *)__pu_p + 4, __pu_err);	\
	}								\
		fallthrough;						\
	case 4:								\
		__store_user("str", __pu_lo, __pu_p, __pu_err);		\
	}								\
	__pu_err;							\
})

/* The types of both branches must fit pointers as well as 64-bit numbers. */
#define __user_is_64(x)		(sizeof(x) == 8)
#define __user_value(x, lo, hi)						\
	__builtin_choose_expr(__user_is_64(x), ((u64)(hi) << 32) | (lo), (lo))
#define __user_widen(x) \
	__builtin_choose_expr(__user_is_64(x), (x), 0ULL)

#endif
