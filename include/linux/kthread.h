/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/kthread.h - threads of the kernel itself
 *
 * Linux:    include/linux/kthread.h
 * Read:     kernel/kthread.c after
 */
#ifndef _KERNEL_KTHREAD_H
#define _KERNEL_KTHREAD_H

#include <linux/sched.h>

/* A stopped thread; wake_up_process() starts it. ERR_PTR(-ENOMEM …). */
struct task_struct *kthread_create(int (*fn)(void *), void *data,
				   const char *namefmt, ...) __printf(3, 4);

/* One that runs. */
#define kthread_run(fn, data, ...) ({					\
	struct task_struct *__k = kthread_create(fn, data, __VA_ARGS__);\
	if (!IS_ERR(__k))						\
		wake_up_process(__k);					\
	__k;								\
})
int kthread_stop(struct task_struct *k);
bool kthread_should_stop(void);
int kthreadd(void *unused);
extern struct task_struct *kthreadd_task;

#endif
