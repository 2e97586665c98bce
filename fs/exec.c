// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/exec.c - building the first user stack of a program
 *
 * Linux:    fs/exec.c (order of events 3.18: do_execve_common …; limits 6.1:
 *	     bprm_stack_limits, the RLIMIT_STACK snapshot, the empty argv)
 * Notes:    chapter 7, "One page becomes 132 kB"; walk exec-132k
 * Read:     include/linux/binfmts.h before, fs/exec_binfmt.c beside (formats,
 *	     point of no return), fs/binfmt_elf.c after
 *
 * The path of one execve(), from top to bottom:
 *
 *	sys_execve > do_execve > do_execve_common
 *	  do_open_exec		  find and open the program
 *	  bprm_mm_init		  [exec 1/8 promise] new mm, stack area of one page
 *	  copy_strings…		  [exec 2/8 strings] filename, envp, argv
 *	  exec_binprm > search_binary_handler > load_elf_binary
 *	    flush_old_exec	  [exec 3/8 no way back] the new mm is current->mm
 *	    randomize_stack_top	  [exec 4/8 dice]
 *	    setup_arg_pages
 *	      shift_arg_pages	  [exec 5/8 move] the area moves, its page does not
 *	      expand_stack	  [exec 6/8 grow] + 128 KiB
 *	    create_elf_tables	  [exec 7/8 tables] auxv, envp[], argv[], argc
 *	    start_thread
 *
 *	STACK_TOP_MAX +----------------------+ <- vma->vm_end
 *	              | 0 (one word)         |
 *	              | filename             |
 *	              | envp strings         |   written downwards
 *	              | argv strings         |   by copy_strings()
 *	              +----------------------+ <- bprm->p
 *	              |   (rest of the page) |
 *	              +----------------------+ <- vma->vm_start = vm_end - PAGE_SIZE
 *
 * Locks:    [m] mm->mmap_lock   [I] written once, before the mm is visible
 * Left out: set-user-id and file capabilities, security hooks, core dumps, a
 *	     stack that grows upwards in setup_arg_pages(), module requests for
 *	     unknown formats, the warning about an executable stack
 */
#include <linux/arch.h>
#include <linux/binfmts.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/syscalls.h>
#include "exec_args.h"

/*
 * The page of the new stack in which @pos lies, allocated if need be; this,
 * not bprm_mm_init(), is where the stack's first page frame comes from. The
 * area grows for each page more (in 3.18 hidden in the search for the page).
 * NULL: over RLIMIT_STACK, or no memory.
 */
static struct page *get_arg_page(struct linux_binprm *bprm, unsigned long pos)
{
	struct page *page;
	long ret = 0;

	mmap_write_lock(bprm->mm);
	if (pos < bprm->vma->vm_start)
		ret = expand_downwards(bprm->vma, pos);
	if (!ret)
		ret = get_user_pages_remote(bprm->mm, pos, 1, FOLL_WRITE,
					    &page);
	mmap_write_unlock(bprm->mm);
	return ret == 1 ? page : NULL;
}

static void put_arg_page(struct arg_window *w)
{
	if (!w->page)
		return;
	kunmap_local(w->kaddr);
	flush_dcache_page(w->page);
	put_page(w->page);
	w->page = NULL;
}

/* A stack of one page at the very top: a promise, no page frame yet. */
static int __bprm_mm_init(struct linux_binprm *bprm)
{
	struct mm_struct *mm = bprm->mm;
	struct vm_area_struct *vma;
	int err;

	vma = vm_area_alloc(mm);
	if (!vma)
		return -ENOMEM;
	bprm->vma = vma;

	mmap_write_lock(mm);
	/*
	 * Where the program really wants its stack is known only when its
	 * format is. Until then it lies at the highest address there is.
	 */
	vma->vm_end = STACK_TOP_MAX;
	vma->vm_start = vma->vm_end - PAGE_SIZE;
	vma->vm_flags = VM_STACK_FLAGS | VM_STACK_INCOMPLETE_SETUP;
	vma->vm_page_prot = vm_get_page_prot(vma->vm_flags);
	err = insert_vm_struct(mm, vma);
	if (err)
		goto err;
	mm->stack_vm = mm->total_vm = 1;
	mmap_write_unlock(mm);

	/* The topmost word stays 0 for ever: the end of the strings. */
	bprm->p = vma->vm_end - sizeof(void *);
	return 0;
err:
	mmap_write_unlock(mm);
	bprm->vma = NULL;
	vm_area_free(vma);
	return err;
}

