// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_random.c - ChaCha20, random numbers, strings of a program
 */
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/random.h>
#include <linux/uaccess.h>
#include <crypto/chacha.h>
#include "unit.h"

long sys_getrandom(char __user *ubuf, size_t len, unsigned int flags);

extern const struct obs_kernel_param unit_param_random_seed_setup;

static void state_of(u32 *state, const u8 *key, u32 counter, const u8 *nonce)
{
	chacha_init_consts(state);
	libc_memcpy(&state[4], key, CHACHA_KEY_SIZE);
	state[12] = counter;
	libc_memcpy(&state[13], nonce, 12);
}

static void expect_block(u32 *state, const char *hex)
{
	u8 block[CHACHA_BLOCK_SIZE];
	char text[2 * CHACHA_BLOCK_SIZE + 1];
	u32 counter = state[12];
	int i;

	chacha20_block(state, block);
	for (i = 0; i < CHACHA_BLOCK_SIZE; i++)
		sprintf(text + 2 * i, "%02x", block[i]);
	EXPECT_STREQ(text, hex);
	EXPECT_EQ(state[12], counter + 1);
}

/* RFC 8439: appendix A.1, vectors 1 to 3, and section 2.3.2 */
static const char *const vectors[] = {
	"76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7"
	"da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586",
	"9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed"
	"29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f",
	"3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a"
	"8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0",
	"10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
	"d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e",
};

TEST(chacha_rfc, "chacha20: the test vectors of RFC 8439")
{
	u8 key[CHACHA_KEY_SIZE] = { 0 }, nonce[12] = { 0 };
	u32 state[CHACHA_STATE_WORDS];
	int i;

	state_of(state, key, 0, nonce);
	expect_block(state, vectors[0]);
	expect_block(state, vectors[1]);
	key[31] = 1;
	state_of(state, key, 1, nonce);
	expect_block(state, vectors[2]);
	for (i = 0; i < CHACHA_KEY_SIZE; i++)
		key[i] = i;
	nonce[3] = 9;
	nonce[7] = 0x4a;
	state_of(state, key, 1, nonce);
	expect_block(state, vectors[3]);
}

static int set_seed(const char *text)
{
	char val[40];

	strcpy(val, text);
	return unit_param_random_seed_setup.setup_func(val);
}

/* What a draw should give: the same rule, written down once more. */
static void model_draw(u8 *key, u8 *out, int len)
{
	static const u8 nonce[12];
	u32 state[CHACHA_STATE_WORDS];
	u8 stream[5 * CHACHA_BLOCK_SIZE];
	int i;

	state_of(state, key, 0, nonce);
	for (i = 0; i < 5; i++)
		chacha20_block(state, stream + i * CHACHA_BLOCK_SIZE);
	libc_memcpy(key, stream, CHACHA_KEY_SIZE);
	libc_memcpy(out, stream + CHACHA_KEY_SIZE, len);
}

static void model_add(u8 *key, const u8 *data, int len)
{
	int i;

	while (len > 0) {
		for (i = 0; i < CHACHA_KEY_SIZE && i < len; i++)
			key[i] ^= data[i];
		model_draw(key, NULL, 0);
		data += i;
		len -= i;
	}
}

/* The first test that draws: the key is still zero, so the model knows it. */
TEST(random_entropy, "random: without a seed every byte of the input counts")
{
	u8 key[CHACHA_KEY_SIZE] = { 0 }, data[100];
	unsigned long word = 4;		/* arch_get_random_long() */
	u64 want;
	int i, len;

	for (i = 0; i < 200; i++) {
		len = below(sizeof(data));
		for (want = 0; want < len; want++)
			data[want] = rnd();
		add_device_randomness(data, len);
		model_add(key, data, len);
		model_draw(key, (u8 *)&want, sizeof(want));
		EXPECT_EQ(get_random_u64(), want);
	}
	EXPECT_EQ(random_init(), 0);
	for (i = 0; i < CHACHA_KEY_SIZE / sizeof(word); i++)
		model_add(key, (u8 *)&word, sizeof(word));
	model_draw(key, (u8 *)&want, sizeof(want));
	EXPECT_EQ(get_random_u64(), want);
	EXPECT_EQ(unit_irqs_off, 0);
}

TEST(random_seed, "random: with random.seed= every draw is repeatable")
{
	u8 key[CHACHA_KEY_SIZE] = { 0x34, 0x12 }, want[200], got[200];
	u32 word;
	int n, len;

	EXPECT_STREQ(unit_param_random_seed_setup.str, "random.seed");
	EXPECT_EQ(unit_param_random_seed_setup.early, 1);
	EXPECT_EQ(set_seed("0x"), -EINVAL);
	EXPECT_EQ(set_seed("0x1234"), 0);
	EXPECT_EQ(random_init(), 0);
	for (n = 0; n < 500; n++) {
		len = below(200) + 1;
		add_device_randomness("noise", 5);
		libc_memset(got, 0xa5, sizeof(got));
		libc_memset(want, 0xa5, sizeof(want));
		get_random_bytes(got, len);
		model_draw(key, want, len);
		EXPECT(!libc_memcmp(got, want, sizeof(got)));
	}
	get_random_bytes(got, 0);	/* does not count as a draw */
	model_draw(key, want, 4);
	libc_memcpy(&word, want, 4);
	EXPECT_EQ(get_random_int(), word);
	EXPECT_EQ(set_seed("7"), 0);
	word = get_random_u32();
	EXPECT_EQ(set_seed("7"), 0);
	EXPECT_EQ(get_random_u32(), word);
	EXPECT_EQ(set_seed("4294967303"), 0);	/* 2^32 + 7 */
	EXPECT(get_random_u32() != word);
}

