// SPDX-License-Identifier: GPL-2.0-only
/*
 * drivers/char/random.c - random numbers, or repeatable ones
 *
 * Linux:    drivers/char/random.c (6.1)
 * Notes:    where the canary and the address layout get their bits
 * Read:     lib/chacha.c before
 *
 * One ChaCha20 key. Each draw makes a block of the key stream, of which the
 * first half becomes the next key and the second half is handed out: who reads
 * the key later cannot tell what was drawn before.
 *
 *	key --chacha20--> [ next key | 32 bytes for the caller ]
 *
 * Whatever the machine knows and others may not (RDRAND, the device tree's
 * rng-seed, timer values) is folded into the key. With random.seed=N on the
 * kernel command line the key is N and nothing is folded in: the n-th draw
 * after the command line was read is the same in every run.
 *
 * Locks:    interrupts off while the key changes
 * Left out: BLAKE2s over the input, counting of entropy (so nobody ever waits),
 *           /dev/random
 */
#include <linux/arch.h>
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/random.h>
#include <linux/string.h>
#include <linux/syscalls.h>
#include <crypto/chacha.h>

#define KEY_WORDS	(CHACHA_KEY_SIZE / sizeof(u32))

static u32 crng_key[KEY_WORDS];
static bool crng_fixed;		/* random.seed= was given */

/*
 * Replace the key, and leave in @state what continues this draw's stream and
 * in @block (behind CHACHA_KEY_SIZE) its first bytes. Interrupts are off.
 */
static void crng_fast_key_erasure(u32 *state, u8 *block)
{
	memset(state, 0, CHACHA_STATE_WORDS * sizeof(u32));
	chacha_init_consts(state);
	memcpy(&state[4], crng_key, CHACHA_KEY_SIZE);
	chacha20_block(state, block);
	memcpy(crng_key, block, CHACHA_KEY_SIZE);
	memzero_explicit(block, CHACHA_KEY_SIZE);
}

/**
 * get_random_bytes - draw
 * @buf: where to
 * @len: bytes
 *
 * Context: any.
 */
void get_random_bytes(void *buf, size_t len)
{
	u32 state[CHACHA_STATE_WORDS];
	u8 block[CHACHA_BLOCK_SIZE];
	size_t n = min_t(size_t, len, CHACHA_BLOCK_SIZE - CHACHA_KEY_SIZE);
	unsigned long flags;

	if (!len)
		return;
	local_irq_save(flags);
	crng_fast_key_erasure(state, block);
	local_irq_restore(flags);

	memcpy(buf, block + CHACHA_KEY_SIZE, n);
	while (len -= n) {
		buf = (u8 *)buf + n;
		n = min_t(size_t, len, CHACHA_BLOCK_SIZE);
		chacha20_block(state, block);
		memcpy(buf, block, n);
	}
	memzero_explicit(state, sizeof(state));
	memzero_explicit(block, sizeof(block));
}

u32 get_random_u32(void)
{
	u32 val;

	get_random_bytes(&val, sizeof(val));
	return val;
}

u64 get_random_u64(void)
{
	u64 val;

	get_random_bytes(&val, sizeof(val));
	return val;
}

/**
 * add_device_randomness - fold into the key what others may not know
 * @buf: the data; can do no harm, even if everybody knows it
 * @len: bytes
 *
 * Has no effect after random.seed=.
 *
 * Context: any.
 */
void add_device_randomness(const void *buf, size_t len)
{
	u32 state[CHACHA_STATE_WORDS];
	u8 block[CHACHA_BLOCK_SIZE];
	u8 *key = (u8 *)crng_key;
	const u8 *p = buf;
	unsigned long flags;
	size_t n;

	local_irq_save(flags);
	while (len && !crng_fixed) {
		for (n = 0; n < CHACHA_KEY_SIZE && len; n++, len--)
			key[n] ^= *p++;
		crng_fast_key_erasure(state, block);
	}
	local_irq_restore(flags);
	memzero_explicit(state, sizeof(state));
	memzero_explicit(block, sizeof(block));
}

static int __init random_seed_setup(char *val)
{
	unsigned long long seed;
	int ret = kstrtoull(val, 0, &seed);

	if (ret)
		return ret;
	memset(crng_key, 0, sizeof(crng_key));
	memcpy(crng_key, &seed, sizeof(seed));
	crng_fixed = true;
	return 0;
}
early_param("random.seed", random_seed_setup);

/**
 * random_init - fold in what the processor offers
 *
 * Context: once, from start_kernel(), after the command line was read.
 * Return: 0.
 */
int __init random_init(void)
{
	unsigned long word;
	int i;

	for (i = 0; i < CHACHA_KEY_SIZE / sizeof(word); i++)
		if (arch_get_random_long(&word))
			add_device_randomness(&word, sizeof(word));
	if (crng_fixed)
		pr_notice("random: random.seed= is set, every draw repeats\n");
	else
		pr_notice("random: crng init done\n");
	return 0;
}

/**
 * sys_getrandom - random bytes for a program
 * @ubuf: where to
 * @len: bytes; at most 2 GiB - 1 are given
 * @flags: GRND_NONBLOCK, GRND_RANDOM, GRND_INSECURE: all the same here
 *
 * Return: the number of bytes; -EINVAL for other flags, or for GRND_RANDOM
 * with GRND_INSECURE; -EFAULT if nothing could be written.
 */
SYSCALL_DEFINE3(getrandom, char __user *, ubuf, size_t, len,
		unsigned int, flags)
{
	u8 bytes[CHACHA_BLOCK_SIZE];
	size_t done = 0, left = 0, n;

	if (flags & ~(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE))
		return -EINVAL;
	if ((flags & (GRND_RANDOM | GRND_INSECURE)) ==
	    (GRND_RANDOM | GRND_INSECURE))
		return -EINVAL;
	len = min_t(size_t, len, INT_MAX);
	while (done < len && !left) {
		n = min_t(size_t, len - done, sizeof(bytes));
		get_random_bytes(bytes, n);
		left = copy_to_user(ubuf + done, bytes, n);
		done += n - left;
	}
	memzero_explicit(bytes, sizeof(bytes));
	return done || !len ? done : -EFAULT;
}
