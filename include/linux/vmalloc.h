/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/vmalloc.h - memory that is contiguous only virtually
 *
 * Linux:    include/linux/vmalloc.h (5.6)
 * Notes:    chapter 8, "Addresses without memory"; walk vmap-alloc
 * Read:     mm/vmap_area.c, mm/vmalloc.c after
 */
#ifndef _KERNEL_VMALLOC_H
#define _KERNEL_VMALLOC_H

#include <linux/llist.h>
#include <linux/mm.h>
#include <linux/rbtree.h>

/* vm_struct.flags, as /proc/vmallocinfo names them */
#define VM_ALLOC		0x00000002	/* vmalloc() */
#define VM_MAP			0x00000004	/* vmap() */
#define VM_NO_GUARD		0x00000040	/* no page behind it */

struct vm_struct {
	struct vm_struct *next;		/* Linux: areas before the allocator */
	void *addr;
	unsigned long size;		/* bytes, the guard page included */
	unsigned long flags;		/* VM_… */
	struct page **pages;		/* one for each page but the guard */
	unsigned int nr_pages;
	const void *caller;
};

/* A range of addresses: in use, free, or waiting for the TLB to forget it. */
struct vmap_area {
	unsigned long va_start;
	unsigned long va_end;
	struct rb_node rb_node;		/* by address; RB_EMPTY_NODE(): waits */
	union {
		unsigned long subtree_max_size;	/* in the free tree */
		struct vm_struct *vm;		/* in the busy tree */
		struct llist_node purge_list;	/* in neither */
	};
};

/* mm/vmap_area.c */
void vmap_area_init(void);
struct vmap_area *alloc_vmap_area(unsigned long size, unsigned long align,
				  unsigned long vstart, unsigned long vend);
void free_vmap_area(struct vmap_area *va);
struct vmap_area *find_vmap_area(unsigned long addr);
struct vmap_area *vmap_area_next(struct vmap_area *va);	/* NULL: the first */
extern unsigned long vmap_lazy_nr;	/* pages on the purge list */

/* mm/vmalloc.c */
void *vmalloc(unsigned long size);
void *vzalloc(unsigned long size);
void *__vmalloc_node_range(unsigned long size, unsigned long align,
			   unsigned long start, unsigned long end, gfp_t gfp,
			   pgprot_t prot, unsigned long vm_flags, int node,
			   const void *caller);
void vfree(const void *addr);
void vfree_atomic(const void *addr);
void *vmap(struct page **pages, unsigned int count, unsigned long flags,
	   pgprot_t prot);
void vunmap(const void *addr);
struct vm_struct *find_vm_area(const void *addr);
struct page *vmalloc_to_page(const void *addr);
extern unsigned long nr_vmalloc_pages;	/* /proc/meminfo: VmallocUsed */

static inline bool is_vmalloc_addr(const void *x)
{
	unsigned long addr = (unsigned long)x;

	return addr >= VMALLOC_START && addr < VMALLOC_END;
}

/* The page of any address of the kernel's. Linux: fs/xfs/kmem.h has it, to itself. */
static inline struct page *kmem_to_page(void *addr)
{
	return is_vmalloc_addr(addr) ? vmalloc_to_page(addr) : virt_to_page(addr);
}

/* Bytes that may be used: without the guard page. */
static inline size_t get_vm_area_size(const struct vm_struct *area)
{
	return area->flags & VM_NO_GUARD ? area->size : area->size - PAGE_SIZE;
}

#endif
