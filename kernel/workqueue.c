// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/workqueue.c - let a kernel thread do it, later
 *
 * Linux:    kernel/workqueue.c (the system's queue)
 * Notes:    chapter 8, "A page that is not there"; walk stack-free
 * Read:     kernel/kthread.c before, vfree_atomic() in mm/vmalloc.c after
 *
 * What must not be done in an interrupt, or on the stack that one stands on,
 * is left to the thread "kworker/0:0".
 *
 * Locks:    the queue: interrupts off
 * Left out: other queues, delayed work, flushing, rescuers
 */
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/workqueue.h>

static LIST_HEAD(worklist);
static struct task_struct *worker;

/**
 * schedule_work() - have @work->func called by a kernel thread
 * @work: not on the queue any more when its function runs: it may queue itself
 *
 * Context: any; before initcalls it waits for them.
 * Return: false: it was queued already.
 */
bool schedule_work(struct work_struct *work)
{
	unsigned long flags;
	bool queued;

	local_irq_save(flags);
	queued = list_empty(&work->entry);
	if (queued)
		list_add_tail(&work->entry, &worklist);
	local_irq_restore(flags);
	if (queued && worker)
		wake_up_process(worker);
	return queued;
}

static struct work_struct *next_work(void)
{
	struct work_struct *work = NULL;

	local_irq_disable();
	if (!list_empty(&worklist)) {
		work = list_first_entry(&worklist, struct work_struct, entry);
		list_del_init(&work->entry);
	}
	local_irq_enable();
	return work;
}

static int worker_thread(void *unused)
{
	struct work_struct *work;

	for (;;) {
		set_current_state(TASK_IDLE);
		work = next_work();
		if (!work) {
			schedule();
			continue;
		}
		__set_current_state(TASK_RUNNING);
		work->func(work);
	}
	return 0;
}

static int __init init_workqueues(void)
{
	struct task_struct *t = kthread_run(worker_thread, NULL,
					    "kworker/0:0");

	if (IS_ERR(t))
		return PTR_ERR(t);
	worker = t;
	return 0;
}
core_initcall(init_workqueues);
