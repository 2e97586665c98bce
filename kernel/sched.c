// SPDX-License-Identifier: GPL-2.0-only
/*
 * kernel/sched.c - which task runs next, and how the stacks are exchanged
 *
 * Linux:    kernel/sched/core.c, rt.c (SCHED_RR), idle.c, loadavg.c,
 *	     kernel/time/timer.c
 * Notes:    chapter 4, "Two stacks, one switch"; walk context-switch
 * Read:     arch's switch_to() after
 *
 * All tasks that can run, the running one included, are on one queue; its first
 * entry runs. Who wakes up goes to the end; whose 100 ms are over, too.
 *
 *	schedule()                                       a new task:
 *	  context_switch(prev, next)
 *	    switch_mm()     other user memory, same kernel
 *	    switch_to()     other kernel stack -------->   ret_from_fork
 *	    ...             (prev is another task now!)      schedule_tail()
 *	    finish_task_switch(prev)                           finish_task_switch()
 *	                    a dead prev loses its stack here:
 *	                    it could not free it while it ran on it
 *
 * Locks:    the queue and ->state changes by wake-ups: interrupts off
 * Left out: priorities, classes, preemption of the kernel, load balancing
 */
#include <linux/arch.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/sched.h>
#include <linux/syscalls.h>

#define RR_TIMESLICE	(100 * HZ / 1000)

u64 nr_context_switches;
u64 cpustat[NR_STATS];			/* ns of the CPU, for /proc/stat */

static LIST_HEAD(rq);			/* the run queue */
static struct mm_struct *rq_prev_mm;	/* borrowed until the switch is over */

static void enqueue_task(struct task_struct *p)
{
	list_add_tail(&p->run_list, &rq);
	if (current == &init_task)
		set_tsk_need_resched(current);
}

static struct task_struct *pick_next_task(void)
{
	if (list_empty(&rq))
		return &init_task;
	return list_first_entry(&rq, struct task_struct, run_list);
}

/**
 * wake_up_state() - a sleeping task may run again
 * @p: the task
 * @state: it is woken only if it sleeps in one of these TASK_…
 *
 * Context: any.
 * Return: 1 if it slept, else 0.
 */
int wake_up_state(struct task_struct *p, unsigned int state)
{
	unsigned long flags;
	int success = 0;

	local_irq_save(flags);
	if (p->state & state) {
		/* On the queue still: it is only about to sleep. */
		if (list_empty(&p->run_list))
			enqueue_task(p);
		p->state = TASK_RUNNING;
		success = 1;
	}
	local_irq_restore(flags);
	return success;
}

/**
 * wake_up_process() - wake_up_state() for every kind of sleep but a stop
 * @p: the task
 *
 * Context: any.
 * Return: 1 if it slept, else 0.
 */
int wake_up_process(struct task_struct *p)
{
	return wake_up_state(p, TASK_NORMAL);
}

/**
 * sched_fork() - a new task does not run, and must not be woken, yet
 * @p: the new task
 */
void sched_fork(struct task_struct *p)
{
	p->state = TASK_RUNNING;
	p->time_slice = RR_TIMESLICE;
	INIT_LIST_HEAD(&p->run_list);
	task_thread_info(p)->preempt_count = 0;
}

/**
 * wake_up_new_task() - the first time on the queue
 * @p: from copy_process()
 */
void wake_up_new_task(struct task_struct *p)
{
	unsigned long flags;

	local_irq_save(flags);
	enqueue_task(p);
	local_irq_restore(flags);
}

/*
 * The first thing after a switch, on the stack of the task that runs now.
 * @prev is the task that was switched away from; its state is read before
 * interrupts are enabled, because a wake-up could change it.
 */
static void finish_task_switch(struct task_struct *prev)
{
	struct mm_struct *mm = rq_prev_mm;
	long prev_state = prev->state;

	rq_prev_mm = NULL;
	kmap_local_sched_in();
	local_irq_enable();

	if (mm)
		mmdrop(mm);
	if (prev_state == TASK_DEAD) {
		/* Nobody runs on its stack any more. */
		put_task_stack(prev);
		put_task_struct(prev);	/* the scheduler's reference */
	}
}

/**
 * schedule_tail() - [fork 6/6 first steps] what schedule() does after a switch,
 * for a task that never called it
 * @prev: the task that ran before
 *
 * Context: ret_from_fork, interrupts off; on in the end.
 */
void schedule_tail(struct task_struct *prev)
{
	finish_task_switch(prev);
	if (current->set_child_tid)
		put_user(task_pid_nr(current), current->set_child_tid);
}

