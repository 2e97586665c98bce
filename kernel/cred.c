// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/cred.c - identities are copied, changed in the copy, and swapped
 *
 * Linux:    kernel/cred.c, kernel/user.c
 * Read:     include/linux/cred.h before, sys_setuid() in kernel/sys.c after
 *
 *	prepare_creds()          commit_creds()
 *	current->cred --copy--> new --changes--> current->cred
 *	                                         the old one: put_cred()
 *
 * Left out: override_creds(), capabilities, securebits
 */
#include <linux/sched.h>
#include <linux/slab.h>

struct user_struct root_user = {
	.__count	= ATOMIC_INIT(1),
	.processes	= ATOMIC_INIT(1),	/* init_task */
	.uid		= 0,
};

/* usage: one for init_task, one so that it never goes. */
struct cred init_cred = {
	.usage	= ATOMIC_INIT(2),
	.user	= INIT_USER,
};

static LIST_HEAD(uid_list);		/* all users but root */

/**
 * alloc_uid() - the counters of a user
 * @uid: the real user id
 *
 * Return: with a reference, or NULL: no memory.
 */
struct user_struct *alloc_uid(kuid_t uid)
{
	struct user_struct *up;

	if (uid == 0) {
		atomic_inc(&root_user.__count);
		return &root_user;
	}
	list_for_each_entry(up, &uid_list, uidhash_node) {
		if (up->uid == uid) {
			atomic_inc(&up->__count);
			return up;
		}
	}
	up = kzalloc(sizeof(*up), GFP_KERNEL);
	if (!up)
		return NULL;
	atomic_set(&up->__count, 1);
	up->uid = uid;
	list_add(&up->uidhash_node, &uid_list);
	return up;
}

/**
 * free_uid() - undo alloc_uid()
 * @up: freed with the last reference
 */
void free_uid(struct user_struct *up)
{
	if (!atomic_dec_and_test(&up->__count))
		return;
	list_del(&up->uidhash_node);
	kfree(up);
}

/**
 * prepare_creds() - a copy of current's identity, to be changed
 *
 * Return: for commit_creds() or put_cred(), or NULL: no memory.
 */
struct cred *prepare_creds(void)
{
	struct cred *new = kmemdup(current->cred, sizeof(*new), GFP_KERNEL);

	if (!new)
		return NULL;
	atomic_set(&new->usage, 1);
	atomic_inc(&new->user->__count);
	return new;
}

/**
 * put_cred() - drop a reference
 * @cred: freed with the last one
 */
void put_cred(struct cred *cred)
{
	if (!atomic_dec_and_test(&cred->usage))
		return;
	free_uid(cred->user);
	kfree(cred);
}

/**
 * commit_creds() - current becomes who @new is
 * @new: from prepare_creds(); its reference goes to the task
 */
void commit_creds(struct cred *new)
{
	struct cred *old = current->cred;

	if (current->mm && (old->euid != new->euid || old->egid != new->egid ||
			    old->fsuid != new->fsuid || old->fsgid != new->fsgid))
		current->mm->dumpable = false;
	if (new->user != old->user) {
		atomic_inc(&new->user->processes);
		atomic_dec(&old->user->processes);
	}
	current->cred = new;
	put_cred(old);
}

/**
 * copy_creds() - fork: a thread shares its creator's identity, a process copies
 * @p: the new task; until now ->cred is only its creator's pointer
 * @clone_flags: CLONE_THREAD
 *
 * Return: 0 with one more process counted for the user, or -ENOMEM.
 */
int copy_creds(struct task_struct *p, unsigned long clone_flags)
{
	struct cred *new;

	new = (clone_flags & CLONE_THREAD) ? get_cred(p->cred) : prepare_creds();
	if (!new)
		return -ENOMEM;
	atomic_inc(&new->user->processes);
	p->cred = new;
	return 0;
}

/**
 * exit_creds() - undo copy_creds(), except for the count of processes
 * @tsk: a task of which nothing is left but the task_struct
 */
void exit_creds(struct task_struct *tsk)
{
	put_cred(tsk->cred);
	tsk->cred = NULL;
}
