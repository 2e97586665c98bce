// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/util.c - copies of strings, and where the mmap area begins
 *
 * Linux:    mm/util.c; krealloc() in mm/slab_common.c; arch_mmap_rnd() and
 *	     x86's arch_pick_mmap_layout() in arch/x86/mm/mmap.c
 * Notes:    chapter 6, "128 MiB for the stack"
 * Read:     mm/slab.c before, mm/mmap.c after
 *
 * The layout of 6.1 (mmap_base() there and here):
 *
 *	STACK_TOP +-----------------------------+
 *	          | [stack] below a random top  |
 *	          | room to grow: RLIMIT_STACK  |  gap: at least 128 MiB,
 *	          | + 8 MiB random + 1 MiB guard|  at most 5/6 of everything
 *	          | rnd: 0..255 pages           |
 *	          +-----------------------------+ mm->mmap_base
 *	          | mappings, from the top down |
 *
 * Without a limit no gap can be right: then mappings start at a third of the
 * address space and go upwards ("legacy"; i386 has stopped doing so).
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/random.h>
#include <linux/slab.h>

#include "internal.h"

/**
 * kmemdup() - copy memory into memory of its own
 * @src:	what to copy
 * @len:	bytes
 * @gfp:	for kmalloc()
 *
 * Return: the copy, or NULL.
 */
void *kmemdup(const void *src, size_t len, gfp_t gfp)
{
	void *p = kmalloc(len, gfp);

	return p ? memcpy(p, src, len) : NULL;
}

/* As kmemdup(), of a string with its NUL; a copy of NULL is NULL. */
char *kstrdup(const char *s, gfp_t gfp)
{
	return s ? kmemdup(s, strlen(s) + 1, gfp) : NULL;
}

/* At most @max characters of @s, and a NUL. */
char *kstrndup(const char *s, size_t max, gfp_t gfp)
{
	size_t len = strnlen(s, max);
	char *p = kmalloc(len + 1, gfp);

	if (p) {
		memcpy(p, s, len);
		p[len] = '\0';
	}
	return p;
}

/**
 * memdup_user() - copy memory of the user
 * @src:	where
 * @len:	bytes
 *
 * Context: may sleep.
 * Return: the copy, or ERR_PTR: -ENOMEM, -EFAULT.
 */
void *memdup_user(const void __user *src, size_t len)
{
	void *p = kmalloc(len, GFP_USER);

	if (!p)
		return ERR_PTR(-ENOMEM);
	if (copy_from_user(p, src, len)) {
		kfree(p);
		return ERR_PTR(-EFAULT);
	}
	return p;
}

/**
 * strndup_user() - copy a string of the user
 * @s:	the string
 * @n:	bytes that it may have with its NUL
 *
 * Context: may sleep.
 * Return: the copy, or ERR_PTR: -EFAULT, -EINVAL (too long), -ENOMEM.
 */
char *strndup_user(const char __user *s, long n)
{
	long len = strnlen_user(s, n);
	char *p;

	if (!len)
		return ERR_PTR(-EFAULT);
	if (len > n)
		return ERR_PTR(-EINVAL);
	p = memdup_user(s, len);
	if (!IS_ERR(p))
		p[len - 1] = '\0';	/* another thread may have written */
	return p;
}

/**
 * krealloc() - more room for the same object
 * @obj:	from kmalloc(), or NULL
 * @size:	bytes; 0 frees
 * @gfp:	for kmalloc()
 *
 * Return: the object, perhaps at another address, or NULL (@obj is still good).
 */
void *krealloc(const void *obj, size_t size, gfp_t gfp)
{
	void *p;

	if (!size) {
		kfree(obj);
		return NULL;
	}
	if (obj && ksize(obj) >= size)
		return (void *)obj;
	p = kmalloc(size, gfp);
	if (p && obj) {
		memcpy(p, obj, ksize(obj));
		kfree(obj);
	}
	return p;
}

