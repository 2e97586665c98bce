/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/unit/mm_host.h - a machine for the files of mm/
 *
 * Read:     tests/unit/unit.h before
 *
 * A test of mm/ includes this header and then the .c files that it tests. The
 * headers that would lead to a processor, to tasks and to files are left out
 * by defining their guards; the little that is needed of them stands here.
 * Memory is an array, UNIT_RAM, whose first byte is physical address
 * UNIT_PHYS; "user space" has 1,024 pages and nothing behind them.
 */
#ifndef MM_HOST_H
#define MM_HOST_H

#define _KERNEL_PREEMPT_H
#define _KERNEL_THREAD_INFO_H
#define _KERNEL_FS_H
#define _KERNEL_SCHED_H
#define _KERNEL_HIGHMEM_H
#define UNIT_LINUX_SYSCALLS_H
#define __initdata

#include <linux/errno.h>
#include <linux/types.h>
#include <asm/page.h>

#define preempt_disable()	do { } while (0)
#define preempt_enable()	do { } while (0)

#define PAGE_MASK		(~(PAGE_SIZE - 1))
#define UNIT_PHYS		0x40000000UL
#define ARCH_PFN_OFFSET		(UNIT_PHYS >> PAGE_SHIFT)
extern char *unit_ram;
#define __va(pa)	((void *)(unit_ram + ((unsigned long)(pa) - UNIT_PHYS)))
#define __pa(v)		((phys_addr_t)((char *)(v) - unit_ram) + UNIT_PHYS)

typedef struct { u64 pte; } pte_t;
typedef struct { u64 pmd; } pmd_t;
typedef struct { u64 pgd; } pgd_t;
typedef struct { u64 p4d; } p4d_t;
typedef struct { u64 pud; } pud_t;
typedef struct { u64 pgprot; } pgprot_t;

#define pgd_offset(mm, addr)	((void)(mm), (pgd_t *)NULL)
#define p4d_offset(pgd, addr)	((p4d_t *)(pgd))
#define pud_offset(p4d, addr)	((pud_t *)(p4d))
#define pud_none(pud)		((void)(pud), true)
#define pmd_offset(pud, addr)	((pmd_t *)(pud))

struct vm_area_struct;
#define VMALLOC_START	0xd0000000UL
#define VMALLOC_END	0xd8000000UL
void flush_tlb_range(struct vm_area_struct *vma, unsigned long start,
		     unsigned long end);
int printk(const char *fmt, ...);
void dump_stack(void);

#define __setup(str, fn) \
	extern const void *const unit_setup_##fn; \
	const void *const unit_setup_##fn = fn
#define HZ		100
#define _KERNEL_TIME_H
#define _KERNEL_PANIC_H
extern unsigned long jiffies;
#define time_after(a, b)	((long)((b) - (a)) < 0)
void panic(const char *fmt, ...) __attribute__((noreturn));

#endif
