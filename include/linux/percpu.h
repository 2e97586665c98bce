/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/percpu.h - data of "this CPU", of which there is one
 *
 * Linux:    include/linux/percpu.h, percpu-defs.h
 *
 * The accessors stay, because their names say what is true on a larger
 * machine; this_cpu_xchg() and this_cpu_cmpxchg() are single steps as seen
 * from an interrupt.
 */
#ifndef _KERNEL_PERCPU_H
#define _KERNEL_PERCPU_H

#include <linux/irqflags.h>

#define DEFINE_PER_CPU(type, name)	__typeof__(type) name
#define DECLARE_PER_CPU(type, name)	extern __typeof__(type) name

#define this_cpu_ptr(ptr)	(ptr)
#define this_cpu_read(var)	READ_ONCE(var)
#define this_cpu_write(var, v)	WRITE_ONCE(var, v)
#define this_cpu_inc(var)	this_cpu_add(var, 1)
#define this_cpu_add(var, v) do {					\
	unsigned long __pc_flags;					\
	local_irq_save(__pc_flags);					\
	(var) += (v);							\
	local_irq_restore(__pc_flags);					\
} while (0)
#define this_cpu_xchg(var, new) ({					\
	unsigned long __pc_flags;					\
	__typeof__(var) __pc_old;					\
	local_irq_save(__pc_flags);					\
	__pc_old = (var);						\
	(var) = (new);							\
	local_irq_restore(__pc_flags);					\
	__pc_old;							\
})
#define this_cpu_cmpxchg(var, old, new) ({				\
	unsigned long __pc_flags;					\
	__typeof__(var) __pc_old;					\
	local_irq_save(__pc_flags);					\
	__pc_old = (var);						\
	if (__pc_old == (old))						\
		(var) = (new);						\
	local_irq_restore(__pc_flags);					\
	__pc_old;							\
})

#endif
