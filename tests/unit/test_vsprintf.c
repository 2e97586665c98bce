// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/test_vsprintf.c - lib/vsprintf.c against the C library
 *
 * Formats are made up at random from what C and Linux agree on; the table
 * below has what Linux does otherwise, or alone.
 */
#include <linux/ctype.h>
#include "unit.h"

#define ROOM	256

/* Format with both, into @size bytes, and compare all bytes and the result. */
static void both(size_t size, const char *fmt, ...)
{
	char ours[ROOM], theirs[ROOM];
	va_list args;
	int a, b;

	libc_memset(ours, 0x5a, ROOM);
	libc_memset(theirs, 0x5a, ROOM);
	va_start(args, fmt);
	a = vsnprintf(ours, size, fmt, args);
	va_end(args);
	va_start(args, fmt);
	b = libc_vsnprintf(theirs, size, fmt, args);
	va_end(args);
	if (a != b || libc_memcmp(ours, theirs, ROOM)) {
		ours[ROOM - 1] = theirs[ROOM - 1] = '\0';
		unit_fail(__FILE__, __LINE__,
			  "\"%s\" in %d: %d \"%s\", not %d \"%s\"", fmt,
			  (int)size, a, ours, b, theirs);
	}
}

/* A number with random bits of random length, often a limit. */
static u64 random_number(void)
{
	static const u64 limits[] = {
		0, 1, 9, 10, 127, 128, 255, 256, 32767, 32768, 65535, 65536,
		INT_MAX, 1ULL << 31, U32_MAX, 1ULL << 32, LLONG_MAX,
		1ULL << 63, U64_MAX
	};
	u64 n = below(3) ? rnd64() >> below(64)
			 : limits[below(ARRAY_SIZE(limits))];

	return below(3) ? n : -n;
}

/* One conversion: appends to @fmt, says the qualifier and the stars. */
struct conversion {
	char type, qualifier;
	bool star_width, star_precision;
	int width, precision;
};

static char *append_flags(char *p, char type, bool zero, bool *special)
{
	*special = false;
	for (; below(2); ) {
		switch (below(5)) {
		case 0:
			*p++ = '-';
			break;
		case 1:
			if (type == 'd')
				*p++ = '+';
			break;
		case 2:
			if (type == 'd')
				*p++ = ' ';
			break;
		case 3:
			if (zero)
				*p++ = '0';
			break;
		case 4:
			if (type == 'x' || type == 'X') {
				*p++ = '#';
				*special = true;
			}
			break;
		}
	}
	return p;
}

static char *append_number(char *p, bool *star, int *value, int least)
{
	*star = below(4) == 0;
	*value = below(20) + least;
	if (*star) {
		*p++ = '*';
		if (below(4) == 0)
			*value = -*value;
		return p;
	}
	return p + sprintf(p, "%d", *value);
}

static bool make_conversion(char *p, struct conversion *c)
{
	bool precise = below(3) == 0, special, zero;

	*c = (struct conversion) { .type = "dxXoucs"[below(7)] };
	/* C ignores '0' beside a precision; Linux does not. */
	zero = !precise && c->type != 'c' && c->type != 's';
	*p++ = '<';
	*p++ = '%';
	p = append_flags(p, c->type, zero, &special);
	if (below(2))
		p = append_number(p, &c->star_width, &c->width, 1);
	if (precise && c->type != 'c') {
		*p++ = '.';
		p = append_number(p, &c->star_precision, &c->precision, 1);
		/* A negative precision is none in C and zero in Linux. */
		c->precision = abs(c->precision);
	}
	if (c->type != 'c' && c->type != 's') {
		c->qualifier = "\0hHlLz"[below(6)];
		if (c->qualifier == 'H' || c->qualifier == 'L')
			*p++ = tolower(c->qualifier);
		if (c->qualifier)
			*p++ = tolower(c->qualifier);
	}
	*p++ = c->type;
	*p++ = '>';
	*p = '\0';
	return special;
}

#define BOTH(size, fmt, c, arg)						\
do {									\
	if ((c).star_width && (c).star_precision)			\
		both(size, fmt, (c).width, (c).precision, arg);		\
	else if ((c).star_width)					\
		both(size, fmt, (c).width, arg);			\
	else if ((c).star_precision)					\
		both(size, fmt, (c).precision, arg);			\
	else								\
		both(size, fmt, arg);					\
} while (0)

