/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/random.h - random numbers for canaries and address layouts
 *
 * Linux:    include/linux/random.h
 * Read:     drivers/char/random.c after
 */
#ifndef _KERNEL_RANDOM_H
#define _KERNEL_RANDOM_H

#include <linux/bits.h>
#include <linux/types.h>
#include <uapi/linux/random.h>

int random_init(void);
void add_device_randomness(const void *buf, size_t len);
void get_random_bytes(void *buf, size_t len);
u32 get_random_u32(void);
u64 get_random_u64(void);

/* The older name, from the days when it was an int. */
static inline unsigned int get_random_int(void)
{
	return get_random_u32();
}

static inline unsigned long get_random_long(void)
{
	unsigned long val;

	get_random_bytes(&val, sizeof(val));
	return val;
}

/*
 * A string that runs over its buffer cannot write a zero byte and go on. On
 * 64 bits Linux spends the canary's lowest byte on that; on 32 bits it would
 * cost a quarter of the randomness, and all bits stay random.
 */
#if BITS_PER_LONG == 64
#define CANARY_MASK	0xffffffffffffff00UL
#else
#define CANARY_MASK	0xffffffffUL
#endif

static inline unsigned long get_random_canary(void)
{
	return get_random_long() & CANARY_MASK;
}

#endif
