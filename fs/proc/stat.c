// SPDX-License-Identifier: GPL-2.0-only
/*
 * fs/proc/stat.c - the machine: /proc/{stat,uptime,loadavg,interrupts,cpuinfo}
 *
 * Linux:    fs/proc/{stat,uptime,loadavg,interrupts,cpuinfo}.c, kernel/irq/proc.c
 * Read:     scheduler_tick() in kernel/sched.c before
 *
 * CPU time is counted in ticks: who runs when the tick comes has had all of it.
 */
#include <linux/arch.h>
#include <linux/interrupt.h>
#include <linux/math64.h>
#include "internal.h"

static void show_cpu(struct seq_file *p, const char *name)
{
	seq_printf(p, "%s %llu 0 %llu %llu 0 0 0 0 0 0\n", name,
		   nsec_to_clock_t(cpustat[CPUTIME_USER]),
		   nsec_to_clock_t(cpustat[CPUTIME_SYSTEM]),
		   nsec_to_clock_t(cpustat[CPUTIME_IDLE]));
}

static int show_stat(struct seq_file *p, void *v)
{
	unsigned long long sum = 0;
	unsigned int i;

	for (i = 0; i < NR_IRQS; i++)
		sum += irq_desc[i].count;
	show_cpu(p, "cpu ");
	show_cpu(p, "cpu0");
	seq_printf(p, "intr %llu", sum);
	for (i = 0; i < NR_IRQS; i++)
		seq_printf(p, " %u", irq_desc[i].count);
	seq_printf(p, "\nctxt %llu\nbtime %llu\nprocesses %lu\n"
		      "procs_running %u\nprocs_blocked 0\n",
		   nr_context_switches,
		   div_u64(ktime_get_real_ns() - ktime_get_ns(), NSEC_PER_SEC),
		   total_forks, nr_running());
	seq_puts(p, "softirq 0 0 0 0 0 0 0 0 0 0 0\n");
	return 0;
}

/* Seconds with two digits behind the point. */
static void show_seconds(struct seq_file *m, u64 ns, char end)
{
	struct timespec64 ts = ns_to_timespec64(ns);

	seq_printf(m, "%lu.%02lu%c", (unsigned long)ts.tv_sec,
		   ts.tv_nsec / (NSEC_PER_SEC / 100), end);
}

static int uptime_proc_show(struct seq_file *m, void *v)
{
	show_seconds(m, ktime_get_ns(), ' ');
	show_seconds(m, cpustat[CPUTIME_IDLE], '\n');
	return 0;
}

static int loadavg_proc_show(struct seq_file *m, void *v)
{
	unsigned long avnrun[3];
	int i;

	get_avenrun(avnrun, FIXED_1 / 200, 0);
	for (i = 0; i < 3; i++)
		seq_printf(m, "%lu.%02lu ", avnrun[i] >> FSHIFT,
			   (avnrun[i] & (FIXED_1 - 1)) * 100 >> FSHIFT);
	seq_printf(m, "%u/%d %d\n", nr_running(), nr_threads, last_pid);
	return 0;
}

static int show_interrupts(struct seq_file *p, void *v)
{
	unsigned int prec = 3, limit = 1000, i;

	for (; limit <= NR_IRQS; prec++)
		limit *= 10;
	seq_printf(p, "%*s", prec + 8, "");
	seq_printf(p, "CPU%-8d\n", 0);
	for (i = 0; i < NR_IRQS; i++) {
		const struct irq_desc *desc = &irq_desc[i];

		if (!desc->handler && !desc->count)
			continue;
		seq_printf(p, "%*d: %10u ", prec, i, desc->count);
		if (desc->chip->type)
			seq_printf(p, "%s %*u %-8s", desc->chip->name, prec, i,
				   desc->chip->type);
		else
			seq_printf(p, " %8s %*s", desc->chip->name, prec, "");
		if (desc->handler)
			seq_printf(p, "  %s", desc->name);
		seq_putc(p, '\n');
	}
	seq_printf(p, "%*s: %10u\n", prec, "ERR", irq_err_count);
	return 0;
}

static int __init proc_stat_init(void)
{
	proc_create_single("stat", 0444, NULL, show_stat);
	proc_create_single("uptime", 0444, NULL, uptime_proc_show);
	proc_create_single("loadavg", 0444, NULL, loadavg_proc_show);
	proc_create_single("interrupts", 0444, NULL, show_interrupts);
	proc_create_single("cpuinfo", 0444, NULL, show_cpuinfo);
	return 0;
}
fs_initcall(proc_stat_init);
