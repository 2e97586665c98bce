// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/futex.c - threads wait until a word of their memory changes
 *
 * Linux:    kernel/futex.c (3.18), kernel/futex/ (results of 6.1)
 * Read:     mm_release() in kernel/fork_mm.c after: how a thread is joined
 *
 * A lock that is free, and one that is released while nobody waits, need no
 * system call: an atomic instruction does it. Only who has to wait, or knows
 * that somebody does, comes here. The kernel keeps nothing about a lock but
 * who sleeps because of which word:
 *
 *	futex_wait(uaddr, val)             futex_wake(uaddr, n)
 *	  into the bucket of uaddr's key     all of that bucket with the same
 *	  *uaddr != val? out, -EWOULDBLOCK   key, until n are out of it
 *	  sleep until out of the bucket
 *
 * A waiter is in its bucket before it looks at the word: who changes the word
 * afterwards, and then wakes, finds it there.
 *
 * The key of a word: (mm, address), or, where other processes may have it at
 * other addresses, (inode, position). Neither is kept alive: a key that is used
 * again can only wake somebody for nothing, and every user looks again.
 *
 * Robust lists: a thread tells where it keeps a list of the locks that it
 * holds. The kernel walks it when the thread ends, marks the locks and wakes.
 *
 * Locks:    futex_lock
 * Left out: priority inheritance, FUTEX_WAKE_OP, FUTEX_FD, futex_waitv
 */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/ptrace.h>
#include <linux/sched.h>
#include <linux/syscalls.h>
#include <uapi/linux/futex.h>

#define FLAGS_SHARED	0x01
#define NO_TIMEOUT	(~0ULL)

struct futex_key {
	const void *object;
	u64 word;
};

/* [futex_lock], on the stack of the task that waits. */
struct futex_q {
	struct list_head list;		/* empty: woken */
	struct task_struct *task;
	struct futex_key key;
	u32 bitset;
};

static DEFINE_SPINLOCK(futex_lock);
static struct list_head futex_queues[256];

static struct list_head *futex_hash(const struct futex_key *key)
{
	u32 hash = ((u32)key->word ^ (unsigned long)key->object >> 4) >> 2;

	return &futex_queues[(hash ^ hash >> 10) % ARRAY_SIZE(futex_queues)];
}

static bool futex_match(const struct futex_key *a, const struct futex_key *b)
{
	return a->object == b->object && a->word == b->word;
}

/* In shared keys a low bit of the word is set: private ones never match them. */
static int get_futex_key(u32 __user *uaddr, unsigned int flags,
			 struct futex_key *key)
{
	unsigned long address = (unsigned long)uaddr;
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma;
	int err = 0;

	if (address % sizeof(u32))
		return -EINVAL;
	if (!access_ok(uaddr, sizeof(u32)))
		return -EFAULT;
	key->object = mm;
	key->word = address;
	if (!(flags & FLAGS_SHARED))
		return 0;

	mmap_read_lock(mm);
	vma = find_vma(mm, address);
	if (!vma || vma->vm_start > address || !(vma->vm_flags & VM_READ)) {
		err = -EFAULT;
	} else if ((vma->vm_flags & VM_MAYSHARE) && vma->vm_file) {
		key->object = file_inode(vma->vm_file);
		key->word = ((u64)vma->vm_pgoff << PAGE_SHIFT) +
			    (address - vma->vm_start) + 1;
	} else {
		key->word = address + 2;
	}
	mmap_read_unlock(mm);
	return err;
}

static void wake_futex(struct futex_q *q)
{
	struct task_struct *task = q->task;

	list_del_init(&q->list);	/* its function may return now */
	wake_up_process(task);
}

static int futex_wake(u32 __user *uaddr, unsigned int flags, int nr_wake,
		      u32 bitset)
{
	struct futex_key key;
	struct futex_q *q, *n;
	int ret;

	if (!bitset)
		return -EINVAL;
	ret = get_futex_key(uaddr, flags, &key);
	if (ret)
		return ret;
	spin_lock(&futex_lock);
	list_for_each_entry_safe(q, n, futex_hash(&key), list) {
		if (!futex_match(&q->key, &key) || !(q->bitset & bitset))
			continue;
		wake_futex(q);
		if (++ret >= nr_wake)
			break;
	}
	spin_unlock(&futex_lock);
	return ret;
}

