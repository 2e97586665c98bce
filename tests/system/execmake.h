/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tests/system/execmake.h - files for execargs.c: scripts and damaged ELF
 *
 * Linux:    fs/binfmt_elf.c load_elf_binary() checks what is damaged here
 */
#ifndef TESTS_EXECMAKE_H
#define TESTS_EXECMAKE_H

#include <linux/elf.h>

enum elf_damage {
	ELF_INTACT, ELF_MAGIC, ELF_CUT, ELF_TYPE, ELF_MACHINE, ELF_PHENTSIZE,
	ELF_PHNUM_0, ELF_PHNUM_MANY, ELF_PHNUM_PAGE, ELF_PHOFF,
	ELF_KERNEL_ADDRESS,
	/* From here on the last program header becomes PT_INTERP. */
	ELF_INTERP_SHORT, ELF_INTERP_LONG, ELF_INTERP_NO_NUL,
	ELF_INTERP_MISSING, ELF_INTERP_DIRECTORY, ELF_INTERP_CUT,
	/* ... naming a file that is made, too. */
	ELF_INTERP_TEXT, ELF_INTERP_TINY, ELF_INTERP_OBJECT, ELF_INTERP_PHOFF
};

static char elf[400000] __attribute__((aligned(4)));

static void make_file(const char *path, const void *data, size_t size,
		      mode_t mode)
{
	int fd;

	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
	if (fd < 0 || write(fd, data, size) != (ssize_t)size) {
		printf("Bail out! %s: %s\n", path, strerror(errno));
		exit(1);
	}
	close(fd);
}

/* The interpreter's name goes to the end of the file. */
static size_t add_interp(struct elf32_phdr *ph, size_t size,
			 enum elf_damage damage)
{
	static const char *const name[] = {
		[ELF_INTERP_SHORT] = "",
		[ELF_INTERP_LONG] = "/",
		[ELF_INTERP_NO_NUL] = "/nonexistentx",
		[ELF_INTERP_MISSING] = "/nonexistent",
		[ELF_INTERP_DIRECTORY] = "/",
		[ELF_INTERP_CUT] = "/nonexistent",
		[ELF_INTERP_TEXT] = "/tmp/interp",
		[ELF_INTERP_TINY] = "/tmp/interp",
		[ELF_INTERP_OBJECT] = "/tmp/interp",
		[ELF_INTERP_PHOFF] = "/tmp/interp",
	};
	size_t len = strlen(name[damage]) + 1;
	struct elf32_hdr interp = *(struct elf32_hdr *)elf;

	memset(elf + size, 0, 4097);
	memcpy(elf + size, name[damage], len);
	ph->p_type = PT_INTERP;
	ph->p_offset = size;
	ph->p_filesz = damage == ELF_INTERP_LONG ? 4097 :
		       damage == ELF_INTERP_NO_NUL ? len - 1 : len;
	if (damage == ELF_INTERP_TEXT)
		make_file(name[damage], "not an ELF file, but long enough "
			  "to be read as the header of one", 64, 0755);
	if (damage == ELF_INTERP_TINY)
		make_file(name[damage], elf, 4, 0755);
	if (damage == ELF_INTERP_PHOFF)
		make_file(name[damage], &interp, sizeof(interp), 0755);
	if (damage == ELF_INTERP_OBJECT) {
		((struct elf32_hdr *)elf)->e_type = ET_REL;
		make_file(name[damage], elf, size, 0755);
		((struct elf32_hdr *)elf)->e_type = interp.e_type;
	}
	if (damage == ELF_INTERP_CUT)
		ph->p_offset += 4098;
	return size + 4097;
}

/* Copies the program @from to @path, damaged. */
static void make_elf(const char *path, const char *from,
		     enum elf_damage damage)
{
	struct elf32_hdr *eh = (void *)elf;
	struct elf32_phdr *ph;
	int fd = open(from, O_RDONLY);
	size_t size = read(fd, elf, sizeof(elf) - 8192);

	close(fd);
	ph = (void *)(elf + eh->e_phoff);
	if (damage == ELF_MAGIC)
		elf[1] = 'e';
	else if (damage == ELF_CUT)
		size = 20;
	else if (damage == ELF_TYPE)
		eh->e_type = ET_REL;
	else if (damage == ELF_MACHINE)
		eh->e_machine = EM_SPARC;
	else if (damage == ELF_PHENTSIZE)
		eh->e_phentsize = 56;
	else if (damage == ELF_PHNUM_0)
		eh->e_phnum = 0;
	else if (damage == ELF_PHNUM_MANY)
		eh->e_phnum = 65535;
	else if (damage == ELF_PHNUM_PAGE)
		eh->e_phnum = 129;
	else if (damage == ELF_PHOFF)
		eh->e_phoff = size;
	else if (damage == ELF_KERNEL_ADDRESS)
		ph->p_vaddr = 0xfffe0000;
	else if (damage >= ELF_INTERP_SHORT)
		size = add_interp(ph + eh->e_phnum - 1, size, damage);
	make_file(path, elf, size, 0755);
}

#endif /* TESTS_EXECMAKE_H */
