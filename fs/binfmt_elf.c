// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/binfmt_elf.c - loading an ELF program
 *
 * Linux:    fs/binfmt_elf.c (order of events 3.18; address rules 6.1)
 * Notes:    chapter 8, "What main() finds"; walks exec-132k, random-top
 * Read:     fs/exec.c before; after, in the order of the calls:
 *	     fs/binfmt_elf_map.c (segments), fs/binfmt_elf_tables.c (what is
 *	     written onto the stack), arch's start_thread()
 *
 *	PT_LOAD       segments, mapped from the page cache; bss behind them
 *	PT_INTERP     the dynamic linker: mapped too, and started first
 *	PT_GNU_STACK  whether the stack may be executed
 *
 * Left out: core dumps, ELF properties, FDPIC, a.out interpreters, and the page
 *	     at address 0 that the personality bit MMAP_PAGE_ZERO asks for
 */
#include <linux/arch.h>
#include <linux/binfmts.h>
#include <linux/elf.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/ptrace.h>
#include <linux/random.h>
#include <linux/slab.h>
#include "binfmt_elf.h"

#ifndef STACK_RND_MASK
#define STACK_RND_MASK	(0x7ff >> (PAGE_SHIFT - 12))	/* 8 MiB of pages */
#endif

/*
 * [exec 4/8 dice] 2048 tops, one page apart, the highest being @stack_top
 * itself. (An older kernel kept the draw in an int and lost bits on 64-bit
 * machines: the type matters.)
 */
static unsigned long randomize_stack_top(unsigned long stack_top)
{
	unsigned long random_variable = 0;

	if ((current->flags & PF_RANDOMIZE) &&
	    !(current->personality & ADDR_NO_RANDOMIZE)) {
		random_variable = (unsigned long)get_random_int();
		random_variable &= STACK_RND_MASK;
		random_variable <<= PAGE_SHIFT;
	}
	if (IS_ENABLED(CONFIG_STACK_GROWSUP))
		return PAGE_ALIGN(stack_top) + random_variable;
	return PAGE_ALIGN(stack_top) - random_variable;
}

static int elf_read(struct file *file, void *buf, size_t len, loff_t pos)
{
	ssize_t rv = kernel_read(file, buf, len, &pos);

	if (rv == (ssize_t)len)
		return 0;
	return rv < 0 ? rv : -EIO;
}

/* Is this ELF of this machine? */
static bool elf_header_ok(const struct elfhdr *ex)
{
	return memcmp(ex->e_ident, ELFMAG, SELFMAG) == 0 && elf_check_arch(ex);
}

/*
 * All program headers, from kmalloc(); ERR_PTR: -ENOMEM, or -ENOEXEC (none,
 * more than a page of them, or cut short, for which 3.18 said -EIO).
 */
static struct elf_phdr *load_elf_phdrs(const struct elfhdr *ex,
				       struct file *file)
{
	unsigned int size = sizeof(struct elf_phdr) * ex->e_phnum;
	struct elf_phdr *phdata;

	if (ex->e_phentsize != sizeof(struct elf_phdr) || size == 0 ||
	    size > PAGE_SIZE)
		return ERR_PTR(-ENOEXEC);
	phdata = kmalloc(size, GFP_KERNEL);
	if (!phdata)
		return ERR_PTR(-ENOMEM);
	if (elf_read(file, phdata, size, ex->e_phoff)) {
		kfree(phdata);
		return ERR_PTR(-ENOEXEC);
	}
	return phdata;
}

/* PT_INTERP: opens the dynamic linker and reads its headers. */
static int open_elf_interp(struct elf_image *prog, const struct elf_phdr *phdr)
{
	struct elf_image *interp;
	char *path;
	int err;

	if (phdr->p_filesz > PATH_MAX || phdr->p_filesz < 2)
		return -ENOEXEC;
	path = kmalloc(phdr->p_filesz, GFP_KERNEL);
	interp = kzalloc(sizeof(*interp), GFP_KERNEL);
	err = -ENOMEM;
	if (!path || !interp)
		goto out;
	err = elf_read(prog->file, path, phdr->p_filesz, phdr->p_offset);
	if (err)
		goto out;
	err = -ENOEXEC;
	if (path[phdr->p_filesz - 1] != '\0')
		goto out;
	interp->file = open_exec(path);
	err = PTR_ERR_OR_ZERO(interp->file);
	if (err)
		goto out;
	prog->interp = interp;
	kfree(path);

	err = elf_read(interp->file, &interp->ex, sizeof(interp->ex), 0);
	if (err)
		return err;
	if (!elf_header_ok(&interp->ex))
		return -ELIBBAD;
	interp->phdr = load_elf_phdrs(&interp->ex, interp->file);
	err = PTR_ERR_OR_ZERO(interp->phdr);
	if (err)
		interp->phdr = NULL;
	return err == -ENOEXEC ? -ELIBBAD : err;
out:
	kfree(interp);
	kfree(path);
	return err;
}

