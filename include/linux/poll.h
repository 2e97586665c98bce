/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/poll.h - can this file be read or written without waiting?
 *
 * Linux:    include/linux/poll.h (masks are plain numbers, as up to 4.15)
 * Read:     linux/wait.h before, fs/select.c after
 * Left out: files that wake their pollers from more than one queue
 */
#ifndef _KERNEL_POLL_H
#define _KERNEL_POLL_H

#include <linux/fs.h>
#include <uapi/linux/poll.h>

/* Where one task waits for one file. */
struct poll_table_struct {
	wait_queue_head_t *wq;		/* NULL: not on a queue */
	struct wait_queue_entry wait;
};

#define DEFAULT_POLLMASK	(POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM)

/* Called by ->poll(): who asks wants to be woken by @wq too. */
static inline void poll_wait(struct file *file, wait_queue_head_t *wq,
			     poll_table *p)
{
	if (p && !p->wq) {
		p->wq = wq;
		add_wait_queue(wq, &p->wait);
	}
}

/* What the file is ready for. @pt NULL: only asking. Does not sleep. */
static inline unsigned int vfs_poll(struct file *file, poll_table *pt)
{
	return file->f_op->poll ? file->f_op->poll(file, pt) : DEFAULT_POLLMASK;
}

#endif
