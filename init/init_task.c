// SPDX-License-Identifier: GPL-2.0-only
/*
 * init/init_task.c - task 0 and its kernel stack, before anything can allocate
 *
 * Linux:    init/init_task.c (3.18)
 * Notes:    chapter 1, "Task 0 has a stack too"; walk boot-init-task
 * Read:     include/linux/init_task.h before (INIT_TASK), kernel/fork.c after
 *
 *	init_task.stack --> init_thread_union   THREAD_SIZE bytes, and aligned
 *	                    +-----------------+ to THREAD_SIZE by the linker
 *	                    | init_stack[]    | <- the boot code puts sp at its
 *	                    |      ...        |    upper end and calls
 *	                    | init_thread_info|    start_kernel()
 *	                    +-----------------+
 *	                         .task --> init_task
 *
 * The boot code runs on this stack, so start_kernel() already is task 0; later
 * it becomes the idle loop. All other tasks are made from it by copy_process().
 */
#include <linux/init_task.h>

struct signal_struct init_signals = INIT_SIGNALS(init_signals);
struct sighand_struct init_sighand = INIT_SIGHAND(init_sighand);

struct task_struct init_task = INIT_TASK(init_task);

/*
 * In a section of its own: current_thread_info() masks the stack pointer and
 * must find this thread_info.
 */
union thread_union init_thread_union __section(".data..init_task")
#ifdef CONFIG_STACK_THREAD_UNION
	= { INIT_THREAD_INFO(init_task) }
#endif
	;
