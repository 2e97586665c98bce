// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/vmalloc.c - memory that is contiguous only virtually
 *
 * Linux:    mm/vmalloc.c (5.6)
 * Notes:    chapter 8, "Addresses without memory"; walks vmap-alloc, stack-free
 * Read:     mm/vmap_area.c before, kernel/stack_vmap.c, kernel/workqueue.c after
 *
 *	struct vm_struct                     page frames, anywhere
 *	  addr  ------> +-----------+
 *	  size (with    | page 0    | ----------> pages[0]  highmem
 *	   the guard)   +-----------+
 *	                | page 1    | ----------> pages[1]  highmem
 *	                +-----------+
 *	                | guard     |  no entry in the page table: whoever runs
 *	                +-----------+  over the end faults
 *	                | next area |
 *
 * __pa() of such an address is arithmetic on a mapping that it is not in: a
 * number, but not where the memory is. vmalloc_to_page() asks the page table.
 *
 * Frames come from highmem first, one by one, and never in a row: where a
 * driver takes the address of the first page for that of all, it must show.
 *
 * Locks:    those of mm/vmap_area.c; a vm_struct belongs to who allocated it
 * Left out: huge pages, NUMA, VM_USERMAP, areas before the allocator exists
 */
#include <linux/kernel.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include <linux/workqueue.h>

unsigned long nr_vmalloc_pages;

static struct llist_head vfree_deferred;	/* in the freed memory itself */

/**
 * vmalloc_to_page() - the page frame behind an address
 * @addr: from vmalloc() or vmap()
 *
 * Context: any.
 * Return: the page, or NULL: nothing is mapped there.
 */
struct page *vmalloc_to_page(const void *addr)
{
	pte_t *pte = mm_find_pte(&init_mm, (unsigned long)addr);

	return pte && pte_present(*pte) ? pte_page(*pte) : NULL;
}

static void unmap_kernel_range(unsigned long addr, unsigned long size)
{
	unsigned long end = addr + size;
	pte_t *pte;

	for (; addr < end; addr += PAGE_SIZE) {
		pte = mm_find_pte(&init_mm, addr);
		if (pte)
			pte_clear(&init_mm, addr, pte);
	}
}

/* The CPU keeps no copy of an entry that was empty: nothing to flush. */
static int map_kernel_range(unsigned long addr, unsigned long size,
			    pgprot_t prot, struct page **pages)
{
	unsigned long end = addr + size;
	pte_t *pte;

	for (; addr < end; addr += PAGE_SIZE) {
		pte = pte_alloc_kernel(pmd_off_k(addr), addr);
		if (!pte)
			return -ENOMEM;
		BUG_ON(!pte_none(*pte));
		set_pte_at(&init_mm, addr, pte, mk_pte(*pages++, prot));
	}
	return 0;
}

static struct vm_struct *__get_vm_area_node(unsigned long size,
					    unsigned long align,
					    unsigned long flags,
					    unsigned long start,
					    unsigned long end,
					    const void *caller)
{
	struct vm_struct *area;
	struct vmap_area *va;

	BUG_ON(in_interrupt());
	size = PAGE_ALIGN(size);
	if (!size)
		return NULL;
	area = kzalloc(sizeof(*area), GFP_KERNEL);
	if (!area)
		return NULL;
	if (!(flags & VM_NO_GUARD))
		size += PAGE_SIZE;
	va = alloc_vmap_area(size, max(align, (unsigned long)PAGE_SIZE), start, end);
	if (IS_ERR(va)) {
		kfree(area);
		return NULL;
	}
	area->flags = flags;
	area->addr = (void *)va->va_start;
	area->size = size;
	area->caller = caller;
	va->vm = area;
	return area;
}

/**
 * find_vm_area() - what was allocated at an address
 * @addr: anywhere inside
 *
 * Context: task context. (Linux: takes a lock that interrupts must not want,
 * which is why kernel/stack_vmap.c remembers the answer.)
 * Return: the area, or NULL.
 */
struct vm_struct *find_vm_area(const void *addr)
{
	struct vmap_area *va = find_vmap_area((unsigned long)addr);

	return va ? va->vm : NULL;
}

