/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/processor.h - a task's registers while it does not run
 *
 * Linux:    arch/x86/include/asm/processor.h, fpu/types.h
 * Read:     asm/ptrace.h before, asm/switch_to.h after
 */
#ifndef _ASM_X86_PROCESSOR_H
#define _ASM_X86_PROCESSOR_H

#include <asm/desc.h>
#include <asm/page.h>
#include <asm/ptrace.h>
#include <asm/special_insns.h>

#define TASK_SIZE		PAGE_OFFSET
#define STACK_TOP		TASK_SIZE
#define STACK_TOP_MAX		STACK_TOP
#define TASK_UNMAPPED_BASE	PAGE_ALIGN(TASK_SIZE / 3)
/* An unlimited stack does not turn the layout upside down (since 4.18). */
#define ARCH_MMAP_LEGACY_UNLIMITED	false

/* What FXSAVE writes; it insists on the alignment. */
struct fxregs_state {
	u16 cwd, swd, twd, fop;
	u32 fip, fcs, foo, fos;
	u32 mxcsr, mxcsr_mask;
	u32 st_space[32], xmm_space[32], padding[56];
} __aligned(16);

static_assert(sizeof(struct fxregs_state) == 512);

struct thread_struct {
	struct desc_struct tls_array[GDT_ENTRY_TLS_ENTRIES];
	unsigned long sp;		/* -> struct inactive_task_frame */
	unsigned long sp0;		/* kernel stack on entry from user mode */
	/* Of the last fault, for a signal frame. */
	unsigned long cr2, trap_nr, error_code;
	struct fxregs_state fpu;
};

#define INIT_THREAD {							\
	.sp0 = (unsigned long)&init_thread_union + THREAD_SIZE -	\
	       TOP_OF_KERNEL_STACK_PADDING,				\
}

#endif
