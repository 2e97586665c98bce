/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fs/binfmt_elf.h - what is known about an ELF file while it is loaded
 *
 * Read:     fs/binfmt_elf.c, fs/binfmt_elf_tables.c after
 */
#ifndef _FS_BINFMT_ELF_H
#define _FS_BINFMT_ELF_H

#include <linux/binfmts.h>
#include <linux/elf.h>

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

int create_elf_tables(struct linux_binprm *bprm, const struct elf_image *img);

#endif
