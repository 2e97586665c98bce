// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/usercopy.c - strings in a program's memory
 *
 * Linux:    lib/strnlen_user.c, lib/strncpy_from_user.c; kstrtox.c, the last one
 * Read:     include/linux/uaccess.h before
 *
 * How long a program's string is can only be found out by reading it, so
 * access_ok() has nothing to check beforehand; the limit of user space becomes
 * a limit of the length instead.
 */
#include <linux/kernel.h>
#include <linux/uaccess.h>

/* Bytes from @s to the end of user space, 0 if @s lies beyond. */
static unsigned long bytes_to_limit(const char __user *s)
{
	unsigned long limit = user_addr_max(), addr = (unsigned long)s;

	return addr < limit ? limit - addr : 0;
}

/**
 * strnlen_user - size of a program's string, with its final zero byte
 * @s: the string
 * @n: bytes that may be looked at
 *
 * Context: may fault, so a process.
 * Return: the size in bytes; more than @n if no zero byte is among them; 0 if
 * the string leaves what is mapped, or user space.
 */
long strnlen_user(const char __user *s, long n)
{
	unsigned long max = bytes_to_limit(s);
	long len;

	if (n <= 0 || !max)
		return 0;
	if (likely(n <= max))
		return __strnlen_user(s, n);
	len = __strnlen_user(s, max);
	/* No end within user space: as if the next page were missing. */
	return len > max ? 0 : len;
}

/**
 * strncpy_from_user - copy a program's string
 * @dst: where to, @n bytes
 * @src: the string
 * @n: bytes to copy at most
 *
 * Context: may fault, so a process.
 * Return: the length without the zero byte; @n if there was none, and then
 * @dst has none either; -EFAULT if the string leaves what is mapped, or user
 * space.
 */
long strncpy_from_user(char *dst, const char __user *src, long n)
{
	unsigned long max = bytes_to_limit(src);
	long len;

	if (n <= 0)
		return 0;
	if (!max)
		return -EFAULT;
	len = __strncpy_from_user(dst, src, min_t(unsigned long, n, max));
	return len == max && max < n ? -EFAULT : len;
}

/**
 * kstrtoul_from_user - kstrtoul() of what is written to a file
 * @s: the text, without a NUL
 * @count: its bytes
 * @base: 2..36, or 0 for C's prefixes
 * @res: set to the number on success
 *
 * Return: 0; -EFAULT, -EINVAL, -ERANGE.
 */
int kstrtoul_from_user(const char __user *s, size_t count, unsigned int base,
		       unsigned long *res)
{
	char buf[36] = "";	/* sign, 0b and 32 digits, newline, as in Linux */

	if (copy_from_user(buf, s, min(count, sizeof(buf) - 1)))
		return -EFAULT;
	return kstrtoul(buf, base, res);
}
