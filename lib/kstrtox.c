// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/kstrtox.c - from text to a number
 *
 * Linux:    lib/kstrtox.c, simple_strtoull() of lib/vsprintf.c
 * Read:     include/linux/kernel.h before, lib/cmdline.c after
 *
 * kstrto…() wants the whole string to be one number in range (a final newline
 * is forgiven, as `echo 5 > file` sends one); simple_strto…() reads as many
 * digits as there are and never fails.
 */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/kernel.h>

/* Skip the 0x of a base-16 number, and find the base if @base is 0. */
static const char *parse_base(const char *s, unsigned int *base)
{
	bool hex = s[0] == '0' && tolower(s[1]) == 'x' && isxdigit(s[2]);

	if (*base == 0)
		*base = hex ? 16 : s[0] == '0' ? 8 : 10;
	return hex && *base == 16 ? s + 2 : s;
}

/* The value of a digit in @base, or -1. */
static int digit(char c, unsigned int base)
{
	int v = isdigit(c) ? c - '0' : isalpha(c) ? tolower(c) - 'a' + 10 : -1;

	return v < (int)base ? v : -1;
}

/**
 * simple_strtoull - the number at the beginning of a string
 * @cp: the string
 * @endp: set to the first character behind the number, unless NULL
 * @base: 2..36, or 0 for C's prefixes 0x and 0
 *
 * Return: the number; 0 if there are no digits; too large a number wraps.
 */
unsigned long long simple_strtoull(const char *cp, char **endp,
				   unsigned int base)
{
	unsigned long long num = 0;

	cp = parse_base(cp, &base);
	for (; digit(*cp, base) >= 0; cp++)
		num = num * base + digit(*cp, base);
	if (endp)
		*endp = (char *)(unsigned long)cp;
	return num;
}

unsigned long simple_strtoul(const char *cp, char **endp, unsigned int base)
{
	return simple_strtoull(cp, endp, base);
}

/**
 * kstrtoull - a string that is an unsigned number
 * @s: the string; may begin with '+' and end with a newline
 * @base: 2..36, or 0 for C's prefixes
 * @res: set to the number on success
 *
 * Return: 0; -EINVAL if it is no number, -ERANGE if it is too large.
 */
int kstrtoull(const char *s, unsigned int base, unsigned long long *res)
{
	unsigned long long num = 0, max;
	int d;

	if (*s == '+')
		s++;
	s = parse_base(s, &base);
	if (digit(*s, base) < 0)
		return -EINVAL;
	max = ULLONG_MAX / base;
	for (; (d = digit(*s, base)) >= 0; s++) {
		if (num > max || num * base > ULLONG_MAX - d)
			return -ERANGE;
		num = num * base + d;
	}
	if (*s == '\n')
		s++;
	if (*s)
		return -EINVAL;
	*res = num;
	return 0;
}

/**
 * kstrtoll - a string that is a signed number
 * @s: the string; may begin with '+' or '-' and end with a newline
 * @base: 2..36, or 0 for C's prefixes
 * @res: set to the number on success
 *
 * Return: 0; -EINVAL if it is no number, -ERANGE if it is out of range.
 */
int kstrtoll(const char *s, unsigned int base, long long *res)
{
	bool negative = *s == '-';
	unsigned long long num;
	int ret;

	if (negative && s[1] == '+')
		return -EINVAL;
	ret = kstrtoull(s + negative, base, &num);
	if (ret)
		return ret;
	if (num > (unsigned long long)LLONG_MAX + negative)
		return -ERANGE;
	*res = negative ? -num : num;
	return 0;
}

/* The narrower types: what does not survive the way there and back is out. */
#define KSTRTO(name, type, wide_name, wide)				\
int name(const char *s, unsigned int base, type *res)			\
{									\
	wide num;							\
	int ret = wide_name(s, base, &num);				\
									\
	if (ret)							\
		return ret;						\
	if (num != (wide)(type)num)					\
		return -ERANGE;						\
	*res = num;							\
	return 0;							\
}

KSTRTO(kstrtoul, unsigned long, kstrtoull, unsigned long long)
KSTRTO(kstrtoint, int, kstrtoll, long long)

/**
 * kstrtobool - a string that means yes or no
 * @s: "1", "y", "on" … or "0", "n", "off"; only the beginning counts
 * @res: set on success
 *
 * Return: 0, or -EINVAL.
 */
int kstrtobool(const char *s, bool *res)
{
	char c = tolower(s[0]);

	if (c == 'o')
		c = tolower(s[1]) == 'n' ? 'y' : tolower(s[1]) == 'f' ? 'n' : 0;
	if (c != 'y' && c != '1' && c != 'n' && c != '0')
		return -EINVAL;
	*res = c == 'y' || c == '1';
	return 0;
}
