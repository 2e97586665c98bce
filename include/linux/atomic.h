/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/atomic.h - counters that an interrupt may change too
 *
 * Linux:    include/linux/atomic.h, include/asm-generic/atomic.h
 *
 * On one CPU only an interrupt can come between a load and its store, and
 * the counters here are only touched by interrupts where the callers have
 * switched interrupts off; a plain read-modify-write is enough and gdb shows
 * a plain int.
 */
#ifndef _KERNEL_ATOMIC_H
#define _KERNEL_ATOMIC_H

#include <linux/types.h>

#define ATOMIC_INIT(i)		{ (i) }
#define atomic_read(v)		READ_ONCE((v)->counter)
#define atomic_set(v, i)	WRITE_ONCE((v)->counter, (i))

static inline void atomic_inc(atomic_t *v)		{ v->counter++; }
static inline void atomic_dec(atomic_t *v)		{ v->counter--; }
static inline int atomic_inc_return(atomic_t *v)	{ return ++v->counter; }
static inline int atomic_dec_return(atomic_t *v)	{ return --v->counter; }
static inline bool atomic_dec_and_test(atomic_t *v)	{ return --v->counter == 0; }

static inline bool atomic_inc_not_zero(atomic_t *v)
{
	if (!v->counter)
		return false;
	v->counter++;
	return true;
}

#endif