TEST(random_spread, "random: draws fill their bits evenly")
{
	int ones[64] = { 0 }, n, bit;

	set_seed("42");
	for (n = 0; n < 4000; n++) {
		u64 v = get_random_u64();

		for (bit = 0; bit < 64; bit++)
			ones[bit] += v >> bit & 1;
		EXPECT_EQ(get_random_canary() & ~CANARY_MASK, 0);
	}
	for (bit = 0; bit < 64; bit++)
		EXPECT(ones[bit] > 1800 && ones[bit] < 2200);
}

TEST(random_getrandom, "random: getrandom() and its errors")
{
	char *to = unit_user + UNIT_UNMAPPED;
	int size = UNIT_USER_SIZE - UNIT_UNMAPPED;

	libc_memset(unit_user, 0, UNIT_USER_SIZE);
	EXPECT_EQ(sys_getrandom(to, size, 0), size);
	EXPECT(memchr_inv(to, 0, size));
	EXPECT_EQ(sys_getrandom(to, 0, GRND_NONBLOCK), 0);
	EXPECT_EQ(sys_getrandom(to, 4, 8), -EINVAL);
	EXPECT_EQ(sys_getrandom(to, 4, GRND_RANDOM | GRND_INSECURE), -EINVAL);
	EXPECT_EQ(sys_getrandom(unit_user, 4, 0), -EFAULT);
}

TEST(usercopy_strings, "usercopy: strings at the edges of user space")
{
	char *s = unit_user + UNIT_UNMAPPED, *end = unit_user + UNIT_USER_SIZE;
	char dst[UNIT_USER_SIZE];

	libc_memset(unit_user, 'x', sizeof(unit_user));
	end[2] = '\0';
	s[5] = '\0';
	EXPECT_EQ(strnlen_user(s, 100), 6);
	EXPECT_EQ(strnlen_user(s, 6), 6);
	EXPECT_EQ(strnlen_user(s, 5), 6);	/* more than 5 */
	EXPECT_EQ(strnlen_user(unit_user, 100), 0);
	EXPECT_EQ(strnlen_user(end - 3, 100), 0);
	EXPECT_EQ(strnlen_user(end - 3, 3), 4);
	EXPECT_EQ(strnlen_user(end, 100), 0);
	EXPECT_EQ(strnlen_user(end + 1, 100), 0);
	EXPECT_EQ(strnlen_user(s, 0), 0);

	EXPECT_EQ(strncpy_from_user(dst, s, 100), 5);
	EXPECT_STREQ(dst, "xxxxx");
	EXPECT_EQ(strncpy_from_user(dst, s, 5), 5);
	EXPECT_EQ(strncpy_from_user(dst, s, 0), 0);
	EXPECT_EQ(strncpy_from_user(dst, unit_user, 100), -EFAULT);
	EXPECT_EQ(strncpy_from_user(dst, end - 3, 100), -EFAULT);
	EXPECT_EQ(strncpy_from_user(dst, end - 3, 3), 3);
	EXPECT_EQ(strncpy_from_user(dst, end, 100), -EFAULT);
	EXPECT_EQ(strncpy_from_user(dst, end + 1, 100), -EFAULT);
	end[-1] = '\0';
	EXPECT_EQ(strnlen_user(end - 3, 100), 3);
	EXPECT_EQ(strncpy_from_user(dst, end - 3, 100), 2);
	EXPECT_EQ(strncpy_from_user(dst, end - 3, 3), 2);
}

TEST(user_number, "user: a number that is written to a file ends with the text")
{
	char *s = unit_user + UNIT_UNMAPPED;
	unsigned long n = 0;

	libc_memset(unit_user, '1', sizeof(unit_user));
	EXPECT_EQ(kstrtoul_from_user(s, 2, 10, &n), 0);
	EXPECT_EQ(n, 11);
	s[2] = '\n';
	EXPECT_EQ(kstrtoul_from_user(s, 3, 0, &n), 0);
	EXPECT_EQ(kstrtoul_from_user(s, 4, 0, &n), -EINVAL);
	EXPECT_EQ(kstrtoul_from_user(s, 0, 0, &n), -EINVAL);
	EXPECT_EQ(kstrtoul_from_user(s + 3, 44, 0, &n), -ERANGE);
	EXPECT_EQ(kstrtoul_from_user(unit_user, 2, 0, &n), -EFAULT);
	EXPECT_EQ(n, 11);
}
