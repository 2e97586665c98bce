// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/vsprintf.c - formatted text
 *
 * Linux:    lib/vsprintf.c (6.1)
 * Read:     lib/string.c before, lib/kstrtox.c after
 *
 *	% [flags] [width] [.precision] [h hh l ll z t] conversion
 *	   - + space # 0
 *
 *	d i u x X o c s %	as in C; no floating point, no %n
 *	%p %px		address, all digits, no 0x (with #: 0x); never hashed
 *	%pS %ps %pB	symbol with offset; without; of a return address
 *	%pa		physical address, given by a pointer to a phys_addr_t
 *
 * Every function takes the place to write and the end of the buffer and
 * returns the next place; beyond the end it goes on counting without writing,
 * which is how vsnprintf() knows the length that the text would have.
 *
 * Left out: the other %p extensions
 */
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/kallsyms.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <asm/page.h>

#define SIGN	1		/* signed number */
#define LEFT	2		/* '-' */
#define PLUS	4		/* '+' */
#define SPACE	8		/* ' ' */
#define ZEROPAD	16		/* '0' */
#define SPECIAL	32		/* '#' */
#define SMALL	64		/* lower-case digits */

/**
 * struct printf_spec - one conversion
 * @type: its letter
 * @qualifier: 0, 'h', 'H' for hh, 'l', 'L' for ll, 'z' or 't'
 * @flags: SIGN … SMALL
 * @base: 8, 10 or 16
 * @field_width: columns at least, 0 if not given
 * @precision: digits at least or characters at most, -1 if not given
 */
struct printf_spec {
	char type;
	char qualifier;
	unsigned char flags;
	unsigned char base;
	int field_width;
	int precision;
};

static char *put_char(char *buf, char *end, char c)
{
	if (buf < end)
		*buf = c;
	return buf + 1;
}

static char *put_repeat(char *buf, char *end, char c, int count)
{
	while (count-- > 0)
		buf = put_char(buf, end, c);
	return buf;
}

/* Digits of @num, lowest first; returns how many, 0 for 0. */
static int digits_of(char *digits, unsigned long long num,
		     struct printf_spec spec)
{
	const char *set = spec.flags & SMALL ? "0123456789abcdef"
					     : "0123456789ABCDEF";
	unsigned long low;
	int n;

	/* Division of 64 bits is dear here, and most numbers are smaller. */
	for (n = 0; num >> 32; num /= spec.base)
		digits[n++] = set[num % spec.base];
	for (low = num; low; low /= spec.base)
		digits[n++] = set[low % spec.base];
	return n;
}

/*
 *	width ------------------------------.
 *	spaces | sign | 0x | zeros | digits | spaces if LEFT
 *	                     precision -----'
 *
 * As in Linux, and unlike C, zero has a digit and a prefix always, and '0'
 * counts even with a precision.
 */
static char *number(char *buf, char *end, unsigned long long num,
		    struct printf_spec spec)
{
	char digits[22];
	const char *prefix = "";
	char sign = 0;
	int n, zeros, pad;

	if (spec.flags & SIGN) {
		if ((long long)num < 0) {
			sign = '-';
			num = -num;
		} else if (spec.flags & PLUS) {
			sign = '+';
		} else if (spec.flags & SPACE) {
			sign = ' ';
		}
	}
	if (spec.flags & SPECIAL && spec.base == 16)
		prefix = spec.flags & SMALL ? "0x" : "0X";
	else if (spec.flags & SPECIAL && spec.base == 8 && num)
		prefix = "0";
	n = digits_of(digits, num, spec);
	zeros = max(max(spec.precision, 1) - n, 0);
	pad = spec.field_width - !!sign - (int)strlen(prefix) - zeros - n;
	if ((spec.flags & (ZEROPAD | LEFT)) == ZEROPAD && pad > 0) {
		zeros += pad;
		pad = 0;
	}

	if (!(spec.flags & LEFT))
		buf = put_repeat(buf, end, ' ', pad);
	if (sign)
		buf = put_char(buf, end, sign);
	while (*prefix)
		buf = put_char(buf, end, *prefix++);
	buf = put_repeat(buf, end, '0', zeros);
	while (n--)
		buf = put_char(buf, end, digits[n]);
	if (spec.flags & LEFT)
		buf = put_repeat(buf, end, ' ', pad);
	return buf;
}

static char *chars(char *buf, char *end, const char *s, int len,
		   struct printf_spec spec)
{
	int pad = spec.field_width - len;

	if (!(spec.flags & LEFT))
		buf = put_repeat(buf, end, ' ', pad);
	while (len--)
		buf = put_char(buf, end, *s++);
	if (spec.flags & LEFT)
		buf = put_repeat(buf, end, ' ', pad);
	return buf;
}

static char *string(char *buf, char *end, const char *s,
		    struct printf_spec spec)
{
	size_t max = spec.precision < 0 ? INT_MAX : spec.precision;

	if (!s)
		s = "(null)";
	else if ((unsigned long)s < PAGE_SIZE || IS_ERR(s))
		s = "(efault)";
	return chars(buf, end, s, strnlen(s, max), spec);
}

/* An address of @size bytes; all of its digits, unless a width is given. */
static char *address(char *buf, char *end, unsigned long long num, int size,
		     struct printf_spec spec)
{
	spec.base = 16;
	spec.flags |= SMALL;
	if (!spec.field_width) {
		spec.field_width = 2 * size + (spec.flags & SPECIAL ? 2 : 0);
		spec.flags |= ZEROPAD;
	}
	return number(buf, end, num, spec);
}

static char *symbol_string(char *buf, char *end, unsigned long addr, char kind,
			   struct printf_spec spec)
{
	char sym[KSYM_SYMBOL_LEN];

	if (kind == 'B')
		sprint_backtrace(sym, addr);
	else
		sprint_symbol(sym, addr);
	if (kind == 's')
		*strchrnul(sym, '+') = '\0';
	return string(buf, end, sym, spec);
}

/* The letters behind %p; @fmt is moved over those that are understood. */
static char *pointer(char *buf, char *end, const void *ptr, const char **fmt,
		     struct printf_spec spec)
{
	const char *ext = *fmt;

	switch (*ext) {
	case 'S':
	case 's':
	case 'B':
		(*fmt)++;
		return symbol_string(buf, end, (unsigned long)ptr, *ext, spec);
	case 'a':
		(*fmt)++;
		spec.flags |= SPECIAL;
		return address(buf, end, *(const phys_addr_t *)ptr,
			       sizeof(phys_addr_t), spec);
	case 'x':
		(*fmt)++;
		break;
	}
	return address(buf, end, (unsigned long)ptr, sizeof(ptr), spec);
}

/* A width or precision, digits or a star; @old if there is none. */
static int format_number(const char **fmt, va_list *args, int old)
{
	int num = 0;

	if (**fmt == '*') {
		(*fmt)++;
		return va_arg(*args, int);
	}
	if (!isdigit(**fmt))
		return old;
	while (isdigit(**fmt))
		num = num * 10 + *(*fmt)++ - '0';
	return num;
}

/* Flags, width, precision and qualifier; @fmt stands behind the '%'. */
static const char *format_spec(const char *fmt, struct printf_spec *spec,
			       va_list *args)
{
	static const u8 flags[256] = {
		['-'] = LEFT, ['+'] = PLUS, [' '] = SPACE, ['0'] = ZEROPAD,
		['#'] = SPECIAL,
	};

	*spec = (struct printf_spec) { .precision = -1, .base = 10 };
	for (; flags[(u8)*fmt]; fmt++)
		spec->flags |= flags[(u8)*fmt];

	spec->field_width = format_number(&fmt, args, 0);
	if (spec->field_width < 0) {
		spec->flags |= LEFT;
		spec->field_width = -spec->field_width;
	}
	if (*fmt == '.') {
		fmt++;
		spec->precision = max(format_number(&fmt, args, 0), 0);
	}

	if (*fmt == 'h' || *fmt == 'l' || *fmt == 'z' || *fmt == 't') {
		spec->qualifier = *fmt++;
		if (*fmt == spec->qualifier) {
			spec->qualifier = toupper(spec->qualifier);
			fmt++;
		}
	}
	spec->type = *fmt;
	return *fmt ? fmt + 1 : fmt;
}

/* The next argument, with the size and sign that @spec says. */
static unsigned long long number_arg(const struct printf_spec *spec,
				     va_list *args)
{
	bool sign = spec->flags & SIGN;
	unsigned int num;

	switch (spec->qualifier) {
	case 'L':
		return va_arg(*args, unsigned long long);
	case 'l':
	case 'z':
	case 't':
		if (sign)
			return va_arg(*args, long);
		return va_arg(*args, unsigned long);
	}
	num = va_arg(*args, unsigned int);
	switch (spec->qualifier) {
	case 'H':
		return sign ? (signed char)num : (unsigned char)num;
	case 'h':
		return sign ? (short)num : (unsigned short)num;
	}
	return sign ? (long long)(int)num : num;
}

/* One conversion; @fmt is moved behind it. */
static char *convert(char *buf, char *end, const char **fmt, va_list *args)
{
	struct printf_spec spec;
	char c;

	*fmt = format_spec(*fmt, &spec, args);
	switch (spec.type) {
	case 'c':
		c = va_arg(*args, int);
		return chars(buf, end, &c, 1, spec);
	case 's':
		return string(buf, end, va_arg(*args, char *), spec);
	case 'p':
		return pointer(buf, end, va_arg(*args, void *), fmt, spec);
	case 'd':
	case 'i':
		spec.flags |= SIGN;
		break;
	case 'u':
		break;
	case 'o':
		spec.base = 8;
		break;
	case 'x':
		spec.flags |= SMALL;
		fallthrough;
	case 'X':
		spec.base = 16;
		break;
	default:	/* '%', or a conversion that we do not know */
		return put_char(buf, end, spec.type ? spec.type : '%');
	}
	return number(buf, end, number_arg(&spec, args), spec);
}

/**
 * vsnprintf - format into a buffer
 * @buf: the buffer; may be NULL if @size is 0
 * @size: its size in bytes; the text is cut to fit, with a final zero byte
 * @fmt: the format
 * @args: its arguments
 *
 * Return: the length of the text, had the buffer been large enough.
 */
int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	char *pos = buf, *end = buf + size;
	va_list ap;

	/* A buffer "as large as needed" must not wrap around. */
	if (end < buf)
		end = (char *)~0UL;
	va_copy(ap, args);
	while (*fmt) {
		if (*fmt != '%') {
			pos = put_char(pos, end, *fmt++);
			continue;
		}
		fmt++;
		pos = convert(pos, end, &fmt, &ap);
	}
	va_end(ap);
	if (size)
		*(pos < end ? pos : end - 1) = '\0';
	return pos - buf;
}

/**
 * vscnprintf - format into a buffer, and say how much was written
 * @buf: the buffer
 * @size: its size in bytes
 * @fmt: the format
 * @args: its arguments
 *
 * Return: the bytes in @buf, without the final zero; 0 if @size is 0.
 */
int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	int len = vsnprintf(buf, size, fmt, args);

	if (len < size)
		return len;
	return size ? size - 1 : 0;
}

int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}

int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}

int sprintf(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, INT_MAX, fmt, args);
	va_end(args);
	return len;
}
