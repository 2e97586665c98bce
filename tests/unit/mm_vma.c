// SPDX-License-Identifier: GPL-2.0-only
/*
 * tests/unit/mm_vma.c - areas against an array with an entry for each page
 *
 * Read:     tests/unit/mm_host.h before
 * Tests:    mm/vma.c, mm/unmapped_area.c, mm/mmap.c, mm/mprotect.c
 */
#include "mm_host.h"

#include <linux/align.h>
#include <linux/bitops.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/rbtree.h>
#include <linux/resource.h>

/* What mm/ needs to know about tasks and files. */
struct task_struct {
	struct mm_struct *mm;
	unsigned long personality;
};
static struct task_struct unit_task;
#define current		(&unit_task)
static unsigned long rlimits[RLIM_NLIMITS];
#define rlimit(r)	(rlimits[r])
#define READ_IMPLIES_EXEC	0x400000
#define CAP_SYS_RAWIO	17
#define capable(cap)	false
#define TASK_SIZE	(1024UL << 12)
#define TASK_UNMAPPED_BASE	(340UL << 12)
#define FIRST_USER_ADDRESS	0UL
#define USER_PGTABLES_CEILING	0UL
#define __P000 { 0 }
#define __P001 { 1 }
#define __P010 { 2 }
#define __P011 { 3 }
#define __P100 { 4 }
#define __P101 { 5 }
#define __P110 { 6 }
#define __P111 { 7 }
#define __S000 { 8 }
#define __S001 { 9 }
#define __S010 { 10 }
#define __S011 { 11 }
#define __S100 { 12 }
#define __S101 { 13 }
#define __S110 { 14 }
#define __S111 { 15 }

struct address_space {
	struct list_head i_mmap;
	struct mutex {
		int unused;
	} i_mmap_lock;
};
struct path {
	struct vfsmount {
		unsigned long mnt_flags;
	} *mnt;
};
struct file {
	struct path f_path;
	unsigned int f_mode;
	struct {
		int (*mmap)(struct file *file, struct vm_area_struct *vma);
	} *f_op;
	struct address_space *f_mapping;
};
#define FMODE_READ	1
#define FMODE_WRITE	2
#define _KERNEL_MUTEX_H
#define mutex_lock(m)	((void)(m))
#define mutex_unlock(m)	((void)(m))
struct rw_semaphore {
	int unused;
};
#define down_read(s)	((void)(s))
#define up_read(s)	((void)(s))
#define down_write(s)	((void)(s))
#define up_write(s)	((void)(s))
static struct file *get_file(struct file *f) { return f; }
static struct file *fget(unsigned int fd) { return NULL; }
static void fput(struct file *f) { }
#define SYSCALL_DEFINE2(name, t1, a1, t2, a2) \
	long unit_sys_##name(t1 a1, t2 a2);	\
	long unit_sys_##name(t1 a1, t2 a2)
#define SYSCALL_DEFINE3(name, t1, a1, t2, a2, t3, a3) \
	long unit_sys_##name(t1 a1, t2 a2, t3 a3);	\
	long unit_sys_##name(t1 a1, t2 a2, t3 a3)
#define SYSCALL_DEFINE6(name, t1, a1, t2, a2, t3, a3, t4, a4, t5, a5, t6, a6) \
	long unit_sys_##name(t1 a1, t2 a2, t3 a3, t4 a4, t5 a5, t6 a6);	\
	long unit_sys_##name(t1 a1, t2 a2, t3 a3, t4 a4, t5 a5, t6 a6)

/* mm_pages.c has the real ones. */
#define kmem_cache_create	unit_cache_create
#define kmem_cache_alloc	unit_cache_alloc
#define kmem_cache_free	unit_cache_free

/* No page is ever mapped here. */
#define PMD_SIZE	(1UL << 21)
#define pmd_addr_end(addr, end)		(end)
#define pte_offset_map(pmd, addr)	((pte_t *)(pmd))
#define pte_none(pte)	((void)(pte), true)
#define pte_dirty(pte)	((void)(pte), false)
#define pte_mkwrite(pte)	(pte)
#define pte_modify(pte, prot)	((void)(prot), pte)
#define set_pte_at(mm, addr, ptep, pte)	do { *(ptep) = (pte); } while (0)

#include <linux/mm.h>
#include <linux/slab.h>

#include "../../mm/vma.c"
#include "../../mm/unmapped_area.c"
#include "../../mm/mmap.c"
#include "../../mm/mprotect.c"
#include "unit.h"

