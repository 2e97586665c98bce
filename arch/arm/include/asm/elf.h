/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/elf.h - which programs run here, and what they learn
 *
 * Linux:    arch/arm/include/asm/elf.h, arch/arm/kernel/elf.c (6.1)
 * Read:     fs/binfmt_elf.c after
 * Left out: FDPIC, vDSO and signal page (no AT_SYSINFO_EHDR), core dumps,
 *	     the old ABI (e_flags without an EABI version)
 */
#ifndef _ASM_ARM_ELF_H
#define _ASM_ARM_ELF_H

#include <linux/elf.h>

#define ELF_ARCH		EM_ARM

#define EF_ARM_EABI_MASK	0xff000000
#define EF_ARM_EABI_VER5	0x05000000

/* A word-aligned ARM entry point, or bit 0 set for Thumb. */
#define elf_check_arch(x)						\
	((x)->e_machine == EM_ARM &&					\
	 ((x)->e_entry & 3) != 2 &&					\
	 ((x)->e_flags & EF_ARM_EABI_MASK) == EF_ARM_EABI_VER5)

/* EABI programs have 32-bit addresses: personality() shows the bit. */
#define SET_PERSONALITY(ex)						\
	(current->personality = (current->personality & ~PER_MASK) |	\
				ADDR_LIMIT_32BIT)
/* No PT_GNU_STACK: built when every readable page could be executed. */
#define elf_read_implies_exec(ex, executable_stack) \
	((executable_stack) == EXSTACK_DEFAULT)

/* Where a position-independent program with an interpreter starts. */
#define ELF_ET_DYN_BASE		0x400000UL

#define ELF_PLATFORM		arch_elf_platform()

#endif
