// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/binfmt_elf.c - loading an ELF program
 *
 * Linux:    fs/binfmt_elf.c (order of events 3.18; address rules 6.1)
 * Notes:    chapter 8, "What main() finds"; walks exec-132k, random-top
 * Read:     fs/exec.c before, fs/binfmt_elf_tables.c after (what is written
 *	     onto the stack), arch's start_thread() last
 *
 *	PT_LOAD    segments, mapped from the page cache; bss behind them
 *	PT_INTERP  the dynamic linker: mapped too, and started first
 *	PT_GNU_STACK  whether the stack may be executed
 *
 * Left out: core dumps, ELF properties, FDPIC, a.out interpreters
 */
#include <linux/arch.h>
#include <linux/binfmts.h>
#include <linux/elf.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/ptrace.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <uapi/linux/mman.h>
#include "binfmt_elf.h"

#define ELF_PAGESTART(v)	((v) & PAGE_MASK)
#define ELF_PAGEOFFSET(v)	((v) & ~PAGE_MASK)
#define ELF_PAGEALIGN(v)	PAGE_ALIGN(v)
#define BAD_ADDR(x)		((unsigned long)(x) >= TASK_SIZE)

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

/* Is this a program (or interpreter) of this machine at all? */
static bool elf_header_ok(const struct elfhdr *ex)
{
	return memcmp(ex->e_ident, ELFMAG, SELFMAG) == 0 &&
	       (ex->e_type == ET_EXEC || ex->e_type == ET_DYN) &&
	       elf_check_arch(ex);
}

/* All program headers, from kmalloc(), or ERR_PTR. */
static struct elf_phdr *load_elf_phdrs(const struct elfhdr *ex,
				       struct file *file)
{
	unsigned int size = sizeof(struct elf_phdr) * ex->e_phnum;
	struct elf_phdr *phdata;
	int err;

	if (ex->e_phentsize != sizeof(struct elf_phdr) || size == 0 ||
	    size > 65536)
		return ERR_PTR(-ENOEXEC);
	phdata = kmalloc(size, GFP_KERNEL);
	if (!phdata)
		return ERR_PTR(-ENOMEM);
	err = elf_read(file, phdata, size, ex->e_phoff);
	if (err) {
		kfree(phdata);
		return ERR_PTR(err);
	}
	return phdata;
}

static int make_prot(u32 p_flags)
{
	return (p_flags & PF_R ? PROT_READ : 0) |
	       (p_flags & PF_W ? PROT_WRITE : 0) |
	       (p_flags & PF_X ? PROT_EXEC : 0);
}

/*
 * Maps the part of a segment that is in the file. @total_size, when not 0, is
 * the room of all segments together: the first mapping claims it, so that the
 * others are sure to find theirs free, and gives back what it does not use.
 */
static unsigned long elf_map(struct file *file, unsigned long addr,
			     const struct elf_phdr *phdr, int prot, int type,
			     unsigned long total_size)
{
	unsigned long size = phdr->p_filesz + ELF_PAGEOFFSET(phdr->p_vaddr);
	unsigned long off = phdr->p_offset - ELF_PAGEOFFSET(phdr->p_vaddr);
	unsigned long map_addr;

	addr = ELF_PAGESTART(addr);
	size = ELF_PAGEALIGN(size);
	if (!size)
		return addr;
	if (!total_size)
		return vm_mmap(file, addr, size, prot, type, off);

	total_size = ELF_PAGEALIGN(total_size);
	map_addr = vm_mmap(file, addr, total_size, prot, type, off);
	if (!BAD_ADDR(map_addr))
		vm_munmap(map_addr + size, total_size - size);
	return map_addr;
}

/*
 * One PT_LOAD: the file's part, zeros up to the end of its last page (bytes of
 * the file that happen to follow must not be seen), anonymous pages for the
 * rest of p_memsz. (As a function of its own only since 6.8.)
 */
