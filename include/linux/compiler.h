/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/compiler.h - what the kernel asks of gcc and of sparse
 *
 * Linux:    include/linux/compiler.h, compiler_attributes.h, compiler_types.h
 */
#ifndef _KERNEL_COMPILER_H
#define _KERNEL_COMPILER_H

#ifdef __CHECKER__
# define __user		__attribute__((noderef, address_space(__user)))
# define __iomem	__attribute__((noderef, address_space(__iomem)))
# define __force	__attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif

#define likely(x)		__builtin_expect(!!(x), 1)
#define unlikely(x)		__builtin_expect(!!(x), 0)

#undef __always_inline
#define __always_inline		inline __attribute__((__always_inline__))
#define noinline		__attribute__((__noinline__))
/* The compiler no longer knows what the variable holds. */
#define OPTIMIZER_HIDE_VAR(var)	__asm__("" : "=r" (var) : "0" (var))
#define __no_stack_protector	__attribute__((__no_stack_protector__))
#define __noreturn		__attribute__((__noreturn__))
#define __packed		__attribute__((__packed__))
#define __aligned(x)		__attribute__((__aligned__(x)))
#define __section(s)		__attribute__((__section__(s)))
#define __used			__attribute__((__used__))
#define __must_check		__attribute__((__warn_unused_result__))
#define __printf(a, b)		__attribute__((__format__(printf, a, b)))
#define __weak			__attribute__((__weak__))
#define __malloc		__attribute__((__malloc__))
#define __cold			__attribute__((__cold__))
#define fallthrough		__attribute__((__fallthrough__))

#define barrier()		__asm__ __volatile__("" : : : "memory")
#define unreachable()		__builtin_unreachable()
#define READ_ONCE(x)		(*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, val)	(*(volatile __typeof__(x) *)&(x) = (val))

/* One CPU: a compiler barrier orders what an interrupt handler can see. */
#define smp_mb()		barrier()

#define __PASTE_1(a, b)		a##b
#define __PASTE(a, b)		__PASTE_1(a, b)
#define __UNIQUE_ID(prefix)	__PASTE(__PASTE(__UNIQUE_ID_, prefix), __COUNTER__)

#define _RET_IP_		((unsigned long)__builtin_return_address(0))
#define _THIS_IP_	({ __label__ __here; __here: (unsigned long)&&__here; })

#endif
