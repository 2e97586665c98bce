/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/unit.h - tests that run on the host, and the C library for them
 *
 * Read:     tests/unit/README.md before, tests/unit/main.c after
 *
 *	TEST(rbtree_random, "rbtree: random operations agree with an array")
 *	{
 *		EXPECT(rb_first(&root) == NULL);
 *		EXPECT_EQ(count, 17);
 *	}
 *
 * Each TEST becomes one line of TAP; a failed EXPECT adds a comment and goes
 * on. The kernel's headers and the C library's do not mix, so what is needed
 * of the C library is declared here.
 */
#ifndef UNIT_H
#define UNIT_H

#include <linux/kernel.h>
#include <linux/stdarg.h>
#include <linux/string.h>
#include <linux/types.h>

struct unit_test {
	const char *title;
	void (*run)(void);
};

#define TEST(name, title)						\
static void name(void);							\
static const struct unit_test unit_##name = { title, name };		\
static const struct unit_test *unit_ptr_##name				\
	__used __section("unit_tests") = &unit_##name;			\
static void name(void)

void unit_fail(const char *file, int line, const char *fmt, ...)
	__printf(3, 4);

#define EXPECT(cond) \
	((cond) ? (void)0 : unit_fail(__FILE__, __LINE__, "%s", #cond))
#define EXPECT_EQ(a, b) \
	unit_expect_eq(__FILE__, __LINE__, #a, (long long)(a), (long long)(b))
#define EXPECT_STREQ(a, b)	unit_expect_streq(__FILE__, __LINE__, #a, a, b)

void unit_expect_eq(const char *file, int line, const char *what, long long a,
		    long long b);
void unit_expect_streq(const char *file, int line, const char *what,
		       const char *a, const char *b);

/* Repeatable random numbers; below(n) is 0..n-1. */
u32 rnd(void);
u64 rnd64(void);
u32 below(u32 n);

/* kernel.c: what the code under test calls. */
extern int kmalloc_fail_after;	/* allocations that work; -1: all */
extern int kmalloc_live;	/* objects not yet freed */

/* The C library takes its arguments from the stack in either build. */
#ifdef __i386__
#define LIBC __attribute__((regparm(0)))
#else
#define LIBC
#endif
LIBC int printf(const char *fmt, ...);
LIBC int vprintf(const char *fmt, va_list args);
LIBC int fflush(void *stream);
LIBC void *malloc(size_t size);
LIBC void *calloc(size_t n, size_t size);
LIBC void free(void *ptr);

#define LIBC_ORACLE(ret, name, ...) \
	LIBC ret libc_##name(__VA_ARGS__) __asm__(#name)
LIBC_ORACLE(void *, memcpy, void *, const void *, size_t);
LIBC_ORACLE(void *, memmove, void *, const void *, size_t);
LIBC_ORACLE(void *, memset, void *, int, size_t);
LIBC_ORACLE(int, memcmp, const void *, const void *, size_t);
LIBC_ORACLE(size_t, strlen, const char *);
LIBC_ORACLE(int, strcmp, const char *, const char *);
LIBC_ORACLE(int, strncmp, const char *, const char *, size_t);
LIBC_ORACLE(char *, strchr, const char *, int);
LIBC_ORACLE(char *, strrchr, const char *, int);
LIBC_ORACLE(int, vsnprintf, char *, size_t, const char *, va_list);
LIBC_ORACLE(unsigned long long, strtoull, const char *, char **, int);

#endif