pmd_t *mm_find_pmd(struct mm_struct *mm, unsigned long addr) { return NULL; }
struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr,
			    pte_t pte) { return NULL; }
void unmap_page_range(struct vm_area_struct *vma, unsigned long start,
		      unsigned long end) { }
void free_pgtables(struct mm_struct *mm, struct vm_area_struct *vma,
		   struct vm_area_struct *stop, unsigned long floor,
		   unsigned long ceiling) { }
void update_hiwater_rss(struct mm_struct *mm) { }
void flush_tlb_range(struct vm_area_struct *vma, unsigned long start,
		     unsigned long end) { }
int vm_enough_memory(unsigned long pages) { return 0; }
int shmem_zero_setup(struct vm_area_struct *vma) { return 0; }

struct kmem_cache { int unused; };
static int live_areas;
struct kmem_cache *kmem_cache_create(const char *name, unsigned int size,
				     unsigned int align, unsigned int flags,
				     void (*ctor)(void *)) { return NULL; }
void *kmem_cache_alloc(struct kmem_cache *s, gfp_t gfp)
{
	live_areas++;
	return calloc(1, sizeof(struct vm_area_struct));
}
void kmem_cache_free(struct kmem_cache *s, void *obj)
{
	live_areas--;
	free(obj);
}

#define NPAGES	1024
#define GAP	4		/* stack_guard_gap, pages */
#define RW	(PROT_READ | PROT_WRITE)

static struct mm_struct mm;
/* The model: 0 free, else 1 + PROT_* + 8 for a stack. */
static unsigned char model[NPAGES + 1];

static unsigned char model_of(const struct vm_area_struct *vma)
{
	return 1 + (vma->vm_flags & 7) + (vma->vm_flags & VM_GROWSDOWN ? 8 : 0);
}

static unsigned long check_subtree(struct rb_node *rb, int *count)
{
	struct vm_area_struct *vma = rb_entry(rb, struct vm_area_struct, vm_rb);
	unsigned long max = vma_compute_gap(vma);

	++*count;
	if (rb->rb_left)
		max = max(max, check_subtree(rb->rb_left, count));
	if (rb->rb_right)
		max = max(max, check_subtree(rb->rb_right, count));
	EXPECT_EQ(vma->rb_subtree_gap, max);
	return max;
}

static void check(void)
{
	struct vm_area_struct *vma, *prev = NULL;
	struct rb_node *rb = rb_first(&mm.mm_rb);
	unsigned long page = 0, total = 0;
	int count = 0, in_tree = 0;

	for (vma = mm.mmap; vma; prev = vma, vma = vma->vm_next) {
		EXPECT(vma->vm_prev == prev);
		EXPECT(rb == &vma->vm_rb);
		rb = rb ? rb_next(rb) : NULL;
		EXPECT(vma->vm_start < vma->vm_end);
		EXPECT(vma->vm_pgoff == vma->vm_start >> PAGE_SHIFT);
		for (; page < vma->vm_start >> PAGE_SHIFT; page++)
			EXPECT_EQ(model[page], 0);
		for (; page < vma->vm_end >> PAGE_SHIFT; page++)
			EXPECT_EQ(model[page], model_of(vma));
		total += vma_pages(vma);
		count++;
	}
	for (; page < NPAGES; page++)
		EXPECT_EQ(model[page], 0);
	EXPECT(!rb);
	if (mm.mm_rb.rb_node)
		check_subtree(mm.mm_rb.rb_node, &in_tree);
	EXPECT_EQ(in_tree, count);
	EXPECT_EQ(mm.map_count, count);
	EXPECT_EQ(live_areas, count);
	EXPECT_EQ(mm.total_vm, total);
	EXPECT_EQ(mm.highest_vm_end, prev ? prev->vm_end : 0);
}

/* Is a mapping of @n pages possible at page @at, guard gaps respected? */
static bool fits(unsigned long at, unsigned long n)
{
	unsigned long i;

	if (at < 1 || at + n > NPAGES)
		return false;
	for (i = at; i < at + n; i++)
		if (model[i])
			return false;
	for (; i < at + n + GAP && i < NPAGES; i++) {
		/* the lowest page of a stack within reach? */
		if (model[i])
			return model[i] <= 8;
	}
	return true;
}

