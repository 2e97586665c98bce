// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/binfmt_elf_map.c - the segments of an ELF file become areas
 *
 * Linux:    fs/binfmt_elf.c (6.1: elf_map, elf_load, load_elf_interp, and the
 *	     loop over PT_LOAD in load_elf_binary)
 * Notes:    chapter 8, "What main() finds"
 * Read:     fs/binfmt_elf.c before, mm/mmap.c (do_mmap()) after
 *
 *	file   | p_filesz bytes |
 *	            |  vm_mmap()
 *	memory | p_filesz bytes | zeros to the end of the page | vm_brk_flags() |
 *	       ^ load_bias + p_vaddr                      ^ ... + p_memsz: bss
 *
 *	ET_EXEC			   at its own addresses	      load_bias 0
 *	ET_DYN with PT_INTERP	   ELF_ET_DYN_BASE + random   (a program, PIE)
 *	ET_DYN without		   where mmap has room	      (ld.so, static PIE)
 *
 * Past the point of no return: every error here ends the process.
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/uaccess.h>
#include <uapi/linux/mman.h>
#include "binfmt_elf.h"

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
	total_size = total_size ? ELF_PAGEALIGN(total_size) : size;
	map_addr = vm_mmap(file, addr, total_size, prot, type, off);
	if (!BAD_ADDR(map_addr) && total_size > size)
		vm_munmap(map_addr + size, total_size - size);
	if ((type & MAP_FIXED_NOREPLACE) && map_addr == -EEXIST)
		pr_info("%d (%s): Uhuuh, elf segment at %px requested but the memory is mapped already\n",
			task_pid_nr(current), current->comm, (void *)addr);
	return map_addr;
}

/*
 * One PT_LOAD: the file's part, zeros up to the end of its last page (bytes of
 * the file that happen to follow must not be seen), anonymous pages for the
 * rest of p_memsz. (A function of its own in 6.1's later stable releases.)
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

/* Largest p_align that is a power of two, at least a page. */
static unsigned long maximum_alignment(const struct elf_phdr *phdr, int nr)
{
	unsigned long alignment = PAGE_SIZE;
	int i;

	for (i = 0; i < nr; i++) {
		unsigned long p_align = phdr[i].p_align;

		if (phdr[i].p_type == PT_LOAD &&
		    (p_align & (p_align - 1)) == 0)
			alignment = max(alignment, p_align);
	}
	return alignment;
}

/*
 * Where an ET_DYN program goes. With an interpreter it lies low, out of the way
 * of mmap; without one it may be the dynamic linker run by hand, and goes to
 * the mmap area, so that it does not sit where it will load programs. There
 * mmap chooses; where a page is not aligned enough, it is asked once for
 * nothing, and the answer is rounded.
 */
static long dyn_load_bias(struct elf_image *img, const struct elf_phdr *phdr,
			  int *type, unsigned long total_size)
{
	unsigned long align = maximum_alignment(img->phdr, img->ex.e_phnum);
	unsigned long bias = 0;

	if (img->interp) {
		bias = ELF_ET_DYN_BASE;
		if (current->flags & PF_RANDOMIZE)
			bias += arch_mmap_rnd();
	} else if (align > PAGE_SIZE) {
		bias = elf_load(img->file, 0, phdr, *type, total_size);
		if (BAD_ADDR(bias))
			return IS_ERR_VALUE(bias) ? (long)bias : -EINVAL;
		vm_munmap(bias, total_size);
	} else {
		return 0;
	}
	*type |= MAP_FIXED_NOREPLACE;
	return bias & ~(align - 1);
}

/*
 * Decides with its first segment @phdr where an image goes: sets the MAP_FIXED…
 * bits of @type, @total_size, and ->load_bias, which is still to be corrected
 * by where mmap puts the segment.
 */
