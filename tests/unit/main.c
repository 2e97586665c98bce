// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/main.c - runs all tests, a line of TAP each
 *
 * Read:     tests/unit/unit.h before
 */
#include <linux/ctype.h>
#include "unit.h"

#define MAX_SHOWN	10	/* failures shown of one test */

extern const struct unit_test *__start_unit_tests[], *__stop_unit_tests[];

static int failures;		/* of the test that runs */

void unit_fail(const char *file, int line, const char *fmt, ...)
{
	va_list args;

	if (++failures > MAX_SHOWN)
		return;
	printf("# %s:%d: ", file, line);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	printf("\n");
}

void unit_expect_eq(const char *file, int line, const char *what, long long a,
		    long long b)
{
	if (a != b)
		unit_fail(file, line, "%s is %lld (0x%llx), not %lld (0x%llx)",
			  what, a, a, b, b);
}

/* TAP is text: a byte that is none becomes a dot. */
static const char *printable(char *buf, const char *s, int size)
{
	int i;

	for (i = 0; i < size - 1 && s[i]; i++)
		buf[i] = isprint(s[i]) ? s[i] : '.';
	buf[i] = '\0';
	return buf;
}

void unit_expect_streq(const char *file, int line, const char *what,
		       const char *a, const char *b)
{
	char text[2][300];

	if (libc_strcmp(a, b))
		unit_fail(file, line, "%s is \"%s\", not \"%s\"", what,
			  printable(text[0], a, sizeof(text[0])),
			  printable(text[1], b, sizeof(text[1])));
}

u64 rnd64(void)
{
	static u64 x = 88172645463325252ULL;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return x;
}

u32 rnd(void)
{
	return rnd64() >> 32;
}

u32 below(u32 n)
{
	return rnd() % n;
}

LIBC int main(void);
LIBC int main(void)
{
	int n = __stop_unit_tests - __start_unit_tests, failed = 0, i;

	for (i = 0; i < n; i++) {
		failures = 0;
		__start_unit_tests[i]->run();
		printf("%sok %d - %d bits: %s\n", failures ? "not " : "",
		       i + 1, BITS_PER_LONG, __start_unit_tests[i]->title);
		fflush(NULL);
		failed += !!failures;
	}
	printf("# %d passed, %d failed\n", n - failed, failed);
	fflush(NULL);
	return failed ? 1 : 0;
}

#ifdef __i386__
/* Debian's cross package has the 32-bit C library, but not its start files. */
LIBC int __libc_start_main(LIBC int (*main)(void), int argc, char **argv,
			   void *init, void *fini, void *rtld_fini,
			   void *stack);
void start_c(long *sp);
void __used start_c(long *sp)
{
	__libc_start_main(main, sp[0], (char **)(sp + 1), NULL, NULL, NULL, sp);
}
__asm__(".globl _start\n"
	"_start:	xorl %ebp, %ebp\n"
	"	movl %esp, %eax\n"
	"	andl $-16, %esp\n"
	"	call start_c\n"
	"	hlt\n");
#endif