/* Entries out of the page table, addresses back; the frames stay. */
static struct vm_struct *remove_vm_area(const void *addr)
{
	struct vmap_area *va = find_vmap_area((unsigned long)addr);
	struct vm_struct *vm = va ? va->vm : NULL;

	if (!vm)
		return NULL;
	va->vm = NULL;
	unmap_kernel_range(va->va_start, get_vm_area_size(vm));
	free_vmap_area(va);
	return vm;
}

static void __vunmap(const void *addr, int deallocate_pages)
{
	struct vm_struct *area;
	unsigned int i;

	if (!addr)
		return;
	if (WARN(!PAGE_ALIGNED(addr), "Trying to vfree() bad address (%p)\n",
		 addr))
		return;
	area = remove_vm_area(addr);
	if (WARN(!area, "Trying to vfree() nonexistent vm area (%p)\n", addr))
		return;
	if (deallocate_pages) {
		for (i = 0; i < area->nr_pages; i++)
			__free_page(area->pages[i]);
		nr_vmalloc_pages -= area->nr_pages;
		kfree(area->pages);
	}
	kfree(area);
}

/*
 * One frame for each page. Two that are neighbours change places, so that no
 * page is followed by the frame that is next to its own.
 */
static int alloc_area_pages(struct vm_struct *area, gfp_t gfp)
{
	unsigned int n = get_vm_area_size(area) >> PAGE_SHIFT, i;

	area->pages = kmalloc(n * sizeof(*area->pages), GFP_KERNEL);
	if (!area->pages)
		return -ENOMEM;
	for (i = 0; i < n; i++) {
		struct page *page = alloc_page(gfp | __GFP_HIGHMEM | __GFP_NOWARN);

		if (!page)
			break;
		area->pages[i] = page;
		if (i && page == area->pages[i - 1] + 1)
			swap(area->pages[i], area->pages[i - 1]);
	}
	area->nr_pages = i;
	nr_vmalloc_pages += i;
	return i == n ? 0 : -ENOMEM;
}

/**
 * __vmalloc_node_range() - vmalloc() with all its choices
 * @size: bytes
 * @align: of the address, in bytes: a power of two
 * @start: VMALLOC_START
 * @end: VMALLOC_END
 * @gfp: GFP_KERNEL, __GFP_ZERO: pages of zeros
 * @prot: rights of the mapping
 * @vm_flags: VM_NO_GUARD, or 0
 * @node: NUMA_NO_NODE
 * @caller: for /proc/vmallocinfo
 *
 * Context: task context; may sleep.
 * Return: the address, or NULL: @size is 0 or more than all memory, there is
 * no memory, or no such range of addresses.
 */
void *__vmalloc_node_range(unsigned long size, unsigned long align,
			   unsigned long start, unsigned long end, gfp_t gfp,
			   pgprot_t prot, unsigned long vm_flags, int node,
			   const void *caller)
{
	struct vm_struct *area;

	if (WARN_ON_ONCE(!size) || size >> PAGE_SHIFT > totalram_pages())
		return NULL;
	area = __get_vm_area_node(size, align, VM_ALLOC | vm_flags, start, end,
				  caller);
	if (!area)
		return NULL;
	if (alloc_area_pages(area, gfp) ||
	    map_kernel_range((unsigned long)area->addr,
			     get_vm_area_size(area), prot, area->pages)) {
		__vunmap(area->addr, 1);
		return NULL;
	}
	return area->addr;
}

/**
 * vmalloc() - memory for the kernel that need not be contiguous
 * @size: bytes
 *
 * Context: task context; may sleep.
 * Return: page-aligned address, or NULL.
 */
void *vmalloc(unsigned long size)
{
	return __vmalloc_node_range(size, 1, VMALLOC_START, VMALLOC_END,
				    GFP_KERNEL, PAGE_KERNEL, 0, NUMA_NO_NODE,
				    __builtin_return_address(0));
}

/** vzalloc() - vmalloc(), filled with zeros. @size: bytes */
void *vzalloc(unsigned long size)
{
	return __vmalloc_node_range(size, 1, VMALLOC_START, VMALLOC_END,
				    GFP_KERNEL | __GFP_ZERO, PAGE_KERNEL, 0,
				    NUMA_NO_NODE, __builtin_return_address(0));
}