/**
 * bprm_mm_init() - the new address space, with nothing but a stack area
 * @bprm:	->mm and ->vma are set, ->p is the place of the next string
 *
 * The present program's memory is not touched: exec can still fail.
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
static int bprm_mm_init(struct linux_binprm *bprm)
{
	struct mm_struct *mm;
	int err;

	bprm->mm = mm = mm_alloc();
	if (!mm)
		return -ENOMEM;
	/* One value for all of this exec, whatever prlimit64() does (4.16). */
	bprm->rlim_stack = current->signal->rlim[RLIMIT_STACK];

	err = __bprm_mm_init(bprm);
	if (err) {
		bprm->mm = NULL;
		mmput(mm);
	}
	return err;
}

/*
 * How far down strings may go (rules of 4.13 and later): a quarter of
 * RLIMIT_STACK, at most 6 MiB, at least 128 KiB; the pointers that
 * create_elf_tables() will write count too.
 */
static int bprm_stack_limits(struct linux_binprm *bprm)
{
	unsigned long limit, ptr_size;

	limit = _STK_LIM / 4 * 3;
	limit = min(limit, bprm->rlim_stack.rlim_cur / 4);
	limit = max_t(unsigned long, limit, ARG_MAX);
	/* An empty argv gets one empty string. */
	ptr_size = (max(bprm->argc, 1) + bprm->envc) * sizeof(void *);
	if (limit <= ptr_size)
		return -E2BIG;
	bprm->argmin = bprm->p - (limit - ptr_size);
	return 0;
}

/* @len bytes of one string to just below bprm->p, page by page, backwards. */
static int copy_string(struct linux_binprm *bprm, struct user_arg_ptr argv,
		       const char __user *str, long len, struct arg_window *w)
{
	unsigned long pos = bprm->p;

	if (len > (long)MAX_ARG_STRLEN)
		return -E2BIG;
	bprm->p -= len;
	if (bprm->p < bprm->argmin)
		return -E2BIG;
	do {
		long bytes = min_t(long, offset_in_page(pos - 1) + 1, len);
		int err;

		pos -= bytes;
		len -= bytes;
		if (w->pos != (pos & PAGE_MASK)) {
			if (fatal_signal_pending(current))
				return -ERESTARTNOHAND;
			put_arg_page(w);
			w->page = get_arg_page(bprm, pos);
			if (!w->page)
				return -E2BIG;
			w->kaddr = kmap_local_page(w->page);
			w->pos = pos & PAGE_MASK;
		}
		err = arg_copy(argv, w->kaddr + offset_in_page(pos),
			       str + len, bytes);
		if (err)
			return err;
	} while (len > 0);
	return 0;
}

/*
 * The last string goes first, so that in memory argv[0] has the lowest
 * address and the strings read upwards in the order of the array.
 */
static int copy_strings(int argc, struct user_arg_ptr argv,
			struct linux_binprm *bprm)
{
	struct arg_window window = { NULL };
	int ret = 0;

	while (!ret && argc-- > 0) {
		const char __user *str = get_user_arg_ptr(argv, argc);
		long len = 0;

		if (!IS_ERR((const char __force *)str))
			len = arg_strnlen(argv, str);
		ret = len ? copy_string(bprm, argv, str, len, &window) : -EFAULT;
	}
	put_arg_page(&window);
	return ret;
}

/**
 * copy_strings_kernel() - strings of the kernel's own onto the new stack
 * @argc:	how many
 * @argv:	the strings
 * @bprm:	->p moves down
 *
 * Context: may sleep.
 * Return: 0, -E2BIG (limits, or no page to be had).
 */
int copy_strings_kernel(int argc, const char *const *argv,
			struct linux_binprm *bprm)
{
	struct user_arg_ptr kargv = { .is_kernel = true, .ptr.kernel = argv };

	return copy_strings(argc, kargv, bprm);
}

/*
 * [exec 5/8 move] During bprm_mm_init() the stack lay at STACK_TOP_MAX. Now
 * its final place is known, and it moves down by @shift: page-table entries
 * are moved, page frames stay, not a byte is copied.
 *
 * First the area is made to cover both places (so that nobody maps anything
 * in between), then the entries move, then page tables that are empty now are
 * freed, then the area shrinks to the new place.
 *
 * Return: 0; -EFAULT (something else is mapped there); -ENOMEM (page tables:
 * the remains are cleaned up with the process).
 */
