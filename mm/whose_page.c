// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/whose_page.c - to whom does a page frame belong?
 *
 * Linux:    nothing like it for a running kernel; mm/page_owner.c remembers who
 *	     allocated
 * Read:     mm/page_alloc.c, mm/slab.c before; drivers/lkdtm/bugs.c uses it
 *
 * Whoever writes where he should not damages somebody. This file says whom: it
 * asks all tasks, one after the other, so it is slow, and for people only.
 *
 * Context: task context; nothing may change while it looks (not preempted).
 */
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/vmalloc.h>

#include "internal.h"

static bool in_kernel_stack(struct task_struct *t, struct page *page)
{
	char *stack = try_get_task_stack(t);
	bool found = false;
	int i;

	if (!stack)
		return false;
	for (i = 0; i < THREAD_SIZE / PAGE_SIZE && !found; i++)
		found = kmem_to_page(stack + i * PAGE_SIZE) == page;
	put_task_stack(t);
	return found;
}

/* Return: where @page is mapped in @mm, 0: nowhere. */
static unsigned long user_address(struct mm_struct *mm, struct page *page)
{
	struct vm_area_struct *vma;
	unsigned long addr;
	pte_t *pte;

	for (vma = mm->mmap; vma; vma = vma->vm_next)
		for (addr = vma->vm_start; addr < vma->vm_end; addr += PAGE_SIZE) {
			pte = mm_find_pte(mm, addr);
			if (!pte)
				addr = (addr | ~PMD_MASK) & PAGE_MASK;
			else if (pte_present(*pte) && pte_page(*pte) == page)
				return addr;
		}
	return 0;
}

static int whose_task(struct page *page, char *buf, size_t size)
{
	struct task_struct *p, *t;
	unsigned long addr;

	for_each_process(p) {
		t = p;
		do {
			if (in_kernel_stack(t, page))
				return snprintf(buf, size,
						"kernel stack of %s[%d]",
						t->comm, task_pid_nr(t));
		} while_each_thread(p, t);
		addr = p->mm ? user_address(p->mm, page) : 0;
		if (addr)
			return snprintf(buf, size,
					"memory of %s[%d] at %08lx", p->comm,
					task_pid_nr(p), addr);
	}
	return 0;
}

/**
 * whose_page() - the owner of a page frame, in words
 * @page: any page of mem_map
 * @buf: gets the text
 * @size: its bytes
 *
 * Return: @buf.
 */
char *whose_page(struct page *page, char *buf, size_t size)
{
	if (PageReserved(page))
		snprintf(buf, size, "the kernel's image, the initramfs, or no RAM");
	else if (PageSlab(page))
		snprintf(buf, size, "slab objects: %s", slab_name(page));
	else if ((page->flags >> PG_table) & 1)
		snprintf(buf, size, "a page table");
	else if (page->mapping && !PageAnon(page))
		snprintf(buf, size, "page %lu of a file", page->index);
	else if (!whose_task(page, buf, size))
		snprintf(buf, size, page_count(page) ? "the kernel" :
						       "nobody (free)");
	return buf;
}
