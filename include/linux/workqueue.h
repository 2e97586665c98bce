/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/workqueue.h - let a kernel thread do it, later
 *
 * Linux:    include/linux/workqueue.h
 * Notes:    chapter 8, "A page that is not there"; walk stack-free
 * Read:     kernel/workqueue.c after
 * Left out: other queues than the system's, delayed work, flushing
 */
#ifndef _KERNEL_WORKQUEUE_H
#define _KERNEL_WORKQUEUE_H

#include <linux/list.h>

struct work_struct;
typedef void (*work_func_t)(struct work_struct *work);

struct work_struct {
	struct list_head entry;		/* on the queue, or empty */
	work_func_t func;
};

#define DECLARE_WORK(n, f) \
	struct work_struct n = { LIST_HEAD_INIT((n).entry), f }

bool schedule_work(struct work_struct *work);

#endif
