/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/completion.h - "tell me when it has happened"
 *
 * Linux:    include/linux/completion.h; the code is in kernel/wait.c
 */
#ifndef _KERNEL_COMPLETION_H
#define _KERNEL_COMPLETION_H

#include <linux/wait.h>

struct completion {
	unsigned int done;		/* times it happened, not yet waited for */
	wait_queue_head_t wait;
};

void init_completion(struct completion *x);
void complete(struct completion *x);
void wait_for_completion(struct completion *x);
/* 0, or -ERESTARTSYS when the caller is being killed. */
int wait_for_completion_killable(struct completion *x);

#endif
