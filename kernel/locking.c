// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/locking.c - locks that sleep, and the checks of those that do not
 *
 * Linux:    kernel/locking/{mutex,rwsem,spinlock_debug}.c, lockdep.c
 * Read:     include/linux/spinlock.h, include/linux/mutex.h before
 *
 * The kernel is not preemptible: between two calls that may sleep no other task
 * runs, so looking at an owner and becoming the owner needs no atomic step.
 *
 * Left out: fairness: who is woken first takes the lock, and readers that never
 *	     stop coming keep a writer out
 */
#include <linux/kernel.h>
#include <linux/sched.h>

/**
 * mutex_init() - a free mutex
 * @lock: the mutex
 */
void mutex_init(struct mutex *lock)
{
	lock->owner = NULL;
	init_waitqueue_head(&lock->wait);
}

/**
 * mutex_trylock() - take it only if it is free
 * @lock: the mutex
 *
 * Return: true if it is ours now.
 */
bool mutex_trylock(struct mutex *lock)
{
	if (lock->owner)
		return false;
	lock->owner = current;
	return true;
}

/**
 * mutex_lock() - wait until it is free, and take it
 * @lock: the mutex; not ours already
 *
 * Context: task context.
 */
void __sched mutex_lock(struct mutex *lock)
{
	might_sleep();
	BUG_ON(lock->owner == current);
	if (!mutex_trylock(lock))
		wait_event(lock->wait, mutex_trylock(lock));
}

/**
 * mutex_lock_interruptible() - mutex_lock(), but a signal ends the wait
 * @lock: the mutex
 *
 * Context: task context.
 * Return: 0, or -EINTR without the lock.
 */
int __sched mutex_lock_interruptible(struct mutex *lock)
{
	might_sleep();
	BUG_ON(lock->owner == current);
	if (mutex_trylock(lock))
		return 0;
	return wait_event_interruptible(lock->wait, mutex_trylock(lock)) ?
		-EINTR : 0;
}

/**
 * mutex_unlock() - give it back
 * @lock: the mutex, ours
 */
void mutex_unlock(struct mutex *lock)
{
	WARN_ON(lock->owner != current);
	lock->owner = NULL;
	if (waitqueue_active(&lock->wait))
		wake_up(&lock->wait);
}

/**
 * init_rwsem() - a free lock
 * @sem: for many readers or one writer
 */
void init_rwsem(struct rw_semaphore *sem)
{
	sem->count = 0;
	init_waitqueue_head(&sem->wait);
}

/**
 * down_read_trylock() - read only if that needs no wait
 * @sem: the lock
 *
 * Return: true if we are a reader now.
 */
static bool down_read_trylock(struct rw_semaphore *sem)
{
	if (sem->count < 0)
		return false;
	sem->count++;
	return true;
}

static bool down_write_trylock(struct rw_semaphore *sem)
{
	if (sem->count)
		return false;
	sem->count = -1;
	return true;
}

/**
 * down_read() - wait until nobody writes
 * @sem: the lock
 *
 * Context: task context.
 */
void __sched down_read(struct rw_semaphore *sem)
{
	might_sleep();
	if (!down_read_trylock(sem))
		wait_event(sem->wait, down_read_trylock(sem));
}

/**
 * down_write() - wait until nobody reads or writes
 * @sem: the lock
 *
 * Context: task context.
 */
void __sched down_write(struct rw_semaphore *sem)
{
	might_sleep();
	if (!down_write_trylock(sem))
		wait_event(sem->wait, down_write_trylock(sem));
}

/**
 * up_read() - undo down_read()
 * @sem: the lock
 */
void up_read(struct rw_semaphore *sem)
{
	WARN_ON(sem->count <= 0);
	if (--sem->count == 0 && waitqueue_active(&sem->wait))
		wake_up(&sem->wait);
}

/**
 * up_write() - undo down_write()
 * @sem: the lock
 */
void up_write(struct rw_semaphore *sem)
{
	WARN_ON(sem->count != -1);
	sem->count = 0;
	if (waitqueue_active(&sem->wait))
		wake_up(&sem->wait);
}

#ifdef CONFIG_DEBUG_LOCKS
static void spin_bug(spinlock_t *lock, unsigned long ip, const char *msg)
{
	oops_in_progress++;	/* the report must not check its own locks */
	pr_emerg("BUG: spinlock %s on CPU#0, %s/%d\n", msg, current->comm,
		 current->pid);
	pr_emerg(" lock: %pS, taken at %pS, now at %pS\n", lock,
		 (void *)lock->owner_ip, (void *)ip);
	dump_stack();
	oops_in_progress--;
}

/**
 * debug_spin_lock() - would this deadlock on two CPUs, or on one?
 * @lock: about to be taken
 * @ip: where
 *
 * An interrupt handler that takes a lock would spin forever if it interrupted
 * the holder: such a lock must always be taken with interrupts off.
 *
 * Context: any.
 */
void debug_spin_lock(spinlock_t *lock, unsigned long ip)
{
	if (oops_in_progress)
		return;
	if (lock->locked)
		spin_bug(lock, ip, "recursion");
	if (in_irq())
		lock->used_in_irq = true;
	else if (!irqs_disabled())
		lock->used_irqs_on = true;
	if (lock->used_in_irq && lock->used_irqs_on) {
		spin_bug(lock, ip, "inconsistent lock state");
		lock->used_irqs_on = false;
	}
	lock->locked = true;
	lock->owner_ip = ip;
}

/**
 * debug_spin_unlock() - was it locked at all?
 * @lock: about to be given back
 *
 * Context: any.
 */
void debug_spin_unlock(spinlock_t *lock)
{
	if (!lock->locked && !oops_in_progress)
		spin_bug(lock, _RET_IP_, "already unlocked");
	lock->locked = false;
}
#endif
