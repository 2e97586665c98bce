/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/elf.h - ELF of this machine
 *
 * Linux:    include/linux/elf.h
 */
#ifndef _KERNEL_ELF_H
#define _KERNEL_ELF_H

#include <uapi/linux/elf.h>
#include <uapi/linux/auxvec.h>

#define elfhdr		elf32_hdr
#define elf_phdr	elf32_phdr
#define elf_addr_t	Elf32_Off

#endif
