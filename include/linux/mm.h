/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/mm.h - areas, pages and page tables: what mm/ offers
 *
 * Linux:    include/linux/mm.h, pgtable.h
 * Read:     linux/mm_types.h, linux/page-flags.h before, mm/memory.c after
 */
#ifndef _KERNEL_MM_H
#define _KERNEL_MM_H

#include <linux/align.h>
#include <linux/err.h>
#include <linux/gfp.h>
#include <linux/mm_types.h>
#include <linux/mmzone.h>
#include <linux/page-flags.h>
#include <linux/pfn.h>
#include <asm/pgtable.h>

struct pt_regs;
struct rlimit;

/* vm_flags */
#define VM_READ		0x00000001
#define VM_WRITE	0x00000002
#define VM_EXEC		0x00000004
#define VM_SHARED	0x00000008
#define VM_MAYREAD	0x00000010	/* mprotect() may set VM_READ … */
#define VM_MAYWRITE	0x00000020
#define VM_MAYEXEC	0x00000040
#define VM_MAYSHARE	0x00000080
#define VM_GROWSDOWN	0x00000100
#define VM_GROWSUP	0x00000000
#define VM_PFNMAP	0x00000400
#define VM_LOCKED	0x00002000
#define VM_IO		0x00004000
#define VM_SEQ_READ	0x00008000
#define VM_RAND_READ	0x00010000
#define VM_DONTCOPY	0x00020000
#define VM_DONTEXPAND	0x00040000
#define VM_ACCOUNT	0x00100000
#define VM_NORESERVE	0x00200000

#define VM_ACCESS_FLAGS	(VM_READ | VM_WRITE | VM_EXEC)
/* While exec builds the stack: this combination is never used otherwise. */
#define VM_STACK_INCOMPLETE_SETUP	(VM_RAND_READ | VM_SEQ_READ)
#define VM_DATA_DEFAULT_FLAGS						\
	(((current->personality & READ_IMPLIES_EXEC) ? VM_EXEC : 0) |	\
	 VM_READ | VM_WRITE | VM_MAYREAD | VM_MAYWRITE | VM_MAYEXEC)
#define VM_STACK_DEFAULT_FLAGS	VM_DATA_DEFAULT_FLAGS
#ifdef CONFIG_STACK_GROWSUP
#define VM_STACK		VM_GROWSUP
#else
#define VM_STACK		VM_GROWSDOWN
#endif
#define VM_STACK_FLAGS	(VM_STACK | VM_STACK_DEFAULT_FLAGS | VM_ACCOUNT)

static inline enum zone_type page_zonenum(const struct page *page)
{
	return page->flags >> ZONES_PGSHIFT;
}
#define PageHighMem(page)	(page_zonenum(page) == ZONE_HIGHMEM)

/* The flat mem_map */
extern struct page *mem_map;
extern void *high_memory;		/* first address after lowmem */
#define page_to_pfn(page)	((unsigned long)((page) - mem_map) + ARCH_PFN_OFFSET)
#define pfn_to_page(pfn)	(mem_map + ((pfn) - ARCH_PFN_OFFSET))
#define page_to_phys(page)	((phys_addr_t)page_to_pfn(page) << PAGE_SHIFT)
#define phys_to_page(pa)	pfn_to_page((unsigned long)((pa) >> PAGE_SHIFT))
#define virt_to_page(v)		pfn_to_page(__pa(v) >> PAGE_SHIFT)
/* Does RAM lie at @pfn? */
static inline bool pfn_valid(unsigned long pfn)
{
	return pfn >= min_low_pfn && pfn < max_pfn;
}
/* Is virt_to_page() true for @kaddr? No for vmalloc, and so for a mapped stack. */
#define virt_addr_valid(kaddr)	((unsigned long)(kaddr) >= PAGE_OFFSET && \
	(void *)(kaddr) < high_memory && pfn_valid(PFN_DOWN(__pa(kaddr))))
/* Kernel address of a lowmem page, NULL for highmem. */
void *page_address(const struct page *page);

#define PAGE_ALIGN(addr)	ALIGN(addr, PAGE_SIZE)
#define PAGE_ALIGNED(addr)	IS_ALIGNED((unsigned long)(addr), PAGE_SIZE)
#define offset_in_page(p)	((unsigned long)(p) & ~PAGE_MASK)

#define page_count(page)	atomic_read(&(page)->_refcount)
#define page_mapcount(page)	(atomic_read(&(page)->_mapcount) + 1)
#define page_mapped(page)	(page_mapcount(page) > 0)
#define get_page(page)		atomic_inc(&(page)->_refcount)
void put_page(struct page *page);