static int shift_arg_pages(struct vm_area_struct *vma, unsigned long shift)
{
	struct mm_struct *mm = vma->vm_mm;
	unsigned long old_start = vma->vm_start;
	unsigned long old_end = vma->vm_end;
	unsigned long length = old_end - old_start;
	unsigned long new_start = old_start - shift;
	unsigned long new_end = old_end - shift;
	unsigned long free_start, ceiling;

	BUG_ON(new_start > new_end);
	if (vma != find_vma(mm, new_start))
		return -EFAULT;
	if (vma_adjust(vma, new_start, old_end, vma->vm_pgoff, NULL))
		return -ENOMEM;
	if (length != move_page_tables(vma, old_start, vma, new_start, length))
		return -ENOMEM;

	/* Where old and new overlap, the tables of the overlap stay. */
	free_start = new_end > old_start ? new_end : old_start;
	ceiling = vma->vm_next ? vma->vm_next->vm_start : USER_PGTABLES_CEILING;
	free_pgd_range(mm, free_start, old_end, new_end, ceiling);

	return vma_adjust(vma, new_start, new_end, vma->vm_pgoff, NULL);
}

/* The flags of the finished stack, by PT_GNU_STACK of the program. */
static int protect_stack(struct vm_area_struct *vma, int executable_stack)
{
	struct vm_area_struct *prev = NULL;
	unsigned long vm_flags = VM_STACK_FLAGS;

	if (executable_stack == EXSTACK_ENABLE_X)
		vm_flags |= VM_EXEC;
	else if (executable_stack == EXSTACK_DISABLE_X)
		vm_flags &= ~VM_EXEC;
	vm_flags |= vma->vm_mm->def_flags | VM_STACK_INCOMPLETE_SETUP;

	return mprotect_fixup(vma, &prev, vma->vm_start, vma->vm_end, vm_flags);
}

/**
 * setup_arg_pages() - the stack gets its final place, rights and size
 * @bprm:		->vma and the strings in it; ->p and ->exec move along
 * @stack_top:		where the stack shall end (bytes, not yet aligned)
 * @executable_stack:	EXSTACK_*
 *
 * Called after the point of no return: who gets an error here dies of SIGSEGV.
 *
 * Context: may sleep; takes mmap_lock for writing.
 * Return: 0; -ENOMEM (no room below @stack_top, no page tables); -EFAULT
 * (the stack cannot be expanded).
 */
int setup_arg_pages(struct linux_binprm *bprm, unsigned long stack_top,
		    int executable_stack)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma = bprm->vma;
	unsigned long stack_shift, stack_size, stack_expand, stack_base;
	unsigned long rlim_stack;
	int ret;

	stack_top = arch_align_stack(stack_top);
	stack_top = PAGE_ALIGN(stack_top);
	if (stack_top < mmap_min_addr ||
	    vma->vm_end - vma->vm_start >= stack_top - mmap_min_addr)
		return -ENOMEM;

	stack_shift = vma->vm_end - stack_top;
	bprm->p -= stack_shift;
	bprm->exec -= stack_shift;
	mm->arg_start = bprm->p;

	mmap_write_lock(mm);
	ret = protect_stack(vma, executable_stack);
	if (ret)
		goto out_unlock;
	if (stack_shift) {
		ret = shift_arg_pages(vma, stack_shift);
		if (ret)
			goto out_unlock;
	}
	vma->vm_flags &= ~VM_STACK_INCOMPLETE_SETUP;

	/* [exec 6/8 grow] 4 kB of strings + 128 kB = the 132 kB of smaps */
	stack_expand = 131072UL;
	stack_size = vma->vm_end - vma->vm_start;
	/* Down to a page, because expand_stack() rounds the other way. */
	rlim_stack = bprm->rlim_stack.rlim_cur & PAGE_MASK;
	if (stack_size + stack_expand > rlim_stack)
		stack_base = vma->vm_end - rlim_stack;
	else
		stack_base = vma->vm_start - stack_expand;
	mm->start_stack = bprm->p;
	ret = expand_stack(vma, stack_base);
	if (ret)
		ret = -EFAULT;

out_unlock:
	mmap_write_unlock(mm);
	return ret;
}

/* Here Linux tells audit and a tracer that there is a new program. */
static int exec_binprm(struct linux_binprm *bprm)
{
	return search_binary_handler(bprm);
}

