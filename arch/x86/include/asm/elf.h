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

#define ELF_ARCH		EM_386
#define elf_check_arch(x) \
	((x)->e_machine == EM_386 || (x)->e_machine == EM_486)

/* i386 leaves the personality as the caller of execve() had it. */
#define SET_PERSONALITY(ex)	do { } while (0)
/* No PT_GNU_STACK: built when every readable page could be executed. */
#define elf_read_implies_exec(ex, executable_stack) \
	((executable_stack) == EXSTACK_DEFAULT)

/* Where a position-independent program goes that has an interpreter. */
#define ELF_ET_DYN_BASE		0x00400000UL
#define ELF_PLATFORM		(arch_elf_platform())

#endif
