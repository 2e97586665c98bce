// SPDX-License-Identifier: GPL-2.0-only
/*
 * lib/cmdline.c - sizes on the kernel command line
 *
 * Linux:    lib/cmdline.c
 * Read:     lib/kstrtox.c before
 */
#include <linux/ctype.h>
#include <linux/kernel.h>

/**
 * memparse - a size such as "64M"
 * @ptr: the text
 * @retptr: set to the first character behind it, unless NULL
 *
 * Return: the size in bytes.
 */
unsigned long long memparse(const char *ptr, char **retptr)
{
	char *end;
	unsigned long long size = simple_strtoull(ptr, &end, 0);

	switch (tolower(*end)) {
	case 'g':
		size <<= 10;
		fallthrough;
	case 'm':
		size <<= 10;
		fallthrough;
	case 'k':
		size <<= 10;
		end++;
	}
	if (retptr)
		*retptr = end;
	return size;
}
