// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_numbers.c - lib/kstrtox.c, lib/cmdline.c
 */
#include <linux/ctype.h>
#include "unit.h"

TEST(kstrtox_random, "kstrtox: numbers written in any base are read back")
{
	unsigned long long u;
	char text[80], *end, *libc_end;
	long long s;
	int n;

	for (n = 0; n < 50000; n++) {
		u64 num = rnd64() >> below(64);
		int base = "\0\010\012\020"[below(4)];
		const char *fmt = base == 8 ? "%llo" : base == 16 ? "%llx"
							      : "%llu";

		if (base == 0 && below(2))
			fmt = below(2) ? "0x%llx" : "0%llo";
		sprintf(text, fmt, num);
		EXPECT_EQ(kstrtoull(text, base, &u), 0);
		EXPECT_EQ(u, num);
		EXPECT_EQ(simple_strtoull(text, &end, base),
			  libc_strtoull(text, &libc_end, base));
		EXPECT(end == libc_end);

		if (num > LLONG_MAX)
			continue;
		sprintf(text, "-%lld\n", num);
		EXPECT_EQ(kstrtoll(text, 10, &s), 0);
		EXPECT_EQ(s, -num);
	}
}

static int try_ull(const char *s)
{
	unsigned long long v;

	return kstrtoull(s, 0, &v);
}

static int try_ll(const char *s)
{
	long long v;

	return kstrtoll(s, 0, &v);
}

TEST(kstrtox_errors, "kstrtox: what is no number, what is out of range")
{
	static const char *const bad[] = {
		"", " 1", "1 ", "x", "0x", "08", "1\n\n", "-1", "+", "+-1",
		"1-", "\n", "0xg"
	};
	unsigned long ul;
	int i;

	for (i = 0; i < ARRAY_SIZE(bad); i++)
		EXPECT_EQ(try_ull(bad[i]), -EINVAL);
	EXPECT_EQ(try_ull("+7\n"), 0);
	EXPECT_EQ(try_ull("18446744073709551615"), 0);
	EXPECT_EQ(try_ull("18446744073709551616"), -ERANGE);
	EXPECT_EQ(try_ull("0x10000000000000000"), -ERANGE);
	EXPECT_EQ(try_ull("99999999999999999999"), -ERANGE);
	EXPECT_EQ(try_ll("9223372036854775807"), 0);
	EXPECT_EQ(try_ll("9223372036854775808"), -ERANGE);
	EXPECT_EQ(try_ll("-9223372036854775808"), 0);
	EXPECT_EQ(try_ll("-9223372036854775809"), -ERANGE);
	EXPECT_EQ(try_ll("-+1"), -EINVAL);
	EXPECT_EQ(try_ll("--1"), -EINVAL);

	EXPECT_EQ(kstrtoint("-2147483648", 10, &i), 0);
	EXPECT_EQ(i, INT_MIN);
	EXPECT_EQ(kstrtoint("2147483648", 10, &i), -ERANGE);
	EXPECT_EQ(kstrtoul("ffffffff", 16, &ul), 0);
	EXPECT_EQ(ul, 0xffffffffUL);
	EXPECT_EQ(kstrtoul("100000000", 16, &ul),
		  sizeof(long) == 4 ? -ERANGE : 0);
	EXPECT_EQ(kstrtoint("-5", 0, &i), 0);
	EXPECT_EQ(i, -5);
}

TEST(kstrtox_simple, "kstrtox: simple_strtoul stops where the number does")
{
	char *end;

	EXPECT_EQ(simple_strtoul("132kB", &end, 0), 132);
	EXPECT_STREQ(end, "kB");
	EXPECT_EQ(simple_strtoul("0xzz", &end, 0), 0);
	EXPECT_STREQ(end, "xzz");
	EXPECT_EQ(simple_strtoul("bf000000-bf021000", &end, 16), 0xbf000000);
	EXPECT_STREQ(end, "-bf021000");
}

TEST(kstrtox_bool, "kstrtox: yes and no")
{
	bool v = false;

	EXPECT(!kstrtobool("y", &v) && v);
	EXPECT(!kstrtobool("N\n", &v) && !v);
	EXPECT(!kstrtobool("on", &v) && v);
	EXPECT(!kstrtobool("off", &v) && !v);
	EXPECT(!kstrtobool("1", &v) && v);
	EXPECT(!kstrtobool("0", &v) && !v);
	EXPECT_EQ(kstrtobool("", &v), -EINVAL);
	EXPECT_EQ(kstrtobool("o", &v), -EINVAL);
	EXPECT_EQ(kstrtobool("2", &v), -EINVAL);
}

TEST(cmdline, "cmdline: sizes")
{
	char *end;

	EXPECT_EQ(memparse("64M", &end), 64 << 20);
	EXPECT_EQ(*end, 0);
	EXPECT_EQ(memparse("8g@0x10", &end), 8ULL << 30);
	EXPECT_STREQ(end, "@0x10");
	EXPECT_EQ(memparse("0x1000K", NULL), 0x1000 << 10);
	EXPECT_EQ(memparse("132", &end), 132);
}

TEST(ctype, "ctype: all 256 characters and EOF")
{
	const char *digits = "0123456789abcdefABCDEF";
	int c;

	for (c = -1; c < 256; c++) {
		bool lower = c >= 'a' && c <= 'z';

		EXPECT_EQ(isxdigit(c), c > 0 && libc_strchr(digits, c));
		EXPECT_EQ(isdigit(c), c >= '0' && c <= '9');
		EXPECT_EQ(isspace(c), c > 0 && libc_strchr(" \t\n\v\f\r", c));
		EXPECT_EQ(toupper(c), lower ? c - 32 : c);
		EXPECT_EQ(tolower(toupper(c)), isalpha(c) ? tolower(c) : c);
		EXPECT_EQ(isprint(c), c >= 32 && c < 127);
	}
}
