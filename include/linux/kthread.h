/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/kthread.h - threads of the kernel itself
 *
 * Linux:    include/linux/kthread.h
 */
#ifndef _KERNEL_KTHREAD_H
#define _KERNEL_KTHREAD_H

#include <linux/sched.h>

/* A stopped thread; wake_up_process() starts it. ERR_PTR(-ENOMEM …). */
struct task_struct *kthread_create(int (*fn)(void *), void *data,
				   const char *namefmt, ...) __printf(3, 4);
int kthreadd(void *unused);
extern struct task_struct *kthreadd_task;

#endif
