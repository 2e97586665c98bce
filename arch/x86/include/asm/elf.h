/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/elf.h - which programs this kernel runs, and where
 *
 * Linux:    arch/x86/include/asm/elf.h
 * Read:     fs/binfmt_elf.c after
 * Left out: vdso, so AT_SYSINFO and AT_SYSINFO_EHDR
 */
#ifndef _ASM_X86_ELF_H
#define _ASM_X86_ELF_H

#include <linux/elf.h>

#define ELF_CLASS		ELFCLASS32
#define ELF_DATA		ELFDATA2LSB
#define ELF_ARCH		EM_386
#define elf_check_arch(x) \
	((x)->e_machine == EM_386 || (x)->e_machine == EM_486)

#define ELF_EXEC_PAGESIZE	4096
#define ELF_ET_DYN_BASE		0x00400000UL
#define ELF_PLATFORM		(arch_elf_platform())
#define ELF_HWCAP		(arch_elf_hwcap())
#define ELF_HWCAP2		(arch_elf_hwcap2())

/* Without PT_GNU_STACK: an old program, that expects every page to be
 * executable (6.1; up to 5.7 also one that asks for an executable stack). */
#define elf_read_implies_exec(ex, executable_stack) \
	((executable_stack) == EXSTACK_DEFAULT)

#define ARCH_MMAP_RND_BITS	8

#endif
