/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/poison.h - values that mark memory which must not be used
 *
 * Linux:    include/linux/poison.h
 *
 * A removed list entry points into the first page, which nobody maps: the
 * second removal faults at one of these addresses instead of corrupting.
 */
#ifndef _KERNEL_POISON_H
#define _KERNEL_POISON_H

#define LIST_POISON1	((void *)0x100)
#define LIST_POISON2	((void *)0x122)

/* Fills what was .init: code and data that only start-up needed. */
#define POISON_FREE_INITMEM	0xcc

#endif
