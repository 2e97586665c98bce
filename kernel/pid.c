// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/pid.c - numbers for processes, process groups and sessions
 *
 * Linux:    kernel/pid.c (bitmap and hash of 3.18)
 * Read:     include/linux/pid.h before
 *
 *	pid_hash[nr % 64] -> struct pid { nr = 7, tasks[] }
 *	                                       |
 *	     tasks[PIDTYPE_PID]  -> the task with this number
 *	     tasks[PIDTYPE_TGID] -> the leader of the process with this number
 *	     tasks[PIDTYPE_PGID] -> all leaders of processes in group 7
 *	     tasks[PIDTYPE_SID]  -> all leaders of processes in session 7
 *
 * A number is taken as long as any of the four lists has a member, so that a
 * process group outlives the process whose number it has.
 *
 * Locks:    tasklist_lock for the lists; hash and bitmap: task context only
 * Left out: namespaces, RCU
 */
#include <linux/err.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/slab.h>

#define PIDHASH_SIZE	64

int pid_max = PID_MAX_DEFAULT;

struct pid init_struct_pid = {
	.count	= ATOMIC_INIT(1),
	.nr	= 0,
};

static struct hlist_head pid_hash[PIDHASH_SIZE];
static unsigned long pidmap[PID_MAX_DEFAULT / BITS_PER_LONG];
int last_pid;

static struct hlist_head *pid_bucket(int nr)
{
	return &pid_hash[(unsigned int)nr % PIDHASH_SIZE];
}

/* Upwards from the last one, so that a number is not used again for long. */
static int alloc_pidmap(void)
{
	unsigned long nr = find_next_zero_bit(pidmap, pid_max, last_pid + 1);

	if (nr >= pid_max)
		nr = find_next_zero_bit(pidmap, pid_max, RESERVED_PIDS);
	if (nr >= pid_max)
		return -1;
	__set_bit(nr, pidmap);
	last_pid = nr;
	return nr;
}

/**
 * alloc_pid() - a new number, larger than the last one until pid_max
 *
 * Context: task context; may sleep in kmalloc().
 * Return: the pid with one reference; ERR_PTR: -ENOMEM, -EAGAIN (since 5.6: no
 * number is free).
 */
struct pid *alloc_pid(void)
{
	struct pid *pid = kzalloc(sizeof(*pid), GFP_KERNEL);

	if (!pid)
		return ERR_PTR(-ENOMEM);
	pid->nr = alloc_pidmap();
	if (pid->nr < 0) {
		kfree(pid);
		return ERR_PTR(-EAGAIN);
	}
	atomic_set(&pid->count, 1);
	hlist_add_head(&pid->hash, pid_bucket(pid->nr));
	return pid;
}

/**
 * free_pid() - give the number back
 * @pid: has no tasks any more; freed when the last reference goes
 */
void free_pid(struct pid *pid)
{
	hlist_del(&pid->hash);
	__clear_bit(pid->nr, pidmap);
	put_pid(pid);
}

/**
 * get_pid() - keep the structure, though not the number, from going away
 * @pid: or NULL
 *
 * Return: @pid.
 */
struct pid *get_pid(struct pid *pid)
{
	if (pid)
		atomic_inc(&pid->count);
	return pid;
}

/**
 * put_pid() - undo get_pid()
 * @pid: or NULL
 */
void put_pid(struct pid *pid)
{
	if (pid && atomic_dec_and_test(&pid->count))
		kfree(pid);
}

/**
 * find_vpid() - who has this number?
 * @nr: process, group or session
 *
 * Return: the pid without a reference, or NULL.
 */
struct pid *find_vpid(int nr)
{
	struct pid *pid;

	hlist_for_each_entry(pid, pid_bucket((unsigned int)nr), hash)
		if (pid->nr == nr)
			return pid;
	return NULL;
}

/**
 * find_get_pid() - find_vpid() with a reference
 * @nr: the number
 *
 * Return: the pid, to be given back with put_pid(), or NULL.
 */
