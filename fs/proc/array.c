// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/array.c - /proc/PID/{status,stat,statm}
 *
 * Linux:    fs/proc/array.c (6.1's fields)
 * Read:     fs/proc/base.c before
 *
 * Left out: fields of what does not exist here (swap, CPUs, seccomp, …) are
 *	     printed with the value that they have on a machine without it
 */
#include <linux/math64.h>
#include <linux/ptrace.h>
#include <linux/tty.h>
#include "internal.h"

/* Escaped: a name with an end of line in it must not look like a field. */
void proc_task_name(struct seq_file *m, struct task_struct *p, bool escape)
{
	char comm[TASK_COMM_LEN], *s;

	get_task_comm(comm, p);
	for (s = comm; *s; s++) {
		if (escape && (*s == '\n' || *s == '\\'))
			seq_putc(m, '\\');
		seq_putc(m, escape && *s == '\n' ? 'n' : *s);
	}
}

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

static void collect_sigign_sigcatch(struct task_struct *p, sigset_t *ignored,
				    sigset_t *caught)
{
	int i;

	sigemptyset(ignored);
	sigemptyset(caught);
	for (i = 1; p->sighand && i <= _NSIG; i++) {
		__sighandler_t h = p->sighand->action[i - 1].sa.sa_handler;

		if (h == SIG_IGN)
			sigaddset(ignored, i);
		else if (h != SIG_DFL)
			sigaddset(caught, i);
	}
}

static void task_sig(struct seq_file *m, struct task_struct *p)
{
	sigset_t ignored, caught;

	collect_sigign_sigcatch(p, &ignored, &caught);
	seq_printf(m, "Threads:\t%d\nSigQ:\t%d/%lu\n", p->signal->nr_threads,
		   atomic_read(&p->cred->user->sigpending),
		   p->signal->rlim[RLIMIT_SIGPENDING].rlim_cur);
	render_sigset_t(m, "SigPnd:\t", &p->pending.signal);
	render_sigset_t(m, "ShdPnd:\t", &p->signal->shared_pending.signal);
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

	seq_puts(m, "Name:\t");
	proc_task_name(m, task, true);
	seq_putc(m, '\n');
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

/** nsec_to_clock_t() - Return: nanoseconds in units of 1 / USER_HZ seconds. */
u64 nsec_to_clock_t(u64 ns)
{
	return div_u64(ns, NSEC_PER_SEC / USER_HZ);
}

/* Of one thread, or of all that the process has and had. */
static void stat_counts(struct task_struct *task, bool whole, u64 *utime,
			u64 *stime, unsigned long *min_flt,
			unsigned long *maj_flt)
{
	struct task_struct *t = task;

	*utime = task->utime;
	*stime = task->stime;
	*min_flt = task->min_flt;
	*maj_flt = task->maj_flt;
	if (!whole)
		return;
	thread_group_cputime(task, utime, stime);
	*min_flt += task->signal->min_flt;
	*maj_flt += task->signal->maj_flt;
	while_each_thread(task, t) {
		*min_flt += t->min_flt;
		*maj_flt += t->maj_flt;
	}
}

/*
 * 52 fields on one line, for programs. Addresses only for who may look into the
 * process. Field 28 is startstack: sp when the program began. 29 and 30, its
 * present sp and pc, are 0 unless the process is exiting.
 */
static int do_task_stat(struct seq_file *m, struct task_struct *task, bool whole)
{
	static const struct mm_struct no_mm;
	struct mm_struct *mm = get_task_mm(task);
	const struct mm_struct *seen = mm ?: &no_mm;
	bool permitted = ptrace_may_access(task, PTRACE_MODE_READ_FSCREDS);
	struct signal_struct *sig = task->signal;
	unsigned long min_flt, maj_flt;
	int exit_code = task->exit_code, tty_nr = 0, tty_pgrp = -1;
	sigset_t ignored, caught;
	u64 utime, stime;

	stat_counts(task, whole, &utime, &stime, &min_flt, &maj_flt);
	collect_sigign_sigcatch(task, &ignored, &caught);
	if (whole && sig->flags & (SIGNAL_GROUP_EXIT | SIGNAL_STOP_STOPPED))
		exit_code = sig->group_exit_code;
	if (sig->tty) {
		tty_nr = new_encode_dev(tty_devnum(sig->tty));
		tty_pgrp = pid_nr(sig->tty->pgrp);
	}

	seq_printf(m, "%d (", task_pid_nr(task));
	proc_task_name(m, task, false);
	seq_printf(m, ") %c %d %d %d %d %d %u", *get_task_state(task),
		   task_ppid(task), pid_nr(task_pgrp(task)),
		   pid_nr(task_session(task)), tty_nr, tty_pgrp, task->flags);
	seq_printf(m, " %lu %lu %lu %lu", min_flt, sig->cmin_flt, maj_flt,
		   sig->cmaj_flt);
	seq_printf(m, " %llu %llu %llu %llu", nsec_to_clock_t(utime),
		   nsec_to_clock_t(stime), nsec_to_clock_t(sig->cutime),
		   nsec_to_clock_t(sig->cstime));
	seq_printf(m, " 20 0 %d 0 %llu", sig->nr_threads,
		   nsec_to_clock_t(task->start_time));
	seq_printf(m, " %lu %ld %lu", mm ? task_vsize(mm) : 0,
		   mm ? (long)get_mm_rss(mm) : 0,
		   sig->rlim[RLIMIT_RSS].rlim_cur);
	if (mm && !permitted)
		seq_puts(m, " 1 1 0 0 0");
	else
		seq_printf(m, " %lu %lu %lu 0 0", seen->start_code,
			   seen->end_code, seen->start_stack);
	/* pending, blocked, ignored, caught: only the first 31 signals */
	seq_printf(m, " %lu %lu %lu %lu",
		   task->pending.signal.sig[0] & 0x7fffffffUL,
		   task->blocked.sig[0] & 0x7fffffffUL,
		   ignored.sig[0] & 0x7fffffffUL, caught.sig[0] & 0x7fffffffUL);
	seq_printf(m, " %d 0 0 %d 0 0 0 0 0 0",
		   permitted && (!whole || sig->nr_threads < 2) &&
		   task->state != TASK_RUNNING, task->exit_signal);
	if (!permitted)
		seen = &no_mm;
	seq_printf(m, " %lu %lu %lu %lu %lu %lu %lu %d\n", seen->start_data,
		   seen->end_data, seen->start_brk, seen->arg_start,
		   seen->arg_end, seen->env_start, seen->env_end,
		   permitted ? exit_code : 0);
	if (mm)
		mmput(mm);
	return 0;
}

int proc_tgid_stat(struct seq_file *m, struct task_struct *task)
{
	return do_task_stat(m, task, true);
}

int proc_tid_stat(struct seq_file *m, struct task_struct *task)
{
	return do_task_stat(m, task, false);
}

/* Pages: all, resident, shared, text, 0, data and stack, 0. */
int proc_pid_statm(struct seq_file *m, struct task_struct *task)
{
	unsigned long size = 0, resident = 0, shared = 0, text = 0, data = 0;
	struct mm_struct *mm = get_task_mm(task);

	if (mm) {
		size = mm->total_vm;
		resident = get_mm_rss(mm);
		shared = mm->rss_stat[MM_FILEPAGES] + mm->rss_stat[MM_SHMEMPAGES];
		text = (PAGE_ALIGN(mm->end_code) -
			(mm->start_code & PAGE_MASK)) >> PAGE_SHIFT;
		data = mm->data_vm + mm->stack_vm;
		mmput(mm);
	}
	seq_printf(m, "%lu %lu %lu %lu 0 %lu 0\n", size, resident, shared, text,
		   data);
	return 0;
}
