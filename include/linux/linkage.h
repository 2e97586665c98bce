/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/linkage.h - C functions that assembly calls, and the reverse
 *
 * Linux:    include/linux/linkage.h
 */
#ifndef _KERNEL_LINKAGE_H
#define _KERNEL_LINKAGE_H

#include <asm/linkage.h>

#ifndef asmlinkage
#define asmlinkage
#endif

#ifdef __ASSEMBLY__

/* A function that C may call: visible, aligned, typed and sized for gdb. */
#define ENTRY(name)		.globl name; .balign 4; name:
#define ENDPROC(name)		.type name, STT_FUNC; .size name, . - name
#define END(name)		.size name, . - name
/* Every .S file ends with this, or GNU ld asks for an executable stack. */
#define NOEXEC_STACK_NOTE	.section .note.GNU-stack, "", %progbits

#endif
#endif
