/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/cacheflush.h - when memory becomes instructions
 *
 * Linux:    arch/arm/include/asm/cacheflush.h
 * Read:     arch/arm/mm/proc-v7.S, flush.c after
 *
 * Data and instruction caches are physically tagged, so aliases do no harm;
 * but instructions are fetched past the data cache, which must be cleaned.
 */
#ifndef _ASM_ARM_CACHEFLUSH_H
#define _ASM_ARM_CACHEFLUSH_H

/* Return: 0, or -EFAULT when a user page of [start, end) was not there. */
int v7_coherent_range(unsigned long start, unsigned long end);

#endif
