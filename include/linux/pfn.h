/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/pfn.h - from addresses to numbers of page frames
 *
 * Linux:    include/linux/pfn.h
 */
#ifndef _KERNEL_PFN_H
#define _KERNEL_PFN_H

#define PHYS_PFN(pa)	((unsigned long)((pa) >> PAGE_SHIFT))
#define PFN_PHYS(pfn)	((phys_addr_t)(pfn) << PAGE_SHIFT)
#define PFN_DOWN(x)	((unsigned long)((x) >> PAGE_SHIFT))
#define PFN_UP(x)	((unsigned long)(((x) + PAGE_SIZE - 1) >> PAGE_SHIFT))

#endif