/*
 * A kernel thread has no memory of its own and keeps using the page tables
 * that are loaded: all have the same kernel half. mm_count keeps them alive.
 */
static void __sched context_switch(struct task_struct *prev, struct task_struct *next)
{
	struct mm_struct *mm = next->mm, *oldmm = prev->active_mm;

	kmap_local_sched_out();
	if (!mm) {
		next->active_mm = oldmm;
		mmgrab(oldmm);
	} else {
		switch_mm(oldmm, mm, next);
	}
	if (!prev->mm) {
		prev->active_mm = NULL;
		rq_prev_mm = oldmm;
	}
	/* Entered on the stack of prev, left on that of next. */
	switch_to(prev, next, prev);
	barrier();
	finish_task_switch(prev);
}

static void schedule_debug(struct task_struct *prev)
{
	if (IS_ENABLED(CONFIG_SCHED_STACK_END_CHECK) &&
	    task_stack_end_corrupted(prev))
		panic("corrupted stack end detected inside scheduler\n");
	if (unlikely(in_atomic()) && !oops_in_progress) {
		pr_err("BUG: scheduling while atomic: %s/%d/0x%08x\n",
		       prev->comm, prev->pid, preempt_count());
		dump_stack();
		preempt_count() = 0;
	}
}

/**
 * schedule() - let the next task run; return when it is our turn again
 *
 * A task whose ->state is not TASK_RUNNING sleeps until wake_up_state(), unless
 * a signal that may end this sleep is pending already.
 *
 * Context: task context, no locks held; interrupts are on afterwards.
 */
void __sched schedule(void)
{
	struct task_struct *prev = current, *next;
	unsigned long *switch_count = &prev->nivcsw;

	schedule_debug(prev);
	local_irq_disable();
	if (prev->state != TASK_RUNNING && prev != &init_task) {
		if (signal_pending_state(prev->state, prev)) {
			prev->state = TASK_RUNNING;
		} else {
			list_del_init(&prev->run_list);
			switch_count = &prev->nvcsw;
		}
	}

	next = pick_next_task();
	clear_tsk_need_resched(prev);
	if (prev == next) {
		local_irq_enable();
		return;
	}
	++*switch_count;
	nr_context_switches++;
	context_switch(prev, next);
}

#define LOAD_FREQ	(5 * HZ + 1)

static unsigned long avenrun[3];	/* fixed point, over 1, 5, 15 minutes */

/** nr_running() - Return: tasks on the run queue. */
unsigned int nr_running(void)
{
	struct task_struct *p;
	unsigned int n = 0;

	list_for_each_entry(p, &rq, run_list)
		n++;
	return n;
}

/**
 * get_avenrun() - the load averages
 * @loads: gets three numbers with FSHIFT + @shift bits behind the point
 * @offset: is added, to round
 * @shift: see @loads
 */
void get_avenrun(unsigned long *loads, unsigned long offset, int shift)
{
	int i;

	for (i = 0; i < 3; i++)
		loads[i] = (avenrun[i] + offset) << shift;
}

/* Who runs, wants to run, or waits for what is sure to come counts. */
static void calc_global_load(void)
{
	static const unsigned long exp[] = { 1884, 2014, 2037 };
	unsigned long active = 0, load;
	struct task_struct *p, *t;
	int i;

	for_each_process(p) {
		t = p;
		do {
			if (!t->state || t->state & TASK_UNINTERRUPTIBLE)
				active += FIXED_1;
		} while_each_thread(p, t);
	}
	for (i = 0; i < 3; i++) {
		load = avenrun[i] * exp[i] + active * (FIXED_1 - exp[i]);
		if (active >= avenrun[i])
			load += FIXED_1 - 1;
		avenrun[i] = load / FIXED_1;
	}
}

/* RLIMIT_CPU: SIGXCPU, then every second again; SIGKILL at the hard limit. */
static void check_process_timers(struct task_struct *tsk)
{
	struct rlimit *rlim = &tsk->signal->rlim[RLIMIT_CPU];
	u64 utime, stime;

	if (rlim->rlim_cur == RLIM_INFINITY || tsk->exit_state)
		return;
	thread_group_cputime(tsk, &utime, &stime);
	if (rlim->rlim_max != RLIM_INFINITY &&
	    utime + stime >= (u64)rlim->rlim_max * NSEC_PER_SEC) {
		group_send_sig_info(SIGKILL, SEND_SIG_PRIV, tsk);
	} else if (utime + stime >= (u64)rlim->rlim_cur * NSEC_PER_SEC) {
		rlim->rlim_cur++;
		group_send_sig_info(SIGXCPU, SEND_SIG_PRIV, tsk);
	}
}

