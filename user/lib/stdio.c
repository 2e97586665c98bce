// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/lib/stdio.c - printf() and its relatives, in place of newlib's
 *
 * Linux:    lib/vsprintf.c is the kernel's
 * Read:     sys.h before
 *
 * newlib's can print floating point exactly, which takes 20 kB of each program,
 * but (as it is built for x86) no numbers of 64 bits, which Linux is full of.
 * This one: flags - 0 + blank #, width, precision, * for both, h l ll j z t,
 * d i u x X o c s p %, and f with up to nine digits.
 *
 * Left out: e g a, n, wide characters, numbers of 2^63 and more with f
 */
#include "sys.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Where characters go: to memory, or through some memory to a file. */
struct sink {
	FILE *file;
	char *buf;
	size_t room;		/* at buf; without a file one is for '\0' */
	size_t used;		/* for a file: not written yet */
	int count;		/* of all, also of those without room */
};

struct spec {
	int left, zero, plus, space, alt, upper;
	int width;
	int precision;		/* -1: none */
	int size;		/* of the argument: bytes */
};

static void flush(struct sink *out)
{
	if (out->used)
		fwrite(out->buf, 1, out->used, out->file);
	out->used = 0;
}

static void put(struct sink *out, char c)
{
	if (out->file) {
		if (out->used == out->room)
			flush(out);
		out->buf[out->used++] = c;
	} else if ((size_t)out->count + 1 < out->room) {
		out->buf[out->count] = c;
	}
	out->count++;
}

static void pad(struct sink *out, char c, int n)
{
	while (n-- > 0)
		put(out, c);
}

/* Sign or 0x, zeros, digits: all that is not blank. */
static void put_field(struct sink *out, const struct spec *s,
		      const char *prefix, int zeros, const char *text,
		      int len)
{
	int prefix_len = strlen(prefix);
	int blanks = s->width - prefix_len - zeros - len;
	int i;

	if (!s->left)
		pad(out, ' ', blanks);
	for (i = 0; i < prefix_len; i++)
		put(out, prefix[i]);
	pad(out, '0', zeros);
	for (i = 0; i < len; i++)
		put(out, text[i]);
	if (s->left)
		pad(out, ' ', blanks);
}

static void put_number(struct sink *out, const struct spec *s,
		       unsigned long long n, int base, const char *prefix)
{
	const char *digits = s->upper ? "0123456789ABCDEF" :
					"0123456789abcdef";
	char text[24];
	char *p = text + sizeof(text);
	int len, zeros;

	/* A division by 32 bits is one instruction, by 64 a function. */
	while (n > 0xffffffff) {
		*--p = digits[n % base];
		n /= base;
	}
	for (unsigned long small = n; small; small /= base)
		*--p = digits[small % base];
	len = text + sizeof(text) - p;
	zeros = (s->precision < 0 ? 1 : s->precision) - len;
	if (s->precision < 0 && s->zero && !s->left)
		zeros = s->width - (int)strlen(prefix) - len;
	if (base == 8 && s->alt && zeros < 1)
		zeros = 1;
	if (s->precision < 0 && !len && zeros < 1)
		zeros = 1;
	put_field(out, s, prefix, zeros > 0 ? zeros : 0, p, len);
}

static void put_signed(struct sink *out, const struct spec *s, long long n)
{
	put_number(out, s, n < 0 ? -(unsigned long long)n : n, 10,
		   n < 0 ? "-" : s->plus ? "+" : s->space ? " " : "");
}

static void put_string(struct sink *out, const struct spec *s,
		       const char *text)
{
	size_t len;

	if (!text)
		text = "(null)";
	len = s->precision < 0 ? strlen(text) : strnlen(text, s->precision);
	put_field(out, s, "", 0, text, len);
}

static void put_double(struct sink *out, const struct spec *s, double d)
{
	int precision = s->precision < 0 ? 6 : s->precision;
	struct spec plain = { .precision = -1 };
	const char *sign = d < 0 ? "-" : s->plus ? "+" : s->space ? " " : "";
	struct sink mem = { .room = 40 };
	unsigned long long scale = 1;
	unsigned long long n;
	char text[40];
	int zeros;
	int i;

	for (i = 0; i < precision && i < 9; i++)
		scale *= 10;
	n = (d < 0 ? -d : d) * scale + 0.5;
	mem.buf = text;
	put_number(&mem, &plain, n / scale, 10, "");
	if (precision) {
		put(&mem, '.');
		plain.precision = i;
		put_number(&mem, &plain, n % scale, 10, "");
	}
	zeros = s->zero && !s->left ?
		s->width - (int)strlen(sign) - mem.count : 0;
	put_field(out, s, sign, zeros > 0 ? zeros : 0, text, mem.count);
}