/* filename, envp, argv: from high to low addresses. [exec 2/8 strings] */
static int copy_all_strings(struct linux_binprm *bprm, struct user_arg_ptr argv,
			    struct user_arg_ptr envp)
{
	static const char *const empty[] = { "" };
	int retval;

	retval = copy_strings_kernel(1, &bprm->filename, bprm);
	if (retval)
		return retval;
	bprm->exec = bprm->p;
	retval = copy_strings(bprm->envc, envp, bprm);
	if (retval)
		return retval;
	retval = copy_strings(bprm->argc, argv, bprm);
	if (retval || bprm->argc)
		return retval;

	/* A program that finds argc == 0 may take envp[0] for argv[0] (5.18). */
	pr_warn_once("process '%s' launched '%s' with NULL argv: empty string added\n",
		     current->comm, bprm->filename);
	bprm->argc = 1;
	return copy_strings_kernel(1, empty, bprm);
}

/*
 * Many programs do not look whether setuid() failed. So it does not fail where
 * the new user has too many processes: exec does.
 */
static bool still_over_nproc(void)
{
	if ((current->flags & PF_NPROC_EXCEEDED) &&
	    atomic_read(&current_cred()->user->processes) > rlimit(RLIMIT_NPROC))
		return true;
	current->flags &= ~PF_NPROC_EXCEEDED;
	return false;
}

static int do_execve_common(struct filename *filename,
			    struct user_arg_ptr argv, struct user_arg_ptr envp)
{
	struct files_struct *displaced;
	struct linux_binprm *bprm;
	int retval;

	if (IS_ERR(filename))
		return PTR_ERR(filename);
	retval = -EAGAIN;
	if (still_over_nproc())
		goto out_ret;
	retval = unshare_files(&displaced);
	if (retval)
		goto out_ret;
	retval = -ENOMEM;
	bprm = kzalloc(sizeof(*bprm), GFP_KERNEL);
	if (!bprm)
		goto out_files;
	bprm->file = do_open_exec(filename);
	retval = PTR_ERR_OR_ZERO(bprm->file);
	if (retval) {
		bprm->file = NULL;
		goto out;
	}
	bprm->filename = bprm->interp = filename->name;

	retval = bprm_mm_init(bprm);
	if (retval)
		goto out;
	retval = bprm->argc = count(argv, MAX_ARG_STRINGS);
	if (retval < 0)
		goto out;
	retval = bprm->envc = count(envp, MAX_ARG_STRINGS);
	if (retval < 0)
		goto out;
	retval = bprm_stack_limits(bprm);
	if (retval)
		goto out;
	retval = prepare_binprm(bprm);
	if (retval < 0)
		goto out;
	retval = copy_all_strings(bprm, argv, envp);
	if (retval < 0)
		goto out;
	retval = exec_binprm(bprm);
out:
	free_bprm(bprm);
out_files:
	if (displaced && retval < 0)
		reset_files_struct(displaced);
	else if (displaced)
		put_files_struct(displaced);
out_ret:
	putname(filename);
	return retval;
}

/**
 * do_execve() - replace the program of the current process
 * @filename:	from getname(); an ERR_PTR is passed on; consumed
 * @argv:	strings and a NULL, in user memory
 * @envp:	the same
 *
 * Context: may sleep.
 * Return: 0 with the new program's registers in current_pt_regs(), or errno.
 */
static int do_execve(struct filename *filename,
		     const char __user *const __user *argv,
		     const char __user *const __user *envp)
{
	struct user_arg_ptr uargv = { .ptr.native = argv };
	struct user_arg_ptr uenvp = { .ptr.native = envp };

	return do_execve_common(filename, uargv, uenvp);
}

/**
 * kernel_execve() - become init
 * @filename:	path; @argv and @envp too are in kernel memory
 * @argv:	strings and a NULL
 * @envp:	strings and a NULL
 *
 * Context: a kernel thread; may sleep.
 * Return: as do_execve(); with 0 the thread returns through ret_from_fork to
 * user mode.
 */
int kernel_execve(const char *filename, const char *const *argv,
		  const char *const *envp)
{
	struct user_arg_ptr kargv = { .is_kernel = true, .ptr.kernel = argv };
	struct user_arg_ptr kenvp = { .is_kernel = true, .ptr.kernel = envp };

	return do_execve_common(getname_kernel(filename), kargv, kenvp);
}

SYSCALL_DEFINE3(execve, const char __user *, filename,
		const char __user *const __user *, argv,
		const char __user *const __user *, envp)
{
	return do_execve(getname(filename), argv, envp);
}
