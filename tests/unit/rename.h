/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/rename.h - the kernel's functions beside the C library's
 *
 * Included before every file: the kernel's memcpy() becomes lib_memcpy(), so
 * that both can be linked into one program and compared. unit.h declares the
 * C library's as libc_memcpy() and so on.
 */
#define memcpy		lib_memcpy
#define memmove		lib_memmove
#define memset		lib_memset
#define memcmp		lib_memcmp
#define memchr		lib_memchr
#define strlen		lib_strlen
#define strnlen		lib_strnlen
#define strcmp		lib_strcmp
#define strncmp		lib_strncmp
#define strcpy		lib_strcpy
#define strcat		lib_strcat
#define strchr		lib_strchr
#define strchrnul	lib_strchrnul
#define strrchr		lib_strrchr
#define vsnprintf	lib_vsnprintf
#define snprintf	lib_snprintf
#define sprintf		lib_sprintf

#ifdef __x86_64__	/* the compiler has no call to them there */
#define __udivmoddi4	lib_udivmoddi4
#define __udivdi3	lib_udivdi3
#define __umoddi3	lib_umoddi3
#endif
