/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/tls.h - thread-local segments
 *
 * Linux:    arch/x86/include/asm/proto.h, desc.h (load_TLS)
 * Read:     arch/x86/kernel/tls.c after
 */
#ifndef _ASM_X86_TLS_H
#define _ASM_X86_TLS_H

#include <asm/processor.h>

struct task_struct;
struct user_desc;

int do_set_thread_area(struct task_struct *p, int idx,
		       struct user_desc __user *u_info, int can_allocate);

/* The running task's entries into the GDT. */
static inline void load_TLS(struct thread_struct *t)
{
	int i;

	for (i = 0; i < GDT_ENTRY_TLS_ENTRIES; i++)
		gdt_page[GDT_ENTRY_TLS_MIN + i] = t->tls_array[i];
}

#endif
