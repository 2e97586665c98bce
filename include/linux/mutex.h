/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/mutex.h - locks that sleep: struct mutex, struct rw_semaphore
 *
 * Linux:    include/linux/mutex.h, rwsem.h; the code is in kernel/locking.c
 */
#ifndef _KERNEL_MUTEX_H
#define _KERNEL_MUTEX_H

#include <linux/wait.h>

struct mutex {
	struct task_struct *owner;
	wait_queue_head_t wait;
};

#define __MUTEX_INITIALIZER(name) \
	{ NULL, { __SPIN_LOCK_UNLOCKED, LIST_HEAD_INIT((name).wait.head) } }
#define DEFINE_MUTEX(name)	struct mutex name = __MUTEX_INITIALIZER(name)

void mutex_init(struct mutex *lock);
void mutex_lock(struct mutex *lock);
int __must_check mutex_lock_interruptible(struct mutex *lock);
bool mutex_trylock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);

/* count: 0 free, n > 0 readers, -1 one writer */
struct rw_semaphore {
	int count;
	wait_queue_head_t wait;
};

#define __RWSEM_INITIALIZER(name) \
	{ 0, { __SPIN_LOCK_UNLOCKED, LIST_HEAD_INIT((name).wait.head) } }

void init_rwsem(struct rw_semaphore *sem);
void down_read(struct rw_semaphore *sem);
void up_read(struct rw_semaphore *sem);
void down_write(struct rw_semaphore *sem);
void up_write(struct rw_semaphore *sem);

#endif