/*
 * Wake some and let others wait for @uaddr2 instead: who waits for a condition
 * would only wake up to wait for the lock. @cmpval: or NULL.
 */
static int futex_requeue(u32 __user *uaddr, unsigned int flags,
			 u32 __user *uaddr2, int nr_wake, int nr_requeue,
			 u32 *cmpval)
{
	struct list_head *head, *head2;
	struct futex_key key, key2;
	struct futex_q *q, *n;
	int ret, count = 0;
	u32 val = 0;

	if (nr_wake < 0 || nr_requeue < 0)
		return -EINVAL;
	ret = get_futex_key(uaddr, flags, &key);
	if (!ret)
		ret = get_futex_key(uaddr2, flags, &key2);
	if (!ret && cmpval && get_user(val, uaddr))
		ret = -EFAULT;
	if (ret)
		return ret;
	if (cmpval && val != *cmpval)
		return -EAGAIN;
	head = futex_hash(&key);
	head2 = futex_hash(&key2);
	spin_lock(&futex_lock);
	list_for_each_entry_safe(q, n, head, list) {
		if (count - nr_wake >= nr_requeue)
			break;
		if (!futex_match(&q->key, &key))
			continue;
		if (++count <= nr_wake) {
			wake_futex(q);
			continue;
		}
		if (head != head2)
			list_move_tail(&q->list, head2);
		q->key = key2;
	}
	spin_unlock(&futex_lock);
	return count;
}

/* Returns whether it was still there: nobody has woken us. */
static bool futex_unqueue(struct futex_q *q)
{
	bool queued;

	spin_lock(&futex_lock);
	queued = !list_empty(&q->list);
	list_del_init(&q->list);
	spin_unlock(&futex_lock);
	return queued;
}

/* Until somebody took @q out, a signal came, or it is @expires. */
static void futex_sleep(struct futex_q *q, u64 expires)
{
	u64 now;

	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		now = expires == NO_TIMEOUT ? 0 : ktime_get_ns();
		if (list_empty(&q->list) || signal_pending(current) ||
		    now >= expires)
			break;
		schedule_timeout(expires == NO_TIMEOUT ? MAX_SCHEDULE_TIMEOUT :
				 nsecs_to_jiffies(expires - now));
	}
	__set_current_state(TASK_RUNNING);
}

static long futex_wait_restart(struct restart_block *restart);

static int futex_wait(u32 __user *uaddr, unsigned int flags, u32 val,
		      u64 expires, u32 bitset)
{
	struct restart_block *restart = &current->restart_block;
	struct futex_q q = { .task = current, .bitset = bitset };
	u32 uval;
	int ret;

	if (!bitset)
		return -EINVAL;
	ret = get_futex_key(uaddr, flags, &q.key);
	if (ret)
		return ret;
	spin_lock(&futex_lock);
	list_add_tail(&q.list, futex_hash(&q.key));
	spin_unlock(&futex_lock);

	ret = get_user(uval, uaddr);
	if (!ret && uval != val)
		ret = -EWOULDBLOCK;
	if (!ret)
		futex_sleep(&q, expires);
	if (!futex_unqueue(&q))
		return 0;
	if (ret)
		return ret;
	if (expires == NO_TIMEOUT)
		return -ERESTARTSYS;
	if (ktime_get_ns() >= expires)
		return -ETIMEDOUT;
	restart->fn = futex_wait_restart;
	restart->expires = expires;
	restart->futex.uaddr = uaddr;
	restart->futex.val = val;
	restart->futex.flags = flags;
	restart->futex.bitset = bitset;
	return -ERESTART_RESTARTBLOCK;
}

static long futex_wait_restart(struct restart_block *restart)
{
	restart->fn = do_no_restart_syscall;
	return futex_wait(restart->futex.uaddr, restart->futex.flags,
			  restart->futex.val, restart->expires,
			  restart->futex.bitset);
}