TEST(vsprintf_random, "vsprintf: random formats agree with the C library")
{
	static const char *const strings[] = {
		"", "x", "stack", "a longer string of text"
	};
	struct conversion c;
	char fmt[64];
	size_t size;
	u64 num;
	bool special;
	int n;

	for (n = 0; n < 200000; n++) {
		special = make_conversion(fmt, &c);
		size = below(3) ? ROOM : below(30);
		num = random_number();
		/* C prints a zero without 0x, Linux with it. */
		if (special)
			num |= 1;
		if (c.type == 's')
			BOTH(size, fmt, c, strings[num % 4]);
		else if (c.type == 'c')
			BOTH(size, fmt, c, (int)(num % 95 + 32));
		else if (c.qualifier == 'L')
			BOTH(size, fmt, c, num);
		else if (c.qualifier == 'l')
			BOTH(size, fmt, c, (unsigned long)num);
		else if (c.qualifier == 'z')
			BOTH(size, fmt, c, (size_t)num);
		else
			BOTH(size, fmt, c, (unsigned int)num);
	}
}

TEST(vsprintf_several, "vsprintf: several arguments of different size in a row")
{
	int n;

	for (n = 0; n < 2000; n++)
		both(below(120), "%d|%llu|%s|%c|%lx|%%|%zu|%hhd|%td|%*d",
		     (int)rnd(), rnd64(), "vm_start", 'p',
		     (unsigned long)rnd64(),
		     (size_t)rnd(), (int)rnd(), (ptrdiff_t)(int)rnd(),
		     below(12), -5);
	both(ROOM, "no argument");
	both(ROOM, "");
	both(ROOM, "%s-%s", "", "");
	both(ROOM, "[%.0s] [%3.0s]", "text", "text");
}

static char buf[ROOM];

#define FORMAT(...)	(snprintf(buf, ROOM, __VA_ARGS__), buf)

/* The compiler knows C's formats only; ours are checked by what they print. */
#pragma GCC diagnostic ignored "-Wformat"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
#pragma GCC diagnostic ignored "-Wformat-overflow"

TEST(vsprintf_linux, "vsprintf: where Linux differs from C")
{
	EXPECT_STREQ(FORMAT("%#x %#X %#o %#o", 0, 0, 0, 8), "0x0 0X0 0 010");
	EXPECT_STREQ(FORMAT("[%.0d] [%.d]", 0, 0), "[0] [0]");
	EXPECT_STREQ(FORMAT("[%06.3d]", 5), "[000005]");
	EXPECT_STREQ(FORMAT("[%-06d]", 5), "[5     ]");
	EXPECT_STREQ(FORMAT("[%s] [%8s] [%.3s]", NULL, NULL, NULL),
		     "[(null)] [  (null)] [(nu]");
	EXPECT_STREQ(FORMAT("[%s] [%s]", (char *)8, (char *)-14L),
		     "[(efault)] [(efault)]");
	EXPECT_STREQ(FORMAT("[%.*s]", 2, (char[]){ 'a', 'b' }), "[ab]");
	EXPECT_STREQ(FORMAT("100%"), "100%");
	EXPECT_STREQ(FORMAT("%y"), "y");
}

TEST(vsprintf_pointer, "vsprintf: %p and its Linux extensions")
{
	u64 phys = 0x123456789aULL;
	void *p = (void *)0xc0100abcUL;
	char wide[20];

	EXPECT_STREQ(FORMAT("%p", p), sizeof(p) == 4 ? "c0100abc"
						     : "00000000c0100abc");
	EXPECT_STREQ(FORMAT("%px", p), FORMAT("%p", p));
	snprintf(wide, sizeof(wide), "0x%0*lx", (int)(2 * sizeof(p)), 16UL);
	EXPECT_STREQ(FORMAT("%#px", (void *)16), wide);
	EXPECT_STREQ(FORMAT("[%3px]", (void *)16), "[ 10]");
	EXPECT_STREQ(FORMAT("%p", NULL) + 2 * sizeof(p) - 2, "00");
	EXPECT_STREQ(FORMAT("%pa.", &phys), "0x000000123456789a.");
	EXPECT_STREQ(FORMAT("%pS %ps.", (void *)4100, (void *)4100),
		     "f+0x4/0x40 f.");
	EXPECT_STREQ(FORMAT("%pS %ps", (void *)4160, (void *)4160),
		     "0x1040 0x1040");
	EXPECT_STREQ(FORMAT("%pB|%12ps|", (void *)4160, (void *)4096),
		     "f+0x40/0x40|           f|");
}

TEST(vsprintf_length, "vsprintf: lengths of snprintf, scnprintf, sprintf")
{
	EXPECT_EQ(snprintf(NULL, 0, "%d", 12345), 5);
	EXPECT_EQ(snprintf(buf, 3, "%d", 12345), 5);
	EXPECT_STREQ(buf, "12");
	EXPECT_EQ(scnprintf(buf, 3, "%d", 12345), 2);
	EXPECT_EQ(scnprintf(buf, 5, "%d", 12345), 4);
	EXPECT_EQ(scnprintf(buf, 6, "%d", 12345), 5);
	EXPECT_EQ(scnprintf(buf, 0, "%d", 12345), 0);
	EXPECT_EQ(sprintf(buf, "%s", "stack"), 5);
	EXPECT_STREQ(buf, "stack");
}
