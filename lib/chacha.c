// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/chacha.c - the ChaCha20 block function
 *
 * Linux:    lib/crypto/chacha.c
 * Read:     drivers/char/random.c after
 *
 * RFC 8439, section 2.3. The state is a square of words; a block of the key
 * stream is what twenty rounds make of it, plus the state itself, without
 * which the rounds could be run backwards.
 *
 *	 0  1  2  3	constants	a round mixes the four columns,
 *	 4  5  6  7	key		the next one the four diagonals
 *	 8  9 10 11	key		(0 5 10 15, 1 6 11 12, …)
 *	12 13 14 15	counter, nonce
 *
 * Left out: HChaCha, other numbers of rounds
 */
#include <linux/bitops.h>
#include <linux/string.h>
#include <crypto/chacha.h>

static __always_inline void quarter_round(u32 *x, int a, int b, int c, int d)
{
	x[a] += x[b];
	x[d] = rol32(x[d] ^ x[a], 16);
	x[c] += x[d];
	x[b] = rol32(x[b] ^ x[c], 12);
	x[a] += x[b];
	x[d] = rol32(x[d] ^ x[a], 8);
	x[c] += x[d];
	x[b] = rol32(x[b] ^ x[c], 7);
}

/* The first row: "expand 32-byte k". */
void chacha_init_consts(u32 *state)
{
	state[0] = 0x61707865;
	state[1] = 0x3320646e;
	state[2] = 0x79622d32;
	state[3] = 0x6b206574;
}

/**
 * chacha20_block - make one block of the key stream
 * @state: 16 words; word 12, the counter, is incremented
 * @stream: 64 bytes
 */
void chacha20_block(u32 *state, u8 *stream)
{
	u32 x[CHACHA_STATE_WORDS], word;
	int i;

	memcpy(x, state, sizeof(x));
	for (i = 0; i < 10; i++) {
		quarter_round(x, 0, 4, 8, 12);
		quarter_round(x, 1, 5, 9, 13);
		quarter_round(x, 2, 6, 10, 14);
		quarter_round(x, 3, 7, 11, 15);
		quarter_round(x, 0, 5, 10, 15);
		quarter_round(x, 1, 6, 11, 12);
		quarter_round(x, 2, 7, 8, 13);
		quarter_round(x, 3, 4, 9, 14);
	}
	for (i = 0; i < CHACHA_STATE_WORDS; i++, stream += 4) {
		word = x[i] + state[i];
		stream[0] = word;
		stream[1] = word >> 8;
		stream[2] = word >> 16;
		stream[3] = word >> 24;
	}
	state[12]++;
	memzero_explicit(x, sizeof(x));
}
