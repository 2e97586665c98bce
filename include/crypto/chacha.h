/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/crypto/chacha.h - the ChaCha20 block function
 *
 * Linux:    include/crypto/chacha.h
 * Read:     lib/chacha.c after
 */
#ifndef _KERNEL_CRYPTO_CHACHA_H
#define _KERNEL_CRYPTO_CHACHA_H

#include <linux/types.h>

#define CHACHA_KEY_SIZE		32	/* bytes */
#define CHACHA_BLOCK_SIZE	64
#define CHACHA_STATE_WORDS	(CHACHA_BLOCK_SIZE / sizeof(u32))

void chacha_init_consts(u32 *state);
void chacha20_block(u32 *state, u8 *stream);

#endif
