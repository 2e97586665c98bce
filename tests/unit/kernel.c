// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/kernel.c - the rest of the kernel, as the code under test sees it
 *
 * Read:     tests/unit/unit.h before
 */
#include <linux/arch.h>
#include <linux/irqflags.h>
#include <linux/kallsyms.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include "unit.h"

int kmalloc_fail_after = -1;
int kmalloc_live;
unsigned long unit_irqs_off, unit_irq_saves;
char unit_user[UNIT_USER_SIZE + UNIT_KERNEL];

void *kmalloc(size_t size, gfp_t gfp)
{
	if (!kmalloc_fail_after)
		return NULL;
	if (kmalloc_fail_after > 0)
		kmalloc_fail_after--;
	kmalloc_live++;
	return gfp & __GFP_ZERO ? calloc(1, size) : malloc(size);
}

void kfree(const void *obj)
{
	kmalloc_live -= !!obj;
	free((void *)(unsigned long)obj);
}

int printk(const char *fmt, ...)
{
	return 0;
}

/* One function, f, of 64 bytes at 4096. */
static int symbol(char *buf, unsigned long addr, unsigned long back)
{
	if (addr - back < 4096 || addr - back >= 4096 + 64)
		return sprintf(buf, "0x%lx", addr);
	return sprintf(buf, "f+0x%lx/0x40", addr - 4096);
}

int sprint_symbol(char *buf, unsigned long addr)
{
	return symbol(buf, addr, 0);
}

int sprint_backtrace(char *buf, unsigned long addr)
{
	return symbol(buf, addr, 1);
}

int arch_get_random_long(unsigned long *v)
{
	*v = 4;	/* a fair die */
	return 1;
}

static bool mapped(const char *addr)
{
	return addr >= unit_user + UNIT_UNMAPPED &&
	       addr < unit_user + sizeof(unit_user);
}

unsigned long copy_to_user(void __user *to, const void *from, unsigned long n)
{
	char *d = to;
	const char *s = from;

	for (; n && mapped(d); n--)
		*d++ = *s++;
	return n;
}

unsigned long copy_from_user(void *to, const void __user *from, unsigned long n)
{
	char *d = to;
	const char *s = from;

	for (; n && mapped(s); n--)
		*d++ = *s++;
	return n;
}

long __strnlen_user(const char __user *s, long n)
{
	long len;

	for (len = 0; len < n; len++) {
		if (!mapped(s + len))
			return 0;
		if (!s[len])
			return len + 1;
	}
	return n + 1;
}

long __strncpy_from_user(char *dst, const char __user *src, long n)
{
	long len;

	for (len = 0; len < n; len++) {
		if (!mapped(src + len))
			return -EFAULT;
		dst[len] = src[len];
		if (!src[len])
			return len;
	}
	return n;
}