/* Areas: mm/mmap.c */
struct vm_fault {
	struct vm_area_struct *vma;
	unsigned int flags;		/* FAULT_FLAG_* */
	unsigned long pgoff;		/* page of vma->vm_file */
	unsigned long address;		/* page-aligned */
	pmd_t *pmd;
	pte_t *pte;			/* NULL: empty, or its table is missing */
	pte_t orig_pte;			/* as it was at the time of the fault */
	struct page *page;		/* ->fault() answers, with a reference */
};

typedef unsigned int vm_fault_t;
#define VM_FAULT_OOM		0x0001
#define VM_FAULT_SIGBUS		0x0002
#define VM_FAULT_SIGSEGV	0x0040
#define VM_FAULT_ERROR		(VM_FAULT_OOM | VM_FAULT_SIGBUS | VM_FAULT_SIGSEGV)
#define VM_FAULT_MAJOR		0x0004

#define FAULT_FLAG_WRITE	0x01
#define FAULT_FLAG_USER		0x02
#define FAULT_FLAG_INSTRUCTION	0x04

struct vm_operations_struct {
	vm_fault_t (*fault)(struct vm_fault *vmf);
	/* Map what is in memory already, of pages start..end, around a fault. */
	void (*map_pages)(struct vm_fault *vmf, unsigned long start_pgoff,
			  unsigned long end_pgoff);
	const char *(*name)(struct vm_area_struct *vma);
};

struct vm_area_struct *vm_area_alloc(struct mm_struct *mm);	/* zeroed */
struct vm_area_struct *vm_area_dup(struct vm_area_struct *orig);
void vm_area_free(struct vm_area_struct *vma);
/* First area with vm_end > addr, or NULL. */
struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long addr);
struct vm_area_struct *find_vma_prev(struct mm_struct *mm, unsigned long addr,
				     struct vm_area_struct **pprev);
struct vm_area_struct *find_vma_intersection(struct mm_struct *mm,
					     unsigned long start, unsigned long end);
/* The area of @addr; a stack area below which it lies is grown. */
struct vm_area_struct *find_extend_vma(struct mm_struct *mm, unsigned long addr);
int insert_vm_struct(struct mm_struct *mm, struct vm_area_struct *vma);
int split_vma(struct mm_struct *mm, struct vm_area_struct *vma,
	      unsigned long addr, int new_below);
struct vm_area_struct *vma_merge(struct mm_struct *mm,
	struct vm_area_struct *prev, unsigned long addr, unsigned long end,
	unsigned long vm_flags, struct file *file, unsigned long pgoff);
int vma_adjust(struct vm_area_struct *vma, unsigned long start,
	       unsigned long end, unsigned long pgoff, struct vm_area_struct *insert);
int expand_stack(struct vm_area_struct *vma, unsigned long address);
int expand_downwards(struct vm_area_struct *vma, unsigned long address);
extern unsigned long stack_guard_gap;	/* bytes */
/* The lowest address that belongs to @vma, the guard gap of a stack included. */
static inline unsigned long vm_start_gap(struct vm_area_struct *vma)
{
	unsigned long gap = vma->vm_flags & VM_GROWSDOWN ? stack_guard_gap : 0;

	return vma->vm_start > gap ? vma->vm_start - gap : 0;
}
bool may_expand_vm(struct mm_struct *mm, vm_flags_t flags, unsigned long npages);
void vm_stat_account(struct mm_struct *mm, vm_flags_t flags, long npages);
pgprot_t vm_get_page_prot(unsigned long vm_flags);

unsigned long get_unmapped_area(struct file *file, unsigned long addr,
	unsigned long len, unsigned long pgoff, unsigned long flags);
unsigned long do_mmap(struct file *file, unsigned long addr, unsigned long len,
	unsigned long prot, unsigned long flags, unsigned long pgoff);
unsigned long vm_mmap(struct file *file, unsigned long addr, unsigned long len,
	unsigned long prot, unsigned long flags, unsigned long offset);
int do_munmap(struct mm_struct *mm, unsigned long start, size_t len);
int vm_munmap(unsigned long start, size_t len);
/* Anonymous memory at a fixed place. */
int vm_brk_flags(unsigned long addr, unsigned long len, unsigned long flags);
int mprotect_fixup(struct vm_area_struct *vma, struct vm_area_struct **pprev,
		   unsigned long start, unsigned long end, unsigned long newflags);
