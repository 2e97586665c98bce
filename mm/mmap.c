// SPDX-License-Identifier: GPL-2.0-only
/*
 * mm/mmap.c - promises of memory: making, growing and breaking them
 *
 * Linux:    mm/mmap.c (structure 5.6, checks 6.1)
 * Notes:    chapter 6, "An area is a promise"; chapter 7, "A stack that grows"
 * Read:     mm/vma.c before, mm/memory.c after; mm/brk.c for the heap and the
 *	     life of a whole address space
 *
 *	            |              |
 *	            +--------------+ vm_end
 *	            |   [stack]    |
 *	            +--------------+ vm_start   expand_downwards() moves this
 *	            |   1 MiB      |            stack_guard_gap: nothing may grow
 *	            |   of nothing |            or be mapped into it
 *	            +--------------+ vm_start_gap()
 *	            |  mappings,   |
 *	            |  top down    | get_unmapped_area() finds a hole
 *
 * Locks:    mm->mmap_lock for writing
 * Left out: MAP_LOCKED and MAP_POPULATE (accepted, without effect), hugetlb,
 *	     memory policy; overcommit beyond the heuristic that refuses what
 *	     is obviously too much
 */
#include <linux/arch.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/syscalls.h>
#include <uapi/linux/mman.h>
#include <uapi/linux/mount.h>

#include "internal.h"

unsigned long mmap_min_addr = 4096;
int sysctl_max_map_count = 65530;
unsigned long stack_guard_gap = 256UL << PAGE_SHIFT;

static int __init cmdline_parse_stack_guard_gap(char *p)
{
	char *end;
	unsigned long pages = simple_strtoul(p, &end, 10);

	if (!*end)
		stack_guard_gap = pages << PAGE_SHIFT;
	return 0;
}
__setup("stack_guard_gap=", cmdline_parse_stack_guard_gap);

/**
 * vm_get_page_prot() - the hardware's rights for an area
 * @vm_flags:	VM_READ, VM_WRITE, VM_EXEC, VM_SHARED
 *
 * Return: protection for new entries; a private area is never writable at
 * first, so that the first write is a fault.
 */
pgprot_t vm_get_page_prot(unsigned long vm_flags)
{
	static const pgprot_t protection_map[16] = {
		__P000, __P001, __P010, __P011, __P100, __P101, __P110, __P111,
		__S000, __S001, __S010, __S011, __S100, __S101, __S110, __S111,
	};

	return protection_map[vm_flags & (VM_ACCESS_FLAGS | VM_SHARED)];
}

/* Which of the sums in /proc/PID/status an area belongs to. */
static bool is_data_mapping(vm_flags_t flags)
{
	return (flags & (VM_WRITE | VM_SHARED | VM_STACK)) == VM_WRITE;
}

void vm_stat_account(struct mm_struct *mm, vm_flags_t flags, long npages)
{
	mm->total_vm += npages;
	if ((flags & (VM_EXEC | VM_WRITE | VM_STACK)) == VM_EXEC)
		mm->exec_vm += npages;
	else if (flags & VM_STACK)
		mm->stack_vm += npages;
	else if (is_data_mapping(flags))
		mm->data_vm += npages;
}

/* RLIMIT_AS, and RLIMIT_DATA for private writable memory. */
bool may_expand_vm(struct mm_struct *mm, vm_flags_t flags, unsigned long npages)
{
	if (mm->total_vm + npages > rlimit(RLIMIT_AS) >> PAGE_SHIFT)
		return false;
	return !is_data_mapping(flags) ||
	       mm->data_vm + npages <= rlimit(RLIMIT_DATA) >> PAGE_SHIFT;
}

/* ---- stacks that grow ---------------------------------------------------- */

/* May the stack have @grow pages more, @size bytes then? 0 or -ENOMEM. */
static int acct_stack_growth(struct vm_area_struct *vma, unsigned long size,
			     unsigned long grow)
{
	if (!may_expand_vm(vma->vm_mm, vma->vm_flags, grow))
		return -ENOMEM;
	/* The limit as it is now, not as it was when exec made the stack. */
	if (size > rlimit(RLIMIT_STACK))
		return -ENOMEM;
	return vm_enough_memory(grow);
}

/**
 * expand_downwards() - let a stack reach down to an address
 * @vma:	a VM_GROWSDOWN area
 * @address:	the lowest byte that shall be inside
 *
 * One comparison and one assignment: no page is allocated, and it costs the
 * same however far down @address is.
 *
 * Context: mmap_lock held for writing (a page fault of before 6.1 had it for
 * reading only).
 * Return: 0; -EPERM (below mmap_min_addr); -ENOMEM (another mapping within
 * stack_guard_gap, RLIMIT_STACK, RLIMIT_AS).
 */
