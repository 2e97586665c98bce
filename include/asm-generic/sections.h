/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/asm-generic/sections.h - borders that the linker script defines
 *
 * Linux:    include/asm-generic/sections.h
 * Read:     linker/vmlinux.lds.S before
 */
#ifndef _ASM_GENERIC_SECTIONS_H
#define _ASM_GENERIC_SECTIONS_H

extern char _text[], _stext[], _etext[];
extern char __start_rodata[], __end_rodata[];
extern char __init_begin[], __init_end[], _sinittext[], _einittext[];
extern char init_stack_guard[];	/* one page */
extern char _sdata[], _edata[], __bss_start[], __bss_stop[], _end[];

#endif