unsigned long move_page_tables(struct vm_area_struct *vma,
	unsigned long old_addr, struct vm_area_struct *new_vma,
	unsigned long new_addr, unsigned long len);
void exit_mmap(struct mm_struct *mm);
int dup_mmap(struct mm_struct *mm, struct mm_struct *oldmm);
void arch_pick_mmap_layout(struct mm_struct *mm, const struct rlimit *rlim);
unsigned long arch_mmap_rnd(void);
unsigned long randomize_page(unsigned long start, unsigned long range);
extern int randomize_va_space;
extern unsigned long mmap_min_addr;
extern int sysctl_max_map_count;

/* Page tables and faults: mm/memory.c */
#define p4d_alloc(mm, pgd, addr)	p4d_offset(pgd, addr)	/* folded */
#define pud_alloc(mm, p4d, addr)	pud_offset(p4d, addr)
pmd_t *pmd_alloc(struct mm_struct *mm, pud_t *pud, unsigned long addr);
int pte_alloc(struct mm_struct *mm, pmd_t *pmd);	/* 0 or -ENOMEM */
pte_t *pte_alloc_kernel(pmd_t *pmd, unsigned long addr);
/* The pmd/pte of @addr, or NULL where a table is missing. */
pmd_t *mm_find_pmd(struct mm_struct *mm, unsigned long addr);
pte_t *mm_find_pte(struct mm_struct *mm, unsigned long addr);
int copy_page_range(struct vm_area_struct *dst, struct vm_area_struct *src);
void unmap_page_range(struct vm_area_struct *vma, unsigned long start,
		      unsigned long end);	/* zap; tables stay */
void zap_page_range(struct vm_area_struct *vma, unsigned long start,
		    unsigned long size);
/* Drop file bytes from @holebegin on from every mapping; holelen 0: to the end. */
void unmap_mapping_range(struct address_space *mapping, loff_t holebegin,
			 loff_t holelen, int even_cows);
/* The page behind a user pte, or NULL: the zero page belongs to nobody. */
struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr,
			    pte_t pte);
void free_pgd_range(struct mm_struct *mm, unsigned long addr, unsigned long end,
		    unsigned long floor, unsigned long ceiling);
vm_fault_t handle_mm_fault(struct vm_area_struct *vma, unsigned long address,
			   unsigned int flags, struct pt_regs *regs);
#define FOLL_WRITE	0x01
#define FOLL_FORCE	0x10
/* Pins pages of @mm (mmap_lock held); returns how many, or -EFAULT/-ENOMEM. */
long get_user_pages_remote(struct mm_struct *mm, unsigned long start,
	unsigned long nr_pages, unsigned int gup_flags, struct page **pages);
/* /proc/PID/mem style: bytes copied. */
int access_remote_vm(struct mm_struct *mm, unsigned long addr, void *buf,
		     int len, unsigned int gup_flags);
void pagefault_out_of_memory(void);
void update_hiwater_rss(struct mm_struct *mm);
static inline unsigned long get_mm_rss(struct mm_struct *mm)
{
	return mm->rss_stat[MM_FILEPAGES] + mm->rss_stat[MM_ANONPAGES] +
	       mm->rss_stat[MM_SHMEMPAGES];
}
static inline void add_mm_counter(struct mm_struct *mm, int member, long value)
{
	mm->rss_stat[member] += value;
}
static inline bool vma_is_anonymous(struct vm_area_struct *vma)
{
	return !vma->vm_ops;
}
static inline unsigned long vma_pages(struct vm_area_struct *vma)
{
	return (vma->vm_end - vma->vm_start) >> PAGE_SHIFT;
}

char *whose_page(struct page *page, char *buf, size_t size);	/* its owner, in words */

extern struct mm_struct init_mm;
extern struct page *empty_zero_page;

void __init mm_core_init(void);	/* 6.4's name: mem_init(), kmem_cache_init() … */
void __init mem_init(void);	/* architecture: free_area_init() */
void free_initmem(void);
/* Hands reserved lowmem to the page allocator; logs @s; returns pages. */
unsigned long free_reserved_area(void *start, void *end, int poison,
				 const char *s);

#define mmap_read_lock(mm)	down_read(&(mm)->mmap_lock)
#define mmap_read_unlock(mm)	up_read(&(mm)->mmap_lock)
#define mmap_write_lock(mm)	down_write(&(mm)->mmap_lock)
#define mmap_write_unlock(mm)	up_write(&(mm)->mmap_lock)

#endif
