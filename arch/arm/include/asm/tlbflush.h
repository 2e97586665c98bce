/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/tlbflush.h - forgetting translations
 *
 * Linux:    arch/arm/include/asm/tlbflush.h
 * Read:     arch/arm/mm/proc-v7.S, arch/arm/mm/flush.c after
 *
 * User pages are not global (PTE_NG) and all carry ASID 0, so one operation
 * by ASID drops every user translation and keeps the kernel's. The generic
 * names are declared in linux/arch.h.
 */
#ifndef _ASM_ARM_TLBFLUSH_H
#define _ASM_ARM_TLBFLUSH_H

void v7_flush_tlb_all(void);			/* kernel and user */
void v7_flush_tlb_user(void);			/* all of ASID 0 */
void v7_flush_tlb_page(unsigned long addr);	/* one page, user or kernel */

#endif
