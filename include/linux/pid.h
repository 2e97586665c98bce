/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/pid.h - numbers that outlive nothing
 *
 * Linux:    include/linux/pid.h
 * Left out: namespaces
 *
 * A struct pid stands for a process id, a process group or a session: the
 * same number in three roles, and a list of tasks for each role.
 */
#ifndef _KERNEL_PID_H
#define _KERNEL_PID_H

#include <linux/atomic.h>
#include <linux/list.h>

enum pid_type { PIDTYPE_PID, PIDTYPE_TGID, PIDTYPE_PGID, PIDTYPE_SID, PIDTYPE_MAX };

struct pid {
	atomic_t count;
	int nr;
	struct hlist_node hash;
	struct hlist_head tasks[PIDTYPE_MAX];
};

#define PID_MAX_DEFAULT		0x8000
extern int pid_max, last_pid;
#define RESERVED_PIDS		300	/* not used again after a wrap */
extern struct pid init_struct_pid;

struct task_struct;
struct pid *alloc_pid(void);		/* -ENOMEM, -EAGAIN */
void free_pid(struct pid *pid);
struct pid *get_pid(struct pid *pid);
void put_pid(struct pid *pid);
struct pid *find_get_pid(int nr);
struct pid *find_vpid(int nr);
struct task_struct *pid_task(struct pid *pid, enum pid_type type);
struct task_struct *find_task_by_vpid(pid_t nr);
struct pid *get_task_pid(struct task_struct *task, enum pid_type type);
void attach_pid(struct task_struct *task, enum pid_type type);
void detach_pid(struct task_struct *task, enum pid_type type);
void change_pid(struct task_struct *task, enum pid_type type, struct pid *pid);
void exchange_tids(struct task_struct *left, struct task_struct *right);
void transfer_pid(struct task_struct *old, struct task_struct *new,
		  enum pid_type type);
void pid_idr_init(void);
static inline pid_t pid_nr(struct pid *pid)
{
	return pid ? pid->nr : 0;
}
/* The tasks of a process group or session. */
#define do_each_pid_task(pid, type, task)				\
	hlist_for_each_entry(task, &(pid)->tasks[type], pid_links[type])

#endif