/* @timeout: a time, or for the REQUEUEs how many. */
static long do_futex(u32 __user *uaddr, int op, u32 val,
		     const void __user *timeout, bool time64,
		     u32 __user *uaddr2, u32 val3)
{
	unsigned int flags = op & FUTEX_PRIVATE_FLAG ? 0 : FLAGS_SHARED;
	int cmd = op & FUTEX_CMD_MASK, err;
	u64 expires = NO_TIMEOUT;

	if ((op & FUTEX_CLOCK_REALTIME) && cmd != FUTEX_WAIT_BITSET)
		return -ENOSYS;
	if (timeout && (cmd == FUTEX_WAIT || cmd == FUTEX_WAIT_BITSET)) {
		err = get_timespec(&expires, timeout, time64);
		if (err)
			return err;
		if (cmd == FUTEX_WAIT)
			expires += ktime_get_ns();
		else if (op & FUTEX_CLOCK_REALTIME)
			expires -= min(expires, ktime_get_real_ns() -
						ktime_get_ns());
	}
	switch (cmd) {
	case FUTEX_WAIT:
		val3 = FUTEX_BITSET_MATCH_ANY;
		fallthrough;
	case FUTEX_WAIT_BITSET:
		return futex_wait(uaddr, flags, val, expires, val3);
	case FUTEX_WAKE:
		val3 = FUTEX_BITSET_MATCH_ANY;
		fallthrough;
	case FUTEX_WAKE_BITSET:
		return futex_wake(uaddr, flags, val, val3);
	case FUTEX_REQUEUE:
		return futex_requeue(uaddr, flags, uaddr2, val,
				     (unsigned long)timeout, NULL);
	case FUTEX_CMP_REQUEUE:
		return futex_requeue(uaddr, flags, uaddr2, val,
				     (unsigned long)timeout, &val3);
	default:
		return -ENOSYS;
	}
}

/**
 * sys_futex() - wait for a word, or wake those who wait
 * @uaddr: the word
 * @op: FUTEX_WAIT, WAKE, REQUEUE, CMP_REQUEUE, WAIT_BITSET, WAKE_BITSET, with
 *	FUTEX_PRIVATE_FLAG (no other process has the word), FUTEX_CLOCK_REALTIME
 * @val: WAIT: the value that it should have; else how many to wake
 * @utime: WAIT: how long, or NULL; WAIT_BITSET: until when; else how many
 *	to let wait for @uaddr2
 * @uaddr2: of REQUEUE
 * @val3: the set of bits; of CMP_REQUEUE the value that @uaddr should have
 *
 * Return: 0, or how many; -EAGAIN (another value), -EFAULT, -EINVAL, -ENOSYS,
 * -ETIMEDOUT, -ERESTART….
 */
SYSCALL_DEFINE6(futex, u32 __user *, uaddr, int, op, u32, val,
		const struct __kernel_timespec __user *, utime,
		u32 __user *, uaddr2, u32, val3)
{
	return do_futex(uaddr, op, val, utime, true, uaddr2, val3);
}

/** sys_futex_time32() - with a 32-bit time. Return: as sys_futex(). */
SYSCALL_DEFINE6(futex_time32, u32 __user *, uaddr, int, op, u32, val,
		const struct __kernel_old_timespec __user *, utime,
		u32 __user *, uaddr2, u32, val3)
{
	return do_futex(uaddr, op, val, utime, false, uaddr2, val3);
}

/* ---- the end of a thread ------------------------------------------------------ */

/* Make the word writable for sure, which may sleep. */
static int fault_in_user_writeable(u32 __user *uaddr)
{
	struct mm_struct *mm = current->mm;
	struct page *page;
	long ret;

	mmap_read_lock(mm);
	ret = get_user_pages_remote(mm, (unsigned long)uaddr, 1, FOLL_WRITE,
				    &page);
	mmap_read_unlock(mm);
	if (ret != 1)
		return -EFAULT;
	put_page(page);
	return 0;
}

/*
 * *uaddr = @new, if it is @old. No other task runs in between, as long as no
 * fault sleeps: with preempt_count raised it is an error instead.
 * Return: 0; 1: it was not @old; -EFAULT.
 */
static int cmpxchg_futex_value(u32 __user *uaddr, u32 old, u32 new)
{
	int err;
	u32 val;

	do {
		preempt_disable();
		err = get_user(val, uaddr);
		if (!err)
			err = val != old ? 1 : put_user(new, uaddr);
		preempt_enable();
	} while (err == -EFAULT && !fault_in_user_writeable(uaddr));
	return err;
}

