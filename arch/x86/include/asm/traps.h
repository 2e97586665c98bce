/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arch/x86/include/asm/traps.h - exceptions: entry points, handlers, numbers
 *
 * Linux:    arch/x86/include/asm/traps.h, idtentry.h, trapnr.h, trap_pf.h
 * Read:     entry/entry_32.S before (asm_exc_xxx), kernel/traps.c after (exc_xxx)
 */
#ifndef _ASM_X86_TRAPS_H
#define _ASM_X86_TRAPS_H

#include <linux/compiler.h>

#define X86_TRAP_DE	0	/* divide error */
#define X86_TRAP_DB	1	/* single step, breakpoint registers */
#define X86_TRAP_NMI	2
#define X86_TRAP_BP	3	/* int3 */
#define X86_TRAP_OF	4	/* into */
#define X86_TRAP_BR	5	/* bound */
#define X86_TRAP_UD	6	/* invalid opcode */
#define X86_TRAP_NM	7	/* FPU not available */
#define X86_TRAP_DF	8	/* double fault */
#define X86_TRAP_OLD_MF	9	/* coprocessor segment overrun */
#define X86_TRAP_TS	10	/* invalid TSS */
#define X86_TRAP_NP	11	/* segment not present */
#define X86_TRAP_SS	12	/* stack segment fault */
#define X86_TRAP_GP	13	/* general protection */
#define X86_TRAP_PF	14	/* page fault */
#define X86_TRAP_SPURIOUS 15
#define X86_TRAP_MF	16	/* x87 */
#define X86_TRAP_AC	17	/* alignment */
#define X86_TRAP_MC	18	/* machine check */
#define X86_TRAP_XF	19	/* SIMD */
#define X86_TRAP_IRET	32	/* none of the CPU's: iret itself failed */

/* The error code of a page fault. */
#define X86_PF_PROT	0x01	/* page present, rights violated */
#define X86_PF_WRITE	0x02
#define X86_PF_USER	0x04	/* access from user mode */
#define X86_PF_RSVD	0x08	/* a reserved bit was set in an entry */
#define X86_PF_INSTR	0x10	/* instruction fetch */

struct pt_regs;
struct stack_info;
struct task_struct;

#define DECLARE_IDTENTRY(name)						\
	void asm_exc_##name(void);					\
	void exc_##name(struct pt_regs *regs, unsigned long error_code)

DECLARE_IDTENTRY(divide_error);
DECLARE_IDTENTRY(debug);
DECLARE_IDTENTRY(nmi);
DECLARE_IDTENTRY(int3);
DECLARE_IDTENTRY(overflow);
DECLARE_IDTENTRY(bounds);
DECLARE_IDTENTRY(invalid_op);
DECLARE_IDTENTRY(device_not_available);
DECLARE_IDTENTRY(coproc_segment_overrun);
DECLARE_IDTENTRY(invalid_tss);
DECLARE_IDTENTRY(segment_not_present);
DECLARE_IDTENTRY(stack_segment);
DECLARE_IDTENTRY(general_protection);
DECLARE_IDTENTRY(page_fault);
DECLARE_IDTENTRY(spurious_interrupt_bug);
DECLARE_IDTENTRY(coprocessor_error);
DECLARE_IDTENTRY(alignment_check);
DECLARE_IDTENTRY(machine_check);
DECLARE_IDTENTRY(simd_coprocessor_error);
void asm_exc_double_fault(void);
void exc_double_fault(struct pt_regs *regs, unsigned long error_code,
		      unsigned long address);
void iret_error(struct pt_regs *regs, unsigned long error_code);

/* entry_32.S */
void entry_INT80_32(void);
extern char irq_entries_start[][8];

void idt_setup_traps(void);
void __noreturn handle_stack_overflow(struct pt_regs *regs,
				      unsigned long fault_address,
				      struct stack_info *info);
extern union thread_union *doublefault_stack;
void doublefault_init_cpu_tss(void);

/* Writes " in name[start+size]" for the log, or an empty string. */
void sprint_vma_addr(char *buf, unsigned int size, unsigned long ip);
bool unhandled_signal(struct task_struct *tsk, int sig);

/* Interrupts on in the handler if they were on in what was interrupted. */
#define cond_local_irq_enable(regs) do {				\
	if ((regs)->flags & X86_EFLAGS_IF)				\
		local_irq_enable();					\
} while (0)

#endif
