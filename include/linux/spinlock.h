/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/spinlock.h - short critical sections
 *
 * Linux:    include/linux/spinlock.h
 *
 * On one CPU with a kernel that is not preemptible, the lock itself has
 * nothing to wait for: what protects is "interrupts off" in the _irqsave
 * form. CONFIG_DEBUG_LOCKS records owner and interrupt state all the same
 * and finds the code that would deadlock on two CPUs.
 */
#ifndef _KERNEL_SPINLOCK_H
#define _KERNEL_SPINLOCK_H

#include <linux/bug.h>
#include <linux/irqflags.h>
#include <linux/preempt.h>

typedef struct spinlock {
#ifdef CONFIG_DEBUG_LOCKS
	bool locked;
	bool used_in_irq;	/* was ever taken by an interrupt handler */
	bool used_irqs_on;	/* was ever taken with interrupts on */
	unsigned long owner_ip;
#else
	char unused;
#endif
} spinlock_t;

#define __SPIN_LOCK_UNLOCKED	{ 0 }
#define DEFINE_SPINLOCK(x)	spinlock_t x = __SPIN_LOCK_UNLOCKED

#ifdef CONFIG_DEBUG_LOCKS
void debug_spin_lock(spinlock_t *lock, unsigned long ip);
void debug_spin_unlock(spinlock_t *lock);
#define spin_is_locked(lock)	((lock)->locked)
#define lockdep_assert_held(l)	WARN_ON(!spin_is_locked(l))
#else
#define debug_spin_lock(lock, ip)	do { (void)(lock); } while (0)
#define debug_spin_unlock(lock)		do { (void)(lock); } while (0)
#define lockdep_assert_held(l)		do { (void)(l); } while (0)
#endif

static inline void spin_lock_init(spinlock_t *lock)
{
	*lock = (spinlock_t)__SPIN_LOCK_UNLOCKED;
}

#define spin_lock(lock) do {						\
	preempt_disable();						\
	debug_spin_lock(lock, _THIS_IP_);				\
} while (0)
#define spin_unlock(lock) do {						\
	debug_spin_unlock(lock);					\
	preempt_enable();						\
} while (0)
#define spin_lock_irq(lock)	do { local_irq_disable(); spin_lock(lock); } while (0)
#define spin_unlock_irq(lock)	do { spin_unlock(lock); local_irq_enable(); } while (0)
#define spin_lock_irqsave(lock, flags) \
	do { local_irq_save(flags); spin_lock(lock); } while (0)
#define spin_unlock_irqrestore(lock, flags) \
	do { spin_unlock(lock); local_irq_restore(flags); } while (0)

#endif