static unsigned long elf_load(struct file *file, unsigned long addr,
			      const struct elf_phdr *phdr, int type,
			      unsigned long total_size)
{
	int prot = make_prot(phdr->p_flags);
	unsigned long zero_start, zero_end, map_addr;

	if (phdr->p_filesz) {
		map_addr = elf_map(file, addr, phdr, prot, type, total_size);
		if (BAD_ADDR(map_addr))
			return map_addr;
		zero_start = map_addr + ELF_PAGEOFFSET(phdr->p_vaddr) +
			     phdr->p_filesz;
		if (phdr->p_memsz > phdr->p_filesz && (prot & PROT_WRITE) &&
		    clear_user((void __user *)zero_start,
			       ELF_PAGEALIGN(zero_start) - zero_start))
			return -EFAULT;
	} else {
		map_addr = zero_start = ELF_PAGESTART(addr);
	}
	zero_end = map_addr + ELF_PAGEOFFSET(phdr->p_vaddr) + phdr->p_memsz;
	zero_start = ELF_PAGEALIGN(zero_start);
	zero_end = ELF_PAGEALIGN(zero_end);
	if (phdr->p_memsz > phdr->p_filesz && zero_end > zero_start) {
		int err = vm_brk_flags(zero_start, zero_end - zero_start,
				       prot & PROT_EXEC ? VM_EXEC : 0);
		if (err)
			return err;
	}
	return map_addr;
}

/* From the first page of the first PT_LOAD to the end of the last; 0: none. */
static unsigned long total_mapping_size(const struct elf_phdr *phdr, int nr)
{
	unsigned long min_addr = -1UL, max_addr = 0;
	int i;

	for (i = 0; i < nr; i++) {
		if (phdr[i].p_type != PT_LOAD)
			continue;
		min_addr = min(min_addr, ELF_PAGESTART((unsigned long)phdr[i].p_vaddr));
		max_addr = max(max_addr, (unsigned long)phdr[i].p_vaddr +
					 phdr[i].p_memsz);
	}
	return max_addr > min_addr ? max_addr - min_addr : 0;
}

/* A segment that would reach into the kernel, or whose sizes lie. */
static bool segment_bad(const struct elf_phdr *phdr, unsigned long vaddr)
{
	return BAD_ADDR(vaddr) || phdr->p_filesz > phdr->p_memsz ||
	       phdr->p_memsz > TASK_SIZE || TASK_SIZE - phdr->p_memsz < vaddr;
}

/* Largest p_align that is a power of two, for the place of a PIE. */
static unsigned long maximum_alignment(const struct elf_phdr *phdr, int nr)
{
	unsigned long alignment = PAGE_SIZE;
	int i;

	for (i = 0; i < nr; i++) {
		unsigned long p_align = phdr[i].p_align;

		if (phdr[i].p_type == PT_LOAD && p_align < TASK_SIZE / 4 &&
		    (p_align & (p_align - 1)) == 0)
			alignment = max(alignment, p_align);
	}
	return alignment;
}

/*
 * Where an ET_DYN goes. With an interpreter it is a program: low, out of the
 * way of mmap; without one it may be the dynamic linker run by hand, and
 * shares the mmap area so that it does not sit where it will load programs.
 */
static unsigned long dyn_load_bias(const struct elf_image *img, int *type)
{
	unsigned long bias = 0;

	if (img->interp) {
		bias = ELF_ET_DYN_BASE;
		if (current->flags & PF_RANDOMIZE)
			bias += arch_mmap_rnd();
		bias &= ~(maximum_alignment(img->phdr, img->ex.e_phnum) - 1);
		*type |= MAP_FIXED_NOREPLACE;
	}
	return bias;
}