/* The headers of the program, and of its interpreter: nothing is mapped yet. */
static int elf_read_headers(struct elf_image *img, int *executable_stack)
{
	int i, err;

	img->phdr = load_elf_phdrs(&img->ex, img->file);
	if (IS_ERR(img->phdr)) {
		err = PTR_ERR(img->phdr);
		img->phdr = NULL;
		return err;
	}
	for (i = 0; i < img->ex.e_phnum; i++) {
		if (img->phdr[i].p_type == PT_INTERP && !img->interp) {
			err = open_elf_interp(img, &img->phdr[i]);
			if (err)
				return err;
		}
		if (img->phdr[i].p_type == PT_GNU_STACK)
			*executable_stack = img->phdr[i].p_flags & PF_X ?
				EXSTACK_ENABLE_X : EXSTACK_DISABLE_X;
	}
	return 0;
}

static void free_elf_image(struct elf_image *img)
{
	struct elf_image *interp = img->interp;

	if (interp) {
		allow_write_access(interp->file);
		fput(interp->file);
		kfree(interp->phdr);
		kfree(interp);
	}
	kfree(img->phdr);
	kfree(img);
}

/*
 * The heap begins behind the bss; at random, a page to 32 MiB behind it. A
 * loader without interpreter lies in the mmap area, where a heap has no room:
 * its heap goes to the place of the programs.
 */
static void elf_set_brk(struct elf_image *img)
{
	struct mm_struct *mm = current->mm;
	bool brk_moved = img->ex.e_type == ET_DYN && !img->interp;

	if (brk_moved)
		img->elf_brk = ELF_ET_DYN_BASE;
	mm->start_brk = mm->brk = ELF_PAGEALIGN(img->elf_brk);
	if (!(current->flags & PF_RANDOMIZE) || randomize_va_space <= 1)
		return;
	if (!brk_moved)
		mm->brk += PAGE_SIZE;
	mm->start_brk = mm->brk = arch_randomize_brk(mm);
}

/**
 * load_elf_binary() - the ELF entry in the list of formats
 * @bprm:	the program; ->buf holds the ELF header
 *
 * Context: may sleep.
 * Return: 0; -ENOEXEC (not ELF, not of this machine, bad or missing program
 * headers, bad PT_INTERP), -EIO (path or header of the interpreter cut short),
 * -ELIBBAD (the interpreter is no ELF of this machine), errno of opening it,
 * -ENOMEM; after flush_old_exec() (bprm->mm is NULL) any errno is fatal.
 */
static int load_elf_binary(struct linux_binprm *bprm)
{
	int executable_stack = EXSTACK_DEFAULT;
	struct pt_regs *regs = current_pt_regs();
	struct mm_struct *mm;
	struct elf_image *img;
	int retval = -ENOEXEC;

	img = kzalloc(sizeof(*img), GFP_KERNEL);
	if (!img)
		return -ENOMEM;
	img->file = bprm->file;
	memcpy(&img->ex, bprm->buf, sizeof(img->ex));
	if (!elf_header_ok(&img->ex) || !elf_type_ok(&img->ex))
		goto out;
	retval = elf_read_headers(img, &executable_stack);
	if (retval)
		goto out;

	retval = flush_old_exec(bprm);
	if (retval)
		goto out;

	/* ---- No way back: the memory of the caller is gone. ---- */
	SET_PERSONALITY(img->ex);
	if (elf_read_implies_exec(img->ex, executable_stack))
		current->personality |= READ_IMPLIES_EXEC;
	if (!(current->personality & ADDR_NO_RANDOMIZE) && randomize_va_space)
		current->flags |= PF_RANDOMIZE;
	setup_new_exec(bprm);
	mm = current->mm;
	mm->start_code = -1UL;

	retval = setup_arg_pages(bprm, randomize_stack_top(STACK_TOP),
				 executable_stack);
	if (retval)
		goto out;
	retval = elf_load_segments(img, img);
	if (retval)
		goto out;
	if (img->interp) {
		retval = load_elf_interp(img->interp, img);
		if (retval)
			goto out;
	}
	retval = -EINVAL;
	if (BAD_ADDR(img->interp ? img->interp->entry : img->entry))
		goto out;
	retval = create_elf_tables(bprm, img);
	if (retval)
		goto out;
	mm->start_stack = bprm->p;
	elf_set_brk(img);
	start_thread(regs, img->interp ? img->interp->entry : img->entry,
		     bprm->p);
out:
	free_elf_image(img);
	return retval;
}

static struct linux_binfmt elf_format = {
	.load_binary	= load_elf_binary,
};

static int __init init_elf_binfmt(void)
{
	register_binfmt(&elf_format);
	return 0;
}
core_initcall(init_elf_binfmt);
