// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_string.c - lib/string.c against the C library
 */
#include "unit.h"

#define SIZE	160
#define SPAN	80

static int sign(int x)
{
	return (x > 0) - (x < 0);
}

static void fill(char *buf, size_t n)
{
	while (n--)
		*buf++ = rnd();
}

/* Text over a small alphabet, so that matches are frequent; high bytes too. */
static void text(char *buf, size_t len)
{
	static const char letters[] = "ab\xe9 ";

	while (len--)
		*buf++ = letters[below(4)];
	*buf = '\0';
}

TEST(string_mem, "string: memcpy, memmove, memset at every alignment")
{
	char ours[SIZE], theirs[SIZE], src[SIZE];
	int from, to, len;

	for (from = 0; from < 9; from++)
	for (to = 0; to < 9; to++)
	for (len = 0; len < 70; len++) {
		fill(ours, SIZE);
		fill(src, SIZE);
		libc_memcpy(theirs, ours, SIZE);
		EXPECT(memcpy(ours + to, src + from, len) == ours + to);
		libc_memcpy(theirs + to, src + from, len);
		EXPECT(!libc_memcmp(ours, theirs, SIZE));

		EXPECT(memmove(ours + to, ours + from, len) == ours + to);
		libc_memmove(theirs + to, theirs + from, len);
		EXPECT(!libc_memcmp(ours, theirs, SIZE));

		EXPECT(memset(ours + to, 0x100 + from - 5, len) == ours + to);
		libc_memset(theirs + to, from - 5, len);
		EXPECT(!libc_memcmp(ours, theirs, SIZE));
	}
}

TEST(string_memcmp, "string: memcmp, memchr, memchr_inv find the first byte")
{
	char a[SPAN], b[SPAN];
	int n, len, pos;

	for (n = 0; n < 20000; n++) {
		len = below(SPAN) + 1;
		pos = below(len);
		libc_memset(a, 0x55, SPAN);
		libc_memset(b, 0x55, SPAN);
		EXPECT_EQ(memcmp(a, b, len), 0);
		EXPECT(memchr_inv(a, 0x155, len) == NULL);
		EXPECT(memchr(a, 0x80, len) == NULL);
		b[pos] = 0x80;
		EXPECT_EQ(sign(memcmp(a, b, len)),
			  sign(libc_memcmp(a, b, len)));
		EXPECT_EQ(sign(memcmp(b, a, len)), 1);
		EXPECT(memchr_inv(b, 0x55, len) == b + pos);
		EXPECT(memchr(b, 0x180, len) == b + pos);
		EXPECT_EQ(memcmp(a, b, pos), 0);
		EXPECT(memchr(b, 0x80, pos) == NULL);
	}
}

TEST(string_compare, "string: comparison and search agree with the C library")
{
	char a[SPAN], b[SPAN];
	int n, c;

	for (n = 0; n < 30000; n++) {
		text(a, below(12));
		text(b, below(12));
		if (below(2))
			libc_memcpy(b, a, below(8));
		c = "ab\xe9 z"[below(6)];
		EXPECT_EQ(strlen(a), libc_strlen(a));
		EXPECT_EQ(strcmp(a, b), sign(libc_strcmp(a, b)));
		EXPECT_EQ(strncmp(a, b, n % 10),
			  sign(libc_strncmp(a, b, n % 10)));
		EXPECT(strchr(a, c) == libc_strchr(a, c));
		EXPECT(strrchr(a, c) == libc_strrchr(a, c));
	}
	EXPECT(*strchrnul("abc", 'b') == 'b' && *strchrnul("abc", 'x') == 0);
	EXPECT_STREQ(kbasename("/bin/sh"), "sh");
	EXPECT_STREQ(kbasename("init"), "init");
}

TEST(string_copy, "string: strscpy and its edges")
{
	char ours[SIZE], theirs[SIZE], src[SPAN];
	int n, size, len;

	for (n = 0; n < 20000; n++) {
		len = below(20);
		size = below(24);
		text(src, len);
		fill(ours, SIZE);
		libc_memcpy(theirs, ours, SIZE);
		if (size) {
			libc_memcpy(theirs, src, min(len, size - 1));
			theirs[min(len, size - 1)] = '\0';
		}
		EXPECT_EQ(strscpy(ours, src, size), len < size ? len : -E2BIG);
		EXPECT(!libc_memcmp(ours, theirs, SIZE));
	}
	EXPECT_STREQ(strcpy(ours, "stack"), "stack");
	EXPECT_STREQ(strcat(ours, "_top"), "stack_top");
	/* The source of strscpy() need not end within its count. */
	EXPECT_EQ(strnlen((char[]){ 'a', 'b', 'c' }, 3), 3);
	EXPECT_EQ(strscpy(ours, (char[]){ 'a', 'b', 'c' }, 3), -E2BIG);
	EXPECT_STREQ(ours, "ab");
}

TEST(string_fields, "string: strim, skip_spaces")
{
	char a[SPAN];

	EXPECT_STREQ(strim(strcpy(a, " \t stack end\n ")), "stack end");
	EXPECT_STREQ(strim(strcpy(a, " \n")), "");
	EXPECT_STREQ(strim(strcpy(a, "")), "");
	EXPECT_STREQ(skip_spaces("\v\f x"), "x");
}
