// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/entry.c - the last look before user mode
 *
 * Linux:    kernel/entry/common.c (6.1)
 * Read:     arch's entry code before: it calls this when a work flag is set
 */
#include <linux/sched.h>

/**
 * exit_to_user_mode_loop() - do what is waiting, until nothing is
 * @regs: the user's
 * @ti_flags: of thread_info, at least one of _TIF_WORK_MASK
 *
 * Each piece of work may sleep and so lets other work arrive; only a look at
 * the flags with interrupts off, which stay off, is the last one.
 *
 * Context: interrupts off, and off again on return.
 */
void exit_to_user_mode_loop(struct pt_regs *regs, unsigned long ti_flags)
{
	while (ti_flags & _TIF_WORK_MASK) {
		local_irq_enable();
		if (ti_flags & _TIF_NEED_RESCHED)
			schedule();
		if (ti_flags & _TIF_SIGPENDING)
			arch_do_signal_or_restart(regs);
		local_irq_disable();
		ti_flags = current_thread_info()->flags;
	}
}
