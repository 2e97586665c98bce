// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/array.c - /proc/PID/status and /proc/PID/stat
 *
 * Linux:    fs/proc/array.c (6.1's fields)
 * Read:     fs/proc/base.c before
 *
 * Left out: fields of what does not exist here (swap, CPUs, seccomp, …) are
 *	     printed with the value that they have on a machine without it
 */
#include <linux/math64.h>
#include "internal.h"

static const char *const task_state_array[] = {
	"R (running)", "S (sleeping)", "D (disk sleep)", "T (stopped)",
	"t (tracing stop)", "X (dead)", "Z (zombie)",
};

static const char *get_task_state(struct task_struct *tsk)
{
	long state = tsk->state | tsk->exit_state;

	if (state & EXIT_ZOMBIE)
		return task_state_array[6];
	if (state & (EXIT_DEAD | TASK_DEAD))
		return task_state_array[5];
	if (state & __TASK_TRACED)
		return task_state_array[4];
	if (state & __TASK_STOPPED)
		return task_state_array[3];
	if (state & TASK_UNINTERRUPTIBLE)
		return task_state_array[2];
	return task_state_array[state & TASK_INTERRUPTIBLE ? 1 : 0];
}

static pid_t task_ppid(struct task_struct *p)
{
	return p->real_parent ? task_tgid_nr(p->real_parent) : 0;
}

static void task_state(struct seq_file *m, struct task_struct *p)
{
	const struct cred *cred = p->cred;

	if (p->fs)
		seq_printf(m, "Umask:\t%#04o\n", p->fs->umask);
	seq_printf(m, "State:\t%s\nTgid:\t%d\nNgid:\t0\nPid:\t%d\nPPid:\t%d\n",
		   get_task_state(p), task_tgid_nr(p), task_pid_nr(p),
		   task_ppid(p));
	seq_printf(m, "TracerPid:\t0\nUid:\t%u\t%u\t%u\t%u\n",
		   cred->uid, cred->euid, cred->suid, cred->fsuid);
	seq_printf(m, "Gid:\t%u\t%u\t%u\t%u\nFDSize:\t%u\nGroups:\t \n",
		   cred->gid, cred->egid, cred->sgid, cred->fsgid,
		   p->files ? p->files->max_fds : 0);
	seq_printf(m, "NStgid:\t%d\nNSpid:\t%d\nNSpgid:\t%d\nNSsid:\t%d\n",
		   task_tgid_nr(p), task_pid_nr(p), pid_nr(task_pgrp(p)),
		   pid_nr(task_session(p)));
}

static void render_sigset_t(struct seq_file *m, const char *header,
			    const sigset_t *set)
{
	seq_printf(m, "%s%08lx%08lx\n", header, set->sig[1], set->sig[0]);
}

static void task_sig(struct seq_file *m, struct task_struct *p)
{
	sigset_t ignored, caught, shpending;
	int i, queued = 0;
	struct sigqueue *q;

	sigemptyset(&ignored);
	sigemptyset(&caught);
	sigemptyset(&shpending);
	for (i = 1; p->sighand && i <= _NSIG; i++) {
		__sighandler_t h = p->sighand->action[i - 1].sa.sa_handler;

		if (h == SIG_IGN)
			sigaddset(&ignored, i);
		else if (h != SIG_DFL)
			sigaddset(&caught, i);
	}
	list_for_each_entry(q, &p->pending.list, list)
		queued++;
	if (p->signal) {
		shpending = p->signal->shared_pending.signal;
		list_for_each_entry(q, &p->signal->shared_pending.list, list)
			queued++;
		seq_printf(m, "Threads:\t%d\nSigQ:\t%d/%lu\n",
			   p->signal->nr_threads, queued,
			   p->signal->rlim[RLIMIT_SIGPENDING].rlim_cur);
	}
	render_sigset_t(m, "SigPnd:\t", &p->pending.signal);
	render_sigset_t(m, "ShdPnd:\t", &shpending);
	render_sigset_t(m, "SigBlk:\t", &p->blocked);
	render_sigset_t(m, "SigIgn:\t", &ignored);
	render_sigset_t(m, "SigCgt:\t", &caught);
}

static void task_cap(struct seq_file *m, struct task_struct *p)
{
	u64 all = (1ULL << (CAP_LAST_CAP + 1)) - 1;
	u64 eff = p->cred->euid == 0 ? all : 0;

	seq_printf(m, "CapInh:\t%016llx\nCapPrm:\t%016llx\nCapEff:\t%016llx\n",
		   0ULL, eff, eff);
	seq_printf(m, "CapBnd:\t%016llx\nCapAmb:\t%016llx\n", all, 0ULL);
}

/**
 * proc_pid_status() - the table for people
 * @m:		output
 * @task:	counted by the caller
 *
 * Return: 0.
 */
int proc_pid_status(struct seq_file *m, struct task_struct *task)
{
	struct mm_struct *mm = get_task_mm(task);
	char comm[TASK_COMM_LEN];

	seq_printf(m, "Name:\t%s\n", get_task_comm(comm, task));
	task_state(m, task);
	if (mm) {
		task_mem(m, mm);
		seq_puts(m, "CoreDumping:\t0\nTHP_enabled:\t0\n");
		mmput(mm);
	}
	task_sig(m, task);
	task_cap(m, task);
	seq_puts(m, "NoNewPrivs:\t0\nSeccomp:\t0\nSeccomp_filters:\t0\n"
		    "Speculation_Store_Bypass:\tunknown\n"
		    "SpeculationIndirectBranch:\tunsupported\n"
		    "Cpus_allowed:\t1\nCpus_allowed_list:\t0\n"
		    "Mems_allowed:\t1\nMems_allowed_list:\t0\n");
	seq_printf(m, "voluntary_ctxt_switches:\t%lu\n"
		      "nonvoluntary_ctxt_switches:\t%lu\n",
		   task->nvcsw, task->nivcsw);
	return 0;
}

static u64 nsec_to_clock_t(u64 ns)
{
	return div_u64(ns, NSEC_PER_SEC / USER_HZ);
}

/**
 * proc_pid_stat() - 52 fields on one line, for programs
 * @m:		output
 * @task:	counted by the caller
 *
 * Field 28 is startstack: sp when the program began. 29 and 30, its present
 * sp and pc, are 0 unless the process is exiting.
 *
 * Return: 0.
 */
int proc_pid_stat(struct seq_file *m, struct task_struct *task)
{
	struct mm_struct *mm = get_task_mm(task);
	struct signal_struct *sig = task->signal;
	char comm[TASK_COMM_LEN];

	seq_printf(m, "%d (%s) %c %d %d %d 0 -1 %u", task_pid_nr(task),
		   get_task_comm(comm, task), *get_task_state(task),
		   task_ppid(task), pid_nr(task_pgrp(task)),
		   pid_nr(task_session(task)), task->flags);
	seq_printf(m, " %lu %lu %lu 0", task->min_flt,
		   sig ? sig->cmin_flt : 0, task->maj_flt);
	seq_printf(m, " %llu %llu %llu %llu", nsec_to_clock_t(task->utime),
		   nsec_to_clock_t(task->stime),
		   nsec_to_clock_t(sig ? sig->cutime : 0),
		   nsec_to_clock_t(sig ? sig->cstime : 0));
	seq_printf(m, " 20 0 %d 0 %llu", sig ? sig->nr_threads : 0,
		   nsec_to_clock_t(task->start_time));
	seq_printf(m, " %lu %ld %lu", mm ? task_vsize(mm) : 0,
		   mm ? (long)get_mm_rss(mm) : 0,
		   sig ? sig->rlim[RLIMIT_RSS].rlim_cur : 0);
	seq_printf(m, " %lu %lu %lu 0 0", mm ? mm->start_code : 0,
		   mm ? mm->end_code : 0, mm ? mm->start_stack : 0);
	/* pending, blocked, ignored, caught: only the first 31 signals */
	seq_printf(m, " %lu %lu 0 0", task->pending.signal.sig[0] & 0x7fffffffUL,
		   task->blocked.sig[0] & 0x7fffffffUL);
	seq_printf(m, " 0 0 0 %d 0 0 0 0 0 0", task->exit_signal);
	seq_printf(m, " %lu %lu %lu %lu %lu %lu %lu",
		   mm ? mm->start_data : 0, mm ? mm->end_data : 0,
		   mm ? mm->start_brk : 0, mm ? mm->arg_start : 0,
		   mm ? mm->arg_end : 0, mm ? mm->env_start : 0,
		   mm ? mm->env_end : 0);
	seq_printf(m, " %d\n", task->exit_code);
	if (mm)
		mmput(mm);
	return 0;
}