int expand_downwards(struct vm_area_struct *vma, unsigned long address)
{
	struct vm_area_struct *prev = vma->vm_prev;
	struct mm_struct *mm = vma->vm_mm;
	unsigned long size, grow;
	int error;

	address &= PAGE_MASK;
	if (address < max(mmap_min_addr, FIRST_USER_ADDRESS))
		return -EPERM;
	/* A mapping without any rights is somebody's own guard: no matter. */
	if (prev && !(prev->vm_flags & VM_GROWSDOWN) &&
	    (prev->vm_flags & VM_ACCESS_FLAGS) &&
	    address - prev->vm_end < stack_guard_gap)
		return -ENOMEM;
	if (address >= vma->vm_start)
		return 0;	/* another thread has done it */
	if (prev && address < prev->vm_end)
		return -ENOMEM;

	size = vma->vm_end - address;
	grow = (vma->vm_start - address) >> PAGE_SHIFT;
	if (grow > vma->vm_pgoff)
		return -ENOMEM;
	error = acct_stack_growth(vma, size, grow);
	if (error)
		return error;

	spin_lock(&mm->page_table_lock);
	vm_stat_account(mm, vma->vm_flags, grow);
	vma->vm_start = address;
	vma->vm_pgoff -= grow;
	vma_gap_update(vma);
	spin_unlock(&mm->page_table_lock);
	return 0;
}

/* The one way a stack grows here; where stacks grow upwards it is the other. */
int expand_stack(struct vm_area_struct *vma, unsigned long address)
{
	return expand_downwards(vma, address);
}

struct vm_area_struct *find_extend_vma(struct mm_struct *mm, unsigned long addr)
{
	struct vm_area_struct *vma;

	addr &= PAGE_MASK;
	vma = find_vma(mm, addr);
	if (!vma || vma->vm_start <= addr)
		return vma;
	if (!(vma->vm_flags & VM_GROWSDOWN) || expand_stack(vma, addr))
		return NULL;
	return vma;
}

/* ---- mmap ------------------------------------------------------------------ */

/* PROT_* and VM_* have the same values for the three rights. */
static unsigned long calc_vm_flags(unsigned long prot, unsigned long flags)
{
	return (prot & VM_ACCESS_FLAGS) |
	       (flags & MAP_GROWSDOWN ? VM_GROWSDOWN : 0) |
	       (flags & MAP_NORESERVE ? VM_NORESERVE : 0) |
	       current->mm->def_flags | VM_MAYREAD | VM_MAYWRITE | VM_MAYEXEC;
}

static bool path_noexec(const struct path *path)
{
	return path->mnt && (path->mnt->mnt_flags & MS_NOEXEC);
}

/* The flags that every mapping may have; MAP_SHARED ignores all others. */
#define LEGACY_MAP_MASK							\
	(MAP_FIXED | MAP_ANONYMOUS | MAP_DENYWRITE | MAP_EXECUTABLE |	\
	 MAP_GROWSDOWN | MAP_LOCKED | MAP_NORESERVE | MAP_POPULATE |	\
	 MAP_NONBLOCK | MAP_STACK | MAP_HUGETLB)

/*
 * What the file allows. Return: vm_flags, or -EACCES, -EPERM, -ENODEV, -EINVAL,
 * -EOPNOTSUPP.
 */
static long file_vm_flags(struct file *file, unsigned long vm_flags,
			  unsigned long flags)
{
	switch (flags & MAP_TYPE) {
	case MAP_SHARED_VALIDATE:
		if (flags & ~(LEGACY_MAP_MASK | MAP_TYPE))
			return -EOPNOTSUPP;
		fallthrough;
	case MAP_SHARED:
		if ((vm_flags & VM_WRITE) && !(file->f_mode & FMODE_WRITE))
			return -EACCES;
		vm_flags |= VM_SHARED | VM_MAYSHARE;
		if (!(file->f_mode & FMODE_WRITE))
			vm_flags &= ~(VM_MAYWRITE | VM_SHARED);
		break;
	case MAP_PRIVATE:
		break;
	default:
		return -EINVAL;
	}
	if (!(file->f_mode & FMODE_READ))
		return -EACCES;
	if (path_noexec(&file->f_path)) {
		if (vm_flags & VM_EXEC)
			return -EPERM;
		vm_flags &= ~VM_MAYEXEC;
	}
	if (!file->f_op->mmap)
		return -ENODEV;
	return vm_flags & VM_GROWSDOWN ? -EINVAL : (long)vm_flags;
}