/**
 * scheduler_tick() - account the tick to the running task; is its time over?
 * @user_tick: it was interrupted in user mode
 *
 * Context: timer interrupt.
 */
void scheduler_tick(int user_tick)
{
	struct task_struct *p = current;

	if (user_tick)
		p->utime += TICK_NSEC;
	else
		p->stime += TICK_NSEC;

	cpustat[p == &init_task ? CPUTIME_IDLE :
		user_tick ? CPUTIME_USER : CPUTIME_SYSTEM] += TICK_NSEC;
	if (!(jiffies % LOAD_FREQ))
		calc_global_load();
	check_process_timers(p);

	if (p == &init_task || --p->time_slice)
		return;
	p->time_slice = RR_TIMESLICE;
	if (!list_empty(&p->run_list) && !list_is_singular(&rq)) {
		list_move_tail(&p->run_list, &rq);
		set_tsk_need_resched(p);
	}
}

/** sys_sched_yield() - to the end of the queue. Return: 0. */
SYSCALL_DEFINE0(sched_yield)
{
	local_irq_disable();
	list_move_tail(&current->run_list, &rq);
	local_irq_enable();
	schedule();
	return 0;
}

static bool find_wchan(void *cookie, unsigned long addr,
				struct pt_regs *regs)
{
	if (in_sched_functions(addr))
		return true;
	*(unsigned long *)cookie = addr;
	return false;
}

/**
 * get_wchan() - in which function does a task sleep?
 * @p: the task
 *
 * Return: an address in it; 0: it does not sleep, or its stack does not say.
 */
unsigned long get_wchan(struct task_struct *p)
{
	unsigned long wchan = 0;

	if (p == current || p->state == TASK_RUNNING || !try_get_task_stack(p))
		return 0;
	arch_stack_walk(find_wchan, &wchan, p, NULL);
	put_task_stack(p);
	return wchan;
}

struct process_timer {
	struct timer_list timer;
	struct task_struct *task;
};

static void process_timeout(struct timer_list *t)
{
	wake_up_process(container_of(t, struct process_timer, timer)->task);
}

/**
 * schedule_timeout() - sleep, but not longer than this
 * @timeout: jiffies, or MAX_SCHEDULE_TIMEOUT: no limit
 *
 * Context: ->state says which kind of sleep; TASK_RUNNING afterwards.
 * Return: jiffies that were left when something else woke the task, else 0.
 */
long __sched schedule_timeout(long timeout)
{
	struct process_timer timer = {
		.timer.function	= process_timeout,
		.task		= current,
	};
	unsigned long expire = jiffies + timeout;

	if (timeout == MAX_SCHEDULE_TIMEOUT) {
		schedule();
		return timeout;
	}
	timer.timer.expires = expire;
	add_timer(&timer.timer);
	schedule();
	del_timer(&timer.timer);
	timeout = expire - jiffies;
	return timeout < 0 ? 0 : timeout;
}

/**
 * __might_sleep() - complain where sleeping would be a bug
 * @file: of the caller of might_sleep()
 * @line: of it
 *
 * Called by everything that sleeps only sometimes, so that the mistake is found
 * also when it does not.
 */
void __might_sleep(const char *file, int line)
{
	static unsigned long prev_jiffy;

	/* Before the first switch there is nobody else to run. */
	if (!nr_context_switches || oops_in_progress ||
	    (!in_atomic() && !irqs_disabled()))
		return;
	if (prev_jiffy && jiffies == prev_jiffy)
		return;
	prev_jiffy = jiffies;
	pr_err("BUG: sleeping function called from invalid context at %s:%d\n",
	       file, line);
	pr_err("in_atomic(): %d, irqs_disabled(): %d, pid: %d, name: %s\n",
	       in_atomic(), irqs_disabled(), current->pid, current->comm);
	if (task_stack_end_corrupted(current))
		pr_emerg("Thread overran stack, or stack corrupted\n");
	dump_stack();
}

/**
 * sched_init() - task 0 becomes the idle task: it runs when nobody else can
 */
void __init sched_init(void)
{
	mmgrab(&init_mm);	/* init_task's ->active_mm */
}

/**
 * cpu_startup_entry() - the idle loop
 *
 * The question and the wait must be one step for interrupts: a wake-up between
 * them would be slept through. cpu_idle_wait() gets interrupts off and waits
 * with them on.
 *
 * Context: task 0, at the end of start_kernel().
 */
void __noreturn cpu_startup_entry(void)
{
	for (;;) {
		local_irq_disable();
		while (!need_resched()) {
			cpu_idle_wait();
			local_irq_disable();
		}
		schedule();
	}
}
