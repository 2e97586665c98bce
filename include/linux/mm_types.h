/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/mm_types.h - a page frame, an area, an address space
 *
 * Linux:    include/linux/mm_types.h
 * Notes:    chapter 6, "Who owns which address?"
 * Read:     linux/mm.h after
 * Left out: anon_vma and all of rmap (nothing is ever swapped or migrated),
 *	     memcg, NUMA policy, userfaultfd, PCIDs
 *
 * Locks:    [m] mm->mmap_lock   [I] written once, before the mm is visible
 */
#ifndef _KERNEL_MM_TYPES_H
#define _KERNEL_MM_TYPES_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/rbtree.h>
#include <linux/spinlock.h>
#include <asm/page.h>

struct address_space;
struct file;
struct kmem_cache;

/* One for each page frame of RAM; mem_map[pfn - ARCH_PFN_OFFSET]. */
struct page {
	unsigned long flags;		/* PG_*, zone */
	atomic_t _refcount;		/* 0: free */
	union {
		atomic_t _mapcount;	/* user ptes that map it, minus 1 */
		int slab_inuse;		/* objects that are handed out */
	};
	struct list_head lru;		/* buddy list, list of partial slabs */
	union {
		struct address_space *mapping;	/* page cache; NULL: anonymous */
		struct kmem_cache *slab_cache;
	};
	union {
		unsigned long index;	/* page cache: offset in pages */
		unsigned long private;	/* buddy, large kmalloc: the order */
		void *freelist;		/* slab: first free object */
	};
};

struct vm_operations_struct;

struct vm_area_struct {
	unsigned long vm_start;		/* [m] first address inside */
	unsigned long vm_end;		/* [m] first address after */
	struct vm_area_struct *vm_next, *vm_prev;	/* [m] by address */
	struct rb_node vm_rb;		/* [m] mm->mm_rb */
	/*
	 * [m] The free gap between vm_prev and this area, and the largest
	 * such gap in this subtree. Finds a hole in O(log n).
	 */
	unsigned long vm_gap, rb_subtree_gap;
	struct mm_struct *vm_mm;	/* [I] */
	pgprot_t vm_page_prot;		/* [m] for new ptes */
	unsigned long vm_flags;		/* [m] VM_* of linux/mm.h */
	const struct vm_operations_struct *vm_ops;
	unsigned long vm_pgoff;		/* [m] offset in vm_file, in pages */
	struct file *vm_file;		/* NULL: anonymous */
	/*
	 * Pages of its own were mapped here once, so fork() must copy the
	 * entries; without any, faults of the child rebuild them. In Linux
	 * this is what anon_vma != NULL says.
	 */
	bool vm_has_anon;
	struct list_head shared;	/* [i_mmap_lock] mapping->i_mmap */
};

#define AT_VECTOR_SIZE	(2 * 24)	/* ids and values, with AT_NULL */

struct mm_struct {
	struct vm_area_struct *mmap;	/* [m] list of areas */
	struct rb_root mm_rb;		/* [m] tree of areas */
	struct vm_area_struct *vmacache;	/* [m] last found */
	unsigned long highest_vm_end;	/* [m] end of the last area */
	unsigned long mmap_base;	/* [I] top (or bottom) of the mmap area */
	bool mmap_legacy;		/* [I] bottom-up: mmap_base is the bottom */
	unsigned long task_size;	/* [I] */
	pgd_t *pgd;			/* [I] */
	atomic_t mm_users;		/* tasks, and others who look inside */
	atomic_t mm_count;		/* 1 for all mm_users, and lazy users */
	long pgtables_bytes;
	int map_count;			/* [m] number of areas */
	spinlock_t page_table_lock;	/* page tables, see mm/memory.c */
	struct rw_semaphore mmap_lock;

	unsigned long hiwater_rss, hiwater_vm;
	unsigned long total_vm;		/* [m] pages of all areas */
	unsigned long locked_vm, data_vm, exec_vm, stack_vm;	/* [m] */
	unsigned long def_flags;
	long rss_stat[3];		/* MM_FILEPAGES MM_ANONPAGES MM_SHMEMPAGES */

	unsigned long start_code, end_code, start_data, end_data;
	unsigned long start_brk, brk, start_stack;
	unsigned long arg_start, arg_end, env_start, env_end;
	unsigned long saved_auxv[AT_VECTOR_SIZE];	/* /proc/PID/auxv */
	struct file *exe_file;		/* /proc/PID/exe */
	bool dumpable;			/* its user may look into it */
};

enum { MM_FILEPAGES, MM_ANONPAGES, MM_SHMEMPAGES, NR_MM_COUNTERS };

#endif