/**
 * randomize_page() - a random page in a range
 * @start:	lowest address, rounded up to a page
 * @range:	bytes from @start on in which it may begin
 *
 * Return: page-aligned address; @start when the range holds no other.
 */
unsigned long randomize_page(unsigned long start, unsigned long range)
{
	unsigned long aligned = PAGE_ALIGN(start);

	if (range < aligned - start)
		return aligned;
	range = (range - (aligned - start)) >> PAGE_SHIFT;
	if (!range)
		return aligned;
	return aligned + ((get_random_long() % range) << PAGE_SHIFT);
}

/* 8 bits of pages, on both architectures. */
unsigned long arch_mmap_rnd(void)
{
	return (get_random_long() & 0xff) << PAGE_SHIFT;
}

/* Does an unlimited stack mean mappings from the bottom up? Not on i386. */
#ifndef ARCH_MMAP_LEGACY_UNLIMITED
#define ARCH_MMAP_LEGACY_UNLIMITED	true
#endif

#define MIN_GAP		(128UL << 20)
#define MAX_GAP		(STACK_TOP / 6 * 5)

static bool mmap_is_legacy(const struct rlimit *rlim_stack)
{
	if (current->personality & ADDR_COMPAT_LAYOUT)
		return true;
	return ARCH_MMAP_LEGACY_UNLIMITED &&
	       rlim_stack->rlim_cur == RLIM_INFINITY;
}

static unsigned long mmap_base(unsigned long rnd,
			       const struct rlimit *rlim_stack)
{
	unsigned long gap = rlim_stack->rlim_cur, pad = stack_guard_gap;

	/* STACK_RND_MASK pages: how far randomize_stack_top() may go down */
	if (current->flags & PF_RANDOMIZE)
		pad += 0x7ffUL << PAGE_SHIFT;
	if (gap + pad > gap)
		gap += pad;
	gap = clamp(gap, MIN_GAP, MAX_GAP);
	return PAGE_ALIGN(STACK_TOP - gap - rnd);
}

/**
 * arch_pick_mmap_layout() - decide where mappings go, for exec
 * @mm:	the new address space
 * @rlim_stack:	RLIMIT_STACK as exec found it (a parameter since 4.16)
 *
 * Sets ->mmap_base and ->mmap_legacy from @rlim_stack, the personality and
 * PF_RANDOMIZE of current.
 */
void arch_pick_mmap_layout(struct mm_struct *mm, const struct rlimit *rlim_stack)
{
	unsigned long rnd = 0;

	if (current->flags & PF_RANDOMIZE)
		rnd = arch_mmap_rnd();
	mm->mmap_legacy = mmap_is_legacy(rlim_stack);
	if (mm->mmap_legacy)
		mm->mmap_base = TASK_UNMAPPED_BASE + rnd;
	else
		mm->mmap_base = mmap_base(rnd, rlim_stack);
}

/* OVERCOMMIT_GUESS: one request for more than there is at all is refused. */
int vm_enough_memory(unsigned long pages)
{
	return pages > totalram_pages() ? -ENOMEM : 0;
}

/**
 * vm_mmap() - map a file for the kernel's own purposes (exec)
 * @file:	the file, or NULL
 * @addr:	where, with MAP_FIXED, or a hint
 * @len:	bytes
 * @prot:	PROT_*
 * @flags:	MAP_*
 * @offset:	in the file, bytes, page-aligned
 *
 * Context: may sleep; takes mmap_lock of current->mm.
 * Return: the address; -EINVAL, and what do_mmap() returns.
 */
unsigned long vm_mmap(struct file *file, unsigned long addr, unsigned long len,
		      unsigned long prot, unsigned long flags,
		      unsigned long offset)
{
	unsigned long ret;

	if (offset + PAGE_ALIGN(len) < offset || offset_in_page(offset))
		return -EINVAL;
	mmap_write_lock(current->mm);
	ret = do_mmap(file, addr, len, prot, flags, offset >> PAGE_SHIFT);
	mmap_write_unlock(current->mm);
	return ret;
}
