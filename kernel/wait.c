// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/wait.c - sleeping until something happens, and telling that it did
 *
 * Linux:    kernel/sched/wait.c, kernel/sched/completion.c
 * Read:     include/linux/wait.h before (wait_event()), kernel/locking.c after
 *
 *	sleeper                          waker
 *	prepare_to_wait(): on the list,
 *	  state = TASK_…
 *	condition? no                    condition = yes
 *	                                 wake_up(): state = TASK_RUNNING
 *	schedule(): does not sleep
 *
 * A wake-up between the question and schedule() is not lost, because the state
 * is set before the question is asked.
 */
#include <linux/sched.h>

/**
 * init_waitqueue_head() - nobody waits
 * @wq: the list
 */
void init_waitqueue_head(wait_queue_head_t *wq)
{
	spin_lock_init(&wq->lock);
	INIT_LIST_HEAD(&wq->head);
}

/**
 * add_wait_queue() - wake me too
 * @wq: the list
 * @wait: from DEFINE_WAIT(), on the stack of the waiting task
 */
void add_wait_queue(wait_queue_head_t *wq, struct wait_queue_entry *wait)
{
	unsigned long flags;

	spin_lock_irqsave(&wq->lock, flags);
	list_add_tail(&wait->entry, &wq->head);
	spin_unlock_irqrestore(&wq->lock, flags);
}

/**
 * remove_wait_queue() - undo add_wait_queue()
 * @wq: the list
 * @wait: the entry
 */
void remove_wait_queue(wait_queue_head_t *wq, struct wait_queue_entry *wait)
{
	unsigned long flags;

	spin_lock_irqsave(&wq->lock, flags);
	list_del_init(&wait->entry);
	spin_unlock_irqrestore(&wq->lock, flags);
}

/**
 * prepare_to_wait() - on the list, once, and not running any more
 * @wq: the list
 * @wait: the entry
 * @state: TASK_INTERRUPTIBLE …
 */
void prepare_to_wait(wait_queue_head_t *wq, struct wait_queue_entry *wait,
		     unsigned int state)
{
	unsigned long flags;

	spin_lock_irqsave(&wq->lock, flags);
	if (list_empty(&wait->entry))
		list_add_tail(&wait->entry, &wq->head);
	set_current_state(state);
	spin_unlock_irqrestore(&wq->lock, flags);
}

/**
 * finish_wait() - undo prepare_to_wait()
 * @wq: the list
 * @wait: the entry
 */
void finish_wait(wait_queue_head_t *wq, struct wait_queue_entry *wait)
{
	__set_current_state(TASK_RUNNING);
	remove_wait_queue(wq, wait);
}

/**
 * __wake_up() - wake all that wait; each looks at its condition again
 * @wq: the list
 * @state: only tasks that sleep like this
 *
 * Context: any.
 */
void __wake_up(wait_queue_head_t *wq, unsigned int state)
{
	struct wait_queue_entry *wait;
	unsigned long flags;

	spin_lock_irqsave(&wq->lock, flags);
	list_for_each_entry(wait, &wq->head, entry)
		wake_up_state(wait->task, state);
	spin_unlock_irqrestore(&wq->lock, flags);
}

/**
 * init_completion() - it has not happened yet
 * @x: may lie on the stack of the task that will wait
 */
void init_completion(struct completion *x)
{
	x->done = 0;
	init_waitqueue_head(&x->wait);
}

/**
 * complete() - it has happened; one waiter goes on
 * @x: may be gone when this returns, if it lay on the waiter's stack
 *
 * Context: any.
 */
void complete(struct completion *x)
{
	x->done++;
	__wake_up(&x->wait, TASK_NORMAL);
}

static int __sched __wait_for_completion(struct completion *x, long state)
{
	DEFINE_WAIT(wait);
	int ret = 0;

	for (;;) {
		prepare_to_wait(&x->wait, &wait, state);
		if (x->done)
			break;
		if (signal_pending_state(state, current)) {
			ret = -ERESTARTSYS;
			break;
		}
		schedule();
	}
	finish_wait(&x->wait, &wait);
	if (!ret)
		x->done--;
	return ret;
}

/**
 * wait_for_completion() - sleep until complete()
 * @x: what to wait for
 *
 * Context: task context.
 */
void __sched wait_for_completion(struct completion *x)
{
	__wait_for_completion(x, TASK_UNINTERRUPTIBLE);
}

/**
 * wait_for_completion_killable() - the same, but a killed task gives up
 * @x: what to wait for
 *
 * Context: task context.
 * Return: 0, or -ERESTARTSYS when a fatal signal came first.
 */
int __sched wait_for_completion_killable(struct completion *x)
{
	return __wait_for_completion(x, TASK_KILLABLE);
}