/* ---- the format ---------------------------------------------------------- */

static int read_number(const char **p, va_list *ap)
{
	int n = 0;

	if (**p == '*') {
		(*p)++;
		return va_arg(*ap, int);
	}
	while (**p >= '0' && **p <= '9')
		n = n * 10 + *(*p)++ - '0';
	return n;
}

static const char *read_spec(const char *p, struct spec *s, va_list *ap)
{
	memset(s, 0, sizeof(*s));
	for (;; p++) {
		if (*p == '-')
			s->left = 1;
		else if (*p == '0')
			s->zero = 1;
		else if (*p == '+')
			s->plus = 1;
		else if (*p == ' ')
			s->space = 1;
		else if (*p == '#')
			s->alt = 1;
		else
			break;
	}
	s->width = read_number(&p, ap);
	if (s->width < 0) {
		s->left = 1;
		s->width = -s->width;
	}
	s->precision = -1;
	if (*p == '.') {
		p++;
		s->precision = read_number(&p, ap);
	}
	s->size = sizeof(int);
	for (; *p && strchr("hljzt", *p); p++) {
		if (*p == 'h')
			s->size = s->size == sizeof(short) ? 1 : sizeof(short);
		else if (*p == 'j' || (*p == 'l' && p[-1] == 'l'))
			s->size = sizeof(long long);
	}
	return p;
}

static unsigned long long unsigned_argument(const struct spec *s, va_list *ap)
{
	if (s->size == sizeof(long long))
		return va_arg(*ap, unsigned long long);
	if (s->size == sizeof(int))
		return va_arg(*ap, unsigned int);
	return va_arg(*ap, unsigned int) & (s->size == 1 ? 0xff : 0xffff);
}

static long long signed_argument(const struct spec *s, va_list *ap)
{
	if (s->size == sizeof(long long))
		return va_arg(*ap, long long);
	if (s->size == sizeof(int))
		return va_arg(*ap, int);
	return s->size == 1 ? (signed char)va_arg(*ap, int) :
			      (short)va_arg(*ap, int);
}

static void convert(struct sink *out, struct spec *s, char type, va_list *ap)
{
	unsigned long long n;
	char c;

	switch (type) {
	case 'd':
	case 'i':
		put_signed(out, s, signed_argument(s, ap));
		break;
	case 'u':
		put_number(out, s, unsigned_argument(s, ap), 10, "");
		break;
	case 'o':
		put_number(out, s, unsigned_argument(s, ap), 8, "");
		break;
	case 'X':
		s->upper = 1;
		/* fall through */
	case 'x':
		n = unsigned_argument(s, ap);
		put_number(out, s, n, 16, !s->alt || !n ? "" :
			   s->upper ? "0X" : "0x");
		break;
	case 'p':
		put_number(out, s, va_arg(*ap, unsigned long), 16, "0x");
		break;
	case 'c':
		c = va_arg(*ap, int);
		put_field(out, s, "", 0, &c, 1);
		break;
	case 's':
		put_string(out, s, va_arg(*ap, const char *));
		break;
	case 'f':
		put_double(out, s, va_arg(*ap, double));
		break;
	default:
		put(out, type);
	}
}

static int format_into(struct sink *out, const char *p, va_list args)
{
	struct spec s;
	va_list ap;

	va_copy(ap, args);
	for (; *p; p++) {
		if (*p != '%') {
			put(out, *p);
			continue;
		}
		p = read_spec(p + 1, &s, &ap);
		if (!*p)
			break;
		convert(out, &s, *p, &ap);
	}
	va_end(ap);
	return out->count;
}

/* ---- what programs call -------------------------------------------------- */

int vfprintf(FILE *file, const char *format, va_list ap)
{
	char buf[256];
	struct sink out = { .file = file, .buf = buf, .room = sizeof(buf) };
	int n = format_into(&out, format, ap);

	flush(&out);
	return ferror(file) ? -1 : n;
}

int vsnprintf(char *buf, size_t size, const char *format, va_list ap)
{
	struct sink out = { .buf = buf, .room = size };
	int n = format_into(&out, format, ap);

	if (size)
		buf[(size_t)n < size ? (size_t)n : size - 1] = '\0';
	return n;
}

int printf(const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vfprintf(stdout, format, ap);
	va_end(ap);
	return n;
}

int fprintf(FILE *file, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vfprintf(file, format, ap);
	va_end(ap);
	return n;
}

int snprintf(char *buf, size_t size, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(buf, size, format, ap);
	va_end(ap);
	return n;
}

int sprintf(char *buf, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(buf, 0x7fffffff, format, ap);
	va_end(ap);
	return n;
}

int vprintf(const char *format, va_list ap)
{
	return vfprintf(stdout, format, ap);
}