static long anon_vm_flags(unsigned long vm_flags, unsigned long flags)
{
	switch (flags & MAP_TYPE) {
	case MAP_SHARED:
		if (vm_flags & VM_GROWSDOWN)
			return -EINVAL;
		return vm_flags | VM_SHARED | VM_MAYSHARE;
	case MAP_PRIVATE:
		return vm_flags;
	default:
		return -EINVAL;
	}
}

/* A new area for a range that is free, linked behind @prev. 0 or errno. */
static int new_mapping(struct mm_struct *mm, struct vm_area_struct *prev,
		       struct file *file, unsigned long addr,
		       unsigned long len, unsigned long vm_flags,
		       unsigned long pgoff)
{
	struct vm_area_struct *vma = vm_area_alloc(mm);
	int error = 0;

	if (!vma)
		return -ENOMEM;
	vma->vm_start = addr;
	vma->vm_end = addr + len;
	vma->vm_flags = vm_flags;
	vma->vm_page_prot = vm_get_page_prot(vm_flags);
	vma->vm_pgoff = pgoff;
	if (file) {
		vma->vm_file = get_file(file);
		error = file->f_op->mmap(file, vma);
	} else if (vm_flags & VM_SHARED) {
		error = shmem_zero_setup(vma);
	}
	if (error) {
		if (vma->vm_file)
			fput(vma->vm_file);
		vm_area_free(vma);
		return error;
	}
	vma_link(mm, vma, prev);
	return 0;
}

/* Pages of [addr, end) that mappings have which MAP_FIXED will replace. */
static unsigned long count_vma_pages_range(struct mm_struct *mm,
					   unsigned long addr,
					   unsigned long end)
{
	struct vm_area_struct *vma = find_vma_intersection(mm, addr, end);
	unsigned long bytes = 0;

	for (; vma && vma->vm_start < end; vma = vma->vm_next)
		bytes += min(end, vma->vm_end) - max(addr, vma->vm_start);
	return bytes >> PAGE_SHIFT;
}

/* The second half of do_mmap(): all is checked, the address is decided. */
unsigned long mmap_region(struct file *file, unsigned long addr,
			  unsigned long len, unsigned long vm_flags,
			  unsigned long pgoff)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *prev;
	unsigned long pages = len >> PAGE_SHIFT;
	int error;

	if (!may_expand_vm(mm, vm_flags, pages) &&
	    !may_expand_vm(mm, vm_flags, pages -
			   count_vma_pages_range(mm, addr, addr + len)))
		return -ENOMEM;
	error = do_munmap(mm, addr, len);
	if (error)
		return error;
	/* Private and writable: there may be a page for each of its pages. */
	if ((vm_flags & (VM_NORESERVE | VM_SHARED | VM_WRITE)) == VM_WRITE) {
		if (vm_enough_memory(pages))
			return -ENOMEM;
		vm_flags |= VM_ACCOUNT;
	}
	find_vma_prev(mm, addr, &prev);
	if ((!file && (vm_flags & VM_SHARED)) ||
	    !vma_merge(mm, prev, addr, addr + len, vm_flags, file, pgoff)) {
		error = new_mapping(mm, prev, file, addr, len, vm_flags, pgoff);
		if (error)
			return error;
	}
	vm_stat_account(mm, vm_flags, pages);
	return addr;
}

/**
 * do_mmap() - make a mapping
 * @file:	the file, or NULL: anonymous
 * @addr:	address with MAP_FIXED, else a hint
 * @len:	bytes
 * @prot:	PROT_*
 * @flags:	MAP_*
 * @pgoff:	first page of the file
 *
 * Context: mmap_lock of current->mm held for writing; may sleep.
 * Return: the address; -EINVAL (no length, bad flags, bad address), -ENOMEM
 * (no room, limits, sysctl_max_map_count areas), -EOVERFLOW (behind the largest
 * file), -EEXIST (MAP_FIXED_NOREPLACE), -EACCES (the file is not open for
 * this), -EPERM (noexec, mmap_min_addr), -ENODEV (cannot be mapped).
 */
