// SPDX-License-Identifier: GPL-2.0-only
/*
 * arch/x86/entry/common.c - from int $0x80 to the function that does the work
 *
 * Linux:    arch/x86/entry/common.c (6.1)
 * Read:     entry/entry_32.S before, entry/syscall_32.c after
 *
 * 3.18 called through the table in assembly, with the saved registers
 * themselves as the arguments on the stack; but arguments belong to the called
 * function, which may change them, and they are the program's registers. Since
 * 4.3 a C function copies them.
 */
#include <linux/randomize_kstack.h>
#include <linux/syscalls.h>
#include <asm/special_insns.h>

void do_int80_syscall_32(struct pt_regs *regs);

/**
 * do_int80_syscall_32 - one system call
 * @regs: the program's registers; ->ax is -ENOSYS and receives the result
 *
 * Context: interrupts off (they come on here), on the task's own stack.
 */
void __no_stack_protector do_int80_syscall_32(struct pt_regs *regs)
{
	unsigned long nr = regs->orig_ax;

	add_random_kstack_offset();
	local_irq_enable();
	if (likely(nr < nr_syscalls))
		regs->ax = sys_call_table[nr](regs->bx, regs->cx, regs->dx,
					      regs->si, regs->di, regs->bp);
	if (randomize_kstack())
		choose_random_kstack_offset(rdtsc());
}
