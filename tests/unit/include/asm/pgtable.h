/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/include/asm/pgtable.h - no page tables: mm_host.h has the types
 */
