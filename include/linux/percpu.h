/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/percpu.h - one variable for each processor
 *
 * Linux:    include/linux/percpu-defs.h, asm-generic/percpu.h
 * Notes:    chapter 8, "A page that is not there"; walk vmap-alloc
 * Read:     linux/irqflags.h before, kernel/stack_vmap.c after
 *
 * There is one processor, so there is one variable. What remains of the idea:
 * an exchange that an interrupt cannot come between.
 *
 * Left out: sections and offsets, per_cpu(), dynamic allocation
 */
#ifndef _KERNEL_PERCPU_H
#define _KERNEL_PERCPU_H

#include <linux/irqflags.h>

#define DEFINE_PER_CPU(type, name)	__typeof__(type) name

#define this_cpu_xchg(pcp, nval) ({					\
	__typeof__(pcp) __new = (nval), __old;				\
	unsigned long __flags;						\
	local_irq_save(__flags);					\
	__old = (pcp);							\
	(pcp) = __new;							\
	local_irq_restore(__flags);					\
	__old;								\
})

/* Return: what was there; it has changed if that was @oval. */
#define this_cpu_cmpxchg(pcp, oval, nval) ({				\
	__typeof__(pcp) __want = (oval), __old;				\
	unsigned long __flags;						\
	local_irq_save(__flags);					\
	__old = (pcp);							\
	if (__old == __want)						\
		(pcp) = (nval);						\
	local_irq_restore(__flags);					\
	__old;								\
})

#endif
