// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/kthread.c - threads of the kernel itself
 *
 * Linux:    kernel/kthread.c (3.18; 4.9: kthread_stop() keeps the stack)
 * Read:     kernel/fork.c before (kernel_thread()); kernel/workqueue.c after
 *
 *	kthread_create()                     kthreadd(), pid 2, forever:
 *	  struct kthread_create_info,
 *	  on kthread_create_list  ------->     kernel_thread(kthread, create)
 *	  waits for create->done                    |
 *	                                            v  the new thread
 *	  <------- create->result, done ------- kthread()
 *	wake_up_process()  ------------------>    threadfn(data)
 *	kthread_stop()     ------------------>    kthread_should_stop()
 *	  <------- self.exited --------------- do_exit(), mm_release()
 *
 * All kernel threads are children of kthreadd: whoever asks, the new thread
 * inherits nothing of a program's.
 *
 * Left out: parking, binding to CPUs
 */
#include <linux/kernel.h>
#include <linux/kthread.h>

struct kthread_create_info {
	int (*threadfn)(void *data);
	void *data;
	struct task_struct *result;
	struct completion done;
	struct list_head list;
};

/* On the thread's own stack; task_struct.vfork_done leads to it. */
struct kthread {
	bool should_stop;
	struct completion exited;
};

static LIST_HEAD(kthread_create_list);
struct task_struct *kthreadd_task;

static struct kthread *to_kthread(struct task_struct *k)
{
	return container_of(k->vfork_done, struct kthread, exited);
}

static int kthread(void *_create)
{
	/* Copied: *create lies on the stack of who waits for ->done. */
	struct kthread_create_info *create = _create;
	int (*threadfn)(void *data) = create->threadfn;
	void *data = create->data;
	struct kthread self = { .should_stop = false };
	int ret = -EINTR;

	init_completion(&self.exited);
	current->vfork_done = &self.exited;

	/* Not before somebody wakes us. */
	__set_current_state(TASK_UNINTERRUPTIBLE);
	create->result = current;
	complete(&create->done);
	schedule();

	if (!self.should_stop)
		ret = threadfn(data);
	do_exit(ret);
}

/**
 * kthread_should_stop() - does somebody wait in kthread_stop()?
 *
 * Context: a thread of kthread_create().
 */
bool kthread_should_stop(void)
{
	return to_kthread(current)->should_stop;
}

/**
 * kthread_stop() - have a thread end, and wait until it has
 * @k: from kthread_create(); if it may end by itself, the caller has a
 *	reference
 *
 * What is waited for lies on the stack of @k, and that one goes before its
 * task_struct does: so it is kept until nobody looks there any more.
 *
 * Context: task context; sleeps.
 * Return: what the thread's function returned; -EINTR: it was never called.
 */
int kthread_stop(struct task_struct *k)
{
	int ret;

	get_task_struct(k);
	if (k->vfork_done && try_get_task_stack(k)) {
		struct kthread *kthread = to_kthread(k);

		kthread->should_stop = true;
		wake_up_process(k);
		wait_for_completion(&kthread->exited);
		put_task_stack(k);
	}
	ret = k->exit_code;
	put_task_struct(k);
	return ret;
}

/**
 * kthread_create() - a kernel thread, not yet running
 * @threadfn: what it will do; its return value is its exit code
 * @data: for @threadfn
 * @namefmt: its name
 *
 * Context: task context; sleeps.
 * Return: the thread, for wake_up_process(), or ERR_PTR: an errno of do_fork().
 */
struct task_struct *kthread_create(int (*threadfn)(void *data), void *data,
				   const char *namefmt, ...)
{
	struct kthread_create_info create = {
		.threadfn = threadfn, .data = data,
	};
	char name[TASK_COMM_LEN];
	va_list args;

	init_completion(&create.done);
	list_add_tail(&create.list, &kthread_create_list);
	wake_up_process(kthreadd_task);
	wait_for_completion(&create.done);

	if (!IS_ERR(create.result)) {
		va_start(args, namefmt);
		vsnprintf(name, sizeof(name), namefmt, args);
		va_end(args);
		set_task_comm(create.result, name);
	}
	return create.result;
}

/**
 * kthreadd() - the parent of all kernel threads
 * @unused: NULL
 */
int kthreadd(void *unused)
{
	struct kthread_create_info *create;
	pid_t pid;

	set_task_comm(current, "kthreadd");
	ignore_signals(current);

	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (list_empty(&kthread_create_list))
			schedule();
		__set_current_state(TASK_RUNNING);

		while (!list_empty(&kthread_create_list)) {
			create = list_first_entry(&kthread_create_list,
						  struct kthread_create_info, list);
			list_del_init(&create->list);
			pid = kernel_thread(kthread, create,
					    CLONE_FS | CLONE_FILES | SIGCHLD);
			if (pid < 0) {
				create->result = ERR_PTR(pid);
				complete(&create->done);
			}
		}
	}
	return 0;
}
