/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/linux/uaccess.h - a user space of a few bytes
 *
 * The first UNIT_UNMAPPED bytes of unit_user[] fault; behind UNIT_USER_SIZE the
 * kernel begins, which could be read, but must not be.
 */
#ifndef UNIT_LINUX_UACCESS_H
#define UNIT_LINUX_UACCESS_H

#include <linux/errno.h>
#include <linux/types.h>

#define UNIT_USER_SIZE	64
#define UNIT_UNMAPPED	16
#define UNIT_KERNEL	16

extern char unit_user[UNIT_USER_SIZE + UNIT_KERNEL];
#define user_addr_max()	((unsigned long)unit_user + UNIT_USER_SIZE)

unsigned long copy_from_user(void *to, const void __user *from,
			     unsigned long n);
unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
long __strnlen_user(const char __user *s, long n);
long __strncpy_from_user(char *dst, const char __user *src, long n);
long strnlen_user(const char __user *s, long n);
long strncpy_from_user(char *dst, const char __user *src, long n);

#endif
