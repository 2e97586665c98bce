// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/lib/string_32.c - memcpy(), memmove(), memset()
 *
 * Linux:    arch/x86/lib/memcpy_32.c, arch/x86/include/asm/string_32.h
 * Read:     lib/string.c before: the same in plain C
 *
 * rep movsl moves ecx words from esi to edi; the 0 to 3 bytes that remain are
 * moved one by one.
 */
#include <linux/string.h>

/**
 * memcpy - copy a block
 * @dest: where to
 * @src: where from; the blocks do not overlap
 * @count: bytes
 *
 * Return: @dest.
 */
void *memcpy(void *dest, const void *src, size_t count)
{
	void *to = dest;
	size_t words = count / 4;

	__asm__ volatile("rep movsl\n\t"
			 "movl %3, %%ecx\n\t"
			 "rep movsb"
			 : "+&c" (words), "+&D" (to), "+&S" (src)
			 : "g" (count & 3)
			 : "memory");
	return dest;
}

/**
 * memmove - copy a block that may overlap its destination
 * @dest: where to
 * @src: where from
 * @count: bytes
 *
 * Return: @dest.
 */
void *memmove(void *dest, const void *src, size_t count)
{
	char *to = (char *)dest + count - 1;

	if (dest <= src || (const char *)dest >= (const char *)src + count)
		return memcpy(dest, src, count);

	src = (const char *)src + count - 1;
	__asm__ volatile("std\n\t"
			 "rep movsb\n\t"
			 "cld"
			 : "+c" (count), "+D" (to), "+S" (src)
			 :
			 : "memory");
	return dest;
}

/**
 * memset - fill a block
 * @s: where
 * @c: the value of each byte
 * @count: bytes
 *
 * Return: @s.
 */
void *memset(void *s, int c, size_t count)
{
	void *to = s;
	size_t words = count / 4;

	__asm__ volatile("rep stosl\n\t"
			 "movl %3, %%ecx\n\t"
			 "rep stosb"
			 : "+&c" (words), "+&D" (to)
			 : "a" ((u8)c * 0x01010101U), "g" (count & 3)
			 : "memory");
	return s;
}
