/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * include/linux/cred.h - who a task acts as
 *
 * Linux:    include/linux/cred.h, uidgid.h, capability.h, sched/user.h
 * Read:     kernel/cred.c after
 * Left out: namespaces; capabilities are "effective uid is 0"; supplementary
 *	     groups; key rings
 */
#ifndef _KERNEL_CRED_H
#define _KERNEL_CRED_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <uapi/linux/capability.h>

typedef uid_t kuid_t;
typedef gid_t kgid_t;

/* What is counted for all tasks of one real user together. */
struct user_struct {
	atomic_t __count;
	atomic_t processes;		/* against RLIMIT_NPROC */
	atomic_t sigpending;		/* against RLIMIT_SIGPENDING */
	kuid_t uid;
	struct list_head uidhash_node;
};

/* Not changed once a task has it: a change is a copy and commit_creds(). */
struct cred {
	atomic_t usage;
	kuid_t uid, suid, euid, fsuid;
	kgid_t gid, sgid, egid, fsgid;
	struct user_struct *user;	/* of uid */
};

extern struct cred init_cred;
extern struct user_struct root_user;
#define INIT_USER	(&root_user)

struct task_struct;

struct cred *prepare_creds(void);	/* copy of current's, or NULL */
void commit_creds(struct cred *new);
void put_cred(struct cred *cred);
int copy_creds(struct task_struct *p, unsigned long clone_flags);
void exit_creds(struct task_struct *tsk);
struct user_struct *alloc_uid(kuid_t uid);	/* or NULL */
void free_uid(struct user_struct *up);
static inline struct cred *get_cred(struct cred *cred)
{
	atomic_inc(&cred->usage);
	return cred;
}

#define current_cred()	(current->cred)
#define current_uid()	(current->cred->uid)
#define current_euid()	(current->cred->euid)
#define current_gid()	(current->cred->gid)
#define current_egid()	(current->cred->egid)
#define current_fsuid()	(current->cred->fsuid)
#define capable(cap)	((void)(cap), current->cred->euid == 0)

#endif
