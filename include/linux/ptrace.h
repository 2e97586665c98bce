/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/ptrace.h - the registers of an interrupted program; who may
 * look into a process
 *
 * Linux:    include/linux/ptrace.h
 */
#ifndef _KERNEL_PTRACE_H
#define _KERNEL_PTRACE_H

#include <linux/types.h>
#include <asm/ptrace.h>

#ifndef current_pt_regs
#define current_pt_regs()	task_pt_regs(current)
#endif

struct task_struct;

/* With the rights that open() uses, for what a debugger may read. */
#define PTRACE_MODE_READ_FSCREDS	0x09
bool ptrace_may_access(struct task_struct *task, unsigned int mode);

#endif
