// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/mm_host.c - what the files of mm/ call, on the host
 *
 * Read:     tests/unit/mm_host.h before
 */
#include "mm_host.h"
#include "unit.h"

char *unit_ram;
unsigned long jiffies;

LIBC void abort(void) __attribute__((noreturn));

void panic(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	fflush(NULL);
	abort();
}

void dump_stack(void)
{
}

void __bug(const char *file, int line, const char *func) __attribute__((noreturn));
void __bug(const char *file, int line, const char *func)
{
	panic("BUG at %s:%d %s\n", file, line, func);
}

void __warn(const char *file, int line, const char *func, const char *fmt, ...);
void __warn(const char *file, int line, const char *func, const char *fmt, ...)
{
	unit_fail(file, line, "warning in %s", func);
}
