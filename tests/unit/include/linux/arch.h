/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/linux/arch.h - the host as an architecture
 */
#ifndef UNIT_LINUX_ARCH_H
#define UNIT_LINUX_ARCH_H

int arch_get_random_long(unsigned long *v);

#endif