static int place_image(struct elf_image *img, const struct elf_image *prog,
		       const struct elf_phdr *phdr, int *type,
		       unsigned long *total_size)
{
	unsigned long room = total_mapping_size(img->phdr, img->ex.e_phnum);
	long bias = 0;

	if (img == prog && img->ex.e_type == ET_EXEC) {
		*type |= MAP_FIXED_NOREPLACE;
		return 0;
	}
	if (!room)
		return -EINVAL;
	*total_size = room;
	if (img->ex.e_type == ET_EXEC) {
		*type |= MAP_FIXED;
		return 0;
	}
	if (img == prog)
		bias = dyn_load_bias(img, phdr, type, room);
	else if (prog->ex.e_type == ET_EXEC)
		bias = phdr->p_vaddr;	/* where it would like to be */
	if (IS_ERR_VALUE(bias))
		return bias;
	img->load_bias = ELF_PAGESTART(bias - phdr->p_vaddr);
	return 0;
}

/* What /proc and AT_PHDR tell of a program. */
static void note_segment(struct elf_image *img, const struct elf_phdr *phdr)
{
	struct mm_struct *mm = current->mm;
	unsigned long start = phdr->p_vaddr + img->load_bias;
	unsigned long file_end = start + phdr->p_filesz;

	if ((phdr->p_flags & PF_X) && start < mm->start_code)
		mm->start_code = start;
	if (start > mm->start_data)
		mm->start_data = start;
	if ((phdr->p_flags & PF_X) && mm->end_code < file_end)
		mm->end_code = file_end;
	if (mm->end_data < file_end)
		mm->end_data = file_end;
	img->elf_brk = max(img->elf_brk, start + phdr->p_memsz);
	if (phdr->p_offset <= img->ex.e_phoff &&
	    img->ex.e_phoff < phdr->p_offset + phdr->p_filesz)
		img->phdr_addr = img->ex.e_phoff - phdr->p_offset + start;
}

/**
 * elf_load_segments() - map all PT_LOADs of a program or interpreter
 * @img:	->load_bias, ->entry, ->elf_brk, ->phdr_addr are filled
 * @prog:	the program: @img itself, or whose interpreter @img is
 *
 * Return: 0, or what the mapping said (-EINVAL, -ENOMEM, -EEXIST …).
 */
int elf_load_segments(struct elf_image *img, const struct elf_image *prog)
{
	bool first = true;
	int i, err = 0;

	for (i = 0; i < img->ex.e_phnum; i++) {
		struct elf_phdr *phdr = &img->phdr[i];
		unsigned long total_size = 0, addr, want;
		int type = MAP_PRIVATE;

		if (phdr->p_type != PT_LOAD)
			continue;
		if (first)
			err = place_image(img, prog, phdr, &type, &total_size);
		else
			type |= MAP_FIXED;
		if (err)
			return err;
		want = img->load_bias + phdr->p_vaddr;
		addr = elf_load(img->file, want, phdr, type, total_size);
		if (BAD_ADDR(addr))
			return IS_ERR_VALUE(addr) ? (long)addr : -EINVAL;
		if (first && img->ex.e_type == ET_DYN)
			img->load_bias += addr - ELF_PAGESTART(want);
		first = false;
		if (segment_bad(phdr, phdr->p_vaddr) ||
		    segment_bad(phdr, phdr->p_vaddr + img->load_bias))
			return -EINVAL;
		if (img == prog)
			note_segment(img, phdr);
	}
	img->entry = img->ex.e_entry + img->load_bias;
	if (!img->phdr_addr)	/* in no segment: not worth an error */
		img->phdr_addr = img->load_bias;
	return 0;
}

/**
 * load_elf_interp() - map the dynamic linker, around the program
 * @interp:	as for elf_load_segments()
 * @prog:	is mapped already
 *
 * Return: 0; -EINVAL (an object file, no segments), and as above.
 */
int load_elf_interp(struct elf_image *interp, const struct elf_image *prog)
{
	if (!elf_type_ok(&interp->ex) ||
	    !total_mapping_size(interp->phdr, interp->ex.e_phnum))
		return -EINVAL;
	return elf_load_segments(interp, prog);
}