static void free_work(struct work_struct *w)
{
	struct llist_node *pos, *n;

	llist_for_each_safe(pos, n, llist_del_all(&vfree_deferred))
		__vunmap(pos, 1);
}
static DECLARE_WORK(vfree_work, free_work);

/**
 * vfree_atomic() - vfree() for who must not wait
 * @addr: from vmalloc(), or NULL; its first word becomes a link
 *
 * Context: any.
 */
void vfree_atomic(const void *addr)
{
	if (addr && llist_add((struct llist_node *)addr, &vfree_deferred))
		schedule_work(&vfree_work);
}

/**
 * vfree() - give back what vmalloc() gave
 * @addr: the address, or NULL
 *
 * Context: any; an interrupt leaves it to a work item.
 */
void vfree(const void *addr)
{
	if (in_interrupt())
		vfree_atomic(addr);
	else
		__vunmap(addr, 1);
}

/**
 * vmap() - one range of addresses for pages that somebody has
 * @pages: in this order; they stay the caller's
 * @count: how many
 * @flags: VM_MAP
 * @prot: rights of the mapping
 *
 * Context: task context; may sleep.
 * Return: the address, or NULL.
 */
void *vmap(struct page **pages, unsigned int count, unsigned long flags,
	   pgprot_t prot)
{
	struct vm_struct *area;

	if (count > totalram_pages())
		return NULL;
	area = __get_vm_area_node((unsigned long)count << PAGE_SHIFT, 1, flags,
				  VMALLOC_START, VMALLOC_END,
				  __builtin_return_address(0));
	if (!area)
		return NULL;
	if (map_kernel_range((unsigned long)area->addr,
			     get_vm_area_size(area), prot, pages)) {
		vunmap(area->addr);
		return NULL;
	}
	return area->addr;
}

/** vunmap() - undo vmap(). @addr: from it. Context: task context. */
void vunmap(const void *addr)
{
	BUG_ON(in_interrupt());
	__vunmap(addr, 0);
}

static void show_area(struct seq_file *m, struct vm_struct *v)
{
	seq_printf(m, "0x%px-0x%px %7lu", v->addr,
		   (char *)v->addr + v->size, v->size);
	if (v->caller)
		seq_printf(m, " %pS", v->caller);
	if (v->nr_pages)
		seq_printf(m, " pages=%d", v->nr_pages);
	if (v->flags & VM_ALLOC)
		seq_puts(m, " vmalloc");
	if (v->flags & VM_MAP)
		seq_puts(m, " vmap");
	seq_putc(m, '\n');
}

static void *s_start(struct seq_file *m, loff_t *pos)
{
	struct vmap_area *va = vmap_area_next(NULL);
	loff_t n;

	for (n = 0; va && n < *pos; n++)
		va = vmap_area_next(va);
	return va;
}

static void *s_next(struct seq_file *m, void *p, loff_t *pos)
{
	++*pos;
	return vmap_area_next(p);
}

static void s_stop(struct seq_file *m, void *p)
{
}

static int s_show(struct seq_file *m, void *p)
{
	struct vmap_area *va = p;

	if (RB_EMPTY_NODE(&va->rb_node))
		seq_printf(m, "0x%px-0x%px %7lu unpurged vm_area\n",
			   (void *)va->va_start, (void *)va->va_end,
			   va->va_end - va->va_start);
	else
		show_area(m, va->vm);
	return 0;
}

static int vmallocinfo_open(struct inode *inode, struct file *file)
{
	static const struct seq_operations vmalloc_op = {
		.start = s_start, .next = s_next, .stop = s_stop, .show = s_show,
	};

	return seq_open(file, &vmalloc_op);
}

static const struct file_operations vmallocinfo_fops = {
	.open = vmallocinfo_open,
	.read = seq_read,
	.llseek = seq_lseek,
	.release = seq_release,
};

static int __init proc_vmalloc_init(void)
{
	proc_create("vmallocinfo", 0400, NULL, &vmallocinfo_fops);
	return 0;
}
fs_initcall(proc_vmalloc_init);