static long naive_unmapped(unsigned long n, bool topdown, unsigned long base)
{
	unsigned long at;

	for (at = topdown ? base - n + 1 : 0; at-- > 1; )
		if (topdown && fits(at, n))
			return at;
	for (at = topdown ? TASK_UNMAPPED_BASE >> PAGE_SHIFT : base;
	     at + n <= NPAGES; at++)
		if (fits(at, n))
			return at;
	return -ENOMEM;
}

static void try_mmap(void)
{
	static const unsigned char prots[] = { 0, PROT_READ, RW, RW, RW };
	unsigned long n = below(8) ? 1 + below(12) : 1 + below(300);
	unsigned long prot = prots[below(ARRAY_SIZE(prots))];
	unsigned long flags = MAP_PRIVATE | MAP_ANONYMOUS, at = 0, addr;
	long want;

	if (!below(6))
		flags |= MAP_GROWSDOWN;
	want = naive_unmapped(n, !mm.mmap_legacy, mm.mmap_base >> PAGE_SHIFT);
	if (!below(2)) {
		at = 1 + below(NPAGES - n);
		flags |= MAP_FIXED;
		want = at;
	} else if (!below(2)) {
		at = 1 + below(NPAGES - n);
		if (fits(at, n))
			want = at;
	}
	addr = do_mmap(NULL, at << PAGE_SHIFT, n << PAGE_SHIFT, prot, flags, 0);
	if (IS_ERR_VALUE(addr)) {
		EXPECT_EQ((long)addr, want);
		return;
	}
	EXPECT_EQ(addr >> PAGE_SHIFT, want);
	libc_memset(model + (addr >> PAGE_SHIFT),
		    1 + prot + (flags & MAP_GROWSDOWN ? 8 : 0), n);
}

static void try_munmap(void)
{
	unsigned long n = 1 + below(40), at = below(NPAGES - n);

	EXPECT_EQ(do_munmap(&mm, at << PAGE_SHIFT, n << PAGE_SHIFT), 0);
	libc_memset(model + at, 0, n);
}

static void try_mprotect(void)
{
	unsigned long n = 1 + below(40), at = below(NPAGES - n), i;
	unsigned long prot = below(2) ? RW : below(2) ? PROT_READ : 0;
	long want = 0, got;

	for (i = at; i < at + n && !want; i++) {
		if (!model[i])
			want = -ENOMEM;
		else
			model[i] = (model[i] > 8 ? 9 : 1) + prot;
	}
	got = unit_sys_mprotect(at << PAGE_SHIFT, n << PAGE_SHIFT, prot);
	EXPECT_EQ(got, want);
}

static void try_find(void)
{
	unsigned long addr = (unsigned long)below(NPAGES) << PAGE_SHIFT;
	struct vm_area_struct *vma, *prev, *v = mm.mmap, *p = NULL;

	for (; v && v->vm_end <= addr; v = v->vm_next)
		p = v;
	vma = find_vma_prev(&mm, addr, &prev);
	EXPECT(vma == v);
	EXPECT(prev == p);
}

/* A fault below a stack: it grows, unless the gap would get too small. */
static void try_grow(void)
{
	unsigned long page = 1 + below(NPAGES - 1), i, below_it;
	struct vm_area_struct *vma = find_vma(&mm, page << PAGE_SHIFT);
	bool want = true;
	int got;

	if (!vma || !(vma->vm_flags & VM_GROWSDOWN) ||
	    vma->vm_start <= page << PAGE_SHIFT)
		return;
	for (below_it = page; below_it > 0 && !model[below_it - 1]; )
		below_it--;
	if (below_it && page - below_it < GAP && model[below_it - 1] <= 8 &&
	    model[below_it - 1] > 1)
		want = false;
	got = expand_stack(vma, (page << PAGE_SHIFT) + below(4096));
	EXPECT_EQ(got, want ? 0 : -ENOMEM);
	for (i = page; want && i < vma->vm_end >> PAGE_SHIFT; i++)
		model[i] = model_of(vma);
}

static void run(bool legacy, unsigned long base)
{
	int i;

	libc_memset(&mm, 0, sizeof(mm));
	libc_memset(model, 0, sizeof(model));
	libc_memset(rlimits, 0xff, sizeof(rlimits));
	mm.mmap_legacy = legacy;
	mm.mmap_base = base << PAGE_SHIFT;
	unit_task.mm = &mm;
	stack_guard_gap = GAP << PAGE_SHIFT;
	for (i = 0; i < 4000; i++) {
		switch (below(8)) {
		case 0 ... 2:
			try_mmap();
			break;
		case 3: case 4:
			try_munmap();
			break;
		case 5:
			try_mprotect();
			break;
		case 6:
			try_grow();
			break;
		default:
			try_find();
		}
		check();
	}
	do_munmap(&mm, 0, TASK_SIZE);
	EXPECT_EQ(live_areas, 0);
}