unsigned long do_mmap(struct file *file, unsigned long addr, unsigned long len,
		      unsigned long prot, unsigned long flags,
		      unsigned long pgoff)
{
	struct mm_struct *mm = current->mm;
	long vm_flags;

	if (!len)
		return -EINVAL;
	if ((prot & PROT_READ) && (current->personality & READ_IMPLIES_EXEC) &&
	    !(file && path_noexec(&file->f_path)))
		prot |= PROT_EXEC;
	if (flags & MAP_FIXED_NOREPLACE)
		flags |= MAP_FIXED;
	if (!(flags & MAP_FIXED)) {
		addr &= PAGE_MASK;
		if (addr && addr < mmap_min_addr)
			addr = PAGE_ALIGN(mmap_min_addr);
	}
	len = PAGE_ALIGN(len);
	if (!len)
		return -ENOMEM;
	if (pgoff + (len >> PAGE_SHIFT) < pgoff)
		return -EOVERFLOW;
	if (mm->map_count > sysctl_max_map_count)
		return -ENOMEM;

	addr = get_unmapped_area(file, addr, len, pgoff, flags);
	if (IS_ERR_VALUE(addr))
		return addr;
	if ((flags & MAP_FIXED_NOREPLACE) &&
	    find_vma_intersection(mm, addr, addr + len))
		return -EEXIST;

	vm_flags = calc_vm_flags(prot, flags);
	if (file) {
		vm_flags = file_vm_flags(file, vm_flags, flags);
	} else {
		vm_flags = anon_vm_flags(vm_flags, flags);
		/* For merging: anonymous pages are numbered by address. */
		pgoff = flags & MAP_SHARED ? 0 : addr >> PAGE_SHIFT;
	}
	if (vm_flags < 0)
		return vm_flags;
	return mmap_region(file, addr, len, vm_flags, pgoff);
}

SYSCALL_DEFINE6(mmap_pgoff, unsigned long, addr, unsigned long, len,
		unsigned long, prot, unsigned long, flags,
		unsigned long, fd, unsigned long, pgoff)
{
	struct mm_struct *mm = current->mm;
	struct file *file = NULL;
	unsigned long ret;

	if (!(flags & MAP_ANONYMOUS)) {
		file = fget(fd);
		if (!file)
			return -EBADF;
	}
	mmap_write_lock(mm);
	ret = do_mmap(file, addr, len, prot, flags, pgoff);
	mmap_write_unlock(mm);
	if (file)
		fput(file);
	return ret;
}

/* ---- munmap ------------------------------------------------------------------ */

/* Empty the entries of areas @vma to @last, and free the tables between. */
static void unmap_region(struct mm_struct *mm, struct vm_area_struct *vma,
			 struct vm_area_struct *last)
{
	unsigned long floor = vma->vm_prev ? vma->vm_prev->vm_end : 0;
	unsigned long ceiling = last->vm_next ? last->vm_next->vm_start
					      : USER_PGTABLES_CEILING;
	struct vm_area_struct *area;

	update_hiwater_rss(mm);
	mm->hiwater_vm = max(mm->hiwater_vm, mm->total_vm);
	for (area = vma; area != last->vm_next; area = area->vm_next)
		unmap_page_range(area, area->vm_start, area->vm_end);
	free_pgtables(mm, vma, last->vm_next, floor, ceiling);
	flush_tlb_range(vma, vma->vm_start, last->vm_end);
}

/**
 * do_munmap() - take mappings away
 * @mm:		address space
 * @start:	page-aligned
 * @len:	bytes, rounded up to a page; what is not mapped is no error
 *
 * Context: mmap_lock held for writing.
 * Return: 0; -EINVAL (alignment, outside user space), -ENOMEM (an area would
 * become two, and there are sysctl_max_map_count already, or no memory).
 */
int do_munmap(struct mm_struct *mm, unsigned long start, size_t len)
{
	struct vm_area_struct *vma, *last, *next;
	unsigned long end;

	if (offset_in_page(start) || start > TASK_SIZE || len > TASK_SIZE - start)
		return -EINVAL;
	len = PAGE_ALIGN(len);
	end = start + len;
	if (!len)
		return -EINVAL;

	vma = find_vma_intersection(mm, start, end);
	if (!vma)
		return 0;
	if (start > vma->vm_start) {
		int error = split_vma(mm, vma, start, 0);

		if (error)
			return error;
		vma = vma->vm_next;
	}
	for (last = vma; last->vm_next && last->vm_next->vm_start < end; )
		last = last->vm_next;
	if (end < last->vm_end) {
		int error = split_vma(mm, last, end, 1);

		if (error)
			return error;
		/* The new, lower part is what goes. */
		if (vma == last)
			vma = last->vm_prev;
		last = last->vm_prev;
	}

	unmap_region(mm, vma, last);
	vma_unlink_range(mm, vma, last);
	for (; vma; vma = next) {
		next = vma->vm_next;
		vm_stat_account(mm, vma->vm_flags, -(long)vma_pages(vma));
		remove_vma(vma);
	}
	return 0;
}

int vm_munmap(unsigned long start, size_t len)
{
	int ret;

	mmap_write_lock(current->mm);
	ret = do_munmap(current->mm, start, len);
	mmap_write_unlock(current->mm);
	return ret;
}

SYSCALL_DEFINE2(munmap, unsigned long, addr, size_t, len)
{
	return vm_munmap(addr, len);
}
