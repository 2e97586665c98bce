/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/wait.h - sleep until a condition is true
 *
 * Linux:    include/linux/wait.h, kernel/sched/wait.c
 * Left out: exclusive waiters, wake functions of the caller's own
 */
#ifndef _KERNEL_WAIT_H
#define _KERNEL_WAIT_H

#include <linux/list.h>
#include <linux/spinlock.h>
#include <uapi/linux/wait.h>

struct task_struct;

typedef struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
} wait_queue_head_t;

struct wait_queue_entry {
	struct task_struct *task;
	struct list_head entry;
};

#define DEFINE_WAIT(name)						\
	struct wait_queue_entry name = { current, LIST_HEAD_INIT((name).entry) }

void init_waitqueue_head(wait_queue_head_t *wq);
void add_wait_queue(wait_queue_head_t *wq, struct wait_queue_entry *wait);
void remove_wait_queue(wait_queue_head_t *wq, struct wait_queue_entry *wait);
void prepare_to_wait(wait_queue_head_t *wq, struct wait_queue_entry *wait,
		     unsigned int state);
void finish_wait(wait_queue_head_t *wq, struct wait_queue_entry *wait);
void __wake_up(wait_queue_head_t *wq, unsigned int state);

#define wake_up(wq)			__wake_up(wq, TASK_NORMAL)
#define wake_up_interruptible(wq)	__wake_up(wq, TASK_INTERRUPTIBLE)
#define waitqueue_active(wq)		(!list_empty(&(wq)->head))

/* The condition is looked at with the task already queued: no lost wake-up. */
#define ___wait_event(wq, condition, state, on_signal) ({		\
	DEFINE_WAIT(__wait);						\
	long __ret = 0;							\
	for (;;) {							\
		prepare_to_wait(&(wq), &__wait, state);			\
		if (condition)						\
			break;						\
		if ((on_signal) && signal_pending(current)) {		\
			__ret = -ERESTARTSYS;				\
			break;						\
		}							\
		schedule();						\
	}								\
	finish_wait(&(wq), &__wait);					\
	__ret;								\
})
#define wait_event(wq, condition) \
	((void)___wait_event(wq, condition, TASK_UNINTERRUPTIBLE, 0))
/* Returns 0, or -ERESTARTSYS when a signal came first. */
#define wait_event_interruptible(wq, condition) \
	___wait_event(wq, condition, TASK_INTERRUPTIBLE, 1)

#endif
