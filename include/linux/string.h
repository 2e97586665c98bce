/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/string.h - strings and blocks of memory
 *
 * Linux:    include/linux/string.h
 * Read:     lib/string.c after
 *
 * An architecture that has a faster memcpy() or memset() defines
 * __HAVE_ARCH_MEMCPY … in <asm/string.h> and provides the function.
 */
#ifndef _KERNEL_STRING_H
#define _KERNEL_STRING_H

#include <linux/errno.h>
#include <linux/stddef.h>
#include <asm/string.h>

void *memcpy(void *dest, const void *src, size_t count);
void *memmove(void *dest, const void *src, size_t count);
void *memset(void *s, int c, size_t count);
int memcmp(const void *cs, const void *ct, size_t count);
void *memchr(const void *s, int c, size_t n);
void *memchr_inv(const void *start, int c, size_t bytes);

size_t strlen(const char *s);
size_t strnlen(const char *s, size_t count);
int strcmp(const char *cs, const char *ct);
int strncmp(const char *cs, const char *ct, size_t count);
char *strcpy(char *dest, const char *src);
ssize_t strscpy(char *dest, const char *src, size_t count);
char *strcat(char *dest, const char *src);
char *strchr(const char *s, int c);
char *strchrnul(const char *s, int c);
char *strrchr(const char *s, int c);
char *skip_spaces(const char *str);
char *strim(char *s);

/* mm/util.c */
char *kstrdup(const char *s, gfp_t gfp);
char *kstrndup(const char *s, size_t max, gfp_t gfp);
void *kmemdup(const void *src, size_t len, gfp_t gfp);
char *strndup_user(const char __user *s, long n);
void *memdup_user(const void __user *src, size_t len);

/* A memset() that is not optimised away although nobody reads the memory. */
static inline void memzero_explicit(void *s, size_t count)
{
	memset(s, 0, count);
	barrier();
}

/* The part of a path behind the last slash. */
static inline const char *kbasename(const char *path)
{
	const char *tail = strrchr(path, '/');

	return tail ? tail + 1 : path;
}

#endif