TEST(vma_topdown, "mm: areas agree with an array, mapping from the top down")
{
	run(false, 1000);
}

TEST(vma_legacy, "mm: areas agree with an array, mapping from the bottom up")
{
	run(true, 340);
}

TEST(vma_neighbours, "mm: alike neighbours become one area, and back again")
{
	unsigned long a, pages = 16 << PAGE_SHIFT;

	run(false, 1000);
	a = do_mmap(NULL, 0, pages, RW, MAP_PRIVATE | MAP_ANONYMOUS, 0);
	EXPECT_EQ(mm.map_count, 1);
	EXPECT_EQ(unit_sys_mprotect(a + pages / 2, PAGE_SIZE, PROT_READ), 0);
	EXPECT_EQ(mm.map_count, 3);
	EXPECT_EQ(unit_sys_mprotect(a + pages / 2, PAGE_SIZE, RW), 0);
	EXPECT_EQ(mm.map_count, 1);
	EXPECT_EQ(do_mmap(NULL, 0, pages, RW, MAP_PRIVATE | MAP_ANONYMOUS, 0),
		  a - pages);
	EXPECT_EQ(mm.map_count, 1);
	do_munmap(&mm, 0, TASK_SIZE);
}

static long map(unsigned long addr, unsigned long len, unsigned long prot,
		unsigned long flags)
{
	return do_mmap(NULL, addr, len, prot, flags | MAP_ANONYMOUS, 0);
}

TEST(vma_errors, "mm: what mmap, munmap and mprotect refuse, and how")
{
	run(false, 1000);
	EXPECT_EQ(map(0, 0, RW, MAP_PRIVATE), -EINVAL);
	EXPECT_EQ(map(0, PAGE_SIZE, RW, 0), -EINVAL);
	EXPECT_EQ(map(0, -1UL, RW, MAP_PRIVATE), -ENOMEM);
	EXPECT_EQ(map(0, TASK_SIZE + 1, RW, MAP_PRIVATE), -ENOMEM);
	EXPECT_EQ(map(1, PAGE_SIZE, RW, MAP_PRIVATE | MAP_FIXED), -EINVAL);
	EXPECT_EQ(map(0, PAGE_SIZE, RW, MAP_PRIVATE | MAP_FIXED), -EPERM);
	EXPECT_EQ(map(TASK_SIZE, PAGE_SIZE, RW, MAP_PRIVATE | MAP_FIXED),
		  -ENOMEM);
	EXPECT_EQ(map(8192, PAGE_SIZE, RW, MAP_PRIVATE | MAP_FIXED_NOREPLACE),
		  8192);
	EXPECT_EQ(map(4096, 8192, RW, MAP_PRIVATE | MAP_FIXED_NOREPLACE),
		  -EEXIST);
	EXPECT_EQ(map(0, PAGE_SIZE, RW, MAP_SHARED | MAP_GROWSDOWN), -EINVAL);
	EXPECT_EQ(unit_sys_mmap_pgoff(0, 4096, RW, MAP_PRIVATE, 5, 0), -EBADF);
	EXPECT_EQ(unit_sys_munmap(4097, 4096), -EINVAL);
	EXPECT_EQ(unit_sys_munmap(4096, 0), -EINVAL);
	EXPECT_EQ(unit_sys_munmap(TASK_SIZE, 4096), -EINVAL);
	EXPECT_EQ(unit_sys_mprotect(8192, 0, RW), 0);
	EXPECT_EQ(unit_sys_mprotect(8192, 8192, RW), -ENOMEM);
	EXPECT_EQ(unit_sys_mprotect(8192, 4096, 64), -EINVAL);
	EXPECT_EQ(unit_sys_mprotect(8192, 4096, RW | PROT_GROWSDOWN), -EINVAL);
	rlimits[RLIMIT_AS] = 3 * PAGE_SIZE;
	EXPECT_EQ(map(0, 3 * PAGE_SIZE, RW, MAP_PRIVATE), -ENOMEM);
	EXPECT(map(0, 2 * PAGE_SIZE, PROT_READ, MAP_PRIVATE) > 0);
	do_munmap(&mm, 0, TASK_SIZE);
}
