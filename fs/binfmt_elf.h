/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fs/binfmt_elf.h - what is known about an ELF file while it is loaded
 *
 * Linux:    fs/binfmt_elf.c, where these are local variables of load_elf_binary
 * Read:     fs/binfmt_elf.c, fs/binfmt_elf_map.c, fs/binfmt_elf_tables.c after
 */
#ifndef _FS_BINFMT_ELF_H
#define _FS_BINFMT_ELF_H

#include <linux/binfmts.h>
#include <linux/elf.h>

#define ELF_PAGESTART(v)	((v) & PAGE_MASK)
#define ELF_PAGEOFFSET(v)	((v) & ~PAGE_MASK)
#define ELF_PAGEALIGN(v)	PAGE_ALIGN(v)
#define BAD_ADDR(x)		((unsigned long)(x) >= TASK_SIZE)

/**
 * struct elf_image - a program, or the interpreter that it asks for
 * @file:	not counted here for a program: bprm holds it
 * @ex:		ELF header
 * @phdr:	program headers, from kmalloc()
 * @interp:	of a program with PT_INTERP, else NULL
 * @load_bias:	what to add to the file's addresses; 0 for ET_EXEC
 * @entry:	where execution starts
 * @phdr_addr:	address of the program headers in memory, for AT_PHDR
 * @elf_brk:	end of the segments: where the heap may start
 */
struct elf_image {
	struct file *file;
	struct elfhdr ex;
	struct elf_phdr *phdr;
	struct elf_image *interp;
	unsigned long load_bias, entry, phdr_addr, elf_brk;
};

/* A program or a library, not an object file or a core dump. */
static inline bool elf_type_ok(const struct elfhdr *ex)
{
	return ex->e_type == ET_EXEC || ex->e_type == ET_DYN;
}

int elf_load_segments(struct elf_image *img, const struct elf_image *prog);
int load_elf_interp(struct elf_image *interp, const struct elf_image *prog);
int create_elf_tables(struct linux_binprm *bprm, const struct elf_image *img);

#endif
