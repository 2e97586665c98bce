// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/init-mm.c - the kernel's own address space
 *
 * Linux:    mm/init-mm.c
 * Read:     include/linux/mm_types.h before
 *
 * It has no areas. Kernel threads run in whatever address space was there
 * before; init_task starts with this one, and vmalloc edits its page tables.
 */
#include <linux/mm.h>

struct mm_struct init_mm = {
	.mm_rb = RB_ROOT,
	.pgd = swapper_pg_dir,
	.mm_users = ATOMIC_INIT(2),
	.mm_count = ATOMIC_INIT(1),
	.page_table_lock = __SPIN_LOCK_UNLOCKED,
	.mmap_lock = __RWSEM_INITIALIZER(init_mm.mmap_lock),
};