/* @pending: it is the one that was just being taken, or given back. */
static int handle_futex_death(u32 __user *uaddr, bool pi, bool pending)
{
	u32 uval, owner;
	int err;

	if ((unsigned long)uaddr % sizeof(u32))
		return -EINVAL;
	do {
		if (get_user(uval, uaddr))
			return -EFAULT;
		owner = uval & FUTEX_TID_MASK;
		if (pending && !pi && !owner)	/* given back, nobody woken */
			break;
		if (owner != task_pid_nr(current))
			return 0;
		err = cmpxchg_futex_value(uaddr, uval, FUTEX_OWNER_DIED |
					  (uval & FUTEX_WAITERS));
		if (err < 0)
			return err;
		if (!err && (pi || !(uval & FUTEX_WAITERS)))
			return 0;
	} while (err);
	futex_wake(uaddr, FLAGS_SHARED, 1, FUTEX_BITSET_MATCH_ANY);
	return 0;
}

/* Bit 0 of a pointer to a lock says that it is one with priorities. */
static int fetch_robust_entry(struct robust_list __user **entry,
			      struct robust_list *__user *from, bool *pi)
{
	unsigned long uentry;

	if (get_user(uentry, (unsigned long __user *)from))
		return -EFAULT;
	*entry = (void __user *)(uentry & ~1UL);
	*pi = uentry & 1;
	return 0;
}

static u32 __user *word_of(struct robust_list __user *entry, long offset)
{
	return (u32 __user *)((unsigned long)entry + offset);
}

/**
 * exit_robust_list() - the locks that current still holds
 * @curr: current, whose memory is still there
 *
 * The list is the program's: it may end nowhere, or nowhere end.
 */
void exit_robust_list(struct task_struct *curr)
{
	struct robust_list_head __user *head = curr->robust_list;
	struct robust_list __user *entry, *next, *pending;
	unsigned int limit = ROBUST_LIST_LIMIT;
	bool pi, next_pi, pending_pi;
	long offset;
	int err;

	curr->robust_list = NULL;
	if (fetch_robust_entry(&entry, &head->list.next, &pi) ||
	    get_user(offset, &head->futex_offset) ||
	    fetch_robust_entry(&pending, &head->list_op_pending, &pending_pi))
		return;
	while (entry != &head->list && limit--) {
		/* Read first: the lock's next owner may change it. */
		err = fetch_robust_entry(&next, &entry->next, &next_pi);
		if (entry != pending &&
		    handle_futex_death(word_of(entry, offset), pi, false))
			return;
		if (err)
			return;
		entry = next;
		pi = next_pi;
	}
	if (pending)
		handle_futex_death(word_of(pending, offset), pending_pi, true);
}

/**
 * futex_clear_child_tid() - a thread has ended: tell who joins it
 * @uaddr: the word that becomes 0
 */
void futex_clear_child_tid(int __user *uaddr)
{
	put_user(0, uaddr);
	futex_wake((u32 __user *)uaddr, FLAGS_SHARED, 1, FUTEX_BITSET_MATCH_ANY);
}

/** sys_set_robust_list() - where the caller's list is. Return: 0, -EINVAL. */
SYSCALL_DEFINE2(set_robust_list, struct robust_list_head __user *, head,
		size_t, len)
{
	if (len != sizeof(*head))
		return -EINVAL;
	current->robust_list = head;
	return 0;
}

/** sys_get_robust_list() - of thread @pid, 0: one's own. Return: 0, -ESRCH … */
SYSCALL_DEFINE3(get_robust_list, int, pid,
		struct robust_list_head __user *__user *, head_ptr,
		size_t __user *, len_ptr)
{
	struct task_struct *p = pid ? find_task_by_vpid(pid) : current;
	struct robust_list_head __user *head;

	if (!p)
		return -ESRCH;
	if (!ptrace_may_access(p, PTRACE_MODE_READ_FSCREDS))
		return -EPERM;
	head = p->robust_list;		/* p may be gone after a fault */
	if (put_user(sizeof(*head), len_ptr) || put_user(head, head_ptr))
		return -EFAULT;
	return 0;
}

static int __init futex_init(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(futex_queues); i++)
		INIT_LIST_HEAD(&futex_queues[i]);
	return 0;
}
core_initcall(futex_init);
