/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/asm/page.h - pages, for the code under test
 */
#ifndef UNIT_ASM_PAGE_H
#define UNIT_ASM_PAGE_H

#define PAGE_SHIFT	12
#define PAGE_SIZE	(1UL << PAGE_SHIFT)

#endif
