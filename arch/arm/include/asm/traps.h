/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/arm/include/asm/traps.h - between the entry code and its C functions
 *
 * Linux:    arch/arm/include/asm/traps.h, system_misc.h, bug.h, vfp.h
 */
#ifndef _ASM_ARM_TRAPS_H
#define _ASM_ARM_TRAPS_H

#include <linux/linkage.h>

struct pt_regs;
union vfp_state;

/* kernel/traps.c, mm/fault.c: called by entry-armv.S and entry-common.S */
asmlinkage void do_undefinstr(struct pt_regs *regs);
asmlinkage void bad_mode(struct pt_regs *regs, int reason);
asmlinkage void handle_bad_stack(struct pt_regs *regs);
asmlinkage void do_IRQ(struct pt_regs *regs);
typedef asmlinkage long (*syscall_fn_t)(long, long, long, long, long, long);
asmlinkage long invoke_syscall(struct pt_regs *regs, syscall_fn_t syscall_fn);
asmlinkage long arm_syscall(unsigned int no, struct pt_regs *regs);
asmlinkage void do_DataAbort(unsigned long addr, unsigned int fsr,
			     struct pt_regs *regs);
asmlinkage void do_PrefetchAbort(unsigned long addr, unsigned int ifsr,
				 struct pt_regs *regs);

void arm_notify_die(const char *str, struct pt_regs *regs, int signo,
		    int si_code, void __user *addr, unsigned long err,
		    unsigned long trap);

void dump_oops(struct pt_regs *regs);

#define FPEXC_EN	(1 << 30)
/* entry-armv.S: d0-d31 and fpscr */
void vfp_enable(void);
void vfp_save_state(union vfp_state *state);
void vfp_load_state(const union vfp_state *state);

extern const char __vectors_start[];
extern void *overflow_stack_ptr;	/* the upper end, for entry-armv.S */
#define OVERFLOW_STACK_SIZE	PAGE_SIZE

#endif
