/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/ptrace.h - the registers of an interrupted program
 *
 * Linux:    include/linux/ptrace.h
 */
#ifndef _KERNEL_PTRACE_H
#define _KERNEL_PTRACE_H

#include <asm/ptrace.h>

#ifndef current_pt_regs
#define current_pt_regs()	task_pt_regs(current)
#endif

#endif