static void note_segment(struct elf_image *img, const struct elf_phdr *phdr,
			 unsigned long vaddr)
{
	struct mm_struct *mm = current->mm;
	unsigned long file_end = vaddr + phdr->p_filesz;

	if ((phdr->p_flags & PF_X) && vaddr < mm->start_code)
		mm->start_code = vaddr;
	if (vaddr > mm->start_data)
		mm->start_data = vaddr;
	if ((phdr->p_flags & PF_X) && mm->end_code < file_end)
		mm->end_code = file_end;
	if (mm->end_data < file_end)
		mm->end_data = file_end;
	img->elf_brk = max(img->elf_brk, vaddr + phdr->p_memsz);
	if (phdr->p_offset <= img->ex.e_phoff &&
	    img->ex.e_phoff < phdr->p_offset + phdr->p_filesz)
		img->phdr_addr = img->ex.e_phoff - phdr->p_offset + vaddr;
}

/**
 * elf_load_segments() - map all PT_LOADs of a program or interpreter
 * @img:	->load_bias, ->entry, ->elf_brk, ->phdr_addr are filled
 * @program:	this is the program itself, not its interpreter
 *
 * Return: 0, or what the mapping said (-EINVAL, -ENOMEM, -EEXIST …).
 */
static int elf_load_segments(struct elf_image *img, bool program)
{
	bool first = true;
	int i;

	for (i = 0; i < img->ex.e_phnum; i++) {
		struct elf_phdr *phdr = &img->phdr[i];
		unsigned long vaddr = phdr->p_vaddr, total_size = 0, addr;
		int type = MAP_PRIVATE;

		if (phdr->p_type != PT_LOAD)
			continue;
		if (!first) {
			type |= MAP_FIXED;
		} else if (img->ex.e_type == ET_EXEC) {
			type |= MAP_FIXED_NOREPLACE;
		} else {
			if (program)
				img->load_bias = dyn_load_bias(img, &type);
			if (img->load_bias)
				img->load_bias = ELF_PAGESTART(img->load_bias -
							       vaddr);
			total_size = total_mapping_size(img->phdr,
							img->ex.e_phnum);
			if (!total_size)
				return -EINVAL;
		}
		if (segment_bad(phdr, img->load_bias + vaddr))
			return -EINVAL;
		addr = elf_load(img->file, img->load_bias + vaddr, phdr, type,
				total_size);
		if (BAD_ADDR(addr))
			return IS_ERR_VALUE(addr) ? (long)addr : -EINVAL;
		if (first && img->ex.e_type == ET_DYN)
			img->load_bias = addr - ELF_PAGESTART(vaddr);
		first = false;
		vaddr += img->load_bias;
		if (segment_bad(phdr, vaddr))	/* where mmap chose the place */
			return -EINVAL;
		if (program)
			note_segment(img, phdr, vaddr);
	}
	img->entry = img->ex.e_entry + img->load_bias;
	return 0;
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

/* The heap begins behind the bss, or at random within 32 MiB from there. */
static void elf_set_brk(struct elf_image *img)
{
	struct mm_struct *mm = current->mm;

	mm->start_brk = mm->brk = ELF_PAGEALIGN(img->elf_brk);
	if (!(current->flags & PF_RANDOMIZE) || randomize_va_space <= 1)
		return;
	if (img->ex.e_type == ET_DYN && !img->interp)
		mm->start_brk = mm->brk = ELF_ET_DYN_BASE;
	mm->start_brk = mm->brk = arch_randomize_brk(mm);
}

/**
 * load_elf_binary() - the ELF entry in the list of formats
 * @bprm:	the program; ->buf holds the ELF header
 *
 * Context: may sleep.
 * Return: 0; -ENOEXEC (not ELF, not of this machine, bad header sizes), -EIO
 * (headers cut short), -ELIBBAD (bad interpreter), errno of opening it,
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
	if (!elf_header_ok(&img->ex))
		goto out;
	retval = elf_read_headers(img, &executable_stack);
	if (retval)
		goto out;

	retval = flush_old_exec(bprm);
	if (retval)
		goto out;

	/* ---- No way back: the memory of the caller is gone. ---- */
	if (executable_stack == EXSTACK_DEFAULT)
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
	retval = elf_load_segments(img, true);
	if (retval)
		goto out;
	if (img->interp) {
		retval = elf_load_segments(img->interp, false);
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
