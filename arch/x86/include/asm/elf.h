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

/* Where a position-independent program goes that needs no interpreter. */
#define ELF_ET_DYN_BASE		0x00400000UL
#define ELF_PLATFORM		(arch_elf_platform())

#endif
