/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/asm/string.h - an architecture without its own memcpy()
 */
