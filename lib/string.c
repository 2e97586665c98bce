// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/string.c - strings and blocks of memory, in plain C
 *
 * Linux:    lib/string.c, lib/string_helpers.c (6.1)
 * Read:     include/linux/string.h before, lib/vsprintf.c after
 *
 * Where both ends of a copy lie at the same place within a word, it goes by
 * words; a page is always such a case. Built with -ffreestanding, which keeps
 * the compiler from finding a memset() in the loop of memset().
 *
 * Left out: unaligned word access, the checks of FORTIFY_SOURCE
 */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>

#define WORD_MASK	(sizeof(long) - 1)

static inline bool same_alignment(const void *a, const void *b)
{
	return !(((unsigned long)a ^ (unsigned long)b) & WORD_MASK);
}

#ifndef __HAVE_ARCH_MEMCPY
/**
 * memcpy - copy memory that does not overlap
 * @dest: where to
 * @src: where from
 * @count: bytes
 *
 * Return: @dest.
 */
void *memcpy(void *dest, const void *src, size_t count)
{
	char *d = dest;
	const char *s = src;

	if (same_alignment(d, s)) {
		for (; count && !IS_ALIGNED((unsigned long)d, sizeof(long));
		     count--)
			*d++ = *s++;
		for (; count >= sizeof(long); count -= sizeof(long)) {
			*(long *)(void *)d = *(const long *)(const void *)s;
			d += sizeof(long);
			s += sizeof(long);
		}
	}
	while (count--)
		*d++ = *s++;
	return dest;
}
#endif

#ifndef __HAVE_ARCH_MEMMOVE
/**
 * memmove - copy memory that may overlap
 * @dest: where to
 * @src: where from
 * @count: bytes
 *
 * Return: @dest.
 */
void *memmove(void *dest, const void *src, size_t count)
{
	char *d = dest;
	const char *s = src;

	if (d <= s) {
		while (count--)
			*d++ = *s++;
	} else {
		while (count--)
			d[count] = s[count];
	}
	return dest;
}
#endif

#ifndef __HAVE_ARCH_MEMSET
/**
 * memset - fill memory with a byte
 * @s: start
 * @c: the byte
 * @count: bytes
 *
 * Return: @s.
 */
void *memset(void *s, int c, size_t count)
{
	unsigned long word = ~0UL / 0xff * (unsigned char)c;
	char *p = s;

	for (; count && !IS_ALIGNED((unsigned long)p, sizeof(long)); count--)
		*p++ = c;
	for (; count >= sizeof(long); count -= sizeof(long)) {
		*(unsigned long *)(void *)p = word;
		p += sizeof(long);
	}
	while (count--)
		*p++ = c;
	return s;
}
#endif

/**
 * memcmp - compare memory
 * @cs: one block
 * @ct: the other
 * @count: bytes
 *
 * Return: the difference of the first two bytes that differ, as unsigned
 * values, or 0.
 */
int memcmp(const void *cs, const void *ct, size_t count)
{
	const unsigned char *a = cs, *b = ct;

	for (; count; a++, b++, count--)
		if (*a != *b)
			return *a - *b;
	return 0;
}

/**
 * memchr - find a byte
 * @s: start
 * @c: the byte
 * @n: bytes to search
 *
 * Return: its address, or NULL.
 */
void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	for (; n; p++, n--)
		if (*p == (unsigned char)c)
			return (void *)(unsigned long)p;
	return NULL;
}

/**
 * memchr_inv - find the first byte that differs
 * @start: start
 * @c: the byte that all should be
 * @bytes: bytes to search
 *
 * Return: the address of the other byte, or NULL if all are @c.
 */
void *memchr_inv(const void *start, int c, size_t bytes)
{
	const unsigned char *p = start;

	for (; bytes; p++, bytes--)
		if (*p != (unsigned char)c)
			return (void *)(unsigned long)p;
	return NULL;
}

size_t strlen(const char *s)
{
	const char *p = s;

	while (*p)
		p++;
	return p - s;
}

/**
 * strnlen - length of a string that may lack its zero byte
 * @s: the string
 * @count: bytes that may be looked at
 *
 * Return: the length, at most @count.
 */
size_t strnlen(const char *s, size_t count)
{
	const char *end = memchr(s, 0, count);

	return end ? end - s : count;
}

int strcmp(const char *cs, const char *ct)
{
	return strncmp(cs, ct, SIZE_MAX);
}

/**
 * strncmp - compare the beginnings of two strings
 * @cs: one string
 * @ct: the other
 * @count: bytes to compare at most
 *
 * Return: -1, 0 or 1.
 */
int strncmp(const char *cs, const char *ct, size_t count)
{
	for (; count; cs++, ct++, count--) {
		unsigned char a = *cs, b = *ct;

		if (a != b)
			return a < b ? -1 : 1;
		if (!a)
			break;
	}
	return 0;
}

char *strcpy(char *dest, const char *src)
{
	return memcpy(dest, src, strlen(src) + 1);
}

/**
 * strscpy - copy a string, cut to fit
 * @dest: where to
 * @src: where from
 * @count: size of @dest in bytes
 *
 * Return: the length that was copied, or -E2BIG if the string was cut (or
 * @count is 0).
 */
ssize_t strscpy(char *dest, const char *src, size_t count)
{
	size_t len = strnlen(src, count);

	if (!count)
		return -E2BIG;
	if (len == count) {
		memcpy(dest, src, len - 1);
		dest[len - 1] = '\0';
		return -E2BIG;
	}
	memcpy(dest, src, len + 1);
	return len;
}

char *strcat(char *dest, const char *src)
{
	strcpy(dest + strlen(dest), src);
	return dest;
}

/**
 * strchrnul - find a character or the end
 * @s: the string
 * @c: the character
 *
 * Return: the address of the first @c, or of the final zero byte.
 */
char *strchrnul(const char *s, int c)
{
	while (*s && *s != (char)c)
		s++;
	return (char *)(unsigned long)s;
}

char *strchr(const char *s, int c)
{
	char *p = strchrnul(s, c);

	return *p == (char)c ? p : NULL;
}

char *strrchr(const char *s, int c)
{
	const char *last = NULL;

	do {
		if (*s == (char)c)
			last = s;
	} while (*s++);
	return (char *)(unsigned long)last;
}

char *skip_spaces(const char *str)
{
	while (isspace(*str))
		str++;
	return (char *)(unsigned long)str;
}

/**
 * strim - remove white space at both ends
 * @s: the string; cut in place
 *
 * Return: its first character that is no space.
 */
char *strim(char *s)
{
	size_t len = strlen(s);

	while (len && isspace(s[len - 1]))
		len--;
	s[len] = '\0';
	return skip_spaces(s);
}
