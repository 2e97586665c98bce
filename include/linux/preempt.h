/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/preempt.h - in which context does this code run?
 *
 * Linux:    include/linux/preempt.h
 *
 *	preempt_count of a thread_info:
 *	bits  0-7   preempt_disable() depth (locks held)
 *	bits  8-15  softirq depth
 *	bits 16-19  hardirq depth
 *
 * The kernel is not preemptible: the depth only feeds in_atomic() and the
 * checks of might_sleep().
 */
#ifndef _KERNEL_PREEMPT_H
#define _KERNEL_PREEMPT_H

#include <linux/thread_info.h>

#define SOFTIRQ_MASK		0x0000ff00
#define HARDIRQ_OFFSET		0x00010000
#define HARDIRQ_MASK		0x000f0000

#define preempt_count()		(current_thread_info()->preempt_count)
#define preempt_count_add(v)	do { preempt_count() += (v); barrier(); } while (0)
#define preempt_count_sub(v)	do { barrier(); preempt_count() -= (v); } while (0)
#define preempt_disable()	preempt_count_add(1)
#define preempt_enable()	preempt_count_sub(1)

#define hardirq_count()		(preempt_count() & HARDIRQ_MASK)
#define in_irq()		(hardirq_count() != 0)
#define in_interrupt()		((preempt_count() & (HARDIRQ_MASK | SOFTIRQ_MASK)) != 0)
#define in_atomic()		(preempt_count() != 0)

#endif
