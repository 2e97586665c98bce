/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/processor.h - limits of user space; thread_struct
 *
 * Linux:    arch/arm/include/asm/processor.h, memory.h (TASK_SIZE)
 * Read:     asm/memory.h before
 *
 * STACK_TOP is 16 MiB below the kernel, because Linux keeps its modules in
 * between so that a branch instruction reaches them.
 */
#ifndef _ASM_ARM_PROCESSOR_H
#define _ASM_ARM_PROCESSOR_H

#include <asm/memory.h>
#include <asm/ptrace.h>

#define STACK_TOP		TASK_SIZE
#define STACK_TOP_MAX		TASK_SIZE

#ifndef __ASSEMBLY__

/* The last fault of the task; the rest of its state is in thread_info. */
struct thread_struct {
	unsigned long address;		/* that the instruction touched */
	unsigned long trap_no;
	unsigned long error_code;	/* fault status register */
};

#define INIT_THREAD	{ 0 }

#endif /* __ASSEMBLY__ */
#endif