struct pid *find_get_pid(int nr)
{
	return get_pid(find_vpid(nr));
}

/**
 * pid_task() - the first task that has this number in this role
 * @pid: or NULL
 * @type: the role
 *
 * Return: the task without a reference, or NULL.
 */
struct task_struct *pid_task(struct pid *pid, enum pid_type type)
{
	if (!pid || hlist_empty(&pid->tasks[type]))
		return NULL;
	return hlist_entry(pid->tasks[type].first, struct task_struct,
			   pid_links[type]);
}

/**
 * find_task_by_vpid() - the task with this number
 * @nr: of a process or a thread
 *
 * Return: the task without a reference, or NULL.
 */
struct task_struct *find_task_by_vpid(pid_t nr)
{
	return pid_task(find_vpid(nr), PIDTYPE_PID);
}

/**
 * get_task_pid() - the number that a task has in a role
 * @task: the task
 * @type: PIDTYPE_PID: its own; else the one of its process
 *
 * Return: the pid with a reference.
 */
struct pid *get_task_pid(struct task_struct *task, enum pid_type type)
{
	if (type != PIDTYPE_PID)
		task = task->group_leader;
	return get_pid(task->pids[type]);
}

/**
 * attach_pid() - enter a task in the list of its number
 * @task: task->pids[@type] is set
 * @type: the role
 *
 * Context: tasklist_lock held.
 */
void attach_pid(struct task_struct *task, enum pid_type type)
{
	hlist_add_head(&task->pid_links[type], &task->pids[type]->tasks[type]);
}

/**
 * detach_pid() - take a task out again; the number may become free
 * @task: was attached
 * @type: the role
 *
 * Context: tasklist_lock held.
 */
void detach_pid(struct task_struct *task, enum pid_type type)
{
	struct pid *pid = task->pids[type];
	int i;

	hlist_del(&task->pid_links[type]);
	task->pids[type] = NULL;
	if (type == PIDTYPE_PID)
		task->thread_pid = NULL;
	for (i = 0; i < PIDTYPE_MAX; i++)
		if (!hlist_empty(&pid->tasks[i]))
			return;
	if (pid != &init_struct_pid)
		free_pid(pid);
}

/**
 * change_pid() - move a task to another group or session
 * @task: a leader of a process
 * @type: PIDTYPE_PGID or PIDTYPE_SID
 * @pid: the new number
 *
 * Context: tasklist_lock held.
 */
void change_pid(struct task_struct *task, enum pid_type type, struct pid *pid)
{
	detach_pid(task, type);
	task->pids[type] = pid;
	attach_pid(task, type);
}

/**
 * exchange_tids() - two threads exchange their numbers
 * @left: one
 * @right: the other
 *
 * Context: tasklist_lock held.
 */
void exchange_tids(struct task_struct *left, struct task_struct *right)
{
	hlist_del(&left->pid_links[PIDTYPE_PID]);
	hlist_del(&right->pid_links[PIDTYPE_PID]);
	swap(left->pids[PIDTYPE_PID], right->pids[PIDTYPE_PID]);
	swap(left->thread_pid, right->thread_pid);
	swap(left->pid, right->pid);
	attach_pid(left, PIDTYPE_PID);
	attach_pid(right, PIDTYPE_PID);
}

/**
 * transfer_pid() - a process has a new leader
 * @old: the old one
 * @new: gets its place in the list
 * @type: of numbers
 *
 * Context: tasklist_lock held.
 */
void transfer_pid(struct task_struct *old, struct task_struct *new,
		  enum pid_type type)
{
	new->pids[type] = old->pids[type];
	hlist_del(&old->pid_links[type]);
	attach_pid(new, type);
}

/**
 * pid_idr_init() - number 0 is the idle task's
 */
void __init pid_idr_init(void)
{
	__set_bit(0, pidmap);
}
